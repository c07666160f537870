# /mina-sidor/avgift: her own fee.

my-fee-title = Din avgift
my-fee-from = Din avgift från { $day }
my-fee-none-title = Du har ingen hjälp att betala för
my-fee-none-text = När du har fått ett beslut om hjälp kan du lämna dina uppgifter här.
my-fee-unknown-lead = Vi vet inte din inkomst. Då gäller högsta avgiften.
my-fee-unknown-text = Lämna din inkomst och din boendekostnad, så räknar vi ut vad du ska betala. Din handläggare ser inte uppgifterna.
my-fee-give = Lämna inkomst
my-fee-decline = Jag vill inte lämna uppgifter
my-fee-decline-hint = Då betalar du kommunens pris upp till högsta avgiften. Du kan lämna uppgifter senare.
my-fee-declared = Du lämnade uppgifter { $day }. Vi räknar och skickar ett beslut.
my-fee-declined = Du har valt att inte lämna uppgifter. Du betalar kommunens pris upp till högsta avgiften.
my-fee-wrong = Mina uppgifter stämmer inte
my-fee-decision = Beslut om avgift från { $day }
my-fee-decision-hint = Så har vi räknat, varför, och hur du överklagar
my-fee-decision-pdf = Läs brevet som PDF
my-fee-reasons = Skäl
my-fee-appeal = Är du inte nöjd?
my-fee-appeal-text = Skriv till { $address }. Brevet ska komma fram senast { $day }. Vi hjälper dig: { $phone }.
my-fee-decided-by = { $name }, { $title }, bestämde { $day }.
my-fee-decided-by-unnamed = { $title } bestämde { $day }.
my-fee-swedish-applies = Brevet på svenska är det som gäller.
my-fee-invoices = Fakturor
my-fee-no-invoices = Du har inga fakturor än.
my-fee-invoice = Faktura för { $month }
my-fee-invoice-hint = { $amount } · betala senast { $day }
my-fee-invoice-back-hint = Du får tillbaka { $amount }
my-fee-invoice-pdf = Hämta fakturan som PDF
my-fee-line-care = Avgift för { $month }
my-fee-line-meals = Matlådor i { $month }
my-fee-line-correction = Rättelse av { $month }
my-fee-line-correction-text = Tiden för { $month } rättades efteråt. Månaden räknades om, och skillnaden står här.
my-fee-own-house = Eget hus: vi räknar ut kostnaden tillsammans med dig. Ring { $phone }.

declare-title = Dina pengar och din bostad
declare-lead = Skriv ungefär hur det ser ut en vanlig månad. Din handläggare ser inte det här, bara den som räknar avgiften.
declare-extra = Har du stora extra kostnader?
declare-extra-hint = Till exempel god man eller dyrare mat. Du kan ha rätt att behålla mer.
declare-optional = frivilligt
declare-send = Skicka

my-fee-number = Faktura­nummer
my-fee-ocr = OCR-nummer
my-fee-due = Betala senast
