# Utredning: arbetslistan, ärendet, journalen, bedömningen och planen. Bara för personal.

## Arbetslistan

worklist-title = Min arbetslista
worklist-live = Uppdateras direkt
worklist-register = Registrera ansökan
worklist-tabs = Arbetslistor
worklist-tab-mine = Mina
worklist-tab-unassigned = Ofördelade
worklist-tab-unit = Enheten
worklist-count-capped = { $count }+
worklist-today = I dag
worklist-this-week = Den här veckan
worklist-later = Senare
worklist-waiting = Väntar på någon annan
worklist-all = Alla
worklist-column-step = Att göra
worklist-column-person = Person
worklist-column-case = Ärende
worklist-column-arrived = Inkom
worklist-column-due = Senast
worklist-column-officer = Handläggare
worklist-sort-label = Ordna efter
worklist-sort-due = Vad som är bråttom
worklist-sort-waiting = Längst väntan
worklist-sort-person = Namn
worklist-age = { $age } år
worklist-days = { $days ->
    [0] i dag
    [one] 1 dag sedan
   *[other] { $days } dagar sedan
}
worklist-late = { $days ->
    [one] 1 dag sen
   *[other] { $days } dagar sen
}
worklist-due-today = i dag
worklist-urgent = Akut
worklist-nobody = Ingen
worklist-empty-mine = Klart för i dag. Du har inget att göra i dina ärenden.
worklist-empty-unassigned = Alla ärenden har en handläggare.
worklist-empty-unit = Enheten har inga öppna ärenden.
worklist-see-unassigned = Se ofördelade ärenden
worklist-previous = Föregående 50
worklist-next = Nästa 50
worklist-pages = Sidor
worklist-day = Besök i dag
worklist-no-visits = Inga hembesök i dag.
worklist-handed-back = Lämnat tillbaka: { $reason }
worklist-sent-back = Tillbaka från { $name }: { $note }
worklist-note-outside-area = Utföraren tar inte uppdrag i området.
worklist-note-capacity-full = Utföraren har fullt.
worklist-note-no-answer = Utföraren svarade inte i tid.

work-step-take = Ta ärendet
work-step-plan-inquiry = Planera utredningen
work-step-visit = Hembesök { $time }
work-step-assess = Bedöm behoven
work-step-propose = Föreslå en plan
work-step-communicate = Skicka utredningen för synpunkter
work-step-await-answer = Svar från { $person }
work-step-read-answer = Läs svaret
work-step-sign = Skriv under utredningen
work-step-revise = Ändra förslaget till beslut
work-step-decide = Fatta beslut
work-step-print-letter = Skriv ut och posta
work-step-print-code-letter = Posta kod för inloggning
work-step-choose-again = Gör en ny beställning
work-step-reassess = Ta ställning till ny bedömning

## Ärendet

case-title = Ärende { $number }
case-tab = { $title }, ärende { $number }
case-facts = { $personnummer } · { $age } år · { $address }
case-contact-title = Så når du personen
case-email = E-post
case-reach = Hur och när
case-close = Närstående
case-steps = Så långt har ärendet kommit
case-step-contact = Kontakt
case-step-investigation = Utredning
case-step-decision = Beslut
case-step-execution = Utförande
case-step-follow-up = Uppföljning
case-named = { $person }, { $number }
case-note = Anteckna
case-decide = Gå till beslut
case-decided = Till beslutet
case-parts = På sidan
case-parts-history = Hänt
case-parts-plan = Plan
case-parts-missing = Saknas
case-hand-back = Lämna tillbaka
case-history = Det här har hänt
case-history-applied = Ansökan
case-history-applied-hint = { $day } · { $source ->
    [phone] på telefon
   *[web] på webben
}
case-history-self-rated = Självskattning
case-history-taken = { $officer } tog ärendet
case-history-handed-back = { $officer } lämnade tillbaka ärendet
case-history-planned = Utredningsplan
case-history-planned-hint = { $way } { $when }
case-history-entry-hint = { $day } · { $author }
case-history-assessed = Bedömning
case-history-assessed-hint = { $count ->
    [one] 1 livsområde bedömt
   *[other] { $count } livsområden bedömda
}
case-history-proposal = Förslag till plan
case-history-proposal-hint = { $day } · { $author }
case-history-next = Nu: { $step }
case-asked = Ansökan gäller
case-asked-services = Önskade insatser
case-phone = Telefon
case-language = Språk
case-interpreter = Tolk
case-interpreter-yes = Behövs
case-interpreter-no = Behövs inte
case-missing = Det här saknas före beslut
missing-inquiry-plan = Planera utredningen
missing-journal = Skriv en journalanteckning
missing-assessment = Bedöm minst ett livsområde
missing-proposal = Föreslå en plan
missing-tasks = Ge varje behov av insats en uppgift
case-missing-none = Inget saknas i utredningen.
case-open-self-rating = Självskattningen är inte gjord.

