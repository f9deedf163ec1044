# Drafft. Yn aros am adolygydd sy'n siarad Cymraeg. (A draft, which awaits a reviewer who speaks Welsh.)

instructor-name = Hyfforddwr
instructor-about = sesiynau i ddosbarth
instructor-door = I hyfforddwyr
instructor-secret = Allwedd neu gyfrinair
instructor-secret-means = Mae'r rhaglen yn argraffu'r allwedd, a dolen gyda hi, lle cafodd ei chychwyn. Nid oes eu hangen ar hyfforddeion: maen nhw'n ymuno â chod y sesiwn.
instructor-secret-shown = Dangos yr hyn rwy'n ei deipio
instructor-enter = Mynd i mewn
instructor-entered = Rydych wedi mewngofnodi fel hyfforddwr.
instructor-leave = Allgofnodi

instructor-new = Sesiwn newydd
instructor-untitled = Sesiwn heb enw
instructor-all = Pob sesiwn
instructor-open = Sesiynau agored
instructor-open-none = Nid oes sesiwn ar agor. Mae un newydd yn dechrau yn ei chyntedd, lle rydych yn dewis y galwadau.
instructor-past = Sesiynau sydd ar ben
instructor-seats = { $count ->
    [0] neb wedi ymuno
    [one] un hyfforddai
   *[other] { $count } hyfforddai
}
instructor-made = gwnaed { $ago }
instructor-code = Cod
instructor-keep-until = Dileir popeth ynddi ar { $day }.
instructor-to-lobby = Agor
instructor-to-lobby-of = Agor: { $title }
instructor-to-running = Mynd at y bwrdd
instructor-to-running-of = Mynd at y bwrdd: { $title }
instructor-to-ended = Edrych yn ôl
instructor-to-ended-of = Edrych yn ôl ar { $title }
instructor-erase = Dileu'r sesiwn
instructor-erase-of = Dileu'r sesiwn: { $title }
instructor-erase-sure = Dileu “{ $title }”, am byth?
instructor-erase-what = Dileir y sesiwn, enwau ei hyfforddeion, popeth a wnaethant ynddi, a'i hadborth. Ni all neb ddod â nhw'n ôl. Os yw'n rhedeg, mae'n gorffen i bawb.
instructor-keep = Ei chadw
instructor-erase-now = Ei dileu
instructor-erased = Dilëwyd: { $title }

instructor-phase-lobby = cyntedd
instructor-phase-running = yn rhedeg
instructor-phase-ended = ar ben
instructor-pace-own = Pawb wrth ei bwysau
instructor-pace-own-means = Mae pob hyfforddai yn chwarae'r galwadau ar ei ben ei hun, yn y drefn hon.
instructor-pace-together = Pawb gyda'i gilydd
instructor-pace-together-means = Mae pawb yn clywed un alwad, a chi sy'n ei harwain. Mae hyfforddeion yn dweud beth y byddent yn ei ofyn, ac mae pob un yn marcio, yn cofnodi, yn graddio ac yn atgyfeirio drosto'i hun.

instructor-audit = Pwy wnaeth beth
instructor-audit-show = Dangos y trywydd
instructor-audit-means = Nodir pob mewngofnodi, edrych ar ganlyniadau rhywun, allforio a dileu. Mae pob llinell yn selio'r un o'i blaen, fel na ellir newid na thynnu'r un heb i neb sylwi. Nid oes atebion ynddo.
instructor-audit-whole = Mae'r gadwyn yn gyfan: ni newidiwyd na thynnwyd dim.
instructor-audit-broken = Mae'r gadwyn wedi torri: newidiwyd neu tynnwyd llinell. Dywedwch wrth bwy bynnag sy'n gofalu am y gweinydd hwn.
instructor-audit-none = Nid oes dim wedi'i nodi yma eto.
instructor-audit-no = Rhif
instructor-audit-at = Pryd
instructor-audit-who = Pwy
instructor-audit-did = Gwnaeth
instructor-audit-what = Beth

