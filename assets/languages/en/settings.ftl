# The settings, and help.

settings-name = Settings
settings-language = Language
settings-welsh-draft = Cymraeg is a draft: it awaits a reviewer who speaks Welsh. The calls themselves are in English.
settings-brightness = Light or dark
settings-light = Light
settings-dark = Dark
settings-text = Text size
settings-text-slider = Size of everything that is read
settings-smaller = Smaller
settings-larger = Larger
settings-usual = Back to 100 %
settings-motion = Motion
settings-still = Nothing moves by itself
settings-author = For authors
settings-author-tools = Show what authors need
settings-author-means = The seed of a call, where it begins, and which calls are twins. A trainee is better off without.

belongings-title = Your calls
belongings-where = Your calls and their debriefs are kept on this machine, in this folder, readable by you alone:
belongings-nowhere-else = Nothing is sent anywhere.
belongings-export = Export my calls
belongings-export-now = Copy them there
belongings-folder = Folder to copy them to
belongings-folder-hint = a path, for example ~/my-calls
belongings-copied = { $count ->
    [one] One call was copied to { $folder }.
   *[other] { $count } calls were copied to { $folder }.
}
belongings-there = { $count ->
    [one] One was there already.
   *[other] { $count } were there already.
}
belongings-not-copied = Not all calls were copied: { $why }.
belongings-erase = Erase my calls
belongings-erase-calls = { $count ->
    [one] Erase one call, for good?
   *[other] Erase { $count } calls, for good?
}
belongings-erase-where = { $pages ->
    [0] The files ending in .journal in { $folder } are erased. Nothing else in it is touched.
    [one] The files ending in .journal, and one page of a debrief (.html), in { $folder } are erased. Nothing else in it is touched.
   *[other] The files ending in .journal, and { $pages } pages of debriefs (.html), in { $folder } are erased. Nothing else in it is touched.
}
belongings-keep = Keep them
belongings-erase-now = Erase them
belongings-erased = { $count ->
    [one] One call is erased.
   *[other] { $count } calls are erased.
}
belongings-not-erased = Not everything could be erased: { $why }.
belongings-none = There are no calls here yet.
belongings-unreadable = The folder { $folder } cannot be read: { $why }.
belongings-under-way = Working on it…

help-name = Help
help-what = What this is
help-what-text = A place to practise taking calls from worried parents. You listen and ask in your own words, recognise what you are told, check the training record systems, keep the log, advise, grade and refer; a supervisor reads your log and decides; a debrief explains every point.
help-what-fair = A call can be paused, put aside or left at any time. Nobody asks why, and nothing is held against you. What you do stays on this machine.
help-invented = Everybody in the calls is invented, and so are the forces, the places and the records. Nothing explicit is said.
help-how = How a call goes
help-how-listen = Greet the caller, listen, and ask in your own words. A fear that is passed over is said again.
help-how-mark = Mark what you hear: choose a line and say what it is a sign of.
help-how-check = Check the person in the record systems, national and local, with a reason.
help-how-log = Write the log as you go: quote the caller, and write what was seen and said.
help-how-decide = Advise the caller, grade the call, and refer it to those who need to know.
help-how-review = Submit it. If the supervisor's decision does not fit what was said, challenge it. Then the debrief.
help-keys = Keys during a call
help-keys-elsewhere = Keys elsewhere
help-page-down = Further down the page
help-page-up = Further up
help-credits = Licence and credits
help-credits-text = The program is under { $licence }. The voices, the typeface (Atkinson Hyperlegible, Open Font Licence) and the libraries are credited in { $credits }.
help-version = Warning Signs { $version }
