# Beslutet: brevet, sidan för den som får det, och sidan där det fattas.

## Gemensamt för brevet och Mina sidor

decision-title-granted = Du får { $granted }
decision-title-partly = Du får { $granted }, men inte { $refused }
decision-title-refused = Du får inte { $refused }
decision-title-open = Ditt beslut
decision-title-written-off = Du har tagit tillbaka din ansökan
decision-service-home-care = hemtjänst
decision-service-household-service = serviceinsatser
decision-service-personal-care = personlig omvårdnad
decision-service-home-night = hjälp på natten
decision-service-safety-alarm = trygghetslarm
decision-service-meal-delivery = matdistribution
decision-service-escort = ledsagning
decision-service-respite = avlösning
decision-service-day-activity = dagverksamhet
decision-hours = { $count ->
    [one] 1 timme
   *[other] { $count } timmar
}
decision-minutes = { $count ->
    [one] 1 minut
   *[other] { $count } minuter
}
decision-often-always = Dygnet runt
decision-often-daily = { $times ->
    [one] Varje dag
   *[other] { $times } gånger om dagen
}
decision-often-weekly = { $times ->
    [one] 1 gång i veckan
   *[other] { $times } gånger i veckan
}
decision-often-every-weeks = { $weeks ->
    [2] Varannan vecka
    [3] Var tredje vecka
   *[other] Var fjärde vecka
}
decision-often-in-weeks = { $times } gånger på { $weeks } veckor
decision-met-by = { $service }: { $by } hjälper dig och har sagt ja till det.
decision-not-granted = Det här får du inte
decision-met-otherwise = Det här ordnas på annat sätt
decision-withdrawn = Det här har du tagit tillbaka

## Brevet

decision-letter-case = Ärende { $number }
decision-letter-applied = Du ansökte den { $day }. Så här har vi beslutat.
decision-letter-time = Du får hjälp { $time } i veckan.
decision-letter-you-get = Du får { $service }
decision-letter-period = Från { $start } och tills vidare.
decision-letter-period-until = Från { $start } till och med { $until }.
decision-letter-partly = Du får inte allt du bad om: { $reason }
decision-letter-reasons = Därför blev det så här
decision-letter-law = Lagen som beslutet bygger på
decision-letter-who = Vem som har beslutat
decision-letter-decided-by = Beslutet är fattat av { $name }, { $title }.
decision-letter-presented-by = { $name }, { $title }, har utrett och föredragit ärendet.
decision-letter-decided-by-title = Beslutet är fattat av { $title }.
decision-letter-presented-by-title = { $title } har utrett och föredragit ärendet.
decision-letter-delegation = Rätten att besluta: { $source }, punkt { $point }.
decision-letter-signed = Beslutet är underskrivet i e-tjänsten. Där kan du kontrollera att filen är oförändrad, på sidan Kontrollera ett beslut.
decision-letter-follow-up = Vi följer upp hjälpen den { $day }.
decision-letter-appeal = Om du inte är nöjd
decision-letter-help = Ring oss på { $phone } om du behöver hjälp att skriva.

notification-decision-subject = Du har ett nytt brev i { $municipality }s e-tjänst
notification-decision-body = Du har ett nytt brev i { $municipality }s e-tjänst. Logga in för att läsa det. Skriv adressen själv i webbläsaren.
notification-communication-subject = Du har ett nytt brev i { $municipality }s e-tjänst
notification-communication-body = Du har ett nytt brev i { $municipality }s e-tjänst. Logga in för att läsa det. Skriv adressen själv i webbläsaren.

## Mina sidor

own-decision-tag = Beslut { $day }
own-decision-time = Du får hjälp { $time } i veckan. Hjälpen börjar { $day }.
own-decision-starts = Hjälpen börjar { $day }.
own-decision-granted = Det här får du
own-decision-choose = Välj vem som ska hjälpa dig
own-decision-why = Varför blev det så här?
own-decision-fee = Din avgift
own-decision-appeal = Om du inte är nöjd
own-decision-appeal-lead = Du kan överklaga till och med { $day }. Vi hjälper dig.
own-decision-appeal-by = Senast { $day }
own-decision-help = Ring oss om du vill ha hjälp att skriva:
own-decision-decided-by = { $name }, { $title }, har beslutat.
own-decision-decided-by-unnamed = { $title } har beslutat.
own-decision-presented-by = { $name }, { $title }, har utrett.
own-decision-presented-by-unnamed = { $title } har utrett.
own-decision-appeal-swedish = Så här står det i beslutet.
own-decision-who = Vem som har beslutat
own-decision-law = Lagen som beslutet bygger på
own-decision-letter = Läs hela brevet (PDF)
own-decision-letter-hint = Brevet på svenska är det som gäller
own-decision-back = Mitt ärende
own-partly = Du får inte allt du bad om: { $reason }

