# Drafft. Yn aros am adolygydd sy'n siarad Cymraeg. (A draft, which awaits a reviewer who speaks Welsh.)

session-join = Ymuno â sesiwn
session-join-now = Ymuno
session-join-fair = Gallwch adael unrhyw bryd. Does neb yn gofyn pam, a does dim yn cael ei ddal yn eich erbyn.
session-code = Cod
session-code-means = Chwe llythyren a rhif oddi ar sgrin eich hyfforddwr. Does dim ots am fylchau, cysylltnodau na llythrennau bach.
session-code-none = Teipiwch y cod sydd ar sgrin eich hyfforddwr.
session-code-length = Mae chwe llythyren a rhif mewn cod. Faint sydd yma: { $count }.
session-code-unknown = Nid oes gan unrhyw sesiwn y cod hwn. Edrychwch ar y sgrin eto, fesul llythyren.
session-code-locked = Nid yw'r sesiwn hon yn derbyn neb newydd ar hyn o bryd. Gofynnwch i'ch hyfforddwr.
session-code-removed = Tynnwyd eich sedd o'r sesiwn hon. Os oedd hynny'n gamgymeriad, gofynnwch i'ch hyfforddwr.
session-name = Eich enw yn y sesiwn hon
session-name-means = Gorau peidio â rhoi eich enw llawn: mae eich hyfforddwr yn ei weld yma, a dyna'r cyfan sydd ei angen.
session-name-another = Un arall
session-name-is = Yr enw nawr yw { $name }.
session-name-taken = Mae'r enw hwn gan rywun yma'n barod. Dewiswch un arall.
session-nickname = { $bird } { $how }
session-nickname-hows = Addfwyn, Amyneddgar, Araf, Arian, Buan, Chwim, Cynnar, Distaw, Euraid, Gwyrdd, Hydrefol, Llon, Llwyd, Llonydd, Tawel
session-nickname-birds = Barcud, Boda, Bras, Crëyr, Cudyll, Drudwen, Dryw, Ehedydd, Gïach, Hebog, Pioden, Robin, Titw, Troellwr, Alarch
session-still-in = Eich sesiwn
session-still-in-as = Rydych yn “{ $title }” fel { $name }.
session-go-on = Mynd ymlaen â hi
session-untitled = Sesiwn hyfforddi

session-you-are = chi yw { $name }
session-is-lobby = Rydych i mewn. Bydd eich hyfforddwr yn dechrau.
session-is-lobby-means = Cadwch y dudalen hon ar agor. Bydd yn mynd ymlaen ohoni'i hun.
session-is-waiting = Bydd eich hyfforddwr yn mynd ymlaen mewn eiliad.
session-is-waiting-means = Daw'r alwad nesaf ohoni'i hun. Does dim angen i chi wneud dim.
session-is-ready = Mae eich galwad yn barod.
session-is-ready-means = Cymerwch hi pan fyddwch chi'n barod. Gallwch gymryd saib, ei rhoi o'r neilltu neu ei gadael unrhyw bryd, a does dim yn cael ei ddal yn eich erbyn.
session-is-open = Mae eich galwad yn mynd ymlaen.
session-is-open-means = Mae'n sefyll lle gadawsoch chi hi.
session-is-next = Mae'r alwad hon ar ben.
session-is-next-means = Ewch ymlaen i'r nesaf pan fyddwch chi'n barod.
session-is-done = Honno oedd eich galwad olaf. Da iawn am ei gweld hi drwodd.
session-is-done-means = Efallai fod eraill yn dal i chwarae. Eich hyfforddwr sy'n gorffen y sesiwn.
session-is-together-over = Mae'r alwad hon ar ben.
session-is-together-over-means = Bydd eich hyfforddwr yn mynd ymlaen gyda phawb.
session-is-paused = Mae eich hyfforddwr wedi rhoi saib i'r sesiwn.
session-is-paused-means = Mae popeth yn sefyll. Does dim ar goll, a does dim yn cael ei ddal yn eich erbyn.
session-is-over = Mae'r sesiwn ar ben. Diolch am gymryd rhan.
session-is-over-means = Mae'r hyn y gellir ei agor o'ch galwadau yn aros yma.
session-is-removed = Nid ydych yn y sesiwn hon mwyach.
session-is-removed-means = Tynnwyd eich sedd ohoni. Does dim yn cael ei ddal yn eich erbyn. Os oedd hynny'n gamgymeriad, gofynnwch i'ch hyfforddwr.
session-step = Galwad { $step } o { $steps }
session-take = Cymryd yr alwad
session-go-on-call = Mynd ymlaen â'r alwad
session-end-call = Ei gorffen a mynd yn ôl i'r sesiwn
session-next = Mynd at yr alwad nesaf
session-to-shelf = At y galwadau i'w hymarfer
session-lost = Mae'r rhwydwaith wedi'i golli. Does dim arall ar goll, a bydd y dudalen hon yn mynd ymlaen ohoni'i hun pan ddaw'r rhwydwaith yn ôl.

