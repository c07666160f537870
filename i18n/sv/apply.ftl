# The application: six pages, a question group a page, and the receipt.

apply-title = Ansök om hjälp
apply-part = Del { $number } av { $count }
apply-lead = Sex korta sidor. Du kan pausa när du vill och fortsätta på en annan telefon eller dator.
apply-sign-in-once = Alla kan läsa frågorna. När du svarar på den första ber vi dig logga in, en gång.
apply-continue = Fortsätt
apply-back = Tillbaka
apply-save-and-close = Spara och stäng
apply-saved = Sparat { $time }
apply-resume-lead = Du har börjat på en ansökan.
apply-resume-text = Det du har skrivit finns kvar, sparat { $when }.
apply-resume = Fortsätt där du slutade
apply-optional = frivilligt

apply-whom-title = Vem ansöker du för?
apply-whom-myself = För mig själv
apply-whom-together = För någon annan, vi gör det tillsammans
apply-whom-together-hint = Eller för dig själv, och någon hjälper dig att fylla i
apply-together-lead = Gör ansökan tillsammans
apply-together-1 = Ansökan är personens egen. Hon eller han ska själv vilja ha hjälpen.
apply-together-2 = Sitt bredvid varandra. Den som behöver hjälpen loggar in med sin egen inloggning.
apply-together-3 = Du kan läsa frågorna högt och skriva. Svaren är personens.
apply-together-4 = Går det inte? Ring { $phone }, så hjälper vi er.
apply-helper-name = Vem hjälper till?
apply-helper-name-hint = Namnet på den som hjälper till att fylla i.
apply-helper-relation = Hur känner ni varandra?
apply-helper-relation-hint = Till exempel dotter, granne eller god man.
apply-helper-phone = Telefon till den som hjälper
apply-may-talk = Får vi prata med den som hjälper dig om din ansökan?
apply-may-talk-hint = Du bestämmer. Utan ditt ja berättar vi inget (12 kap. 2 § offentlighets- och sekretesslagen). Du kan ändra dig när du vill.
apply-choose = Välj
apply-yes = Ja
apply-no = Nej

apply-need-title = Vad är svårt, och vad vill du ha hjälp med?
apply-hard = Berätta med egna ord
apply-hard-hint = Det räcker med några rader.
apply-wanted = Vill du ha hjälp med något av det här?
apply-wanted-hint = Du kan välja flera, eller inget. Vi pratar om det när vi ringer.
apply-urgency = Är det bråttom?
apply-urgency-hint = Är det fara för livet? Ring 112.
apply-urgent = Ja, jag behöver hjälp de närmaste dagarna
apply-can-wait = Nej, det kan vänta några veckor
apply-urgent-because = Varför är det bråttom?

apply-home-title = Hur bor du?
apply-household = Vem bor du med?
apply-household-alone = Jag bor ensam
apply-household-with-spouse = Med make, maka, sambo eller partner
apply-household-with-others = Med någon annan
apply-dwelling = Hur är din bostad?
apply-dwelling-flat = Lägenhet
apply-dwelling-house = Hus
apply-dwelling-other = Annat
apply-getting-in = Finns det något vi behöver veta för att komma till dig?
apply-getting-in-hint = Till exempel trappor eller husdjur. Skriv inga koder.

apply-language-title = Vilket språk vill du prata?
apply-speaks = Mitt språk
apply-speaks-other = Vilket språk?
apply-interpreter = Behöver du tolk?
apply-interpreter-hint = Tolken kostar inget för dig.
apply-minority-lead = Du har rätt att veta
apply-minority-in-area = I { $municipality } har du rätt att använda finska med oss, muntligt och skriftligt, och få hemtjänst av någon som kan finska (8 kap. 6 och 9 §§ socialtjänstlagen).
apply-minority-outside = Talar du finska, jiddisch, meänkieli, romska eller samiska? Då får du hemtjänst av någon som kan språket om vi har personal som kan det (8 kap. 7 och 9 §§ socialtjänstlagen).
apply-minority = Vill du ha hjälp på något av dessa språk?

apply-contact-title = Hur når vi dig?
apply-phone = Telefon
apply-phone-hint = Så att vi kan ringa dig.
apply-email = E-post
apply-email-hint = Vi mejlar när det har hänt något. I mejlet står inget om dig.
apply-good-time = När passar det bra att vi ringer?
apply-from-register = Ifyllt från det vi redan vet. Ändra om det är fel.

apply-check-title = Kontrollera dina svar
apply-check-lead = Läs igenom. Ändra det som inte stämmer.
apply-check-change = Ändra
apply-check-change-what = { $what }, ändra
apply-not-answered = Inte besvarad
apply-send = Skicka ansökan
apply-send-offline = Inte inskickad än – skickas när du har nät
apply-consent = När du skickar börjar vi utreda vad du behöver. Det du skriver sparas hos { $municipality }.
apply-missing-lead = Några svar saknas
apply-missing-text = Svara på frågorna under { $section } innan du skickar.

