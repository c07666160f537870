# The public pages: start, what help there is, search.

start-title = Missä tarvitset apua?
start-page = Etusivu
start-search-label = Hae, esimerkiksi siivous tai turvapuhelin
start-search-button = Hae
start-today = Tarvitsetko apua tänään? Soita { $phone }.
start-danger = Onko henki vaarassa? Soita 112.
start-apply = Hae apua
start-follow = Seuraa asiaani

information-back-to-services = Apu, jota voit saada
information-reading = Näin haluan lukea
information-plain = Tavallinen teksti
information-easy = Helppolukuinen (ruotsiksi)

services-title = Apu, jota voit saada
services-lead = Täältä voit lukea avusta, sen hinnasta ja hakemisesta.

service-cost = Mitä se maksaa?
service-cost-income = Maksat tulojesi mukaan. Sinulle jää aina rahaa vuokraan ja elämiseen.
service-cost-cap = Et koskaan maksa enempää kuin { $cap } kuukaudessa, vaikka saisit paljon apua.
service-cost-calculate = Laske maksusi
service-how = Näin haet apua
service-how-1 = Täytä hakemus täällä, tai soita, niin me täytämme sen puolestasi.
service-how-2 = Käsittelijä soittaa sinulle. Puhutte siitä, mitä tarvitset.
service-how-3 = Saat päätöksen. Siinä kerrotaan, mitä saat, miksi ja miten voit valittaa.
service-who = Kuka päättää?
service-who-text = Päätöksen tekee käsittelijä, { $municipality }, kun hän on puhunut kanssasi. Laissa apua sanotaan ruotsiksi sanalla insats. Ennen se oli bistånd.
service-call = Kenelle voin soittaa?
service-call-text = Soita meille numeroon { $phone }, arkisin { $opens }–{ $closes }. Sinun ei tarvitse tietää, mikä avun nimi on.

home-care-title = Kotihoito
home-care-lead = Kotihoito on apua siihen, mistä et enää selviä kotona itse. Päätät yhdessä meidän kanssamme, mitä tarvitset ja milloin.
home-care-apply = Hae kotihoitoa
home-care-can-title = Voit saada apua näihin
home-care-can-1 = siivoukseen, pyykkiin ja ostoksiin
home-care-can-2 = suihkuun, pukeutumiseen ja syömiseen
home-care-can-3 = ruoan laittamiseen tai lämmittämiseen
home-care-can-4 = kävelylle pääsemiseen
home-care-can-5 = valvontaan yöllä
home-care-cost-text = Maksu riippuu siitä, kuinka paljon apua saat ja mitkä ovat tulosi.

safety-alarm-title = Turvapuhelin
safety-alarm-lead = Turvapuhelimella saat yhteyden apuun kaikkina vuorokauden aikoina. Painat nappia. Joku vastaa ja tulee tarvittaessa luoksesi.
safety-alarm-apply = Hae turvapuhelinta
safety-alarm-can-title = Turvapuhelimella
safety-alarm-can-1 = saat apua, jos olet kaatunut
safety-alarm-can-2 = saat apua, jos sairastut tai olet huolissasi
safety-alarm-can-3 = pääset heti puhumaan jonkun kanssa, päivällä ja yöllä
safety-alarm-can-4 = pidät nappia ranteessa tai kaulassa, myös suihkussa
safety-alarm-cost-text = Turvapuhelimesta maksat kuukausimaksun. Se lasketaan yhteen muun kotihoidon kanssa.

search-title = Haku
search-tab = { $count ->
    [0] Haku: ei osumia
    [one] Haku: yksi osuma
   *[other] Haku: { $count } osumaa
  }
search-label = Mitä etsit?
search-hint = Kirjoita niin kuin puhut. Kirjoitusvirheet eivät haittaa.
search-results = { $count ->
    [one] Haku: yksi sivu kertoo aiheesta ”{ $query }”
   *[other] Haku: { $count } sivua kertoo aiheesta ”{ $query }”
  }
search-none = Haku: emme löytäneet mitään aiheesta ”{ $query }”
search-none-what = Kokeile toista sanaa, esimerkiksi siivous, turvapuhelin tai maksu. Voit myös soittaa. Autamme sinua löytämään oikean paikan.
search-none-instead = Monet etsivät näitä
search-empty = Kirjoita sana siitä, missä tarvitset apua.

topic-home-care-title = Kotihoito
topic-home-care-hint = Siivous, suihku, ruoka, ostokset
topic-safety-alarm-title = Turvapuhelin
topic-safety-alarm-hint = Saat apua, kun painat nappia
topic-fee-title = Mitä se maksaa?
topic-fee-hint = Laske maksusi
topic-apply-title = Hae apua
topic-apply-hint = Kuusi lyhyttä sivua. Voit pitää tauon milloin haluat.
topic-self-assessment-title = Miten pärjäät arjessa?
topic-self-assessment-hint = Itsearviointi: 19 kysymystä siitä, miten arki sujuu
topic-my-case-title = Oma asiani
topic-my-case-hint = Katso, mitä on tapahtunut ja mitä seuraavaksi tapahtuu
topic-accessibility-title = Saavutettavuus
topic-accessibility-hint = Miten palvelu toimii kaikille
