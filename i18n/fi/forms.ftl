field-missing = Täytä tämä.
field-missing-name = Kirjoita nimi.
field-missing-scopes = Valitse ainakin yksi asia.
field-missing-may-talk = Valitse Kyllä tai Ei.
field-missing-postal = Kirjoita postinumero ja paikkakunta.
field-too-long = Teksti on liian pitkä. Kirjoita enintään { $most } merkkiä.
field-has-control-characters = Tekstissä on näkymättömiä merkkejä. Kirjoita se uudelleen.
field-not-a-day = Kirjoita päivä näin: 3 helmikuu 2026.
field-not-a-time = Kirjoita aika näin: 13.05.
field-not-an-amount = Kirjoita summa numeroin, esimerkiksi 12 500.
field-not-a-number = Kirjoita numeroin.
field-out-of-range = Kirjoita luku väliltä { $least }–{ $most }.
field-not-a-choice = Valitse yksi vastauksista.
field-unreadable = Kirjoita toisella tavalla.
error-summary-title = { $count ->
    [one] Yksi vastaus on korjattava
   *[other] { $count } vastausta on korjattava
}
error-title = Virhe: { $title }
refusal-personnummer-unreadable = Henkilötunnus ei ole oikein. Kirjoita kaksitoista numeroa, esimerkiksi 19121212-1212.
