# Staff: orders, planning, visits and time.

days-since-decision = { $days ->
    [0] Beslutat i dag
    [one] { $days } dag sedan beslutet
   *[other] { $days } dagar sedan beslutet
}
how-often = { $weeks ->
    [1] { $times ->
        [7] Varje dag
        [one] { $times } gång i veckan
       *[other] { $times } gånger i veckan
    }
    [2] { $times ->
        [one] Varannan vecka
       *[other] { $times } gånger på två veckor
    }
   *[other] { $times ->
        [one] En gång på { $weeks } veckor
       *[other] { $times } gånger på { $weeks } veckor
    }
}
help-without-visits = Sätts in och sköts utan besök
nothing-said = Inget sagt

orders-title = Beställningar
orders-empty = Inga nya beställningar. När någon väljer er syns det här.
orders-new = Nya beställningar
orders-none-new = Inga nya beställningar.
orders-to-plan = Att planera
orders-running = Pågår
order-title = Beställning: { $name }
order-who = { $name }, { $age } år
order-where = { $address }, { $postal } · område { $area }
order-a-week = { $time } i veckan
order-answer-by = svara senast { $day }
order-week-missing = veckan är inte lagd
order-plan-due = genomförandeplan senast { $day }
order-goal = Mål
order-language = Språk
order-access = Hur man kommer in
order-phone = Telefon
order-contact = Närstående
order-consent = Sagt ja till uppgifterna
order-decided = Beslut
order-decided-on = { $day } ({ $days } dagar sedan)
order-accept = Ta emot uppdraget
order-decline = Kan inte ta emot
order-room-lead = Ni har tid.
order-room = { $free } ledigt i veckan.
order-may-not-decline = Den som har tid i sitt område tackar inte nej.
order-no-room-lead = Ni får tacka nej.
order-full = Ni har { $free } ledigt i veckan, och det räcker inte.
order-outside = Adressen ligger utanför era områden.
critical-lead = Viktigt:
service-has-begun = Hjälpen har börjat i dag
room-title = Ledigt just nu
room-areas = Områden
room-free = Ledigt i veckan
room-full = Fullt
room-hint = Visas för den som väljer utförare.

week-open = Ändra veckorna
week-lay = Lägg två veckor
week-title = Två veckor för { $name }
week-lead = Förslaget kommer av hur ofta och hur länge. Ändra dag, tid och person där det behövs.
week-sum = { $planned } lagt av { $granted } beviljat på två veckor.
week-sum-equal = Summan stämmer.
week-sum-more = Mer än beviljat.
week-sum-less = Mindre än beviljat.
week-caption = Besök
week-what = Vad
week-day = Dag
week-time = Tid
week-worker = Vem
week-day-of = Dag för besök { $number }, { $what }
week-time-of = Tid för besök { $number }, { $what }
week-worker-of = Vem gör besök { $number }, { $what }
week-not-a-time = Skriv dag och tid för besök { $number } så här: 24/11 och 08.15.
week-save = Spara veckorna

care-plan-open = Genomförandeplan
care-plan-write = Skriv genomförandeplan
care-plan-revise = Ändra planen
care-plan-title-of = Genomförandeplan för { $name }
care-plan-lead = Planen ska vara klar inom 14 dagar från att hjälpen börjat. Skriv den tillsammans.
care-plan-due = Klar senast { $day }. Skriv den tillsammans.
care-plan-send = Skicka för godkännande
care-plan-contact-legend = Fast omsorgskontakt
care-plan-contact-offered = Vi har erbjudit en fast omsorgskontakt
care-plan-follow-up-usual = Om sex månader, eller tidigare om något ändras
care-plan-agreed-title = Planen är godkänd
care-plan-waits-title = Väntar på godkännande
care-plan-waits = Hon kan godkänna planen på sina sidor. Har hon sagt ja muntligt noterar du hur.
care-plan-oral-note = Hur sa hon ja?
care-plan-oral-hint = Till exempel: sa ja vid besöket, Karin var med.
care-plan-oral = Notera muntligt ja