case-trace = Följ spåret från behov till avgift

## Bedömning

assessment-title = Bedömning
assessment-legend = Ring: { $person }. Fylld prick: du. Trekant: målet.
assessment-column-area = Livsområde
assessment-column-self = { $person } själv
assessment-column-officer = Du
assessment-column-scale = Inget – totalt
assessment-column-need = Behov
assessment-none-yet = Inget livsområde är bedömt än.
assessment-all = Alla livsområden
assessment-not-rated = inte besvarad
assessment-not-made = inte gjord
assessment-without = { $count ->
    [one] 1 livsområde utan bedömning.
   *[other] { $count } livsområden utan bedömning.
}
assessment-open = Bedöm
assessment-need-manages = Klarar sig utan insats
assessment-need-met-by = Tillgodoses av: { $by }
assessment-need-no-task = Insats, ingen uppgift än
assessment-goal-words = Mål: { $target }
assessment-answered-myself = { $person } svarade själv.
assessment-answered-with-help = { $person } svarade, och någon hjälpte till.

life-area-1 = Lärande och att tillämpa kunskap
life-area-2 = Allmänna uppgifter och krav
life-area-3 = Kommunikation
life-area-4 = Förflyttning
life-area-5 = Personlig vård
life-area-6 = Hemliv
life-area-7 = Mellanmänskliga relationer
life-area-8 = Utbildning, arbete och ekonomi
life-area-9 = Samhällsliv
life-area-10 = Känsla av trygghet
life-area-11 = Stöd till den som vårdar en närstående

level-0 = ingen
level-1 = lätt
level-2 = måttlig
level-3 = stor
level-4 = total
level-8 = inte specificerat
level-9 = inte tillämpbart
level-choice-0 = 0 – ingen begränsning
level-choice-1 = 1 – lätt begränsning
level-choice-2 = 2 – måttlig begränsning
level-choice-3 = 3 – stor begränsning
level-choice-4 = 4 – total begränsning
level-choice-8 = 8 – inte specificerat
level-choice-9 = 9 – inte tillämpbart
self-level-0 = bra själv
self-level-1 = lite besvär
self-level-2 = delvis svårt
self-level-3 = mycket svårt
self-level-4 = går inte
self-level-unknown = vet inte
self-level-undisclosed = vill inte svara

