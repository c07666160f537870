# The accessibility statement.

accessibility-title = Saavutettavuus
accessibility-lead = Kaikkien pitää voida käyttää Annaa kunnassa { $municipality }. Tässä kerromme, missä vaiheessa olemme.
accessibility-report = Kerro, jos jokin ei toimi
accessibility-report-text = Onko jotain vaikea nähdä, kuulla, lukea tai painaa? Soita meille. Autamme sinua asiassasi toisella tavalla ja korjaamme vian niin pian kuin voimme.
accessibility-report-call = Soita
accessibility-state = Näin saavutettava palvelu on
accessibility-state-text = Palvelu on tehty noudattamaan WCAG 2.2 -ohjeiden tasoa AA. Automaattiset testit kokeilevat sivuja: kontrasti, kaksinkertainen tekstikoko, kapea näyttö, tumma tila ja oikealta vasemmalle lukeminen.
accessibility-state-people = Kukaan ruudunlukijan tai muun apuvälineen käyttäjä ei ole vielä kokeillut palvelua. Siksi emme voi sanoa, että se täyttää kaikki vaatimukset.
accessibility-unreviewed = Tätä ei ihminen ole vielä tarkistanut
accessibility-unreviewed-text = { $count } vaatimusta on tarkistamatta.
accessibility-tested = Tätä testataan
accessibility-tested-text = { $count } vaatimusta testataan aina, kun palvelua muutetaan.
accessibility-show = Näytä vaatimukset
accessibility-supervision = Etkö ole tyytyväinen vastaukseemme?
accessibility-supervision-text = Kunta vastaa palvelusta digitaalisten julkisten palvelujen saavutettavuudesta annetun Ruotsin lain (2018:1937) mukaan. Voit ilmoittaa puutteista viranomaiselle, joka valvoo lakia.
