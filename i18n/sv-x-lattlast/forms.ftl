field-missing = Svara här.
field-missing-name = Skriv namnet.
field-missing-scopes = Välj minst en sak.
field-missing-may-talk = Välj Ja eller Nej.
field-missing-postal = Skriv postnummer och ort.
field-too-long = Skriv kortare.
field-not-an-amount = Skriv med siffror. Till exempel 12 500.

error-summary-title = { $count ->
    [one] Ett svar är inte klart
   *[other] { $count } svar är inte klara
}
error-title = Fel: { $title }