assess-optional = frivilligt
assess-title = { $category }
assess-own = egen skattning: { $answer }
assess-assessed = bedömt: { $level }
assess-own-view = Så svarade { $person }
assess-own-view-none = { $person } har inte svarat på den här frågan.
assess-person-view = Personens egen syn
assess-person-view-hint = Vad personen säger om behovet, med egna ord.
assess-resources = Resurser
assess-resources-hint = Vad personen klarar, hjälpmedel och stöd runt omkring.
assess-current = Bedömt funktionstillstånd
assess-need = Behov
assess-need-none = Inget behov av insats
assess-need-met-otherwise = Tillgodoses på annat sätt
assess-need-service = Insats behövs
assess-target = Avsett funktionstillstånd
assess-target-none = Inget mål
assess-target-hint = Målet är att förbättra eller behålla.
assess-goal = Mål med egna ord
assess-goal-hint = När insats behövs.
assess-decline = Skäl, om försämring väntas
assess-met-by = Vem eller vad tillgodoser behovet?
assess-met-by-asked = Har den som hjälper sagt ja?
assess-met-by-agrees = Ja, den som hjälper har sagt ja
assess-save = Spara bedömningen
assess-saved-by-other = { $by } sparade den här bedömningen { $when }. Det du skrev finns kvar nedan. Sparar du nu gäller din text.
assess-theirs = Det som gäller nu

## Utredningsplan

inquiry-plan-title = Planera utredningen
inquiry-plan-lead = { $person } ser tiden i sitt ärende.
inquiry-plan-approach = Hur träffas ni?
approach-home-visit = Hembesök
approach-phone = Telefonsamtal
approach-video = Videosamtal
inquiry-plan-day = Dag
inquiry-plan-day-hint = Till exempel { $day }
inquiry-plan-time = Klockslag
inquiry-plan-time-hint = Till exempel 13.30
inquiry-plan-questions = Vad ska du ta reda på?
inquiry-plan-sources = Vem ska du fråga, och har { $person } sagt ja?
inquiry-plan-save = Spara planen
inquiry-plan-saved-by-other = { $by } sparade en plan { $when }: besök { $visit }. Det du skrev finns kvar nedan. Sparar du nu gäller din plan.

## Lämna tillbaka

hand-back-title = Lämna tillbaka ärendet
hand-back-lead = Ärendet går tillbaka till enheten. Den som tar det läser skälet.
hand-back-reason = Skäl
hand-back-save = Lämna tillbaka

## Journal

journal-title = Journal för { $person }
journal-tab = Journal
journal-lead = En anteckning låses när du sparar. Fel rättas med en ny anteckning.
journal-new = Ny anteckning
journal-correct-title = Rätta anteckningen
journal-correct-lead = Den gamla texten står kvar med din rättelse bredvid.
journal-happened-on = När hände det?
journal-happened-on-hint = Till exempel { $day }
journal-heading = Rubrik
journal-source = Varifrån kommer uppgiften?
journal-source-detail = Vem berättade?
journal-facts = Fakta
journal-facts-hint = Vad som sades, gjordes och syntes.
journal-assessment = Bedömning
journal-assessment-hint = Vad du själv drar för slutsats.
journal-reason = Varför rättar du?
journal-save = Spara och lås
journal-save-correction = Spara rättelsen
journal-empty = Ingen anteckning än.
journal-signed = { $author }, { $title } · skrivet { $when }
journal-correct = Rätta
journal-corrected = Rättad, se nästa anteckning
journal-correction = Rättelse: { $reason }
entry-source-person = Personen själv
entry-source-relative = Närstående
entry-source-health-care = Hälso- och sjukvården
entry-source-provider = Utförare
entry-source-officer = Egen iakttagelse
entry-source-other = Annan

## Förslag till plan

