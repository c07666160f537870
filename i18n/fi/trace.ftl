# Ketju: tarpeesta maksuun ja korvaukseen.
trace-title = Tarpeesta apuun
trace-lead = Näin tarve, apu ja rahat liittyvät yhteen. Jokainen linkki vie siihen, mitä on ennen tai jälkeen.
trace-back = Takaisin
trace-nothing = Täällä ei ole vielä mitään näytettävää.
trace-related = Liittyy näihin
trace-belongs = Liittyy näihin:
trace-kind-need = Tarpeet
trace-kind-task = Tehtävät
trace-kind-line = Päätetyt palvelut
trace-kind-order = Tilaus
trace-kind-planned = Suunnitellut käynnit
trace-kind-time = Toteutunut aika
trace-kind-goal = Tavoitteet
trace-kind-fee = Maksu
trace-kind-compensation = Korvaus
trace-planned-name = { $count ->
    [one] { $count } suunniteltu käynti
   *[other] { $count } suunniteltua käyntiä
}
trace-time-name = { $count ->
    [one] { $count } ilmoitettu käynti
   *[other] { $count } ilmoitettua käyntiä
}
trace-level-need = Nyt: { $level }
trace-level-goal = Tavoite: { $level }
trace-days = { $has_until ->
    [0] Alkaen { $day }
   *[other] { $day }–{ $until }
}
trace-minutes-cycle = { $time } neljässä viikossa
trace-hour = t
trace-minute = min
