# Uppföljning: hur går det, på samma skala för alla tre.
follow-up-own-title = Hur går det?
follow-up-own-lead = Svara för dig själv. Det finns inga rätta svar.
follow-up-own-none = Du behöver inte svara på något nu.
follow-up-own-send = Skicka svaren
follow-up-own-thanks = Tack, vi har fått dina svar. Du kan ändra dem till omkring { $day }.
follow-up-own-outcome-unchanged = Vi har följt upp. Hjälpen fortsätter som i dag.
follow-up-own-outcome-change-plan = Vi har följt upp. Den som hjälper dig ändrar planen tillsammans med dig.
follow-up-own-outcome-reassess = Vi har följt upp. Vi ska ta reda på vad du behöver nu. Din handläggare hör av sig.
follow-up-now = Hur går det nu?
follow-up-note = Berätta mer
follow-up-optional = frivilligt
follow-up-level-0 = Det går bra
follow-up-level-1 = Det går med lite besvär
follow-up-level-2 = Det är delvis svårt
follow-up-level-3 = Det är mycket svårt
follow-up-level-4 = Det går inte alls
follow-up-level-none = Inte bedömt
refusal-follow-up-already-closed = Uppföljningen är avslutad. Det som svarats står kvar.
refusal-no-goal-rated = Svara på minst ett mål.
refusal-level-out-of-scale = Välj ett av svaren.
refusal-goals-left-to-rate = { $count ->
    [one] Ett mål saknar din bedömning. Spara den först.
   *[other] { $count } mål saknar din bedömning. Spara dem först.
}
refusal-outcome-needs-reason = Skriv varför, så att den som tar vid förstår.
