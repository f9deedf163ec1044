# The shelf of calls, and what a call is before it is taken.

voices-synthetic = All voices are synthetic: no real person is heard, and no real call. They can be switched off. What is said is always written too.

shelf-name = Warning Signs
shelf-title = calls to practise
shelf-draft = The console speaks Welsh as a draft that no Welsh speaker has reviewed yet. The calls themselves are in English.
shelf-help = Help
shelf-settings = Settings
shelf-quit = Close
notice-put-away = Put away: { $notice }
shelf-aside = The call is put aside as it stands. You can go on with it from here.
shelf-lost = The journal { $lost }. The call goes on from the last whole record.

shelf-unfinished = Unfinished calls
shelf-go-on = Go on with: { $title }
shelf-unfinished-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}

shelf-search = Search the calls
shelf-search-hint = Search title and practice ({ $key })
shelf-level = Level
shelf-every-level = Every level
shelf-seat = Seat
shelf-every-seat = Every seat
shelf-not-passed = Not passed yet
shelf-shown = { $shown } of { $all } calls have this
shelf-loading = { $count ->
    [0] Reading the calls…
    [one] Reading the calls… one so far
   *[other] Reading the calls… { $count } so far
}
shelf-empty = There are no calls here yet
shelf-empty-folder = The folder { $folder } holds no scenario. To use another, start the program with --scenarios and its path, or name it with WARNING_SIGNS_SCENARIOS.
shelf-faults = { $count ->
    [one] One call cannot be shown
   *[other] { $count } calls cannot be shown
}

shelf-minutes = about { $minutes } minutes
shelf-care = Care: { $note }
shelf-twin = Twin: { $twin }
shelf-objectives = What you will practise
shelf-open = Look at this call
shelf-open-of = Look at this call: { $title }
shelf-watch = Watch the expert
shelf-watch-of = Watch the expert: { $title }
shelf-project = Project for a class
shelf-project-of = Project for a class: { $title }
shelf-project-which = Which one is shown, large and without a score?
shelf-project-play = Project: { $play }
shelf-not-played = Not played yet
shelf-last-passed = Last time: passed, { $total } of 100
shelf-last-not-yet = Last time: not passed yet, { $total } of 100
shelf-last-of = { $result }, { $ago }. Look back at { $title }

seat-call-handler = Call handler
seat-supervisor = Supervisor
level-foundation = Foundation
level-practised = Practised
level-advanced = Advanced

when-now = just now
when-minutes = { $count ->
    [one] a minute ago
   *[other] { $count } minutes ago
}
when-hours = { $count ->
    [one] an hour ago
   *[other] { $count } hours ago
}
when-days = { $count ->
    [one] a day ago
   *[other] { $count } days ago
}
when-on = on { $day }

play-guided = Guided
play-guided-means = The topics still open are named, and a colleague gives hints when asked.
play-practice = Practice
play-practice-means = A colleague gives a hint when asked. Nothing else is given away.
play-assessed = Assessed
play-assessed-means = No hints. A question that was not understood has to be put again.
timers-meant = As meant
timers-meant-means = The clock runs as on a real line.
timers-slowed = Slowed
timers-slowed-means = The clock goes at half speed while the caller is silent. The debrief states it.
timers-off = Off
timers-off-means = The clock moves only by what is said, for as long as you need. The debrief states it.

support-first = If a call stays with you, real or practised, speak to somebody. Nobody asks why.
support-verified = Last verified on { $day }.
support-title = Support

go-back = Back
brief-name = Before the call
brief-take = Take the call
brief-watch = Watch the expert first
brief-care = Before you take this call
brief-leave = You can pause it, put it aside or leave it at any time. Nobody asks why, and nothing is held against you.
brief-unrecorded = This call is not recorded: what is said is written.
brief-reviewed = Reviewed by { $who } on { $day }.
brief-not-reviewed = No expert has reviewed this call yet. Do not use it for an assessment that counts.

how-mode = How much help
how-timers = The clock of the call
how-heard = Written and heard
how-captions = Write what the caller says in large letters
how-sound = Sound
how-voice = The caller's voice
how-room = The room and the line

author-title = For authors
author-seed = Variant (seed)
author-any = any
author-no-seed = A variant is a whole number. Leave it empty for any.
author-begin = The call begins
author-at-beginning = at the beginning
author-pick = Begin at a fact
author-from-beginning = From the beginning
