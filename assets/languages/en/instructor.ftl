# What only an instructor is told: the sessions, and what goes on in them.

instructor-name = Instructor
instructor-about = sessions for a class
instructor-door = For instructors
instructor-secret = Key or password
instructor-secret-means = The program prints the key, and a link with it, where it was started. Trainees need neither: they join with the code of a session.
instructor-secret-shown = Show what I type
instructor-enter = Go in
instructor-entered = You are signed in as the instructor.
instructor-leave = Sign out

instructor-new = New session
instructor-untitled = Session without a name
instructor-all = All sessions
instructor-open = Open sessions
instructor-open-none = No session is open. A new one begins in its lobby, where you choose the calls.
instructor-past = Sessions that are over
instructor-seats = { $count ->
    [0] nobody has joined
    [one] one trainee
   *[other] { $count } trainees
}
instructor-made = made { $ago }
instructor-code = Code
instructor-keep-until = Everything in it is erased on { $day }.
instructor-to-lobby = Open
instructor-to-lobby-of = Open: { $title }
instructor-to-running = Go to the board
instructor-to-running-of = Go to the board: { $title }
instructor-to-ended = Look back
instructor-to-ended-of = Look back on { $title }
instructor-erase = Erase the session
instructor-erase-of = Erase the session: { $title }
instructor-erase-sure = Erase “{ $title }”, for good?
instructor-erase-what = The session, its trainees' names, all that they did in it, and its debrief are erased. Nobody can bring them back. If it is running, it ends for everybody.
instructor-keep = Keep it
instructor-erase-now = Erase it
instructor-erased = Erased: { $title }

instructor-phase-lobby = lobby
instructor-phase-running = running
instructor-phase-ended = over
instructor-pace-own = Everybody at their own pace
instructor-pace-own-means = Each trainee plays the calls by themselves, in this order.
instructor-pace-together = All together
instructor-pace-together-means = Everybody hears one call, which you lead. Trainees say what they would ask, and each marks, logs, grades and refers for themselves.

instructor-audit = Who did what
instructor-audit-show = Show the trail
instructor-audit-means = Signing in, looking at somebody's results, exporting and erasing are written down. Each line seals the one before it, so that none can be changed or taken out unseen. Answers are not in it.
instructor-audit-whole = The chain is whole: nothing was changed or taken out.
instructor-audit-broken = The chain is broken: a line was changed or taken out. Tell whoever looks after this server.
instructor-audit-none = Nothing is written here yet.
instructor-audit-no = No.
instructor-audit-at = When
instructor-audit-who = Who
instructor-audit-did = Did
instructor-audit-what = What

instructor-set-up = Set-up
instructor-set-up-kept = What you choose is kept at once.
instructor-title = Name of the session
instructor-calls = Calls, in their order
instructor-calls-none = No call is chosen yet.
instructor-calls-add = Add a call
instructor-calls-pick = Which call?
instructor-calls-added = Added: { $title }, call { $no }
instructor-calls-moved = { $title } is now call { $no }
instructor-calls-up = Move up: { $title }
instructor-calls-down = Move down: { $title }
instructor-calls-remove = Take out
instructor-calls-remove-of = Take out: { $title }
instructor-calls-removed = Taken out: { $title }
instructor-calls-now = now
instructor-pace = Pace
instructor-timing-own = As each trainee has it
instructor-timing-own-means = Everybody's own setting counts.
instructor-language = Language of the screens
instructor-showing = What trainees are shown, and when
instructor-showing-after_call = Once their call is over
instructor-showing-at_end = Once the session is over
instructor-showing-score = Their score
instructor-showing-debrief = Their debrief
instructor-showing-room = What the class did, without names

instructor-joining = How to join
instructor-join-at = Address to type
instructor-join-over = Nobody can join any more.
instructor-qr = QR code that opens { $address } with the code filled in
instructor-wall = Open the wall, for the projector (new tab)
instructor-lock = Nobody new may join
instructor-arrivals = Who is here
instructor-nobody = Nobody has joined yet.
instructor-here = { $here } of { $seats } here
instructor-is-here = here
instructor-not-here = not here
instructor-is-removed = removed
instructor-has-left = left the session