own-communication-title = Läs innan vi beslutar
own-communication-lead = Det här har vi kommit fram till. Stämmer det? Svara senast { $day }.
own-communication-proposal = Så här tänker vi besluta
own-communication-result-granted = Du får det
own-communication-result-partly = Du får en del av det
own-communication-result-refused = Du får det inte
own-communication-result-withdrawn = Du har tagit tillbaka det
own-communication-result-met-otherwise = Det ordnas på annat sätt, av { $by }
own-communication-tasks = Hjälpen vi föreslår
own-communication-time = Tillsammans { $time } i veckan.
own-communication-areas = Så har vi förstått dina behov
own-communication-said = Du har sagt: ”{ $text }”
own-communication-goal = Mål: { $text }
own-communication-need-none = Du klarar det här utan hjälp.
own-communication-need-met-otherwise = { $by } hjälper dig med det här.
own-communication-need-service = Du behöver hjälp med det här.
own-communication-answer = Vad vill du säga?
own-communication-no-remarks = Det stämmer, jag har inget att lägga till
own-communication-remarks = Jag vill säga något
own-communication-oral = Jag vill prata med er i stället
own-communication-oral-hint = Du har rätt att berätta muntligt. Vi ringer dig.
own-communication-text = Skriv vad du vill säga
own-communication-optional = frivilligt
own-communication-send = Skicka svaret
own-communication-silent = Svarar du inte beslutar vi efter { $day }.
own-communication-answered = Tack. Vi fick ditt svar { $when }.
own-communication-next = Nu läser { $name } det. Sedan får du beslut. Du behöver inte göra något.
own-communication-next-unnamed = Nu läser vi det. Sedan får du beslut. Du behöver inte göra något.
own-communication-decided = Beslutet är fattat. Du hittar det i Mitt ärende.
own-communication-sent-by = Från { $name }, { $title }
own-communication-sent-by-unnamed = Från { $title }

## Sidan där beslutet fattas

