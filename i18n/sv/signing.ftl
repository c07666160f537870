# Att skriva under, och det som skrivs under.

## Dokumentet

document-sender = { $municipality } kommun
document-investigation = Utredning
document-about = Utredningen gäller { $person }.
document-received = Ansökan kom in den { $day }.
document-asked = Det som söktes
document-said = Med egna ord: ”{ $text }”
document-level = Bedömt funktionstillstånd: { $level }
document-target = Avsett funktionstillstånd: { $level }
document-own-view = Personens egen syn: { $text }
document-resources = Resurser: { $text }
document-goal = Mål: { $text }
document-decline = Försämring väntas: { $text }
document-tasks = Föreslagna insatser
document-task = { $task } ({ $service }): { $times } × { $minutes } minuter { $weeks ->
    [1] i veckan
    [2] varannan vecka
    [3] var tredje vecka
   *[other] var fjärde vecka
}
document-task-always = { $task } ({ $service })
document-total = Tillsammans { $time } i veckan.
document-heard = Det här har personen sagt
document-not-asked = Personen har inte tillfrågats före beslutet: { $reason }
document-silent = Inget svar kom inom svarstiden.
document-outcomes = Förslag till beslut
document-outcome = { $service }: { $result }.
document-from = Hjälpen börjar den { $day }.
document-until = Hjälpen slutar den { $day }.
document-follow-up = Uppföljning den { $day }.
document-who = Vem som har utrett
document-investigated-by = { $name }, { $title }, har gjort utredningen.
document-signed = Utredningen är underskriven i e-tjänsten. Där kan du kontrollera att filen är oförändrad, på sidan Kontrollera ett beslut.

## Sidan där det skrivs under

sign-title-investigation = Skriv under utredningen
sign-title-decision = Skriv under beslutet
sign-lead-investigation = Läs utredningen. När du har skrivit under ändras inget i den.
sign-lead-decision = Läs brevet. När du har skrivit under är beslutet fattat, och brevet finns på Mina sidor.
sign-right = Du beslutar enligt { $source }, punkt { $point }.
sign-with-passkey = Signera med din nyckel
passkey-failed-sign = Det gick inte att skriva under. Försök igen.
sign-e-id-title = Signera med e-legitimation
sign-demo = Signera
sign-demo-hint = Det här är demon. Ett tryck räcker, och underskriften bevisar ingenting.
sign-no-way = Du har ingen nyckel än. Skapa en under Mina inloggningar.
sign-back = Ändra något först
sign-document = Det du skriver under
sign-page-investigation = Utredningen, sida { $page }. Samma text finns som PDF.
sign-page-decision = Brevet, sida { $page }. Samma text finns som PDF.
sign-pdf = PDF
sign-what-it-is = Underskriften visar vad du skrev under och när, och att inget har ändrats sedan. Den är ingen kvalificerad elektronisk underskrift.

## När det är underskrivet

decide-fact-signed = Underskrivet
decide-fact-signed-passkey = Med nyckel { $when }
decide-fact-signed-e-id = Med e-legitimation { $when }
decide-fact-signed-demo = Med ett tryck i demon { $when }
decide-open-investigation = Öppna utredningen

## Svar när något inte går

refusal-signature-unfit = Underskriften gick inte att godta. Signera med en nyckel eller e-legitimation som är din egen.
refusal-signing-too-late = Det tog för lång tid. Läs igenom och signera en gång till.
refusal-document-changed = Dokumentet har ändrats sedan du öppnade det. Öppna det igen, läs igenom och signera.