instructor-orders = Steering the session
instructor-start = Start the session
instructor-start-needs = Choose at least one call first.
instructor-pause = Pause all
instructor-go-on = Go on
instructor-paused = paused
instructor-goes-on = It goes on.
instructor-has-begun = The session has begun.
instructor-has-ended = The session is over.
instructor-call-at = call { $no } of { $all }: { $title }
instructor-move-on = On to call { $no } of { $all }…
instructor-last-call = This is the last call
instructor-move-on-sure = On to “{ $title }”?
instructor-move-on-what = { $playing ->
    [0] Everybody goes on to the next call.
    [one] Everybody goes on to the next call. One trainee is still on a call: it is left as it is, and counts neither for nor against them.
   *[other] Everybody goes on to the next call. { $playing } trainees are still on a call: theirs are left as they are, and count neither for nor against them.
}
instructor-move-on-now = Move everybody on
instructor-end = End the session…
instructor-end-sure = End the session?
instructor-end-what = { $playing ->
    [0] Nobody can join or play any more. The debrief comes next; trainees are shown what you chose.
    [one] Nobody can join or play any more. One trainee is still on a call: it is left as it is, and counts neither for nor against them. The debrief comes next; trainees are shown what you chose.
   *[other] Nobody can join or play any more. { $playing } trainees are still on a call: theirs are left as they are, and count neither for nor against them. The debrief comes next; trainees are shown what you chose.
}
instructor-end-now = End it for everybody
instructor-stay = Not yet
instructor-not-now = Cancel
instructor-counts = { $here } of { $seats } here · { $playing } on a call · { $over } with their call over

instructor-hint = Hint
instructor-hint-to = Hint to { $name }
instructor-hint-all = Hint to all…
instructor-hint-all-title = Say something to everybody
instructor-hint-all-means = It appears at the top of every trainee's page, and is read out to those who listen. The clocks do not stop.
instructor-hint-of = A hint for { $name }
instructor-hint-one-means = Only they see it. It says nothing of how they are doing.
instructor-hint-words = What you say
instructor-hint-send = Send the hint
instructor-hint-send-all = Say it to everybody
instructor-hint-sent = { $name } has the hint.
instructor-hint-sent-all = Everybody has the hint.
instructor-hinted = Hint: “{ $hint }”
instructor-hinted-all = Said to everybody: “{ $hint }”

instructor-more = More…
instructor-more-about = More about { $name }
instructor-more-of = { $name }, number { $no }
instructor-rename = Name on your board
instructor-rename-keep = Use this name
instructor-renamed = Now called { $name }
instructor-remove = Remove
instructor-remove-of = Remove { $name }
instructor-remove-sure = Remove { $name } from the session?
instructor-remove-what = Their page says kindly that they are no longer in the session, and the code does not let them in again. What they did is kept. You can let them back in.
instructor-remove-now = Remove them
instructor-remove-not = Leave them in
instructor-removed = Removed: { $name }
instructor-let-back = Let back in
instructor-let-back-of = Let back in: { $name }
instructor-is-back = { $name } may come back.
instructor-erase-part = Erase their part
instructor-part-erase-sure = Erase what { $name } did here, for good?
instructor-part-erase-what = Their name, their calls and their results in this session are erased, and the class's debrief is made without them. Nobody can bring them back.
instructor-part-erased = Erased: the part of { $name }