decide-title = Beslut
decide-outcomes = Det som söktes
decide-result = Utfall
decide-result-none = Välj utfall
decide-result-granted = Beviljas
decide-result-partly = Beviljas delvis
decide-result-refused = Avslås
decide-result-withdrawn = Har tagits tillbaka
decide-result-met-otherwise = Tillgodoses på annat sätt
decide-why-of = { $service }: skäl, eller vem som hjälper
decide-reason = Skäl för just det här
decide-reason-hint = Behövs vid avslag och när bara en del beviljas.
decide-met-by = Vem tillgodoser behovet?
decide-met-by-agrees = Den som hjälper har sagt ja
decide-service-time = { $time } i veckan
decide-no-time = Dygnet runt
decide-not-in-plan = Inte med i planen
decide-starts-on = Hjälpen börjar
decide-until = Hjälpen slutar
decide-follow-up-on = Uppföljning
decide-optional = frivilligt
decide-reasons = Skäl, som { $person } får läsa
decide-save = Spara utkast
decide-saved = Sparat { $time }
decide-column-service = Insats
decide-unsaved = Inte sparat. Välj Spara utkast, så ser du vad som behöver rättas.
decide-saved-by-other = { $by } sparade utkastet { $when }. Det du skrev finns kvar nedan. Sparar du nu gäller din text.
decide-missing = Det här saknas
decide-check-signed = Utredningen är underskriven { $day }
decide-check-communicated = { $person } har svarat { $day }
decide-check-silent = Svarstiden gick ut { $day }
decide-check-skipped = Ingen kommunicering: { $reason }
decide-check-follow-up = Uppföljning { $day }
decide-own-right = Du får besluta själv.
decide-above-right = Beslutet går till { $name }.
decide-right = { $hours } timmar i månaden med allt som gäller samtidigt. { $text }, punkt { $point }.
decide-right-none = Ingen rad i delegationsordningen täcker beslutet. Det är nämndens eget.
decide-sent-up = { $presenter } har utrett. { $name } beslutar. Skickat { $when }.
decide-sent-back = { $name } skickade tillbaka { $when }.
decide-back-title = Skicka tillbaka till { $name }
decide-back-note = Vad behöver ändras?
decide-back-hint = { $name } läser det i sin arbetslista och kan ändra i utredningen igen. Det hamnar inte i brevet.
decide-back-send = Skicka tillbaka
decide-sign = Skriv under utredningen
decide-sign-hint = Sedan ändras inget i utredningen.
decide-decide = Skriv under och besluta
decide-decide-hint = Brevet finns på Mina sidor direkt.
decide-send-up = Skicka till { $name }
decide-letter = Brevet till { $person }
decide-letter-pdf = PDF
decide-letter-page = Brevet till { $person }, sida { $page }. Samma text finns som PDF.
decide-letter-missing = Kommunen har ingen överklagandetext för den här dagen. Be systemförvaltaren lägga in den.
decide-communicate-title = Innan beslutet: { $person } ska få läsa
decide-communicate-lead = { $person } ser bedömningen och förslaget, och får veta att det går att svara muntligt.
decide-last-day = Sista dag att svara
decide-communicate = Skicka för synpunkter
decide-skip-title = Besluta utan att fråga först
decide-skip-reason = Varför behövs det inte?
decide-skip-reason-hint = Till exempel: allt beviljas, uppenbart obehövligt.
decide-skip = Spara skälet
decide-waiting = Skickat { $sent }. { $person } kan svara till och med { $day }.
decide-answer-title = Svar från { $person }
decide-answer = Svaret
decide-answer-no-remarks = Har inget att lägga till.
decide-answer-remarks = ”{ $text }”
decide-answer-oral = Vill berätta muntligt. Ring, och skriv en journalanteckning.
decide-answer-noted = Antecknat av { $name }
decide-note-answer = Anteckna ett svar
decide-note-answer-what = Vad sades?
decide-note-answer-save = Spara svaret
decide-made = Beslutet är fattat { $day }
decide-made-by = Av { $name }, { $title }
decide-served = { $person } läste beslutet { $day }. Sista dag att överklaga: { $until }.
decide-unread = { $person } har inte öppnat beslutet än.
decide-posted = Brevet postades { $day }.
decide-post = Brevet är postat
decide-open-letter = Öppna brevet
decide-facts = Beslutet
decide-fact-who = { $name }, { $title }
decide-fact-decided-by = Beslutat av
decide-fact-presented-by = Utrett av
decide-fact-right = Rätten att besluta
decide-fact-right-is = { $source }, punkt { $point }. { $hours } timmar i månaden med allt som gäller samtidigt.
decide-fact-follow-up = Uppföljning
decide-fact-appeal = Kan överklagas till och med
decide-line-from = Från { $start }, tills vidare
decide-line-from-until = Från { $start } till och med { $until }
decide-line-task = { $task }. { $often } ({ $need }).
decide-line-task-alone = { $task }. { $often }.
decide-line-met-by = { $by } hjälper i stället, och har sagt ja.
decide-reasons-made = Skäl
decide-law = Lagen som beslutet bygger på
decide-sha = Brevets kontrollsumma (SHA-256): { $sum }

hindrance-assessment = Bedöm minst ett livsområde
hindrance-outcomes = Välj utfall för allt som söktes
hindrance-refusal-reasons = Skriv skäl för det som inte beviljas fullt ut
hindrance-met-by = Skriv vem som tillgodoser behovet, och att hon eller han sagt ja
hindrance-tasks = Ge det som beviljas en uppgift i planen
hindrance-period = Skriv när hjälpen börjar
hindrance-reasons = Skriv skälen
hindrance-communication = Skicka för synpunkter, eller skriv varför det inte behövs
hindrance-answer = Invänta svaret, eller sista dagen att svara

## Svar när något inte går

refusal-note-missing = Skriv vad som behöver ändras.
refusal-not-ready = Något saknas. Se listan på sidan.
refusal-already-decided = Beslutet är redan fattat.
refusal-starts-in-the-past = Hjälpen kan inte börja före beslutet. Välj dagens datum eller senare.
refusal-period-reversed = Hjälpen slutar innan den börjar. Ändra en av dagarna.
refusal-beyond-delegation = Ingen rad i delegationsordningen täcker beslutet. Det är nämndens eget.
refusal-nobody-may-decide = Ingen i enheten har rätt att fatta beslutet. Kontakta enhetschefen.
refusal-legal-basis-missing = Kommunen har inte lagt in lagrum eller överklagandetext för den här dagen. Be systemförvaltaren göra det.
refusal-last-day-too-soon = Personen behöver tid att svara. Välj { $earliest } eller senare.
refusal-already-answered = Svaret har redan kommit. Det som kom först gäller.
refusal-answer-missing = Skriv vad du vill säga, eller välj ett annat svar.
refusal-answer-too-late = Utredningen är redan avslutad. Ring oss om du vill säga något mer. Du kan också överklaga beslutet när det kommer.
refusal-nothing-to-communicate = Gör först det andra som står under Det här saknas.
field-missing-last-day = Skriv den sista dagen att svara.
field-missing-answer = Välj ett svar.
