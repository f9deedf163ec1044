# Drafft. Yn aros am adolygydd sy'n siarad Cymraeg. (A draft, which awaits a reviewer who speaks Welsh.)

voices-synthetic = Mae pob llais yn synthetig: ni chlywir unrhyw berson go iawn nac unrhyw alwad go iawn. Gellir eu diffodd. Mae'r hyn a ddywedir bob amser yn ysgrifenedig hefyd.

shelf-title = galwadau i'w hymarfer
shelf-draft = Drafft yw'r Gymraeg yma, heb ei hadolygu eto gan siaradwr Cymraeg. Mae'r galwadau eu hunain yn Saesneg.
shelf-help = Cymorth
shelf-settings = Gosodiadau
shelf-quit = Cau
notice-put-away = Rhoi o'r neilltu: { $notice }
shelf-aside = Mae'r alwad wedi'i rhoi o'r neilltu fel y mae. Gallwch fynd ymlaen â hi o'r fan hon.

shelf-unfinished = Galwadau heb eu gorffen
shelf-go-on = Mynd ymlaen â: { $title }
shelf-unfinished-more = a { $count } arall

shelf-search = Chwilio'r galwadau
shelf-search-hint = Chwilio teitl ac amcanion ({ $key })
shelf-level = Lefel
shelf-every-level = Pob lefel
shelf-seat = Sedd
shelf-every-seat = Pob sedd
shelf-not-passed = Heb eu pasio eto
shelf-shown = Galwadau sy'n cyfateb: { $shown } o { $all }
shelf-loading = Yn darllen y galwadau… hyd yma: { $count }
shelf-empty = Does dim galwadau yma eto
shelf-empty-folder = Nid oes senario yn y ffolder { $folder }. I ddefnyddio un arall, dechreuwch y rhaglen gyda --scenarios a'i llwybr, neu enwch hi yn WARNING_SIGNS_SCENARIOS.
shelf-faults = Galwadau na ellir eu dangos: { $count }

shelf-minutes = tua { $minutes } munud
shelf-care = Gofal: { $note }
shelf-twin = Gefell: { $twin }
shelf-objectives = Beth fyddwch chi'n ei ymarfer
shelf-open = Edrych ar yr alwad hon
shelf-open-of = Edrych ar yr alwad hon: { $title }
shelf-watch = Gwylio'r arbenigwr
shelf-watch-of = Gwylio'r arbenigwr: { $title }
shelf-project = Taflunio i ddosbarth
shelf-project-of = Taflunio i ddosbarth: { $title }
shelf-project-which = Pa un a ddangosir, yn fawr a heb sgôr?
shelf-project-play = Taflunio: { $play }
shelf-not-played = Heb ei chwarae eto
shelf-last-passed = Y tro diwethaf: wedi pasio, { $total } o 100
shelf-last-not-yet = Y tro diwethaf: heb basio eto, { $total } o 100
shelf-last-of = { $result }, { $ago }. Edrych yn ôl ar { $title }

seat-call-handler = Atebwr galwadau
seat-supervisor = Goruchwyliwr
level-foundation = Sylfaen
level-practised = Profiadol
level-advanced = Uwch

when-now = nawr
when-minutes = { $count ->
    [one] munud yn ôl
   *[other] { $count } munud yn ôl
}
when-hours = { $count ->
    [one] awr yn ôl
   *[other] { $count } awr yn ôl
}
when-days = { $count ->
    [one] diwrnod yn ôl
    [two] deuddydd yn ôl
   *[other] { $count } diwrnod yn ôl
}
when-on = ar { $day }

play-guided = Dan arweiniad
play-guided-means = Enwir y pynciau sy'n dal i'w trafod, ac mae cydweithiwr yn rhoi awgrym pan ofynnwch.
play-practice = Ymarfer
play-practice-means = Mae cydweithiwr yn rhoi awgrym pan ofynnwch. Ni ddatgelir dim arall.
play-assessed = Asesiad
play-assessed-means = Dim awgrymiadau. Rhaid gofyn eto gwestiwn na ddeallwyd.
timers-meant = Fel y bwriadwyd
timers-meant-means = Mae'r cloc yn rhedeg fel ar linell go iawn.
timers-slowed = Yn arafach
timers-slowed-means = Mae'r cloc yn mynd ar hanner cyflymder tra bo'r galwr yn dawel. Mae'r adborth yn dweud hynny.
timers-off = I ffwrdd
timers-off-means = Dim ond yr hyn a ddywedir sy'n symud y cloc, am ba hyd bynnag sydd ei angen arnoch. Mae'r adborth yn dweud hynny.

support-title = Cefnogaeth
support-first = Os yw galwad yn aros gyda chi, un go iawn neu ymarfer, siaradwch â rhywun. Does neb yn gofyn pam.
support-verified = Gwiriwyd ddiwethaf ar { $day }.

go-back = Yn ôl
brief-name = Cyn yr alwad
brief-take = Cymryd yr alwad
brief-watch = Gwylio'r arbenigwr yn gyntaf
brief-care = Cyn i chi gymryd yr alwad hon
brief-leave = Gallwch gymryd saib, ei rhoi o'r neilltu neu ei gadael unrhyw bryd. Does neb yn gofyn pam, a does dim yn cael ei ddal yn eich erbyn.
brief-unrecorded = Nid yw'r alwad hon wedi'i recordio: mae'r hyn a ddywedir yn ysgrifenedig.
brief-reviewed = Adolygwyd gan { $who } ar { $day }.
brief-not-reviewed = Nid oes arbenigwr wedi adolygu'r alwad hon eto. Peidiwch â'i defnyddio ar gyfer asesiad sy'n cyfrif.

how-mode = Faint o gymorth
how-timers = Cloc yr alwad
how-heard = Ysgrifenedig a chlywadwy
how-captions = Ysgrifennu geiriau'r galwr mewn llythrennau mawr
how-sound = Sain
how-voice = Llais y galwr
how-room = Yr ystafell a'r llinell

author-title = I awduron
author-seed = Amrywiad (hedyn)
author-any = unrhyw un
author-no-seed = Rhif cyfan yw amrywiad. Gadewch yn wag am unrhyw un.
author-begin = Mae'r alwad yn dechrau
author-at-beginning = yn y dechrau
author-pick = Dechrau wrth ffaith
author-from-beginning = O'r dechrau