today-title = I dag
today-next = Nästa besök
today-ongoing-now = Pågår nu
today-no-more = Inga fler besök i dag.
today-tomorrow = I morgon börjar du { $time } hos { $name }.
today-done = Klart { $start }–{ $end }
today-ongoing = Började { $start }
today-missed = Inte hemma
today-all-sent = Allt skickat · { $visits } besök · { $time }
today-waiting = Väntar på att skickas
today-nothing-kept = Dagens besök finns inte i telefonen än. Öppna sidan en gång när du har nät.
visit-title = Besök hos { $name }
visit-start = Starta besöket
visit-continue = Fortsätt besöket
visit-open = Visa besöket
visit-began = Började { $start }
visit-planned = Planerat { $minutes } min
visit-minutes = { $minutes } min
visit-address = Adress
visit-phone = Telefon
visit-planner = Samordnare
visit-tasks = Uppgifter
visit-how-did-it-go = Hur gick besöket?
visit-outcome-done = Som planerat
visit-outcome-partly = Delvis
visit-outcome-cancelled-by-person = Ville inte
visit-outcome-cancelled-by-provider = Vi ställde in
visit-outcome-not-home = Inte hemma
visit-note = Anteckning
visit-note-hint = Stannar hos er. Kommunen ser tid och hur det gick.
visit-finish = Avsluta besöket
visit-choose-outcome = Välj hur besöket gick.
visit-not-home-question = Öppnar ingen?
visit-ring-first = Ring innan du går.
visit-not-home = Inte hemma
visit-state-planned = Planerat
visit-state-ongoing = Pågår
visit-state-reported = Klart
visit-state-missed = Inte hemma
visit-state-cancelled = Inställt
outcome-done = Gjort
outcome-partly = Delvis gjort
outcome-cancelled-by-person = Avböjt av personen
outcome-cancelled-by-provider = Inställt av utföraren
outcome-not-home = Inte hemma

time-title = Tid
time-hint = Besök som har kommit in, rättelser och godkännande
time-lead = Besök där ingen öppnade står först, sedan det som ska godkännas.
time-none = Inga besök de senaste sju dagarna.
time-caption = Besök de senaste sju dagarna
time-person = Person
time-when = När
time-worker = Vem
time-minutes = Minuter
time-state = Läge
time-note = Anteckning
time-of-planned = { $minutes } av { $planned }
time-missed = Inte hemma
time-to-approve = Att godkänna
time-manual = { $outcome }, för hand
time-visit-title = Tid för { $name }
time-planned = Planerat
time-reported = Inrapporterat
time-proposed = Rättat, väntar
time-nothing = Inget än
time-by-hand = för hand av { $name }: { $reason }
time-approved-by = godkänt av { $name }
time-approve = Godkänn rättelsen
time-another-approves = Någon annan än du godkänner rättelsen.
time-correct = Rätta eller lägg till tid
time-correct-hint = Den tid som kom från telefonen finns kvar. Rättelsen räknas när någon annan har godkänt den.
time-day = Dag
time-start = Började
time-end = Slutade
time-reason = Varför?
time-propose = Spara rättelsen
time-approve-own = Rättad tid att godkänna
flag-double = Dubbelt
flag-changed = Besöket ändrat
flag-no-start = Utan start
flag-clock = Telefonens klocka
flag-overlap = Samtidigt
flag-too-long = Mycket långt

refusal-no-open-choice = Det finns inget att välja nu.
refusal-provider-full = { $name } kan inte ta emot fler just nu. Välj någon annan.
refusal-consent-missing = Säg ja till uppgifterna först. Utan ditt ja får utföraren inget veta.
refusal-nobody-in-turn = Ingen utförare har tid där du bor just nu. Ring oss, så ordnar vi det.
refusal-policy-missing = Kommunen har inte bestämt hur utförare väljs än.
refusal-order-answered = Beställningen är redan besvarad, eller har gått till en annan utförare.
refusal-not-yet-accepted = Ta emot beställningen först.
refusal-has-room = Ni har tid i området, och tackar därför inte nej.
refusal-worker-busy = { $name } har ett annat besök klockan { $time }.
refusal-not-of-provider = Välj någon av era egna för varje besök.
refusal-plan-empty = Det finns inga besök att lägga.
refusal-plan-already-agreed = Planen är redan godkänd.
refusal-visit-already-reported = Besöket har redan sin tid.
refusal-ends-before-start = Besöket kan inte sluta innan det börjar.
refusal-approved-by-same-person = Någon annan än du godkänner rättelsen.
refusal-nothing-to-approve = Det finns ingen rättelse som väntar.
refusal-reason-missing = Skriv varför tiden ändras.
