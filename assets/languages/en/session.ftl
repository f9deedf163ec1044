# A session of a classroom, for those who play in it and for the wall.

session-join = Join a session
session-join-now = Join
session-join-fair = You can leave at any time. Nobody asks why, and nothing is held against you.
session-code = Code
session-code-means = Six letters and numbers from your instructor's screen. Spaces, hyphens and small letters do not matter.
session-code-none = Type the code from your instructor's screen.
session-code-length = { $count ->
    [one] A code has six letters and numbers. There is only one here.
   *[other] A code has six letters and numbers. There are { $count } here.
}
session-code-unknown = No session has this code. Please look at the screen again, letter by letter.
session-code-locked = This session lets nobody new in just now. Please ask your instructor.
session-code-removed = Your seat was taken out of this session. If that was a mistake, please ask your instructor.
session-name = Your name in this session
session-name-means = Best not your full name: your instructor sees it here, and it is all they need.
session-name-another = Another one
session-name-is = The name is now { $name }.
session-name-taken = Somebody here has this name already. Please choose another.
session-nickname = { $how } { $bird }
session-nickname-hows = Amber, Autumn, Bright, Calm, Early, Evening, Gentle, Golden, Green, Misty, Northern, Patient, Quick, Quiet, Silver, Steady, Summer, Swift, Winter, Woodland
session-nickname-birds = Avocet, Bittern, Curlew, Dipper, Dunlin, Finch, Goldcrest, Heron, Jackdaw, Kestrel, Lapwing, Linnet, Martin, Osprey, Petrel, Plover, Redwing, Robin, Skylark, Swallow, Teal, Wagtail, Warbler, Wren
session-still-in = Your session
session-still-in-as = You are in “{ $title }” as { $name }.
session-go-on = Go on with it
session-untitled = Training session

session-you-are = you are { $name }
session-is-lobby = You are in. Your instructor will begin.
session-is-lobby-means = Keep this page open. It goes on by itself.
session-is-waiting = Your instructor goes on in a moment.
session-is-waiting-means = The next call comes by itself. There is nothing you need to do.
session-is-ready = Your call is ready.
session-is-ready-means = Take it when you are. You can pause it, put it aside or leave it at any time, and nothing is held against you.
session-is-open = Your call goes on.
session-is-open-means = It stands where you left it.
session-is-next = This call is over.
session-is-next-means = Go on to the next one when you are ready.
session-is-done = That was your last call. Well done for seeing it through.
session-is-done-means = Others may still be playing. Your instructor ends the session.
session-is-together-over = This call is over.
session-is-together-over-means = Your instructor goes on with everybody.
session-is-paused = Your instructor has paused the session.
session-is-paused-means = Everything stands still. Nothing is lost, and nothing is held against you.
session-is-over = The session is over. Thank you for taking part.
session-is-over-means = What may be opened of your calls stays here.
session-is-removed = You are not in this session any more.
session-is-removed-means = Your seat was taken out of it. Nothing is held against you. If that was a mistake, please ask your instructor.
session-step = Call { $step } of { $steps }
session-take = Take the call
session-go-on-call = Go on with the call
session-next = Go to the next call
session-end-call = End it and go back to the session
session-to-shelf = To the calls to practise
session-lost = The network is lost. Nothing is lost with it, and this page goes on by itself once the network is back.

session-hint-all = Your instructor to everybody:
session-hint-you = Your instructor to you:

session-past = Your calls in this session
session-past-later = Your instructor decides when this can be opened.
session-past-total = { $total } of 100
session-past-passed = Passed, { $total } of 100
session-past-not-yet = Not passed yet, { $total } of 100
session-debrief = What the session came to
session-debrief-of = See the debrief: { $title }

session-leave = Leave the session
session-leave-sure = Leave this session?
session-leave-means = You can leave at any time. Nobody asks why, and nothing is held against you.
session-stay = Stay

session-band = The session
session-back = Back to the session
session-you-follow = Session: { $title }
session-you-lead = You play this call for everybody: { $title }
session-call-paused = Your instructor has paused the session. Everything stands still, and nothing is lost.
session-call-moved = The session has gone on from this call.
session-call-over = The session is over. Thank you for taking part.
session-call-removed = Your seat was taken out of this session. Nothing is held against you.
session-led-paused = The session is paused. Everything stands still.
session-led-moved = The session has gone on from this call.
session-led-over = The session is over.
session-call-goes-on = The session goes on.
session-hear-here = Hear the caller on this device too

session-would-ask = What would you ask next?
session-would-ask-hint = In your own words
session-would-ask-means = Your instructor sees what the room would ask, and asks it for everybody.
session-offer = Suggest it
session-offer-again = Change it
session-offered = Yours: “{ $words }”. You can change it until your instructor asks.
session-answers = What the room answered
session-answers-shown = Your instructor shows what the room answered.

session-questions = Would ask next
session-marks = Marked
session-grades = Graded
session-referrals = Referred
session-none-yet = Nothing yet
session-count-of = { $count } of { $of }
session-room = The room
session-here = { $here } of { $seats } are here
session-ask-this = Ask this
session-asked = Asked: “{ $words }”
session-show-all = Show to everybody
session-shown = Shown to everybody: { $what }
session-not-shown = No longer shown: { $what }

session-wall-of = Wall: { $title }
session-wall-lobby = about to begin
session-wall-own = everybody at their own pace
session-wall-together = everybody together
session-wall-paused = paused
session-wall-over = the session is over
session-wall-go-to = Go to
session-wall-type = and type
session-wall-qr = The address { $address } with the code, to point a telephone at
session-wall-locked = The session lets nobody new in just now.
session-wall-come = { $count ->
    [0] Nobody has come in yet
    [one] One has come in
   *[other] { $count } have come in
}
session-wall-late = Come in late:
session-wall-still = Paused. Every clock stands still.
session-wall-playing = in a call
session-wall-done = calls finished
session-wall-counts = How far the room is
session-wall-of-all = { $count ->
    [one] One is in the session
   *[other] { $count } are in the session
}
session-wall-soon = The call begins in a moment
session-wall-thanks = The session is over. Thank you for taking part.
session-wall-whole = Full screen
session-wall-part = Leave full screen
session-wall-not-whole = This browser does not give the page the whole screen. Its own menu may.
session-wall-sound = Sound
session-somebody-else = I am somebody else
