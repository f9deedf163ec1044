# The debrief.

debrief-title = Debrief
debrief-watch = Watch the expert's call
debrief-print = Print
debrief-again = Play it again
debrief-shelf = Back to the shelf
debrief-away = Put away
debrief-away-of = Put away: { $notice }
debrief-unread = The debrief cannot be shown: { $why }.
debrief-lost = This journal is not whole: { $lost }. What stands before it is scored.

debrief-ready = Ready for the next call: { $total } of 100
debrief-try = Worth another try: { $total } of 100
debrief-broke-off = As far as it went: { $total } of 100
debrief-left = You left this call
debrief-untimed = Played untimed: the clock moved only by what was said.
debrief-slowed = Played slowed: the clock went at half speed while the caller was silent.
debrief-scores = Scores, of 100
debrief-score = { $name }: { $score } of 100, { $words } ({ $about })

debrief-minutes = The call, minute by minute
debrief-line-key = Press a mark to hear that moment again. On the keyboard, the left and right arrows go from mark to mark, and Enter plays.
debrief-raise = The fear is said, time { $number }, at { $time }. Play
debrief-spot = Point { $number }, { $verdict }, at { $time }: { $what }. Play
debrief-off-line = { $count ->
    [one] One more point has no place on the line: it was never said or done, or it is about the whole call.
   *[other] { $count } more points have no place on the line: they were never said or done, or they are about the whole call.
}
debrief-minute = { $count } min
legend-raised = the fear is said
legend-speaks = the caller speaks
legend-met = met
legend-late = late
legend-missed = missed
legend-wrong = wrong

debrief-mattered = What mattered, in the order it was said
debrief-play = Play { $time }: { $what }
debrief-guidance = Guidance: { $title } ({ $publisher }).
debrief-kept = Kept to throughout: { $kept }.

verdict-recognised = Recognised
verdict-asked = Asked
verdict-checked = Checked
verdict-logged = Logged
verdict-advised = Advised
verdict-graded = Graded
verdict-referred = Referred
verdict-answered = Answered
verdict-cared = Done
verdict-late = Late
verdict-missed = Missed
verdict-wrong = Wrong
point-verdict = { $point }: { $verdict }
point-recognise = Sign
point-ask = Question
point-check = Check
point-record = Log
point-advise = Advice
point-grade = Grade
point-refer = Referral
point-challenge = Review
point-care = Care

debrief-followed = What followed
debrief-decision = The supervisor's last word
debrief-searches = Your searches, as their audit has them
debrief-no-search = No record system was searched.
debrief-reason = Reason given: { $reason }.
debrief-opened = Opened: { $record }.
debrief-not-understood = What the caller did not understand
debrief-support = Support

rehear-start = Hear the call from its start
rehear-silence = Nobody has spoken yet
rehear-you = You
rehear-supervisor = Supervisor
rehear-seek = Where in the call
rehear-at = { $time } of { $whole }
rehear-play = Play
rehear-pause = Pause
rehear-back = Back 10 s
rehear-forward = On 10 s
rehear-line-before = Line before
rehear-next-line = Next line
rehear-stop = Stop
rehear-said = What was said

print-opened = The debrief opens in your browser. To find it again: { $path }
print-written = The debrief is written as a page, and no browser was found to open it. It is at { $path }
print-failed = The debrief cannot be written to { $path }: { $why }. Make that folder writable, or free some space.
