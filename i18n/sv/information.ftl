# The public pages: start, what help there is, search.

start-title = Vad behöver du hjälp med?
start-page = Start
start-search-label = Sök, till exempel städning eller larm
start-search-button = Sök
start-today = Behöver du hjälp i dag? Ring { $phone }.
start-danger = Är det fara för livet? Ring 112.
start-apply = Ansök om hjälp
start-follow = Följ mitt ärende

information-back-to-services = Hjälp du kan få
information-reading = Så vill jag läsa
information-plain = Vanlig text
information-easy = Lättläst

services-title = Hjälp du kan få
services-lead = Här läser du om hjälpen, vad den kostar och hur du ansöker.

service-cost = Vad kostar det?
service-cost-income = Du betalar efter din inkomst. Du ska alltid ha kvar till hyra och till att leva på.
service-cost-cap = Du betalar aldrig mer än { $cap } i månaden, hur mycket hjälp du än får.
service-cost-calculate = Räkna ut din avgift
service-how = Så ansöker du
service-how-1 = Du fyller i ansökan här, eller ringer så fyller vi i den åt dig.
service-how-2 = En handläggare ringer dig. Ni pratar om vad du behöver.
service-how-3 = Du får ett beslut. Där står vad du får, varför och hur du överklagar.
service-who = Vem bestämmer?
service-who-text = En handläggare i { $municipality } bestämmer efter samtalet med dig. Hjälpen heter insats i lagen. Förr hette det bistånd.
service-call = Vem kan jag ringa?
service-call-text = Ring oss på { $phone }, vardagar { $opens }–{ $closes }. Du behöver inte veta vad hjälpen heter.

home-care-title = Hemtjänst
home-care-lead = Hemtjänst är hjälp med det du inte längre klarar själv hemma. Du bestämmer tillsammans med oss vad du behöver och när.
home-care-apply = Ansök om hemtjänst
home-care-can-title = Det här kan du få hjälp med
home-care-can-1 = städa, tvätta och handla
home-care-can-2 = duscha, klä på dig och äta
home-care-can-3 = laga eller värma mat
home-care-can-4 = komma ut på promenad
home-care-can-5 = tillsyn på natten
home-care-cost-text = Avgiften beror på hur mycket hjälp du får och på vad du tjänar.

safety-alarm-title = Trygghetslarm
safety-alarm-lead = Med trygghetslarm når du hjälp dygnet runt. Du trycker på knappen. Någon svarar och kommer hem till dig om det behövs.
safety-alarm-apply = Ansök om trygghetslarm
safety-alarm-can-title = Med larmet kan du
safety-alarm-can-1 = få hjälp om du har ramlat
safety-alarm-can-2 = få hjälp om du blir sjuk eller orolig
safety-alarm-can-3 = prata med någon direkt, dag och natt
safety-alarm-can-4 = bära knappen på armen eller runt halsen, också i duschen
safety-alarm-cost-text = Du betalar en avgift i månaden för larmet. Den räknas ihop med annan hemtjänst.

search-title = Sök
search-tab = { $count ->
    [0] Sök: inga träffar
    [one] Sök: en träff
   *[other] Sök: { $count } träffar
  }
search-label = Vad söker du?
search-hint = Skriv som du brukar säga. Det gör inget om det blir fel stavat.
search-results = { $count ->
    [one] Sök: en sida handlar om ”{ $query }”
   *[other] Sök: { $count } sidor handlar om ”{ $query }”
  }
search-none = Sök: vi hittade inget om ”{ $query }”
search-none-what = Prova ett annat ord, till exempel städning, larm eller avgift. Du kan också ringa. Vi hjälper dig att hitta rätt.
search-none-instead = Det här söker många efter
search-empty = Skriv ett ord om det du behöver hjälp med.

topic-home-care-title = Hemtjänst
topic-home-care-hint = Städning, dusch, mat, inköp
topic-safety-alarm-title = Trygghetslarm
topic-safety-alarm-hint = Hjälp när du trycker på knappen
topic-fee-title = Vad kostar det?
topic-fee-hint = Räkna ut din avgift
topic-apply-title = Ansök om hjälp
topic-apply-hint = Sex korta sidor. Du kan pausa när du vill.
topic-self-assessment-title = Hur klarar du vardagen?
topic-self-assessment-hint = Självskattning: 19 frågor om hur det går
topic-my-case-title = Mitt ärende
topic-my-case-hint = Se vad som har hänt och vad som händer härnäst
topic-accessibility-title = Tillgänglighet
topic-accessibility-hint = Så fungerar tjänsten för alla
