# Drafft. Yn aros am adolygydd sy'n siarad Cymraeg. (A draft, which awaits a reviewer who speaks Welsh.)

web-skip = Neidio at y cynnwys
web-ways = Tudalennau
web-shelf = Galwadau
web-calls = Galwadau i'w hymarfer
web-accessibility = Hygyrchedd
web-privacy = Preifatrwydd
web-not-there = Ni ellir dangos y dudalen hon
web-try-again = Rhoi cynnig arall arni
web-lost = Mae'r rhwydwaith wedi'i golli, neu nid yw'r gweinydd yno. Ni chollwyd dim a wnaethoch. Rhowch gynnig arall arni.
web-lost-call = Mae'r rhwydwaith wedi'i golli. Mae'r alwad yn sefyll a does dim ar goll. Bydd yn mynd ymlaen ohoni'i hun pan ddaw'r rhwydwaith yn ôl.

web-history = Galwadau a chwaraewyd gennych
web-history-count = Nifer y galwadau: { $count }
web-forget = Anghofio
web-forget-of = Anghofio'r alwad hon: { $title }
web-forget-sure = Ei hanghofio am byth
web-forget-sure-of = Pwyswch unwaith eto i anghofio'r alwad hon am byth: { $title }
web-forgotten = Anghofiwyd: { $title }

web-how = Sut mae'n cael ei chwarae
web-looks = Sut mae'n edrych
web-theme-system = Fel y mae ar y ddyfais hon
web-name = Eich enw yma
web-nickname = Llysenw
web-nickname-means = Gadewch ef yn wag os mynnwch. Nid oes rhaid iddo fod yn enw i chi.
web-kept = Cadwyd
web-settings-kept = Cedwir yr hyn a newidiwch yma ar unwaith.
web-watching = Gwylio galwad
web-letters = Mae llythrennau ar eu pennau eu hunain yn fysellau
web-letters-means = Y tu allan i feysydd, mae llythrennau megis M yn gwneud rhywbeth yn ystod galwad. Diffoddwch hyn os ydych yn siarad â'ch peiriant, neu'n pwyso bysellau ar ddamwain. Mae F2 ac F8 yn gweithio beth bynnag.
web-belongings = Cedwir eich galwadau a'u hadborth ar y gweinydd y daw'r dudalen hon ohono, o dan rif nad yw'n enw i chi. Gallwch gymryd copi o bopeth, neu ddileu popeth, unrhyw bryd.
web-learner = Eich rhif: { $id }
web-export = Allforio popeth
web-erase = Dileu popeth
web-erase-sure = Dileu popeth, am byth?
web-erase-what = Dileir eich galwadau, eu hadborth, eich gosodiadau a'ch llysenw o'r gweinydd. Ni all neb ddod â nhw'n ôl.
web-fair = Gellir cymryd saib mewn galwad, ei rhoi o'r neilltu neu ei gadael unrhyw bryd. Does neb yn gofyn pam, a does dim yn cael ei ddal yn eich erbyn. Mae'r hyn a wnewch yn aros ar y gweinydd y daw'r dudalen hon ohono.
web-credits = Lleisiau synthetig yw'r lleisiau. Atkinson Hyperlegible yw'r wyneb-deip, o dan y Drwydded Ffont Agored.

web-keys-more = Mae Tab yn mynd at y peth nesaf, Shift Tab at yr un o'i flaen; mae'r bylchwr yn pwyso botwm. Yn y trawsgrifiad mae'r saethau i fyny ac i lawr yn mynd o linell i linell. Mewn rhestr, teipiwch i'w chyfyngu, defnyddiwch y saethau, a phwyswch Enter.
web-keys-letters = Mae llythrennau, rhifau ac arwyddion yn fysellau tra nad ydych yn teipio; mae Escape yn dod â chi allan o faes. Mae F2 ac F8 yn gweithio wrth deipio hefyd.
web-key-transcript = mynd at y llinell a ddewiswyd
web-key-film-pause = wrth wylio: aros, neu fynd ymlaen

web-caption = Yr hyn mae'r galwr yn ei ddweud
web-clock = Amser yr alwad
web-at-hand = Wrth law bob amser
web-places = Lleoedd y consol
web-moves = Symudiadau
web-quoted = yn y log
web-logged = Ysgrifennwyd yn y log
web-advised = Cynghorwyd: { $advice }
web-referred = Atgyfeiriwyd: { $route }
web-grades-mean = Ystyr pob gradd
web-pick-count = Yn y rhestr: { $count }
web-see-debrief = Gweld yr adborth

web-hear-again = Ei glywed eto
web-hear-again-of = Ei glywed eto, o { $time }
web-tape = Y foment honno eto
web-speed = Cyflymder
web-controls = Llywio

web-take-review = Cymryd y sedd
web-lost-review = Mae'r rhwydwaith wedi'i golli. Mae'r adolygiad yn sefyll a does dim ar goll. Bydd yn mynd ymlaen ohono'i hun pan ddaw'r rhwydwaith yn ôl.
web-keys-review = Bysellau yn ystod adolygiad
web-review-clock = Amser yr adolygiad
web-review-places = Lleoedd yr adolygiad
web-review-acting = Yr hyn a wnewch yn ei gylch
web-review-heard-now = yn cael ei glywed
web-review-elsewhere = Atgyfeirio i rywle arall
web-review-read = Llinellau o'r recordiad y gellir eu darllen: { $count }
web-review-over = Mae'r adolygiad ar ben
web-review-left = Gadawsoch yr adolygiad hwn
web-review-end-sure = Gorffen yr adolygiad?
web-review-end-what = Mae pob log yn aros fel y gadawch ef, a'r adborth sydd nesaf.
web-length-seconds = { $seconds } eiliad
web-length-minutes = { $minutes } munud { $seconds } eiliad

web-needs-script = Sgriptiau sy’n chwarae’r galwadau; dônt o’r gweinydd hwn yn unig. Caniatewch nhw ar gyfer y dudalen hon, neu chwaraewch mewn terfynell: warning-signs --terminal
web-done = Rwyf wedi gorffen ar y cyfrifiadur hwn
web-done-what = Ar gyfrifiadur y mae eraill yn ei ddefnyddio hefyd, dywedwch pan fyddwch wedi gorffen. Ni chaiff dim ei ddileu; ni fydd y nesaf i eistedd yma yn gweld eich pethau chi, ac ni allwch ddod yn ôl atynt o’r fan hon.
