field-missing = Fill this in.
field-missing-name = Write the name.
field-missing-scopes = Choose at least one thing.
field-missing-may-talk = Choose Yes or No.
field-missing-postal = Write the postcode and the town.
field-too-long = The text is too long. Write at most { $most } characters.
field-has-control-characters = The text has characters that cannot be seen. Write it again.
field-not-a-day = Write the day like this: 3 February 2026.
field-not-a-time = Write the time like this: 13.05.
field-not-an-amount = Write the amount in figures, for example 12 500.
field-not-a-number = Write it in figures.
field-out-of-range = Write a number from { $least } to { $most }.
field-not-a-choice = Choose one of the answers.
field-unreadable = Write it in another way.
error-summary-title = { $count ->
    [one] One answer needs to be changed
   *[other] { $count } answers need to be changed
}
error-title = Error: { $title }
refusal-personnummer-unreadable = The personal identity number is not right. Write twelve digits, for example 19121212-1212.