instructor-set-up = Gosod y sesiwn
instructor-set-up-kept = Cedwir yr hyn a ddewiswch ar unwaith.
instructor-title = Enw'r sesiwn
instructor-calls = Galwadau, yn eu trefn
instructor-calls-none = Ni ddewiswyd galwad eto.
instructor-calls-add = Ychwanegu galwad
instructor-calls-pick = Pa alwad?
instructor-calls-added = Ychwanegwyd: { $title }, galwad { $no }
instructor-calls-moved = Galwad { $no } yw { $title } nawr
instructor-calls-up = Symud i fyny: { $title }
instructor-calls-down = Symud i lawr: { $title }
instructor-calls-remove = Tynnu allan
instructor-calls-remove-of = Tynnu allan: { $title }
instructor-calls-removed = Tynnwyd allan: { $title }
instructor-calls-now = nawr
instructor-pace = Cyflymder
instructor-timing-own = Fel y mae gan bob hyfforddai
instructor-timing-own-means = Gosodiad pawb ei hun sy'n cyfrif.
instructor-language = Iaith y sgriniau
instructor-showing = Beth a ddangosir i hyfforddeion, a phryd
instructor-showing-after_call = Pan fydd eu galwad ar ben
instructor-showing-at_end = Pan fydd y sesiwn ar ben
instructor-showing-score = Eu sgôr
instructor-showing-debrief = Eu hadborth
instructor-showing-room = Beth wnaeth y dosbarth, heb enwau

instructor-joining = Sut i ymuno
instructor-join-at = Cyfeiriad i'w deipio
instructor-join-over = Ni all neb ymuno mwyach.
instructor-qr = Cod QR sy'n agor { $address } gyda'r cod wedi'i lenwi
instructor-wall = Agor y wal, i'r taflunydd (tab newydd)
instructor-lock = Ni chaiff neb newydd ymuno
instructor-arrivals = Pwy sydd yma
instructor-nobody = Nid oes neb wedi ymuno eto.
instructor-here = { $here } o { $seats } yma
instructor-is-here = yma
instructor-not-here = ddim yma
instructor-is-removed = wedi'i dynnu allan
instructor-has-left = wedi gadael y sesiwn

instructor-orders = Llywio'r sesiwn
instructor-start = Dechrau'r sesiwn
instructor-start-needs = Dewiswch o leiaf un alwad yn gyntaf.
instructor-pause = Saib i bawb
instructor-go-on = Mynd ymlaen
instructor-paused = ar saib
instructor-goes-on = Mae'n mynd ymlaen.
instructor-has-begun = Mae'r sesiwn wedi dechrau.
instructor-has-ended = Mae'r sesiwn ar ben.
instructor-call-at = galwad { $no } o { $all }: { $title }
instructor-move-on = Ymlaen at alwad { $no } o { $all }…
instructor-last-call = Hon yw'r alwad olaf
instructor-move-on-sure = Ymlaen at “{ $title }”?
instructor-move-on-what = { $playing ->
    [0] Mae pawb yn mynd ymlaen at yr alwad nesaf.
    [one] Mae pawb yn mynd ymlaen at yr alwad nesaf. Mae un hyfforddai ar alwad o hyd: gadewir hi fel y mae, ac nid yw'n cyfrif o'i blaid nac yn ei erbyn.
   *[other] Mae pawb yn mynd ymlaen at yr alwad nesaf. Mae { $playing } hyfforddai ar alwad o hyd: gadewir eu galwadau fel y maent, ac nid ydynt yn cyfrif o'u plaid nac yn eu herbyn.
}
instructor-move-on-now = Symud pawb ymlaen
instructor-end = Gorffen y sesiwn…
instructor-end-sure = Gorffen y sesiwn?
instructor-end-what = { $playing ->
    [0] Ni all neb ymuno na chwarae mwyach. Yr adborth sydd nesaf; dangosir i hyfforddeion yr hyn a ddewisoch.
    [one] Ni all neb ymuno na chwarae mwyach. Mae un hyfforddai ar alwad o hyd: gadewir hi fel y mae, ac nid yw'n cyfrif o'i blaid nac yn ei erbyn. Yr adborth sydd nesaf; dangosir i hyfforddeion yr hyn a ddewisoch.
   *[other] Ni all neb ymuno na chwarae mwyach. Mae { $playing } hyfforddai ar alwad o hyd: gadewir eu galwadau fel y maent, ac nid ydynt yn cyfrif o'u plaid nac yn eu herbyn. Yr adborth sydd nesaf; dangosir i hyfforddeion yr hyn a ddewisoch.
}
instructor-end-now = Ei gorffen i bawb
instructor-stay = Ddim eto
instructor-not-now = Canslo
instructor-counts = { $here } o { $seats } yma · { $playing } ar alwad · { $over } â'u galwad ar ben