instructor-board = Trainees
instructor-filter = Show
instructor-filter-all = Everybody ({ $count })
instructor-filter-quiet = Quiet for over a minute ({ $count })
instructor-filter-away = Not here ({ $count })
instructor-shown = { $shown } of { $all } shown
instructor-column-name = Name
instructor-column-place = Where they are
instructor-column-last = Last done
instructor-column-marks = Marks
instructor-column-quiet = Quiet
instructor-column-not-heard = Not heard
instructor-column-hands = Help
instructor-column-over = Calls finished
instructor-column-files = To take away
instructor-call-of = Call { $no }: { $title }
instructor-not-begun = not on a call
instructor-at = { $at }, { $time }
instructor-at-ringing = the phone rings
instructor-at-talking = talking
instructor-at-hold = caller on hold
instructor-at-rung-off = the caller has rung off
instructor-at-supervisor = with the supervisor
instructor-at-over = call over
instructor-at-left = left this call
instructor-steps = { $count ->
    [0] None of { $all } steps yet
   *[other] { $count } of { $all } steps: { $steps }
}
instructor-step-listened = listened
instructor-step-checked = checked
instructor-step-logged = logged
instructor-step-advised = advised
instructor-step-graded = graded { $grade }
instructor-step-referred = referred
instructor-step-submitted = submitted
instructor-did-nothing = nothing yet
instructor-did-something = did something
instructor-did-ask = asked something
instructor-did-say = said something
instructor-did-choose = said what was meant
instructor-did-wait = let the caller go on
instructor-did-mark = marked a line
instructor-did-unmark = took a mark back
instructor-did-search = searched the records
instructor-did-open = opened a trace
instructor-did-write = wrote in the log
instructor-did-quote = quoted in the log
instructor-did-note = put a trace in the log
instructor-did-strike = struck out an entry
instructor-did-advise = gave advice
instructor-did-grade = graded the call
instructor-did-refer = referred it
instructor-did-colleague = asked a colleague
instructor-did-hold = put the caller on hold
instructor-did-resume = went back to the caller
instructor-did-submit = submitted it
instructor-did-accept = accepted the review
instructor-did-challenge = challenged the review
instructor-did-end = ended the call
instructor-did-leave = left the call
instructor-quiet-not = under a minute
instructor-quiet = quiet { $minutes } min
instructor-marks = { $count ->
    [0] none yet
    [one] 1 mark
   *[other] { $count } marks
}
instructor-marked-times = { $name } ({ $count } times)
instructor-not-heard = { $count ->
    [0] –
    [one] 1 thing most others heard
   *[other] { $count } things most others heard
}

instructor-together = The call you lead, and what the class answers
instructor-not-led = Next: { $title }. The class hears it once you take it.
instructor-led = You lead: { $title }.
instructor-lead = Take the call
instructor-lead-beside = Take it in a new tab
instructor-lead-back = Back to the call
instructor-lead-back-beside = Open it in a new tab
instructor-reveal = Show to everybody
instructor-revealed = Shown to everybody: { $what }
instructor-hidden = No longer shown: { $what }
instructor-ask = Ask this
instructor-ask-of = Ask this: { $text }
instructor-asked = The caller was asked: { $text }

instructor-take-away = To take away
instructor-files-report = The class's report. No names stand in it.
instructor-files-results = The results, a row for each call of each trainee.
instructor-file-print = Report to print (new tab)
instructor-file-pdf = Report as PDF
instructor-file-xlsx = Spreadsheet
instructor-file-csv = CSV
instructor-file-json = JSON
instructor-with-names = With names
instructor-with-names-means = Counts for the spreadsheet, CSV and JSON. Take names only where you need them, and keep such a file as you would a training record.
instructor-debrief = Debrief
instructor-debrief-coming = The debrief is being made…
instructor-parts = Each trainee
instructor-nobody-came = Nobody came.
instructor-over-count = { $count ->
    [0] none
   *[other] { $count }
}
instructor-part-report = Report (new tab)
instructor-part-report-pdf = PDF
instructor-part-certificate-pdf = Certificate
instructor-part-export-json = Export

instructor-warnings = Worth knowing
instructor-stream-lost = The network is lost: the board may be behind. It comes back by itself.
instructor-stream-back = The network is back.
