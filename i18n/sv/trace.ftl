# Kedjan: från behov till avgift och ersättning.
trace-title = Från behov till hjälp
trace-lead = Så hänger behov, hjälp och pengar ihop. Varje länk går till det som kommer före eller efter.
trace-back = Tillbaka
trace-nothing = Här finns inget att visa än.
trace-related = Hänger ihop med
trace-belongs = Hör ihop med:
trace-kind-need = Behov
trace-kind-task = Uppgifter
trace-kind-line = Beslutade insatser
trace-kind-order = Beställning
trace-kind-planned = Planerade besök
trace-kind-time = Utförd tid
trace-kind-goal = Mål
trace-kind-fee = Avgift
trace-kind-compensation = Ersättning
trace-planned-name = { $count ->
    [one] { $count } planerat besök
   *[other] { $count } planerade besök
}
trace-time-name = { $count ->
    [one] { $count } rapporterat besök
   *[other] { $count } rapporterade besök
}
trace-level-need = Nu: { $level }
trace-level-goal = Dit vi vill: { $level }
trace-days = { $has_until ->
    [0] Från { $day }
   *[other] { $day }–{ $until }
}
trace-minutes-cycle = { $time } på fyra veckor
trace-hour = tim
trace-minute = min
