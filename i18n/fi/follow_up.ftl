# Seuranta: miten menee, sama asteikko kaikille kolmelle.
follow-up-own-title = Miten menee?
follow-up-own-lead = Vastaa omasta puolestasi. Oikeita vastauksia ei ole.
follow-up-own-none = Sinun ei tarvitse vastata nyt mihinkään.
follow-up-own-send = Lähetä vastaukset
follow-up-own-thanks = Kiitos, olemme saaneet vastauksesi. Voit muuttaa niitä suunnilleen { $day } asti.
follow-up-own-outcome-unchanged = Olemme tehneet seurannan. Apu jatkuu samanlaisena.
follow-up-own-outcome-change-plan = Olemme tehneet seurannan. Auttajasi muuttavat suunnitelmaa yhdessä kanssasi.
follow-up-own-outcome-reassess = Olemme tehneet seurannan. Selvitämme, mitä tarvitset nyt. Käsittelijäsi ottaa yhteyttä.
follow-up-now = Miten nyt menee?
follow-up-note = Kerro lisää
follow-up-optional = vapaaehtoinen
follow-up-level-0 = Sujuu hyvin
follow-up-level-1 = Sujuu pienellä vaivalla
follow-up-level-2 = On osittain vaikeaa
follow-up-level-3 = On hyvin vaikeaa
follow-up-level-4 = Ei onnistu ollenkaan
follow-up-level-none = Ei arvioitu
refusal-follow-up-already-closed = Seuranta on päättynyt. Annetut vastaukset jäävät voimaan.
refusal-no-goal-rated = Vastaa ainakin yhteen tavoitteeseen.
refusal-level-out-of-scale = Valitse yksi vastauksista.
refusal-goals-left-to-rate = { $count ->
    [one] Yhdestä tavoitteesta puuttuu arviosi. Tallenna se ensin.
   *[other] { $count } tavoitteesta puuttuu arviosi. Tallenna ne ensin.
}
refusal-outcome-needs-reason = Kirjoita miksi, jotta seuraava ymmärtää.
