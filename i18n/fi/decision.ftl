# Päätös, niin kuin henkilö itse sen lukee.

decision-title-granted = Saat: { $granted }
decision-title-partly = Saat: { $granted }. Et saa: { $refused }
decision-title-refused = Et saa: { $refused }
decision-title-open = Päätöksesi
decision-title-written-off = Olet peruuttanut hakemuksesi
decision-service-home-care = kotihoito
decision-service-household-service = apu kotitöissä
decision-service-personal-care = henkilökohtainen hoiva
decision-service-home-night = apu yöllä
decision-service-safety-alarm = turvapuhelin
decision-service-meal-delivery = ateriapalvelu
decision-service-escort = saattajapalvelu
decision-service-respite = omaisen lomitus
decision-service-day-activity = päivätoiminta
decision-hours = { $count ->
    [one] 1 tunti
   *[other] { $count } tuntia
}
decision-minutes = { $count ->
    [one] 1 minuutti
   *[other] { $count } minuuttia
}
decision-often-always = Ympäri vuorokauden
decision-often-daily = { $times ->
    [one] Joka päivä
   *[other] { $times } kertaa päivässä
}
decision-often-weekly = { $times ->
    [one] Kerran viikossa
   *[other] { $times } kertaa viikossa
}
decision-often-every-weeks = { $weeks ->
    [2] Joka toinen viikko
    [3] Joka kolmas viikko
   *[other] Joka neljäs viikko
}
decision-often-in-weeks = { $times } kertaa { $weeks } viikossa
decision-met-by = { $service }: { $by } auttaa sinua ja on suostunut siihen.
decision-not-granted = Tätä et saa
decision-met-otherwise = Tämä järjestyy muulla tavalla
decision-withdrawn = Tämän olet peruuttanut

notification-decision-subject = Sinulle on uusi kirje: { $municipality }, sähköinen palvelu
notification-decision-body = Sinulle on uusi kirje: { $municipality }, sähköinen palvelu. Kirjaudu sisään, niin voit lukea sen. Kirjoita osoite itse selaimeen.
notification-communication-subject = Sinulle on uusi kirje: { $municipality }, sähköinen palvelu
notification-communication-body = Sinulle on uusi kirje: { $municipality }, sähköinen palvelu. Kirjaudu sisään, niin voit lukea sen. Kirjoita osoite itse selaimeen.

own-decision-tag = Päätös { $day }
own-decision-time = Saat apua { $time } viikossa. Apu alkaa { $day }.
own-decision-starts = Apu alkaa { $day }.
own-decision-granted = Tämän saat
own-decision-choose = Valitse, kuka sinua auttaa
own-decision-why = Miksi päätettiin näin?
own-decision-fee = Maksusi
own-decision-appeal = Jos et ole tyytyväinen
own-decision-appeal-lead = Voit valittaa { $day } asti. Autamme sinua.
own-decision-appeal-by = Viimeistään { $day }
own-decision-help = Soita meille, jos tarvitset apua kirjoittamiseen:
own-decision-decided-by = { $name }, { $title }, on tehnyt päätöksen.
own-decision-decided-by-unnamed = { $title } on tehnyt päätöksen.
own-decision-presented-by = { $name }, { $title }, on selvittänyt asian.
own-decision-presented-by-unnamed = { $title } on selvittänyt asian.
own-decision-appeal-swedish = Näin päätöksessä lukee. Ruotsinkielinen teksti on voimassa.
own-decision-who = Kuka on päättänyt
own-decision-law = Laki, johon päätös perustuu
own-decision-letter = Lue koko kirje (PDF)
own-decision-letter-hint = Ruotsinkielinen kirje on voimassa
own-decision-back = Minun asiani
own-partly = Et saa kaikkea, mitä pyysit: { $reason }

own-communication-title = Lue tämä, ennen kuin päätämme
own-communication-lead = Tähän olemme päätyneet. Pitääkö se paikkansa? Vastaa viimeistään { $day }.
own-communication-proposal = Näin aiomme päättää
own-communication-result-granted = Saat tämän
own-communication-result-partly = Saat osan tästä
own-communication-result-refused = Et saa tätä
own-communication-result-withdrawn = Olet peruuttanut tämän
own-communication-result-met-otherwise = Järjestyy muulla tavalla, auttaja: { $by }
own-communication-tasks = Apu, jota ehdotamme
own-communication-time = Yhteensä { $time } viikossa.
own-communication-areas = Näin olemme ymmärtäneet tarpeesi
own-communication-said = Olet sanonut: ”{ $text }”
own-communication-goal = Tavoite: { $text }
own-communication-need-none = Selviät tästä ilman apua.
own-communication-need-met-otherwise = { $by } auttaa sinua tässä.
own-communication-need-service = Tarvitset tässä apua.
own-communication-answer = Mitä haluat sanoa?
own-communication-no-remarks = Se pitää paikkansa, minulla ei ole lisättävää
own-communication-remarks = Haluan sanoa jotain
own-communication-oral = Haluan mieluummin puhua kanssanne
own-communication-oral-hint = Sinulla on oikeus kertoa suullisesti. Soitamme sinulle.
own-communication-text = Kirjoita, mitä haluat sanoa
own-communication-optional = vapaaehtoinen
own-communication-send = Lähetä vastaus
own-communication-silent = Jos et vastaa, päätämme { $day } jälkeen.
own-communication-answered = Kiitos. Saimme vastauksesi { $when }.
own-communication-next = { $name } lukee sen nyt. Sitten saat päätöksen. Sinun ei tarvitse tehdä mitään.
own-communication-next-unnamed = Luemme sen nyt. Sitten saat päätöksen. Sinun ei tarvitse tehdä mitään.
own-communication-decided = Päätös on tehty. Löydät sen kohdasta Asiani.
own-communication-sent-by = Lähettäjä: { $name }, { $title }
own-communication-sent-by-unnamed = Lähettäjä: { $title }

task-cleaning = Siivous
task-laundry = Pyykinpesu
task-shopping = Ostokset
task-errands = Apteekki, posti ja asiointi
task-breakfast = Aamiainen
task-lunch = Lounaan lämmitys
task-shower = Suihku
task-morning = Apu aamulla
task-dressing = Pukeminen ja riisuminen
task-toilet = Apu WC-käynneillä
task-eating = Apu ruokailussa
task-moving = Apu liikkumisessa
task-day-check = Käynti päivällä
task-night-check = Käynti yöllä
task-alarm = Turvapuhelin
task-walk = Kävely
task-escort = Saattajapalvelu
task-respite = Omaisen lomitus
task-company = Seura

refusal-last-day-too-soon = Vastaamiseen tarvitaan aikaa. Valitse { $earliest } tai myöhempi päivä.
refusal-already-answered = Vastauksesi on jo tullut. Ensimmäinen on voimassa.
refusal-answer-missing = Kirjoita, mitä haluat sanoa, tai valitse toinen vastaus.
refusal-answer-too-late = Selvitys on jo päättynyt. Soita meille, jos haluat sanoa lisää. Voit myös valittaa päätöksestä, kun se tulee.
field-missing-answer = Valitse vastaus.
