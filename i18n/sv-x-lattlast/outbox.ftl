outbox-waiting = { $n } väntar
outbox-waiting-offline = { $n } väntar · inget nät
outbox-sending = Skickar …
outbox-all-sent = Allt är skickat
outbox-needs-action = { $n } behöver åtgärd
outbox-sign-in = Logga in. Då skickas det som väntar.
outbox-captive = Vi når inte kommunen
outbox-saved-on-phone = Sparat i telefonen { $time }
outbox-not-saved = Det är inte sparat. Texten finns kvar. Försök igen.
outbox-sign-out-waits = { $n } väntar på att skickas. Det finns kvar i telefonen. Ingen annan kan läsa det. Det skickas när du loggar in igen. Tryck en gång till för att logga ut.
outbox-unprotected = Telefonen kan ta bort det som väntar. Skicka så snart du har nät.
outbox-held = Vi har fått det. Det väntar hos oss (kvitto { $receipt })
outbox-received = Vi fick det { $time } (kvitto { $receipt })
outbox-new-version = Det finns en ny version. Du får den nästa gång.
outbox-title = Utkorg
outbox-promise = Det du sparar finns kvar i telefonen. Det finns kvar tills vi har fått det. Det räknas bara en gång.
outbox-last-contact = Vi hördes senast { $time }
outbox-empty = Inget väntar.
outbox-others = Du har skrivit något för en annan person också. Det väntar här. Byt person, så ser du det.
outbox-received-title = Det här har vi fått
outbox-send-now = Skicka nu
outbox-receipt-label = Kvitto
outbox-needs-script = Utkorgen fungerar inte utan JavaScript. Då skickas allt direkt.
outbox-kind-application-submitted = Ansökan
outbox-kind-application-saved = Svar i ansökan
outbox-kind-self-assessment-submitted = Självskattning
outbox-kind-self-assessment-saved = Svar i självskattning
outbox-state-saved = Sparad i telefonen
outbox-state-sending = Skickas
outbox-state-applied = Vi fick den { $time }
outbox-state-held = Vi fick den { $time }. Den väntar.
outbox-state-conflict = Vi fick den { $time }. Något behöver rättas.
outbox-state-rejected-kept = Vi fick den { $time }. Något behöver rättas.
outbox-state-action = Något behöver rättas
outbox-state-twice = Vi fick den { $time }. Den räknas inte en gång till.
outbox-twice-see = Visa den du skickade först
outbox-twice-question = Din text finns kvar i telefonen. Vill du ha kvar den?
outbox-twice-keep = Ja, behåll texten
outbox-twice-throw = Ta bort texten
outbox-twice-mine = Det här skrev du
outbox-twice-copy = Kopiera texten
outbox-twice-kept = Texten finns kvar. Du kan läsa den här.
outbox-twice-thrown = Texten är borta.
outbox-twice-copied = Texten är kopierad.
outbox-twice-not-copied = Det gick inte att kopiera. Försök igen.
sync-gap = Något du sparade före har inte kommit fram än.
sync-conflict = Vi har fått två olika. Båda finns kvar.
sync-already-submitted = Vi har redan en lika ansökan från dig.
sync-mandate-over = Vi har fått det. Du har inte längre rätt att göra det åt personen. Vi frågar personen. Ring oss om du undrar.
sync-bad-payload = Vi kunde inte ta emot allt. Det finns kvar hos oss.
sync-fault = Det blev fel hos oss. Det du skickade finns kvar hos oss.
offline-title = Sidan behöver nät
offline-lead = Du har inget nät nu. Det du har skrivit finns kvar.
offline-left-title = Du är utloggad
offline-left = Ingen kan se dina uppgifter på den här telefonen.
offline-what-works = Du kan läsa om hjälpen. Du kan fylla i ansökan. Du kan se vad som väntar.
offline-apply = Ansök om hjälp
offline-outbox = Visa utkorgen
offline-form-lead = Du har inget nät. Det du skriver sparas i telefonen.
offline-queued = Inte inskickad än – skickas när du har nät
offline-queued-next = Du behöver inte göra något mer. Du får ett kvitto i utkorgen.
offline-sign-in-first = Logga in en gång när du har nät. Sedan kan du spara här.

outbox-needs-net = Du måste ha nät för att fylla i här.
own-phone-question = Är det här din egen telefon?
own-phone-why =
    Det du skriver sparas i telefonen.
    Det tas bort när du har skickat det.
own-phone-yes = Ja, min egen
own-phone-no = Nej, någon annans
own-phone-yes-said =
    Det du skriver sparas i telefonen.
    Ingen annan kan läsa det.
own-phone-no-said =
    Det du skriver tas bort när du stänger sidan.
    Det du har skickat kommer ändå fram.
