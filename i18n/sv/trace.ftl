# Kedjan: från behov till avgift och ersättning.
trace-title = Från behov till hjälp
trace-lead = Följ hur allt hänger ihop. Tryck på en länk för att gå till grannen.
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
trace-fee-name = Avgift för { $month }
trace-compensation-name = Ersättning för { $month }
trace-level-need = Nu: { $level }
trace-level-goal = Dit vi vill: { $level }
trace-days = { $has_until ->
    [0] Från { $day }
   *[other] { $day }–{ $until }
}
trace-minutes-cycle = { $time } på fyra veckor
trace-hour = tim
trace-minute = min
