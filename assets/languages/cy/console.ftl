# Drafft. Yn aros am adolygydd sy'n siarad Cymraeg. (A draft, which awaits a reviewer who speaks Welsh.)

console-line = { $who } ar y llinell
console-seed = amrywiad { $seed }
console-on-hold = yn aros ar y llinell
console-rung-off = mae'r galwr wedi rhoi'r ffôn i lawr
console-with-supervisor = gyda'r goruchwyliwr
console-paused = saib: does dim yn cael ei ddal yn eich erbyn
console-untimed = heb gloc
console-slowed = yn arafach
console-pause = Saib
console-go-on = Ymlaen
console-hold = Dal y llinell
console-resume = Yn ôl at y galwr
console-colleague = Gofyn i gydweithiwr
console-keys = Bysellau
console-leave = Gadael
console-submit = Cyflwyno i'r goruchwyliwr
console-submit-needs = Graddiwch yr alwad yn gyntaf
console-end = Gorffen yr alwad

leave-title = Gadael yr alwad hon?
leave-text = Gallwch adael unrhyw bryd. Does neb yn gofyn pam, a does dim yn cael ei ddal yn eich erbyn.
leave-stay = Aros
leave-aside = Ei rhoi o'r neilltu a mynd ymlaen wedyn
leave-end = Ei gorffen a gweld yr adborth
leave-left = Ei gadael, heb sgôr

caption-ringing = Mae'r llinell ar agor. Cyfarchwch y galwr.
wave-speaking = Mae'r galwr yn siarad
wave-silent = Mae'r galwr yn dawel

transcript-title = Beth ddywedwyd
transcript-you = chi
transcript-marked = Wedi'i farcio: { $sign }
transcript-again = { $times ->
    [2] Dywedwyd am yr ail waith
    [3] Dywedwyd am y drydedd waith
    [4] Dywedwyd am y bedwaredd waith
    [5] Dywedwyd am y bumed waith
   *[other] Nifer o weithiau y'i dywedwyd: { $times }
}
transcript-mark = Marcio
transcript-quote = Dyfynnu yn y log

mark-as = Marcio'r llinell hon fel
mark-nothing = Does dim wedi'i ddweud eto y gellid ei farcio.
marks-title = Wedi'i farcio hyd yma
marks-none = Dim eto. Dewiswch linell a marciwch arwydd o beth ydyw.
marks-take-back = Tynnu'n ôl
marks-take-back-of = Tynnu'r marc yn ôl: { $sign }

question-name = Dweud wrth y galwr
question-hint = Dywedwch yn eich geiriau eich hun
question-on-hold = Mae'r galwr yn aros ar y llinell
question-nobody = Nid yw'r galwr ar y llinell mwyach
question-say = Dweud
question-topics = Yn dal i'w trafod: { $topics }
question-which = Pa un oedd gennych mewn golwg?
question-none = Dim un o'r rhain

move-acknowledge = Ei ddweud yn ôl
move-reassure = Tawelu meddwl
move-apologise = Ymddiheuro
move-go-back = Ewch ymlaen, roeddech chi'n dweud
move-repeat = Allwch chi ddweud hynny eto?
move-spell = Sut mae ei sillafu?
move-explain = Beth sy'n digwydd nesaf
move-goodbye = Ffarwelio

records-title = Cofnodion · systemau hyfforddi
records-name = Enw
records-age = Oed neu ddyddiad geni
records-username = Enw defnyddiwr
records-town = Tref
records-telephone = Ffôn
records-reason = Rheswm
records-national = Chwilio'n genedlaethol
records-local = Chwilio'n lleol
records-traces = Canlyniadau ar y manylion hyn: { $count }
records-no-trace = Dim canlyniad ar y manylion hyn
records-reason-given = Rheswm a roddwyd: { $reason }
records-held-by = cedwir gan { $force }
records-matched = Yn cyfateb: { $reasons }
records-markers = Nodau rhybudd: { $markers }
records-open = Agor
records-log = Rhoi yn y log

log-title = Log
log-empty = Dim wedi'i ysgrifennu eto. Dyfynnwch y galwr lle gallwch.
log-entry = Cofnod yn y log
log-hint = Ysgrifennwch beth a welwyd ac a ddywedwyd
log-write = Ysgrifennu
log-strike = Croesi allan
log-strike-of = Croesi'r cofnod allan: { $entry }
log-struck = wedi'i groesi allan

advice-title = Cyngor a roddwyd
advice-add = Cynghori
advice-pick = Dweud hyn wrth y galwr

grade-title = Gradd
grade-because = Pam y radd hon
grade-hint = Pam: beth sy'n penderfynu'r radd

referral-title = Atgyfeirio
referral-add = Atgyfeirio
referral-pick = Atgyfeirio at
referral-reason = Pam yr atgyfeirir
referral-hint = Pam: beth mae angen iddynt ei wybod
referral-urgency = Pa mor fuan
referral-make = Atgyfeirio

review-title = Mae'r goruchwyliwr wedi penderfynu
review-challenge = Herio'r penderfyniad
review-accept = Derbyn y penderfyniad
challenge-reason = Pam y dylai'r penderfyniad newid
challenge-hint = Beth ddywedwyd, beth a gafwyd, beth mae'n ei olygu
challenge-evidence = Cyflwynwch yr hyn a ddywedwyd a'r hyn a gafwyd:
challenge-make = Anfon yr her

keys-title = Bysellau
keys-more = Mae Tab yn mynd i'r peth nesaf a Shift Tab i'r un blaenorol; mae'r bylchwr yn pwyso botwm. Mewn rhestr, teipiwch i'w chyfyngu, defnyddiwch y saethau, a phwyswch Enter.
key-keys = y map hwn
key-question = mynd i'r blwch cwestiwn
key-records = mynd i'r ffurflen chwilio
key-log = mynd i'r log
key-search-national = chwilio'r system hyfforddi genedlaethol
key-search-local = chwilio'r system hyfforddi leol
key-pause = atal y cloc, neu adael iddo fynd ymlaen
key-hold = dal y llinell, neu'n ôl at y galwr
key-colleague = gofyn i gydweithiwr
key-submit = cyflwyno i'r goruchwyliwr
key-line-up = dewis y llinell flaenorol
key-line-down = dewis y llinell nesaf
key-mark = marcio'r llinell a ddewiswyd
key-quote = ei dyfynnu yn y log
key-acknowledge = dweud y pryder yn ôl
key-reassure = tawelu meddwl
key-trace-up = dewis y canlyniad blaenorol
key-trace-down = dewis y canlyniad nesaf
key-open-trace = agor y canlyniad
key-log-trace = rhoi'r canlyniad yn y log
key-advise = cynghori
key-grade-immediate = gradd: Immediate
key-grade-priority = gradd: Priority
key-grade-scheduled = gradd: Scheduled
key-grade-without = gradd: Without deployment
key-refer = atgyfeirio
key-accept = derbyn y penderfyniad
key-challenge = herio'r penderfyniad
key-end = gorffen yr alwad
