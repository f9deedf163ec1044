# Drafft. Yn aros am adolygydd sy'n siarad Cymraeg. (A draft, which awaits a reviewer who speaks Welsh.)

joining-under = gyda'r cod sydd ar sgrin eich hyfforddwr
joining-address = Cyfeiriad
joining-address-means = Mae ar sgrin eich hyfforddwr hefyd, ac yn edrych fel http://192.168.1.5:8765. Bydd y peiriant hwn yn ei gofio.
joining-address-none = Teipiwch y cyfeiriad oddi ar sgrin eich hyfforddwr.
joining-address-unread = Ni ellir darllen hwn fel cyfeiriad. Mae'n edrych fel http://192.168.1.5:8765.
joining-address-secure = Dros https y mae'r sesiwn hon, ac nid yw'r consol yn siarad hwnnw eto. Agorwch y cyfeiriad mewn porwr.
joining-not-reached = Nid oes dim yn ateb yn { $address } ar hyn o bryd. Edrychwch ar y cyfeiriad eto, ac a yw'r peiriant hwn ar yr un rhwydwaith â'r sesiwn.
joining-elsewhere = Mae rhywbeth arall yn ateb yn { $address }. Edrychwch ar y cyfeiriad eto: mae'r hyn sy'n dilyn y colon yn bwysig hefyd.
joining-kept-there = Cedwir yr hyn a wnewch yn y sesiwn lle mae'n cael ei chynnal, ac mae eich hyfforddwr yn ei weld. Mae'r peiriant hwn yn cofio eich sedd nes i chi adael.
joining-under-way = Yn ymuno…
joining-gone = Nid yw'r sesiwn yno mwyach, neu nid yw eich sedd ynddi. Does dim yn cael ei ddal yn eich erbyn.
joining-seat-not-kept = Ni ellid cadw eich sedd ar y peiriant hwn ({ $why }). Eich un chi ydyw nes i chi gau'r ffenestr.

joining-lobby-means = Cadwch y ffenestr hon ar agor. Bydd yn mynd ymlaen ohoni'i hun.
joining-lost = Ni ellir cyrraedd y sesiwn ar hyn o bryd. Does dim ar goll, a bydd hyn yn mynd ymlaen ohono'i hun pan ddaw yn ôl.
joining-together = Mae pawb yn clywed un alwad gyda'i gilydd yn y sesiwn hon.
joining-together-means = Mewn porwr y dangosir hynny. I gymryd rhan, gadewch y sesiwn yma, agorwch { $address } mewn porwr, a dewch i mewn gyda'r un cod.
joining-supervisor = O sedd y goruchwyliwr y mae chwarae'r alwad hon.
joining-supervisor-means = Mewn porwr y gwneir hynny. I'w chymryd, agorwch { $address } mewn un a dewch i mewn gyda'r un cod, neu gofynnwch i'ch hyfforddwr.
joining-open = Ei agor mewn porwr
joining-not-opened = Ni ellid agor porwr. Y cyfeiriad yw { $address }.

joining-other-text = Nid yw galwadau'r peiriant hwn yn union yr un rhai â'r sesiwn: { $why }. Ni ddechreuwyd dim, ac nid eich bai chi ydyw. Dywedwch wrth eich hyfforddwr, neu agorwch { $address } mewn porwr.
joining-not-begun = Ni ellid dechrau'r alwad yma: { $why }. Rhowch gynnig arall arni, neu dywedwch wrth eich hyfforddwr.
joining-sending = Mae'r hyn a wnaethoch yn eich galwad ddiwethaf yn dal i gael ei anfon. Cadwch y ffenestr hon ar agor am eiliad.
joining-not-kept = Ni ellid cadw diwedd galwad yn y sesiwn: { $why }. Mae'r hyn a anfonwyd cynt yn ddiogel. Dywedwch wrth eich hyfforddwr.
joining-see-debrief = Gweld yr adborth
joining-left = Rydych wedi gadael y sesiwn. Does dim yn cael ei ddal yn eich erbyn.