instructor-hint = Awgrym
instructor-hint-to = Awgrym i { $name }
instructor-hint-all = Awgrym i bawb…
instructor-hint-all-title = Dweud rhywbeth wrth bawb
instructor-hint-all-means = Mae'n ymddangos ar frig tudalen pob hyfforddai, ac yn cael ei ddarllen i'r rhai sy'n gwrando. Nid yw'r clociau'n stopio.
instructor-hint-of = Awgrym i { $name }
instructor-hint-one-means = Dim ond nhw sy'n ei weld. Nid yw'n dweud dim am sut hwyl maen nhw'n ei gael.
instructor-hint-words = Yr hyn rydych yn ei ddweud
instructor-hint-send = Anfon yr awgrym
instructor-hint-send-all = Ei ddweud wrth bawb
instructor-hint-sent = Mae'r awgrym gan { $name }.
instructor-hint-sent-all = Mae'r awgrym gan bawb.
instructor-hinted = Awgrym: “{ $hint }”
instructor-hinted-all = Dywedwyd wrth bawb: “{ $hint }”

instructor-more = Mwy…
instructor-more-about = Mwy am { $name }
instructor-more-of = { $name }, rhif { $no }
instructor-rename = Enw ar eich bwrdd
instructor-rename-keep = Cadw'r enw
instructor-renamed = Yr enw nawr yw { $name }
instructor-remove = Tynnu allan
instructor-remove-of = Tynnu allan: { $name }
instructor-remove-sure = Tynnu { $name } allan o'r sesiwn?
instructor-remove-what = Mae eu tudalen yn dweud yn garedig nad ydynt yn y sesiwn mwyach, ac nid yw'r cod yn eu gadael i mewn eto. Cedwir yr hyn a wnaethant. Gallwch eu gadael yn ôl i mewn.
instructor-remove-now = Eu tynnu allan
instructor-remove-not = Eu gadael i mewn
instructor-removed = Tynnwyd allan: { $name }
instructor-let-back = Gadael yn ôl i mewn
instructor-let-back-of = Gadael yn ôl i mewn: { $name }
instructor-is-back = Caiff { $name } ddod yn ôl.
instructor-erase-part = Dileu eu rhan
instructor-part-erase-sure = Dileu'r hyn a wnaeth { $name } yma, am byth?
instructor-part-erase-what = Dileir eu henw, eu galwadau a'u canlyniadau yn y sesiwn hon, a gwneir adborth y dosbarth hebddynt. Ni all neb ddod â nhw'n ôl.
instructor-part-erased = Dilëwyd: rhan { $name }

