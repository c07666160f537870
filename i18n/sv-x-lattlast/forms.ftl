field-missing = Svara här.
field-too-long = Skriv kortare.
field-not-an-amount = Skriv med siffror. Till exempel 12 500.

error-summary-title = { $count ->
    [one] Ett svar är inte klart
   *[other] { $count } svar är inte klara
}
error-title = Fel: { $title }
