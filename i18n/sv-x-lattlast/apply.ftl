# The application: six pages, a question group a page, and the receipt.

apply-title = Ansök om hjälp
apply-part = Del { $number } av { $count }
apply-lead = Det är sex korta sidor. Du kan ta paus.
apply-sign-in-once = Alla får läsa frågorna. När du svarar får du logga in, en gång.
apply-continue = Fortsätt
apply-back = Tillbaka
apply-save-and-close = Spara och stäng
apply-saved = Sparat { $time }
apply-resume-lead = Du har börjat på en ansökan.
apply-resume-text = Dina svar finns kvar. De sparades { $when }.
apply-resume = Fortsätt
apply-optional = du behöver inte svara

apply-whom-title = Vem behöver hjälp?
apply-whom-myself = Jag
apply-whom-together = Någon annan. Vi fyller i tillsammans.
apply-whom-together-hint = Eller jag, och någon hjälper mig att skriva
apply-together-lead = Gör så här tillsammans
apply-together-1 = Personen ska själv vilja ha hjälp.
apply-together-2 = Sitt bredvid varandra. Personen loggar in själv.
apply-together-3 = Du får läsa högt och skriva. Personen svarar.
apply-together-4 = Går det inte? Ring { $phone }.
apply-helper-name = Vem hjälper till?
apply-helper-name-hint = Skriv namnet.
apply-helper-relation = Hur känner ni varandra?
apply-helper-relation-hint = Till exempel dotter eller granne.
apply-helper-phone = Telefon till den som hjälper
apply-may-talk = Får vi prata med den som hjälper dig?
apply-may-talk-hint = Du bestämmer. Säger du nej berättar vi inget (12 kap. 2 § offentlighets- och sekretesslagen). Du får ändra dig.
apply-choose = Välj
apply-yes = Ja
apply-no = Nej

apply-need-title = Vad är svårt? Vad vill du ha hjälp med?
apply-hard = Berätta själv
apply-hard-hint = Du behöver bara skriva lite.
apply-wanted = Vill du ha hjälp med något av det här?
apply-wanted-hint = Välj ett, flera eller inget.
apply-urgency = Är det bråttom?
apply-urgency-hint = Är det fara för livet? Ring 112.
apply-urgent = Ja. Jag behöver hjälp nu, de närmaste dagarna.
apply-can-wait = Nej. Jag kan vänta några veckor.
apply-urgent-because = Varför är det bråttom?

apply-home-title = Hur bor du?
apply-household = Vem bor du med?
apply-household-alone = Jag bor ensam
apply-household-with-spouse = Med min man, fru eller sambo
apply-household-with-others = Med någon annan
apply-dwelling = Var bor du?
apply-dwelling-flat = I lägenhet
apply-dwelling-house = I hus
apply-dwelling-other = På annat sätt
apply-getting-in = Vad behöver vi veta när vi kommer?
apply-getting-in-hint = Till exempel trappor eller djur. Skriv inga koder.

apply-language-title = Vilket språk vill du prata?
apply-speaks = Mitt språk
apply-speaks-other = Vilket språk?
apply-interpreter = Behöver du tolk?
apply-interpreter-hint = Tolken är gratis för dig.
apply-minority-lead = Din rätt
apply-minority-in-area = I { $municipality } får du prata och skriva finska med oss. Du kan få hemtjänst på finska (8 kap. 6 och 9 §§ socialtjänstlagen).
apply-minority-outside = Pratar du finska, jiddisch, meänkieli, romska eller samiska? Då kan du få hjälp på ditt språk, om vi har personal som kan det (8 kap. 7 och 9 §§ socialtjänstlagen).
apply-minority = Vill du ha hjälp på ett av språken?

apply-contact-title = Hur når vi dig?
apply-phone = Telefon
apply-phone-hint = Vi ringer dig.
apply-email = E-post
apply-email-hint = Vi mejlar när något händer. Det står inget om dig i mejlet.
apply-good-time = När ska vi ringa?
apply-from-register = Det här visste vi redan. Ändra om det är fel.

apply-check-title = Läs dina svar
apply-check-lead = Är något fel? Ändra det.
apply-check-change = Ändra
apply-check-change-what = { $what }, ändra
apply-not-answered = Inget svar
apply-send = Skicka ansökan
apply-send-offline = Inte skickad än – skickas när du har nät
apply-consent = Du skickar. Då börjar vi ta reda på vad du behöver. { $municipality } sparar dina svar.
apply-missing-lead = Några svar saknas
apply-missing-text = Svara på frågorna i { $section }. Sedan kan du skicka.

