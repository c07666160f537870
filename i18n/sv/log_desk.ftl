# Loggkontroll (2001:454 10 §): den som granskar ser mönster, aldrig vad som står i ärendet.
log-desk-title = Loggkontroll
log-desk-lead = Vem som har öppnat uppgifter om andra, när och hur ofta. Vad som står i ärendet och vem det gäller visas inte.
log-desk-questions = Frågor från dem det gäller
log-desk-questions-none = Ingen väntar på svar.
log-desk-items = Att granska
log-desk-items-none = Allt är granskat.
log-desk-closed = Granskat
log-desk-month = Så drogs { $month }
log-desk-month-how = { $share } % av öppningarna i varje enhet, minst { $least }. Dras en gång, och kan inte dras om.
log-desk-month-source = Grund: { $source }
log-desk-unit = Enhet
log-desk-opened = Öppningar
log-desk-drawn = I stickprovet
log-desk-no-unit = Utan enhet
log-desk-who = Vem
log-desk-rule = Varför
log-desk-when = När
log-desk-count = Antal
log-desk-due = Senast
log-desk-outcome = Utfall
log-desk-due-late = Sen: { $day }
log-desk-item-of = Öppningar av { $name }
log-desk-item-tab = Att granska: { $rule }, { $when }
log-desk-item-lead = { $title }, { $place }. { $rule }.
log-desk-case = Ärende
log-desk-why = Ändamål
log-desk-what = Vad
log-desk-at = Tid
log-desk-find = Vad har du kommit fram till?
log-desk-outcome-justified = Ingick i arbetet
log-desk-outcome-taken-further = Lämnas vidare till enhetschefen
log-desk-words = Vad du har kontrollerat och vad det visade
log-desk-words-hint = Skriv inget om den som ärendet gäller. Ditt namn och tiden sparas med texten.
log-desk-close = Skriv under och avsluta
log-desk-closed-by = { $name }, { $title }, { $when }
log-desk-question-row = Fråga { $when }
log-desk-question-title = En fråga om en öppning
log-desk-question-lead = { $name }, { $role }, { $place }, { $when }
log-desk-answer = Svar
log-desk-answer-hint = Den som frågade läser svaret på Mina sidor, med ditt namn. Skriv så att det går att förstå.
log-desk-answer-send = Skriv under och skicka svaret
log-rule-sample = Stickprov
log-rule-no-case-relation = Ingen koppling till ärendet
log-rule-own-file = Egna uppgifter
log-rule-same-surname = Samma efternamn
log-rule-same-address = Samma adress
log-rule-colleague = En kollegas uppgifter
log-rule-many-openings = Ovanligt många på en dag
log-rule-off-hours = Utanför arbetstid
log-rule-protected = Skyddade personuppgifter
log-late = { $items ->
    [0] { $questions ->
        [one] En fråga om loggen skulle ha varit besvarad.
       *[other] { $questions } frågor om loggen skulle ha varit besvarade.
    }
   *[other] { $questions ->
        [0] { $items ->
            [one] En granskning av loggen skulle ha varit klar.
           *[other] { $items } granskningar av loggen skulle ha varit klara.
        }
       *[other] Granskning av loggen är sen: { $items } att granska och { $questions } att besvara.
    }
}
log-late-lead = Sen.
log-seen = Den det gäller ser att du har öppnat ärendet, och när.
notification-log-question-subject = En fråga väntar i { $municipality }s e-tjänst
notification-log-question-body = Någon har frågat om en rad i loggen. Logga in i { $municipality }s e-tjänst för att svara. Skriv adressen själv i webbläsaren.
refusal-already-drawn = Månaden är redan dragen.
refusal-finding-without-words = Skriv vad du har kontrollerat och vad det visade.
refusal-answer-without-words = Skriv ett svar.
refusal-own-opening = Den som själv har öppnat uppgifterna kan inte granska det.
refusal-review-closed = Någon annan har redan avslutat det här.
