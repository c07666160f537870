# Styrning: få siffror, slutsatsen först.
steering-title = Läget i { $month }
steering-days = Dagar
steering-half = Hälften inom
steering-nine-of-ten = Nio av tio inom
steering-none = –
steering-few = färre än 5
steering-few-people = färre än 5 personer
steering-decision-unit = Dagar från ansökan till beslut
steering-decision-takes = Beslut tar { $days } dagar
steering-decision-takes-target = Beslut tar { $days } dagar. Målet är { $target }.
steering-together = Tillsammans
steering-decision-takes-together = Beslut har tagit { $days } dagar det senaste halvåret
steering-visit-takes-together = Första besöket har kommit efter { $days } dagar det senaste halvåret
steering-decision-too-few = För få beslut att visa
steering-decision-fewest = Minst { $count } beslut på ett halvår behövs för att siffrorna inte ska peka ut någon.
steering-visit-unit = Dagar från beslut till första besöket
steering-visit-takes = Första besöket kommer efter { $days } dagar
steering-visit-takes-target = Första besöket kommer efter { $days } dagar. Målet är { $target }.
steering-visit-too-few = För få första besök att visa
steering-visit-fewest = Minst { $count } första besök på ett halvår behövs för att siffrorna inte ska peka ut någon.
steering-providers-off = { $off ->
    [0] Ingen utförare avviker
    [one] { $count ->
        [one] Den enda utförare som kan visas avviker
       *[other] En av { $count } utförare avviker
    }
   *[other] { $off } av { $count } utförare avviker
}
steering-providers-few = För få personer per utförare att visa
steering-providers-unit = Utförd tid mot beviljad, timmar. Avviker: under { $low } eller över { $high } procent.
steering-providers-caption = Utförd tid mot beviljad, per utförare
steering-provider = Utförare
steering-granted = Beviljat
steering-performed = Utfört
steering-share = Andel
steering-note = Avvikelse
steering-low = Lågt
steering-high = Högt
steering-within = Ingen