apply-elsewhere-lead = Svaren har ändrats på ett annat ställe
apply-elsewhere-text = Din text finns kvar här nedanför. Så här står det på det andra stället:
apply-elsewhere-keep = Behåll min text
apply-elsewhere-use = Använd det andra

apply-twice-title = Redan inskickad?
apply-twice-text = Vi fick en likadan ansökan { $when }. Kvitto { $receipt }. Du behöver inte skicka den igen.
apply-twice-see = Visa kvittot
apply-twice-send = Skicka ändå

receipt-title = Vi har din ansökan
receipt-lead = Din ansökan kom fram { $when }.
receipt-nothing-now = Du behöver inte göra något nu.
receipt-case-number = Ärende
receipt-number = Kvitto
receipt-arrived = Kom fram
receipt-next = Det här händer nu
receipt-call = { $office } ringer dig på { $phone }, senast { $day }.
receipt-talk = Vi pratar om vad du behöver och bestämmer en tid att träffas.
receipt-wrong = Har du inte hört något då? Ring { $phone }.
receipt-print = Spara eller skriv ut kvittot (PDF)
receipt-assess-lead = Vill du berätta mer?
receipt-assess-text = Svara på frågor om hur vardagen går. Det är frivilligt. Det hjälper oss att förstå vad du behöver.
receipt-assess = Börja självskattningen
receipt-follow = Följ mitt ärende
receipt-pdf-title = Kvitto på ansökan
receipt-language-note = Svenska är det språk som gäller.

withdraw-link = Ta tillbaka ansökan
withdraw-title = Ta tillbaka ansökan?
withdraw-consequence = Vi slutar att utreda. Du kan ansöka igen när du vill.
withdraw-do = Ta tillbaka
withdraw-keep = Nej, behåll ansökan
withdraw-done = Du tog tillbaka ansökan { $when }.

service-kind-household-service = Städning, tvätt och inköp
service-kind-personal-care = Dusch, kläder, mat och annan personlig hjälp
service-kind-home-night = Hjälp eller tillsyn på natten
service-kind-safety-alarm = Trygghetslarm
service-kind-meal-delivery = Matlådor hem
service-kind-escort = Någon som följer med mig ut
service-kind-respite = Avlösning för den som vårdar mig
service-kind-day-activity = Dagverksamhet med andra

language-name-sv = Svenska
language-name-fi = Finska
language-name-fit = Meänkieli
language-name-se = Samiska
language-name-rom = Romska
language-name-yi = Jiddisch
language-name-en = Engelska
language-name-ar = Arabiska
language-name-other = Ett annat språk

field-missing-filled-in-by = Välj vem ansökan gäller.
field-missing-hard = Skriv några ord om vad som är svårt. Du kan också skriva ”vet inte”.
field-missing-urgency = Välj om det är bråttom eller kan vänta.
field-missing-household = Välj vem du bor med.
field-missing-speaks = Välj ditt språk.
field-missing-interpreter = Välj Ja eller Nej.
field-missing-phone = Skriv ditt telefonnummer, minst sju siffror.
field-unreadable-phone = Skriv ditt telefonnummer, minst sju siffror.
field-unreadable-helper-phone = Skriv ditt telefonnummer, minst sju siffror.
field-unreadable-email = Skriv e-postadressen så här: namn@exempel.se

refusal-already-submitted = Den här ansökan verkar redan vara inskickad. Kvitto { $receipt_no }.
refusal-saved-elsewhere = Svaren har ändrats på ett annat ställe. Din text finns kvar.
refusal-already-withdrawn = Ansökan är redan tillbakatagen.
refusal-too-late-to-withdraw = Utredningen är klar. Ring oss om du inte vill ha hjälpen.
refusal-answers-missing = Några svar saknas. Svara på dem, så kan du skicka.
refusal-policy-missing = Kommunen har inte öppnat sin e-tjänst än. Ring oss i stället.

notification-application-received-subject = Kvitto { $reference } från { $municipality }s e-tjänst
notification-application-received-body = Vi har tagit emot det du skickade. Kvitto { $reference }. Logga in i { $municipality }s e-tjänst om du vill läsa mer. Skriv adressen själv i webbläsaren.
apply-told-title = Vem är du?
apply-told-lead = Du är inloggad med en kod. Den visar inte vem du är. Skriv därför ditt namn och personnummer. Vi kontrollerar det när vi pratar med dig.
apply-given-name = Förnamn
apply-family-name = Efternamn
apply-personnummer = Personnummer
apply-personnummer-hint = Tolv siffror, till exempel 19400612-8989.
apply-address = Gatuadress
apply-postal = Postnummer och ort
field-missing-personnummer = Skriv ett riktigt personnummer, till exempel 19400612-8989.
field-missing-given-name = Skriv förnamnet.
field-missing-family-name = Skriv efternamnet.
field-missing-address = Skriv gatuadressen.
