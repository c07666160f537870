field-missing = Svara här.
field-too-long = Skriv kortare.
field-not-an-amount = Skriv med siffror. Till exempel 12 500.
