# The frame round every page, signing in, and what is said when something fails.

site-name = Äldreomsorg i { $municipality }
site-description = Fråga, ansök och följ din hjälp inom äldreomsorgen.
brand-of-municipality = Äldreomsorg i { $municipality }
skip-to-content = Till innehållet
places-label = Sidor
language-menu = Språk
choose-municipality = Byt till { $municipality }
accessibility-link = Tillgänglighet
sign-in-link = Logga in
sign-out = Logga ut

call-label = Ring oss
call-verb = Ring
call-open-until = Vi svarar i dag till klockan { $closes }
call-opens = Vi svarar vardagar { $opens }–{ $closes }

place-my-case = Mitt ärende
place-my-services = Min hjälp
place-my-fee = Min avgift
place-worklist = Arbetslista
place-register = Registrera ansökan
place-fees = Avgifter
place-settlement = Ersättning
place-orders = Beställningar
place-today = I dag
place-outbox = Utkorg
place-steering = Styrning

sign-in-title = Logga in
sign-in-lead = Här kommer du in utan lösenord.
sign-in-with-passkey = Logga in med din nyckel
sign-in-failed = Det gick inte att logga in. Försök igen.
sign-in-needs-script = Inloggning med nyckel kräver att JavaScript är på. Ring oss om du behöver hjälp.
invited-title = Skapa din nyckel
invited-lead = Hej { $name }. Skapa en nyckel på den här enheten. Sedan loggar du in med den.
invited-make-passkey = Skapa nyckel

demo-label = Demo
demo-made-up = Demo: alla personer och siffror är påhittade. Klockan är { $day }.
demo-tomorrow = I morgon
demo-next-month = Nästa månad
demo-change-person = Byt person
demo-post-link = Utgående post
demo-choose-person = Välj en påhittad person
demo-choose-lead = I demon loggar du in genom att välja vem du vill vara.
role-citizen = Söker eller får hjälp
demo-post-title = Utgående post
demo-post-caption = Allt som skulle ha skickats
demo-post-to = Till
demo-post-subject = Ämne
demo-post-text = Text
demo-post-made = Skapat
demo-post-empty = Inget har skickats än.

refused-title = Det gick inte
refused-back = Gå tillbaka
refusal-not-found = Vi hittade inte det du sökte.
refusal-not-allowed = Den här sidan är inte för dig. Logga in som någon annan om du har en annan roll.
refusal-state-has-moved = Något har ändrats sedan du öppnade sidan. Titta på sidan igen och försök på nytt.
refusal-already-sent = Det här är redan skickat. Det som kom först gäller.
refusal-invite-unusable = Länken går inte att använda. Be din administratör om en ny.
refusal-passkey-unknown = Vi känner inte igen nyckeln. Be din administratör om en ny länk.
refusal-municipality-already-there = Kommunen { $slug } finns redan.
refusal-no-such-municipality = Det finns ingen kommun { $slug }.
refusal-no-such-provider = Det finns ingen utförare { $slug }.
refusal-staff-already-there = Det finns redan ett konto { $slug }.

failure-400-title = Vi förstod inte det som skickades
failure-400-text = Inget har sparats. Gå tillbaka och försök igen.
failure-403-title = Det går inte härifrån
failure-403-text = Inget har sparats. Öppna sidan på nytt och försök igen.
failure-404-title = Sidan finns inte
failure-404-text = Adressen kan vara felskriven, eller så har sidan flyttat.
failure-405-title = Sidan kan inte ta emot det
failure-405-text = Inget har sparats. Öppna sidan på nytt och försök igen.
failure-413-title = Det är för mycket på en gång
failure-413-text = Inget har sparats. Korta texten och försök igen.
failure-415-title = Vi kan inte läsa det som skickades
failure-415-text = Inget har sparats. Använd formuläret på sidan.
failure-500-title = Något gick fel hos oss
failure-500-text = Det du gjorde sist är kanske inte sparat. Försök igen om en stund, eller ring oss.
failure-reference = Säg det här numret om du ringer: { $reference }
