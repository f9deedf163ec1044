# Watching a play: for one who watches, and for a class.

watch-name-expert = the expert's way
watch-name-passed-over = the way it went wrong
watch-expert = Watch the expert's way
watch-passed-over = Watch the way it went wrong
watch-other = Watch: { $play }
watch-try = Try it yourself

watch-faulty = This play cannot be watched until these lines are mended:
watch-faulty-more = and { $count } more

watch-commentary = Commentary
watch-waits = It waits until you have read this.
watch-waits-a-while = It waits a while, so that you can read this.
watch-read = Go on

watch-progress = { $now } of { $whole }
watch-at = Step { $step } of { $steps } · { $now } of { $whole }
watch-time = { $now } of { $whole }
watch-pause = Pause
watch-pause-to-talk = Pause to discuss
watch-go-on = Go on
watch-again = Watch again
watch-last = Back
watch-next = Next step
watch-last-line = Line before
watch-next-line = Next line
watch-start = From start
watch-speed-heard = As fast as it was, with sound
watch-speed-faster = One and a half times as fast, without sound
watch-speed-double = Twice as fast, without sound
watch-speed-skip = Skip talking
watch-at-notes = Wait at notes
watch-leave = Leave
watch-reveal = Reveal what was heard
watch-hide = Hide what was heard

watch-listens = Listens to the caller
watch-ask = Says: “{ $words }”
watch-choose = Settles what was meant
watch-hold = Puts the caller on hold
watch-resume = Takes the caller off hold
watch-wait = Says nothing, and lets the caller go on
watch-colleague = Asks a colleague
watch-mark = Marks the line “{ $line }”: { $sign }
watch-unmark = Takes back the mark on “{ $line }”: { $sign }
watch-search = Searches the { $system }: { $query }. Reason: { $reason }
watch-open = Opens the record: { $record }
watch-log-write = Writes in the log: { $text }
watch-log-quote = Quotes in the log: “{ $line }”
watch-log-trace = Puts in the log: { $record }
watch-log-strike = Strikes log entry { $entry }
watch-grade = Grades the call: { $grade }. { $because }
watch-refer = Refers it: { $route }, { $urgency }. { $reason }
watch-submit = Sends the log to the supervisor
watch-accept = Accepts the decision
watch-challenge = Challenges the decision: { $reason }
watch-end = Ends the call
watch-left = Leaves the call
watch-not-done = Line { $line } was not done: { $why }

watch-ended-passed = Handled like this, the call is passed.
watch-ended-not-passed = Handled like this, the call is not passed.
watch-ended-left = The call was left, and nothing is scored.

projector-ringing = The line is open.
projector-playing = playing
projector-paused = paused for discussion
projector-over = the call is over
projector-handler = Call handler
projector-supervisor = Supervisor
projector-revealed = What was heard so far
projector-nothing = Nothing so far was evidence of a sign.
projector-strong = { $sign } · strong
projector-weak = { $sign } · weak
projector-marked = marked by the call handler
projector-graded = Graded by the call handler: { $grade }
