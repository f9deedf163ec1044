# Drafft. Yn aros am adolygydd sy'n siarad Cymraeg. (A draft, which awaits a reviewer who speaks Welsh.)

pick-away = Rhoi o'r neilltu
pick-hint = Teipiwch i gyfyngu'r rhestr
pick-none = Does dim yn y rhestr â'r geiriau hyn
pick-more = a { $count } arall: teipiwch i gyfyngu'r rhestr

mode-guided = dan arweiniad
mode-practice = ymarfer
mode-assessed = asesiad
mode-watched = gwylio
