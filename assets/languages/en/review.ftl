# The supervisor's seat.

review-you = You are { $name } { $number }
review-untimed = Untimed: the clock stands still while you think.
review-pause = Stop the clock
review-go-on = Go on
review-keys = Keys
review-leave = Leave
review-end = End the review
review-stay = Stay
review-aside = Put it aside
review-left = Leave, nothing scored
review-leave-title = Do you want to leave?
review-leave-text = You can put the review aside and go on with it later, or leave it. Nothing is asked and nothing is scored.

review-queue = The queue
review-log = Log { $number }, written by { $handler }
review-queue-keys = { $before } and { $next } go from log to log.
review-not-open = Open it to read what stands in it.
review-own = You wrote this log yourself. Whoever took a call does not review it: pass it on to { $colleague }.
review-done = What you did about it

review-recording = The recording of the call
review-hear = Hear it
review-stop = Stop it
review-left-to-hear = { $length } left
review-unheard = You have heard nothing of it. The log is what its handler made of the call.
review-handler = Handler

review-agree = Agree to it
review-send-back = Send it back
review-escalate = Escalate it
review-order = Order
review-refer = Refer it
review-close = Close it
review-pass-on = Pass it on
review-do = Do it
review-because = In your words
review-grade = Grade
review-urgency = How soon
review-because-agree = Why it is sound, if you want to say
review-because-close = Why nothing more is to be done
review-because-send-back = What is to be done, and why: so that it teaches
review-because-escalate = What in the call calls for it, and what its handler should know
review-because-order = Why, if you want to say
review-because-refer = Why it is referred there

review-key-before = The log before
review-key-next = The next log
review-key-hear = Hear the recording, or stop it
