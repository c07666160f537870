# The public pages: start, what help there is, search.

start-title = Vad vill du ha hjälp med?
start-page = Start
start-search-label = Sök hjälp. Skriv till exempel städning.
start-search-button = Sök
start-today = Behöver du hjälp i dag? Ring { $phone }.
start-danger = Är det fara för livet? Ring 112.
start-apply = Ansök om hjälp
start-follow = Se mitt ärende

information-back-to-services = Hjälp du kan få
information-reading = Så vill jag läsa
information-plain = Vanlig text
information-easy = Lättläst

services-title = Hjälp du kan få
services-lead = Här läser du om hjälpen. Vad kostar den? Hur får du den?

service-cost = Vad kostar det?
service-cost-income = Du betalar efter hur mycket pengar du har. Du har alltid pengar kvar till hyra och mat.
service-cost-cap = Du betalar aldrig mer än { $cap } i månaden.
service-cost-calculate = Räkna ut vad du betalar
service-how = Så gör du
service-how-1 = Fyll i ansökan här. Eller ring oss.
service-how-2 = Vi ringer dig. Vi pratar om vad du behöver.
service-how-3 = Du får ett svar på papper. Svaret heter beslut.
service-who = Vem bestämmer?
service-who-text = En person i { $municipality } pratar med dig. Sedan bestämmer hon eller han. Hjälpen kallas insats. Förr hette det bistånd.
service-call = Vem kan jag ringa?
service-call-text = Ring { $phone }. Vi svarar måndag till fredag { $opens }–{ $closes }.

home-care-title = Hemtjänst
home-care-lead = Hemtjänst är hjälp hemma. Du säger vad du behöver. Vi bestämmer tillsammans.
home-care-apply = Ansök om hemtjänst
home-care-can-title = Du kan få hjälp med
home-care-can-1 = städa, handla och tvätta
home-care-can-2 = duscha, klä på dig och äta
home-care-can-3 = laga mat
home-care-can-4 = gå ut
home-care-can-5 = någon som tittar till dig på natten
home-care-cost-text = Mer hjälp kan kosta mer.

safety-alarm-title = Trygghetslarm
safety-alarm-lead = Larmet är en knapp. Du trycker. Någon svarar. Någon kan komma hem till dig.
safety-alarm-apply = Ansök om trygghetslarm
safety-alarm-can-title = Med larmet kan du
safety-alarm-can-1 = få hjälp om du har ramlat
safety-alarm-can-2 = få hjälp om du blir sjuk eller orolig
safety-alarm-can-3 = prata med någon, dag och natt
safety-alarm-can-4 = ha knappen på dig, också i duschen
safety-alarm-cost-text = Du betalar för larmet varje månad.

search-title = Sök
search-tab = { $count ->
    [0] Sök: vi hittade inget
    [one] Sök: en sida
   *[other] Sök: { $count } sidor
  }
search-label = Vad söker du?
search-hint = Skriv som du pratar. Det får bli fel.
search-results = { $count ->
    [one] Sök: en sida om ”{ $query }”
   *[other] Sök: { $count } sidor om ”{ $query }”
  }
search-none = Sök: vi hittade inget om ”{ $query }”
search-none-what = Prova ett annat ord. Skriv till exempel städning eller larm. Eller ring oss.
search-none-instead = Det här söker många
search-empty = Skriv ett ord.

topic-home-care-title = Hemtjänst
topic-home-care-hint = Städa, duscha, äta, handla
topic-safety-alarm-title = Trygghetslarm
topic-safety-alarm-hint = Tryck på knappen och få hjälp
topic-fee-title = Vad kostar det?
topic-fee-hint = Räkna ut vad du betalar
topic-apply-title = Ansök om hjälp
topic-apply-hint = Sex korta sidor. Du kan ta paus.
topic-self-assessment-title = Hur går det hemma?
topic-self-assessment-hint = 19 frågor om din vardag
topic-my-case-title = Mitt ärende
topic-my-case-hint = Se vad som händer
topic-accessibility-title = Tillgänglighet
topic-accessibility-hint = Så fungerar sidan för alla
