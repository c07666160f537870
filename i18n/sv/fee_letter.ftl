# The fee decision's letter, the invoice and the nudges. The Swedish text is the one that applies.

fee-letter-title = Beslut om avgift
fee-letter-answer-full = Din avgift är { $fee } i månaden från och med { $from }, om du får all hjälp som är beviljad.
fee-letter-answer-nothing = Du betalar ingen avgift från och med { $from }.
fee-letter-answer-hourly = Du betalar för den tid du får hjälp, men aldrig mer än det lägsta av tre belopp.
fee-letter-counted = Så har vi räknat
fee-letter-reasons = Skäl för beslutet
fee-letter-law = Beslutet grundas på 32 kap. 4–10 §§ socialtjänstlagen (2025:400) och kommunens taxa: { $source }.
fee-letter-rates = Prisbasbeloppet är { $base } kronor. Högsta avgift är prisbasbeloppet gånger { $cap } delat med tolv. Minimibeloppet är prisbasbeloppet gånger { $minimum } delat med tolv.
fee-letter-not-declared = Du har inte lämnat uppgift om inkomst. Då räknas inget avgiftsutrymme, och du betalar taxan upp till högsta avgiften. Du kan lämna uppgifterna när du vill.
fee-letter-change = Ändras din inkomst eller din boendekostnad ska du berätta det för oss. Avgiften ändras från månaden efter.
fee-letter-decided = Beslutat { $day } av { $name }, { $title }, enligt { $delegation }.
fee-letter-appeal = Så överklagar du
fee-letter-appeal-text = Är du inte nöjd kan du överklaga till förvaltningsrätten. Skriv till { $board }, { $address }. Skriv vilket beslut du överklagar, vad du vill ska ändras och varför. Vi måste ha fått brevet inom tre veckor från den dag du fick beslutet. Vi hjälper dig gärna. Ring { $phone }.

invoice-title = Faktura
invoice-number = Fakturanummer
invoice-month = Gäller
invoice-made = Fakturadatum
invoice-due = Betala senast
invoice-ocr = OCR-nummer
invoice-bankgiro = Bankgiro
invoice-payee = Mottagare
invoice-amount = Att betala
invoice-back = Du får tillbaka
invoice-line = Vad
invoice-line-amount = Belopp
invoice-line-care = Avgift för { $month }
invoice-line-meals = Matlådor i { $month }
invoice-line-correction = Rättelse av { $month }
invoice-explain = Hur avgiften är uträknad ser du på Mina sidor. Du kan också ringa { $phone }.
invoice-vat = Avgifter enligt socialtjänstlagen har ingen moms.

notification-fee-decision-subject = Du har fått ett nytt brev på Mina sidor
notification-fee-decision-body =
    Det finns ett nytt beslut att läsa. Logga in på Mina sidor.
    Du kan också ringa kommunen.
notification-invoice-subject = Du har fått ett nytt brev på Mina sidor
notification-invoice-body =
    Det finns något nytt att läsa om din avgift. Logga in på Mina sidor.
    Du kan också ringa kommunen.

refusal-nothing-granted = Det finns ingen beviljad hjälp att räkna avgift för.
refusal-not-first-of-month = En avgift gäller från den första i en månad. Välj den första.
refusal-month-already-final = Månaden är redan klar. Fakturor och avräkningar är gjorda.
refusal-house-cost-missing = Bostaden är ett eget hus. Räkna ut boendekostnaden tillsammans och fyll i den.
refusal-parameter-missing = { $parameter ->
    [minimum_amount_coefficient] Minimibeloppets tal
    [cap_coefficient] Högkostnadsskyddets tal
   *[price_base_amount] Prisbasbeloppet
} är inte infört för { $day }. Välj en tidigare månad, eller vänta tills det är infört.
refusal-tariff-missing = Kommunens taxa saknas för { $day }.
refusal-month-not-over = Månaden är inte slut. Den går att titta på, men inte att låsa.
refusal-month-step-missing = Ett tidigare steg är inte gjort.
refusal-checks-left = { $left ->
    [one] Det är en rad kvar att kontrollera före attest.
   *[other] Det är { $left } rader kvar att kontrollera före attest.
}
refusal-attested-by-same-person = Du har redan attesterat. Den andra attesten måste göras av någon annan.
refusal-lowered-too-far = Minimibeloppet kan inte sänkas med mer än hela beloppet.
