# The call console.

console-line = { $who } on the line
console-seed = variant { $seed }
console-on-hold = on hold
console-rung-off = the caller has rung off
console-with-supervisor = with the supervisor
console-paused = paused: nothing is held against you
console-watched-paused = paused
console-over = the call is over
console-untimed = untimed
console-slowed = slowed
console-pause = Pause
console-go-on = Go on
console-hold = Hold
console-resume = Back to the caller
console-colleague = Ask a colleague
console-keys = Keys
console-leave = Leave
console-submit = Submit to the supervisor
console-submit-needs = Grade the call first
console-end = End the call

leave-title = Leave this call?
leave-text = You can leave at any time. Nobody asks why, and nothing is held against you.
leave-stay = Stay
leave-aside = Put it aside and go on later
leave-end = End it and see the debrief
leave-left = Leave it, unscored

caption-ringing = The line is open. Greet the caller.
wave-speaking = The caller is speaking
wave-silent = The caller is silent

transcript-title = What was said
transcript-you = you
transcript-being-said = The call handler says
nothing-yet = Nothing yet
transcript-marked = Marked: { $sign }
transcript-again = { $times ->
    [2] Said a second time
    [3] Said a third time
    [4] Said a fourth time
    [5] Said a fifth time
   *[other] Said { $times } times
}
transcript-mark = Mark
transcript-quote = Quote in the log

mark-as = Mark this line as
mark-nothing = Nothing has been said yet that could be marked.
marks-title = Marked so far
marks-none = Nothing yet. Choose a line and mark what it is a sign of.
marks-take-back = Undo
marks-take-back-of = Take back the mark: { $sign }

question-name = Say to the caller
question-hint = Say it in your own words
question-on-hold = The caller is on hold
question-nobody = The caller is no longer on the line
question-say = Say
question-topics = Still open: { $topics }
question-which = Which did you mean?
question-none = None of these

move-acknowledge = Say it back
move-reassure = Reassure
move-apologise = Apologise
move-go-back = Go on, you were saying
move-repeat = Say that again?
move-spell = How is it spelt?
move-explain = What happens next
move-goodbye = Say goodbye
move-wait = Let the caller go on

records-title = Records · training systems
records-name = Name
records-age = Age or birth
records-username = Username
records-town = Town
records-telephone = Telephone
records-reason = Reason
records-national = Search national
records-local = Search local
records-traces = { $count ->
    [one] 1 trace on these details
   *[other] { $count } traces on these details
}
records-no-trace = No trace on these details
records-reason-given = Reason given: { $reason }
records-held-by = held by { $force }
records-matched = Matched: { $reasons }
records-markers = Markers: { $markers }
records-open = Open
records-log = Put in the log
records-being-made = The search being made

log-title = Log
log-being-written = Being written
log-empty = Nothing written yet. Quote the caller where you can.
log-entry = Log entry
log-hint = Write what was seen and said
log-write = Write
log-strike = Strike
log-strike-of = Strike the entry: { $entry }
log-struck = struck

advice-title = Advice given
advice-add = Advise
advice-pick = Say this to the caller

grade-title = Grade
grade-because = Why this grade
grade-hint = Why: what decides it

referral-title = Refer
referral-add = Refer
referral-pick = Refer to
referral-reason = Why it is referred
referral-hint = Why: what they need to know
referral-urgency = How soon
referral-make = Refer

review-title = The supervisor has decided
review-challenge = Challenge it
review-accept = Accept it
challenge-reason = Why the decision should change
challenge-hint = What was said, what was found, what it means
challenge-evidence = Bring what was said and what was found:
challenge-made = The decision was challenged
challenge-make = Send the challenge

keys-title = Keys
keys-more = Tab goes to the next thing, Shift Tab to the one before; Space presses a button. In a list, type to narrow it, use the arrows, and press Enter.
key-keys = this map
key-question = go to the question box
key-records = go to the search form
key-log = go to the log pad
key-search-national = search the national training system
key-search-local = search the local training system
key-pause = stop the clock, or let it go on
key-hold = hold, or back to the caller
key-colleague = ask a colleague
key-submit = submit to the supervisor
key-line-up = choose the line before
key-line-down = choose the line after
key-mark = mark the line that is chosen
key-quote = quote it in the log
key-acknowledge = say the concern back
key-reassure = reassure
key-wait = in an untimed call: let the caller go on
key-trace-up = choose the trace before
key-trace-down = choose the trace after
key-open-trace = open the trace
key-log-trace = put the trace in the log
key-advise = advise
key-grade-immediate = grade: Immediate
key-grade-priority = grade: Priority
key-grade-scheduled = grade: Scheduled
key-grade-without = grade: Without deployment
key-refer = refer
key-accept = accept the decision
key-challenge = challenge the decision
key-end = end the call

reload-done = { $count ->
    [0] The scenario was read again, and everything done so far was done again in it.
    [one] The scenario was read again. One thing done before could not be done in it.
   *[other] The scenario was read again. { $count } things done before could not be done in it.
}
reload-faults = The file as it was saved has faults. The call goes on as it was before.
