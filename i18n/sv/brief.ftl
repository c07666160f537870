# När någon når ett ärende för en stund: täcker upp, tar över, nödöppnar. Och granskningen.
worklist-colleagues = Täck upp eller ta över
colleague-title = Öppna en kollegas ärende { $number }
colleague-lead = { $name } har ärendet. Det gäller { $services }.
colleague-how = Hur vill du öppna det?
colleague-cover-hint = När du täcker upp har { $name } kvar ärendet. Du kan läsa det och skriva i journalen.
colleague-days-1 = Täcka upp i dag
colleague-days-7 = Täcka upp i en vecka
colleague-days-14 = Täcka upp i två veckor
colleague-take = Ta över ärendet
colleague-take-hint = Det blir ditt, med allt som är kvar att göra.
colleague-do = Öppna ärendet
brief-reason = Varför?
brief-reason-hint = En mening. Den sparas och kan läsas av den som granskar.
brief-covering = Du täcker upp.
brief-covering-text = Du når ärendet till och med { $until }.
brief-covering-close = Sluta täcka upp
brief-emergency = Nödöppnat.
brief-emergency-text = Du når ärendet till { $until }. Det du öppnar loggas och granskas.
brief-emergency-close = Stäng ärendet
brief-case = Ärende { $number }
brief-covering-until = Du täcker upp till och med { $until }
brief-emergency-until = Nödöppnat till { $until }
brief-close-title = Behöver du inte ärendet längre?
brief-close-lead = Du når det inte efter att du har stängt det.
brief-close-do = Stäng ärendet
brief-close-back = Ärendet
emergency-link = Nödöppna ett ärende
emergency-title = Nödöppna ett ärende
emergency-lead = Bara när någon kan fara illa om du väntar. Du når ärendet i en timme. Enhetschefen får veta det direkt, och någon annan granskar varför.
emergency-number = Ärendenummer eller personnummer
emergency-number-hint = Till exempel { $example }
emergency-do = Nödöppna
emergencies-title = Nödöppningar
emergencies-lead = Någon har öppnat ett ärende som inte var hennes. Läs varför och säg vad du har kommit fram till.
emergencies-see = { $count ->
    [one] En nödöppning väntar på granskning
   *[other] { $count } nödöppningar väntar på granskning
}
emergencies-waiting = Väntar på granskning
emergencies-none = Ingen nödöppning väntar.
emergencies-judged = Granskade
emergency-by = { $name } nödöppnade ett ärende
emergency-tab = Nödöppning, ärende { $number }
emergency-tab-protected = Nödöppning, skyddade personuppgifter
emergency-case = Ärende
emergency-protected = Skyddade personuppgifter
emergency-when = När
emergency-openings = Öppnade sidor
emergency-times = { $count ->
    [0] Ingen
    [one] 1 sida
   *[other] { $count } sidor
}
emergency-outcome = Vad har du kommit fram till?
emergency-outcome-justified = Det var motiverat
emergency-outcome-taken-further = Det måste utredas vidare
emergency-review = Varför?
emergency-close = Avsluta granskningen
emergency-judged = { $name } granskade { $when }.
notification-emergency-opened-subject = Något väntar på dig i { $municipality }s e-tjänst
notification-emergency-opened-body = Något behöver granskas i dag. Logga in i { $municipality }s e-tjänst. Skriv adressen själv i webbläsaren.
refusal-brief-reason-missing = Skriv en mening om varför, så att någon annan kan förstå.
refusal-case-number-unknown = Vi hittar inget ärende med det numret.
refusal-already-reached = Du når redan ärendet. Öppna det från arbetslistan.
refusal-already-reviewed = Någon annan har redan granskat den här.
refusal-review-of-own = Någon annan granskar det du själv har öppnat.
refusal-nobodys-case = Ingen har ärendet. Ta det från arbetslistan.
field-missing-opening = Välj hur du vill öppna det.
field-missing-number = Skriv ärendenummer eller personnummer.
field-missing-finding = Välj vad du har kommit fram till.
