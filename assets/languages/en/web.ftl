# What only the browser player says.

web-skip = Skip to the content
web-ways = Pages
web-shelf = Calls
web-calls = Calls to practise
web-accessibility = Accessibility
web-privacy = Privacy
web-not-there = This page cannot be shown
web-try-again = Try again
web-lost = The network is lost, or the server is not there. Nothing you did is lost. Please try again.
web-lost-call = The network is lost. The call stands still and nothing is lost. It goes on by itself once the network is back.

web-history = Calls you played
web-history-count = { $count ->
    [one] One call
   *[other] { $count } calls
}
web-forget = Forget
web-forget-of = Forget this call: { $title }
web-forget-sure = Forget it for good
web-forget-sure-of = Press once more to forget this call for good: { $title }
web-forgotten = Forgotten: { $title }

web-how = How it is played
web-looks = How it looks
web-theme-system = As this device has it
web-name = Your name here
web-nickname = Nickname
web-nickname-means = Leave it empty if you like. It need not be your name.
web-kept = Kept
web-settings-kept = What you change here is kept at once.
web-watching = Watching a call
web-letters = Letters alone are keys
web-letters-means = Outside of fields, letters such as M do something during a call. Switch this off if you speak to your machine, or press keys by chance. F2 and F8 work in any case.
web-belongings = Your calls and their debriefs are kept on the server this page comes from, under a number that is not your name. You can take a copy of everything, or erase everything, at any time.
web-learner = Your number: { $id }
web-export = Export everything
web-erase = Erase everything
web-erase-sure = Erase everything, for good?
web-erase-what = Your calls, their debriefs, your settings and your nickname are erased from the server. Nobody can bring them back.
web-fair = A call can be paused, put aside or left at any time. Nobody asks why, and nothing is held against you. What you do stays on the server this page comes from.
web-credits = The voices are synthetic. The typeface is Atkinson Hyperlegible, under the Open Font Licence.

web-keys-more = Tab goes to the next thing, Shift Tab to the one before; Space presses a button. In the transcript the up and down arrows go from line to line. In a list, type to narrow it, use the arrows, and press Enter.
web-keys-letters = Letters, numbers and signs are keys while you are not typing; Escape brings you out of a field. F2 and F8 work while you type too.
web-key-transcript = go to the line that is chosen
web-key-film-pause = watching: stop, or go on

web-caption = What the caller says
web-clock = Time of the call
web-at-hand = Always at hand
web-places = Places of the console
web-moves = Moves
web-quoted = in the log
web-logged = Written in the log
web-advised = Advised: { $advice }
web-referred = Referred: { $route }
web-grades-mean = What each grade means
web-pick-count = { $count ->
    [one] 1 in the list
   *[other] { $count } in the list
}
web-see-debrief = See the debrief

web-hear-again = Hear it again
web-hear-again-of = Hear it again, from { $time }
web-tape = That moment again
web-speed = Speed
web-controls = Steering

web-take-review = Take the seat
web-lost-review = The network is lost. The review stands still and nothing is lost. It goes on by itself once the network is back.
web-keys-review = Keys during a review
web-review-clock = Time of the review
web-review-places = Places of the review
web-review-acting = What you do about it
web-review-heard-now = being heard
web-review-elsewhere = Refer elsewhere
web-review-read = { $count ->
    [one] One line of the recording can be read
   *[other] { $count } lines of the recording can be read
}
web-review-over = The review is over
web-review-left = You left this review
web-review-end-sure = End the review?
web-review-end-what = Each log stays as you leave it, and the debrief comes next.
web-length-seconds = { $seconds } s
web-length-minutes = { $minutes } min { $seconds } s

web-needs-script = The calls are played by scripts, which come from this server alone and ask no other. Allow them for this page, or play in a terminal: warning-signs --terminal
web-done = I am done at this computer
web-done-what = On a computer that others use too, say when you are done. Nothing is erased; whoever sits here next does not see what is yours, and you cannot come back to it from here.