instructor-board = Hyfforddeion
instructor-filter = Dangos
instructor-filter-all = Pawb ({ $count })
instructor-filter-quiet = Tawel ers dros funud ({ $count })
instructor-filter-away = Ddim yma ({ $count })
instructor-shown = Dangosir { $shown } o { $all }
instructor-column-name = Enw
instructor-column-place = Ble maen nhw
instructor-column-last = Y peth olaf
instructor-column-marks = Marciau
instructor-column-quiet = Tawel
instructor-column-not-heard = Heb ei glywed
instructor-column-hands = Cymorth
instructor-column-over = Galwadau a orffennwyd
instructor-column-files = I'w gymryd
instructor-call-of = Galwad { $no }: { $title }
instructor-not-begun = ddim ar alwad
instructor-at = { $at }, { $time }
instructor-at-ringing = mae'r ffôn yn canu
instructor-at-talking = yn siarad
instructor-at-hold = galwr yn aros
instructor-at-rung-off = mae'r galwr wedi rhoi'r ffôn i lawr
instructor-at-supervisor = gyda'r goruchwyliwr
instructor-at-over = galwad ar ben
instructor-at-left = wedi gadael yr alwad hon
instructor-steps = { $count ->
    [0] Dim un o { $all } cam eto
   *[other] { $count } o { $all } cam: { $steps }
}
instructor-step-listened = gwrando
instructor-step-checked = gwirio
instructor-step-logged = cofnodi
instructor-step-advised = cynghori
instructor-step-graded = graddio { $grade }
instructor-step-referred = atgyfeirio
instructor-step-submitted = cyflwyno
instructor-did-nothing = dim byd eto
instructor-did-something = gwneud rhywbeth
instructor-did-ask = gofyn rhywbeth
instructor-did-say = dweud rhywbeth
instructor-did-choose = dweud beth a olygwyd
instructor-did-wait = gadael i'r galwr fynd ymlaen
instructor-did-mark = marcio llinell
instructor-did-unmark = tynnu marc yn ôl
instructor-did-search = chwilio'r cofnodion
instructor-did-open = agor canlyniad
instructor-did-write = ysgrifennu yn y log
instructor-did-quote = dyfynnu yn y log
instructor-did-note = rhoi canlyniad yn y log
instructor-did-strike = croesi cofnod allan
instructor-did-advise = rhoi cyngor
instructor-did-grade = graddio'r alwad
instructor-did-refer = ei hatgyfeirio
instructor-did-colleague = gofyn i gydweithiwr
instructor-did-hold = rhoi'r galwr i aros
instructor-did-resume = mynd yn ôl at y galwr
instructor-did-submit = ei chyflwyno
instructor-did-accept = derbyn yr adolygiad
instructor-did-challenge = herio'r adolygiad
instructor-did-end = gorffen yr alwad
instructor-did-leave = gadael yr alwad
instructor-quiet-not = llai na munud
instructor-quiet = tawel { $minutes } munud
instructor-marks = { $count ->
    [0] dim eto
    [one] 1 marc
    [two] 2 farc
   *[other] { $count } marc
}
instructor-marked-times = { $name } ({ $count } gwaith)
instructor-not-heard = { $count ->
    [0] –
    [one] 1 peth a glywodd y rhan fwyaf
    [two] 2 beth a glywodd y rhan fwyaf
   *[other] { $count } pheth a glywodd y rhan fwyaf
}

instructor-together = Yr alwad rydych yn ei harwain, ac atebion y dosbarth
instructor-not-led = Nesaf: { $title }. Mae'r dosbarth yn ei chlywed pan gymerwch hi.
instructor-led = Rydych yn arwain: { $title }.
instructor-lead = Cymryd yr alwad
instructor-lead-beside = Ei chymryd mewn tab newydd
instructor-lead-back = Yn ôl at yr alwad
instructor-lead-back-beside = Ei hagor mewn tab newydd
instructor-reveal = Dangos i bawb
instructor-revealed = Dangosir i bawb: { $what }
instructor-hidden = Ni ddangosir mwyach: { $what }
instructor-ask = Gofyn hyn
instructor-ask-of = Gofyn hyn: { $text }
instructor-asked = Gofynnwyd i'r galwr: { $text }

instructor-take-away = I'w gymryd
instructor-files-report = Adroddiad y dosbarth. Nid oes enwau ynddo.
instructor-files-results = Y canlyniadau, rhes i bob galwad gan bob hyfforddai.
instructor-file-print = Adroddiad i'w argraffu (tab newydd)
instructor-file-pdf = Adroddiad fel PDF
instructor-file-xlsx = Taenlen
instructor-file-csv = CSV
instructor-file-json = JSON
instructor-with-names = Gydag enwau
instructor-with-names-means = Yn cyfrif i'r daenlen, CSV a JSON. Cymerwch enwau dim ond lle mae eu hangen, a chadwch ffeil o'r fath fel y byddech yn cadw cofnod hyfforddi.
instructor-debrief = Adborth
instructor-debrief-coming = Mae'r adborth yn cael ei wneud…
instructor-parts = Pob hyfforddai
instructor-nobody-came = Ni ddaeth neb.
instructor-over-count = { $count ->
    [0] dim
   *[other] { $count }
}
instructor-part-report = Adroddiad (tab newydd)
instructor-part-report-pdf = PDF
instructor-part-certificate-pdf = Tystysgrif
instructor-part-export-json = Allforio

instructor-warnings = Gwerth gwybod
instructor-stream-lost = Mae'r rhwydwaith wedi'i golli: efallai fod y bwrdd ar ei hôl hi. Daw yn ôl ohono'i hun.
instructor-stream-back = Mae'r rhwydwaith yn ôl.