plan-title = Förslag till plan
plan-lead = Mallens tider är kommunens egna. En ändring behöver ett skäl.
plan-column-task = Uppgift
plan-column-time = Tid
plan-column-week = Min/vecka
plan-column-need = Behov
plan-sum = Summa
plan-hours = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } tim { $minutes } min
}
plan-none-yet = Bedöm behoven först. Sedan föreslår Anna uppgifter med kommunens mallar.
plan-propose = Föreslå en plan
plan-propose-again = Uppdatera efter bedömningen
plan-reason = Skäl: { $reason }
plan-template = mall { $often }
plan-open = Ändra planen
plan-every-week = { $times } × { $minutes }
plan-every-other-week = { $times } × { $minutes } varannan vecka
plan-every-third-week = { $times } × { $minutes } var tredje vecka
plan-every-fourth-week = { $times } × { $minutes } var fjärde vecka
plan-no-time = ingen tid
plan-change-title = Ändra { $task }
plan-change-lead = Mallen säger { $template }.
plan-minutes = Minuter per gång
plan-times = Antal gånger
plan-weeks = Hur ofta?
plan-weeks-1 = Varje vecka
plan-weeks-2 = Varannan vecka
plan-weeks-3 = Var tredje vecka
plan-weeks-4 = Var fjärde vecka
plan-change-reason = Skäl till ändringen
plan-save = Spara ändringen
plan-saved-by-other = { $by } ändrade raden { $when }. Nu står det { $now }. Det du skrev finns kvar nedan. Sparar du nu gäller din ändring.
plan-remove-title = Ta bort { $task }
plan-remove-reason = Varför ska uppgiften inte vara med?
plan-remove = Ta bort uppgiften
plan-add-title = Lägg till en uppgift
plan-add-need = För vilket behov?
plan-add-task = Vilken uppgift?
plan-add = Lägg till

## Svar när något inte går

refusal-already-taken = { $officer } har redan tagit ärendet.
refusal-not-your-case = Ta ärendet först. Bara den som har ärendet kan ändra i det.
refusal-not-impartial = Du är jävig: ärendet gäller dig själv eller någon som du är ombud för. Be en kollega ta det.
refusal-investigation-closed = Utredningen är underskriven. Det som står där ändras inte mer.
refusal-changed-meanwhile = { $by } sparade efter att du öppnade sidan. Läs ändringen och spara igen.
refusal-visit-in-the-past = Välj en tid som inte har varit.
refusal-reason-missing = Skriv ett skäl.
refusal-empty-entry = Skriv fakta eller en bedömning.
refusal-event-in-the-future = Dagen har inte varit än. Skriv den dag då det hände.
refusal-already-corrected = Anteckningen är redan rättad. Rätta den senaste rättelsen.
refusal-target-worse-than-now = Målet är sämre än i dag. Välj ett annat mål, eller skriv varför försämring väntas.
refusal-target-missing = Insats behövs: välj avsett funktionstillstånd.
refusal-goal-missing = Insats behövs: skriv målet med egna ord.
refusal-level-missing = Insats behövs: välj en nivå från 0 till 4.
refusal-met-by-whom-missing = Skriv vem som tillgodoser behovet, och kryssa i att personen har sagt ja.
refusal-unknown-category = Det livsområdet finns inte i listan.
refusal-no-need-of-service = Inget bedömt behov kräver en insats än.
refusal-deviation-needs-reason = Mallen säger { $template_minutes } minuter. Skriv ett skäl till ändringen.
refusal-frequency-out-of-range = Skriv minuter mellan 0 och 1440 och antal gånger mellan 1 och 200.
refusal-no-proposal-yet = Det finns inget förslag till plan än.
refusal-unknown-task = Uppgiften finns inte i planen längre.
refusal-templates-missing = Kommunen har inga mallar för den här dagen. Be systemförvaltaren lägga in dem.

## När ett fält behöver rättas

field-missing-happened-on = Skriv vilken dag det hände.
field-missing-heading = Skriv en rubrik.
field-missing-current = Välj en nivå.
field-missing-need = Välj vad behovet leder till.
field-missing-day = Skriv vilken dag ni träffas.
field-missing-hour = Skriv vilken tid ni träffas.
field-missing-approach = Välj hur ni träffas.
field-missing-minutes = Skriv hur många minuter det tar.
field-missing-times = Skriv hur många gånger.
field-missing-code = Välj en uppgift.
field-missing-need-id = Välj ett behov.
case-not-proven-lead = Det är inte styrkt vem det är
case-not-proven = Ansökan är skickad med en e-postkod. Namn, personnummer och adress är som personen själv har uppgett och är inte jämförda med registret. Kontrollera vem det är innan du lämnar ut något.