apply-elsewhere-lead = Svaren är ändrade på ett annat ställe
apply-elsewhere-text = Din text finns kvar här nedanför. Så här står det på det andra stället:
apply-elsewhere-keep = Behåll min text
apply-elsewhere-use = Ta den andra

apply-twice-title = Har du redan skickat?
apply-twice-text = Vi fick en lika ansökan { $when }. Kvitto { $receipt }. Du behöver inte skicka igen.
apply-twice-see = Visa kvittot
apply-twice-send = Skicka ändå

receipt-title = Vi har din ansökan
receipt-lead = Din ansökan kom fram { $when }.
receipt-nothing-now = Du behöver inte göra något nu.
receipt-case-number = Ärende
receipt-number = Kvitto
receipt-arrived = Kom fram
receipt-next = Det här händer nu
receipt-call = { $office } ringer dig på { $phone }. Vi ringer senast { $day }.
receipt-talk = Vi pratar om vad du behöver. Vi bestämmer när vi ska träffas.
receipt-wrong = Har ingen ringt? Ring { $phone }.
receipt-print = Spara kvittot (PDF)
receipt-assess-lead = Vill du berätta mer?
receipt-assess-text = Svara på frågor om din vardag. Du måste inte.
receipt-assess = Börja svara
receipt-follow = Se mitt ärende
receipt-pdf-title = Kvitto på ansökan
receipt-language-note = Svenska är det språk som gäller.

withdraw-link = Ta tillbaka ansökan
withdraw-title = Vill du ta tillbaka ansökan?
withdraw-consequence = Då slutar vi. Du kan ansöka igen sedan.
withdraw-do = Ta tillbaka
withdraw-keep = Nej, behåll ansökan
withdraw-done = Du tog tillbaka ansökan { $when }.

service-kind-household-service = Städa, tvätta och handla
service-kind-personal-care = Duscha, klä på mig och äta
service-kind-home-night = Hjälp på natten
service-kind-safety-alarm = Trygghetslarm
service-kind-meal-delivery = Mat hem till mig
service-kind-escort = Någon som följer med mig ut
service-kind-respite = Vila för den som vårdar mig
service-kind-day-activity = Träffa andra på dagen

language-name-sv = Svenska
language-name-fi = Finska
language-name-fit = Meänkieli
language-name-se = Samiska
language-name-rom = Romska
language-name-yi = Jiddisch
language-name-en = Engelska
language-name-ar = Arabiska
language-name-other = Ett annat språk

field-missing-filled-in-by = Välj vem som behöver hjälp.
field-missing-hard = Skriv vad som är svårt. Du får skriva ”vet inte”.
field-missing-urgency = Välj Ja eller Nej.
field-missing-household = Välj vem du bor med.
field-missing-speaks = Välj ditt språk.
field-missing-interpreter = Välj Ja eller Nej.
field-missing-phone = Skriv ditt telefonnummer. Minst sju siffror.
field-unreadable-phone = Skriv ditt telefonnummer. Minst sju siffror.
field-unreadable-helper-phone = Skriv ditt telefonnummer. Minst sju siffror.
field-unreadable-email = Skriv så här: namn@exempel.se

refusal-already-submitted = Du har nog redan skickat. Kvitto { $receipt_no }.
refusal-saved-elsewhere = Svaren är ändrade på ett annat ställe. Din text finns kvar.
refusal-already-withdrawn = Du har redan tagit tillbaka ansökan.
refusal-too-late-to-withdraw = Vi är klara. Ring oss om du inte vill ha hjälpen.
refusal-answers-missing = Några svar saknas. Svara först. Sedan kan du skicka.
refusal-policy-missing = Du kan inte ansöka här än. Ring oss.

notification-application-received-subject = Kvitto { $reference } från { $municipality }
notification-application-received-body = Vi har fått det du skickade. Kvitto { $reference }. Vill du läsa mer? Logga in i { $municipality }s e-tjänst. Skriv adressen själv i webbläsaren.
apply-told-title = Vem är du?
apply-told-lead = Skriv ditt namn och personnummer. Vi frågar igen när vi pratar med dig.
apply-given-name = Förnamn
apply-family-name = Efternamn
apply-personnummer = Personnummer
apply-personnummer-hint = Tolv siffror. Till exempel 19400612-8989.
apply-address = Gatuadress
apply-postal = Postnummer och ort
field-missing-personnummer = Skriv ditt personnummer. Till exempel 19400612-8989.
field-missing-given-name = Skriv ditt förnamn.
field-missing-family-name = Skriv ditt efternamn.
field-missing-address = Skriv din adress.
