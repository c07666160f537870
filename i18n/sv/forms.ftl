# What a form says about a field that it cannot use.
field-missing = Fyll i det här.
field-missing-name = Skriv namnet.
field-missing-scopes = Välj minst en sak.
field-missing-may-talk = Välj Ja eller Nej.
field-missing-postal = Skriv postnummer och ort.
field-too-long = Texten är för lång. Skriv högst { $most } tecken.
field-has-control-characters = Texten innehåller tecken som inte syns. Skriv den på nytt.
field-not-a-day = Skriv dagen så här: 3 februari 2026.
field-not-a-time = Skriv tiden så här: 13.05.
field-not-an-amount = Skriv beloppet med siffror, till exempel 12 500.
field-not-a-number = Skriv med siffror.
field-out-of-range = Skriv ett tal från { $least } till { $most }.
field-not-a-choice = Välj ett av svaren.
field-unreadable = Skriv på ett annat sätt.
error-summary-title = { $count ->
    [one] Ett svar behöver ändras
   *[other] { $count } svar behöver ändras
}
error-title = Fel: { $title }
refusal-personnummer-unreadable = Personnumret stämmer inte. Skriv tolv siffror, till exempel 19121212-1212.