session-hint-all = Eich hyfforddwr wrth bawb:
session-hint-you = Eich hyfforddwr wrthych chi:

session-past = Eich galwadau yn y sesiwn hon
session-past-later = Eich hyfforddwr sy'n penderfynu pryd y gellir agor hon.
session-past-total = { $total } o 100
session-past-passed = Wedi pasio, { $total } o 100
session-past-not-yet = Heb basio eto, { $total } o 100
session-debrief = Canlyniad y sesiwn
session-debrief-of = Gweld yr adborth: { $title }

session-leave = Gadael y sesiwn
session-leave-sure = Gadael y sesiwn hon?
session-leave-means = Gallwch adael unrhyw bryd. Does neb yn gofyn pam, a does dim yn cael ei ddal yn eich erbyn.
session-stay = Aros

session-band = Y sesiwn
session-back = Yn ôl i'r sesiwn
session-you-follow = Sesiwn: { $title }
session-you-lead = Rydych yn chwarae'r alwad hon i bawb: { $title }
session-call-paused = Mae eich hyfforddwr wedi rhoi saib i'r sesiwn. Mae popeth yn sefyll, a does dim ar goll.
session-call-moved = Mae'r sesiwn wedi mynd ymlaen o'r alwad hon.
session-call-over = Mae'r sesiwn ar ben. Diolch am gymryd rhan.
session-call-removed = Tynnwyd eich sedd o'r sesiwn hon. Does dim yn cael ei ddal yn eich erbyn.
session-led-paused = Mae'r sesiwn ar saib. Mae popeth yn sefyll.
session-led-moved = Mae'r sesiwn wedi mynd ymlaen o'r alwad hon.
session-led-over = Mae'r sesiwn ar ben.
session-call-goes-on = Mae'r sesiwn yn mynd ymlaen.
session-hear-here = Clywed y galwr ar y ddyfais hon hefyd

session-would-ask = Beth fyddech chi'n ei ofyn nesaf?
session-would-ask-hint = Yn eich geiriau eich hun
session-would-ask-means = Mae eich hyfforddwr yn gweld beth fyddai'r ystafell yn ei ofyn, ac yn ei ofyn dros bawb.
session-offer = Ei awgrymu
session-offer-again = Ei newid
session-offered = Eich un chi: “{ $words }”. Gallwch ei newid nes i'ch hyfforddwr ofyn.
session-answers = Atebion yr ystafell
session-answers-shown = Mae eich hyfforddwr yn dangos atebion yr ystafell.

session-questions = I'w ofyn nesaf
session-marks = Wedi'i farcio
session-grades = Graddau
session-referrals = Atgyfeiriadau
session-none-yet = Dim eto
session-count-of = { $count } o { $of }
session-room = Yr ystafell
session-here = Yma: { $here } o { $seats }
session-ask-this = Gofyn hyn
session-asked = Gofynnwyd: “{ $words }”
session-show-all = Dangos i bawb
session-shown = Dangosir i bawb: { $what }
session-not-shown = Ni ddangosir mwyach: { $what }

session-wall-of = Wal: { $title }
session-wall-lobby = ar fin dechrau
session-wall-own = pawb wrth ei bwysau
session-wall-together = pawb gyda'i gilydd
session-wall-paused = saib
session-wall-over = mae'r sesiwn ar ben
session-wall-go-to = Ewch i
session-wall-type = a theipiwch
session-wall-qr = Y cyfeiriad { $address } gyda'r cod, i bwyntio ffôn ato
session-wall-locked = Nid yw'r sesiwn yn derbyn neb newydd ar hyn o bryd.
session-wall-come = { $count ->
    [0] Does neb wedi dod i mewn eto
   *[other] Wedi dod i mewn: { $count }
}
session-wall-late = Dod i mewn yn hwyr:
session-wall-still = Saib. Mae pob cloc yn sefyll.
session-wall-playing = mewn galwad
session-wall-done = galwadau wedi'u gorffen
session-wall-counts = Pa mor bell mae'r ystafell
session-wall-of-all = Yn y sesiwn: { $count }
session-wall-soon = Bydd yr alwad yn dechrau mewn eiliad
session-wall-thanks = Mae'r sesiwn ar ben. Diolch am gymryd rhan.
session-wall-whole = Sgrin lawn
session-wall-part = Gadael y sgrin lawn
session-wall-not-whole = Nid yw'r porwr hwn yn rhoi'r sgrin gyfan i'r dudalen. Efallai y gwna ei ddewislen ei hun.
session-wall-sound = Sain
session-somebody-else = Rhywun arall ydw i
