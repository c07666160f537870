# The application: six pages, a question group a page, and the receipt.

apply-title = Hae apua
apply-part = Osa { $number }/{ $count }
apply-lead = Kuusi lyhyttä sivua. Voit pitää tauon milloin haluat ja jatkaa toisella puhelimella tai tietokoneella.
apply-sign-in-once = Kaikki voivat lukea kysymykset. Kun vastaat ensimmäiseen, pyydämme sinua kirjautumaan sisään kerran.
apply-continue = Jatka
apply-back = Takaisin
apply-save-and-close = Tallenna ja sulje
apply-saved = Tallennettu { $time }
apply-resume-lead = Olet aloittanut hakemuksen.
apply-resume-text = Se, mitä kirjoitit, on tallessa. Tallennettu { $when }.
apply-resume = Jatka siitä, mihin jäit
apply-optional = vapaaehtoinen

apply-whom-title = Kenelle haet apua?
apply-whom-myself = Itselleni
apply-whom-together = Jollekin toiselle, teemme sen yhdessä
apply-whom-together-hint = Tai itsellesi, ja joku auttaa sinua täyttämään
apply-together-lead = Tehkää hakemus yhdessä
apply-together-1 = Hakemus on ihmisen oma. Hänen täytyy itse haluta apua.
apply-together-2 = Istukaa vierekkäin. Se, joka tarvitsee apua, kirjautuu sisään omilla tunnuksillaan.
apply-together-3 = Sinä voit lukea kysymykset ääneen ja kirjoittaa. Vastaukset ovat hänen.
apply-together-4 = Eikö se onnistu? Soita { $phone }, niin autamme teitä.
apply-helper-name = Kuka auttaa?
apply-helper-name-hint = Sen nimi, joka auttaa täyttämään.
apply-helper-relation = Miten tunnette toisenne?
apply-helper-relation-hint = Esimerkiksi tytär, naapuri tai edunvalvoja.
apply-helper-phone = Auttajan puhelin
apply-may-talk = Saammeko puhua hakemuksestasi sen kanssa, joka auttaa sinua?
apply-may-talk-hint = Sinä päätät. Ilman lupaasi emme kerro mitään (julkisuus- ja salassapitolain 12 luvun 2 §). Voit muuttaa mieltäsi milloin haluat.
apply-choose = Valitse
apply-yes = Kyllä
apply-no = Ei

apply-need-title = Mikä on vaikeaa, ja missä haluat apua?
apply-hard = Kerro omin sanoin
apply-hard-hint = Muutama rivi riittää.
apply-wanted = Haluatko apua johonkin näistä?
apply-wanted-hint = Voit valita monta tai et yhtään. Puhumme siitä, kun soitamme.
apply-urgency = Onko kiire?
apply-urgency-hint = Onko henki vaarassa? Soita 112.
apply-urgent = Kyllä, tarvitsen apua lähipäivinä
apply-can-wait = Ei, se voi odottaa muutaman viikon
apply-urgent-because = Miksi on kiire?

apply-home-title = Miten asut?
apply-household = Kenen kanssa asut?
apply-household-alone = Asun yksin
apply-household-with-spouse = Puolison tai kumppanin kanssa
apply-household-with-others = Jonkun muun kanssa
apply-dwelling = Millainen asuntosi on?
apply-dwelling-flat = Kerrostaloasunto
apply-dwelling-house = Talo
apply-dwelling-other = Muu
apply-getting-in = Pitääkö meidän tietää jotain, jotta pääsemme luoksesi?
apply-getting-in-hint = Esimerkiksi portaat tai kotieläimet. Älä kirjoita ovikoodeja.

apply-language-title = Mitä kieltä haluat puhua?
apply-speaks = Minun kieleni
apply-speaks-other = Mikä kieli?
apply-interpreter = Tarvitsetko tulkkia?
apply-interpreter-hint = Tulkki ei maksa sinulle mitään.
apply-minority-lead = Sinulla on oikeus tietää
apply-minority-in-area = { $municipality } kuuluu suomen kielen hallintoalueeseen. Sinulla on oikeus käyttää suomea kanssamme puhuen ja kirjoittaen ja saada kotihoitoa joltakulta, joka osaa suomea (sosiaalipalvelulain 8 luvun 6 ja 9 §).
apply-minority-outside = Puhutko suomea, jiddišiä, meänkieltä, romania tai saamea? Silloin saat kotihoitoa joltakulta, joka osaa kieltä, jos meillä on sellaista henkilökuntaa (sosiaalipalvelulain 8 luvun 7 ja 9 §).
apply-minority = Haluatko apua jollakin näistä kielistä?

apply-contact-title = Miten tavoitamme sinut?
apply-phone = Puhelin
apply-phone-hint = Jotta voimme soittaa sinulle.
apply-email = Sähköposti
apply-email-hint = Lähetämme viestin, kun jotain on tapahtunut. Viestissä ei kerrota sinusta mitään.
apply-good-time = Milloin meidän on hyvä soittaa?
apply-from-register = Täytetty sillä, minkä jo tiedämme. Muuta, jos se on väärin.

apply-check-title = Tarkista vastauksesi
apply-check-lead = Lue läpi. Muuta se, mikä ei pidä paikkaansa.
apply-check-change = Muuta
apply-check-change-what = { $what }, muuta
apply-not-answered = Ei vastausta
apply-send = Lähetä hakemus
apply-send-offline = Ei vielä lähetetty – lähetetään, kun sinulla on verkkoyhteys
apply-consent = Kun lähetät, alamme selvittää, mitä tarvitset. Se, mitä kirjoitat, tallennetaan. Tiedoista vastaa { $municipality }.
apply-missing-lead = Joitakin vastauksia puuttuu
apply-missing-text = Vastaa kohdan { $section } kysymyksiin ennen kuin lähetät.

apply-elsewhere-lead = Vastauksia on muutettu toisessa paikassa
apply-elsewhere-text = Sinun tekstisi on tallessa tässä alla. Toisessa paikassa lukee näin:
apply-elsewhere-keep = Säilytä minun tekstini
apply-elsewhere-use = Käytä toista

apply-twice-title = Onko tämä jo lähetetty?
apply-twice-text = Saimme samanlaisen hakemuksen { $when }. Kuitti { $receipt }. Sinun ei tarvitse lähettää sitä uudelleen.
apply-twice-see = Näytä kuitti
apply-twice-send = Lähetä silti

receipt-title = Hakemuksesi on perillä
receipt-lead = Hakemuksesi saapui { $when }.
receipt-nothing-now = Sinun ei tarvitse tehdä nyt mitään.
receipt-case-number = Asia
receipt-number = Kuitti
receipt-arrived = Saapui
receipt-next = Mitä nyt tapahtuu
receipt-call = { $office } soittaa sinulle numeroon { $phone } viimeistään { $day }.
receipt-talk = Puhumme siitä, mitä tarvitset, ja sovimme tapaamisajan.
receipt-wrong = Etkö ole kuullut meistä silloin? Soita { $phone }.
receipt-print = Tallenna tai tulosta kuitti (PDF)
receipt-assess-lead = Haluatko kertoa lisää?
receipt-assess-text = Vastaa kysymyksiin siitä, miten arki sujuu. Se on vapaaehtoista. Se auttaa meitä ymmärtämään, mitä tarvitset.
receipt-assess = Aloita itsearviointi
receipt-follow = Seuraa asiaani
receipt-pdf-title = Kuitti hakemuksesta
receipt-language-note = Ruotsinkielinen teksti on pätevä.

withdraw-link = Peru hakemus
withdraw-title = Perutaanko hakemus?
withdraw-consequence = Lopetamme selvityksen. Voit hakea uudelleen milloin haluat.
withdraw-do = Peru hakemus
withdraw-keep = Ei, pidä hakemus
withdraw-done = Peruit hakemuksen { $when }.

service-kind-household-service = Siivous, pyykki ja ostokset
service-kind-personal-care = Suihku, vaatteet, ruoka ja muu henkilökohtainen apu
service-kind-home-night = Apu tai valvonta yöllä
service-kind-safety-alarm = Turvapuhelin
service-kind-meal-delivery = Ateriat kotiin
service-kind-escort = Joku, joka lähtee kanssani ulos
service-kind-respite = Vapaata sille, joka hoitaa minua
service-kind-day-activity = Päivätoimintaa muiden kanssa

language-name-sv = Ruotsi
language-name-fi = Suomi
language-name-fit = Meänkieli
language-name-se = Saame
language-name-rom = Romani
language-name-yi = Jiddiš
language-name-en = Englanti
language-name-ar = Arabia
language-name-other = Muu kieli

field-missing-filled-in-by = Valitse, ketä hakemus koskee.
field-missing-hard = Kirjoita muutama sana siitä, mikä on vaikeaa. Voit myös kirjoittaa ”en tiedä”.
field-missing-urgency = Valitse, onko kiire vai voiko se odottaa.
field-missing-household = Valitse, kenen kanssa asut.
field-missing-speaks = Valitse kielesi.
field-missing-interpreter = Valitse Kyllä tai Ei.
field-missing-phone = Kirjoita puhelinnumerosi, vähintään seitsemän numeroa.
field-unreadable-phone = Kirjoita puhelinnumerosi, vähintään seitsemän numeroa.
field-unreadable-helper-phone = Kirjoita puhelinnumerosi, vähintään seitsemän numeroa.
field-unreadable-email = Kirjoita sähköpostiosoite näin: nimi@esimerkki.fi

refusal-already-submitted = Tämä hakemus näyttää olevan jo lähetetty. Kuitti { $receipt_no }.
refusal-saved-elsewhere = Vastauksia on muutettu toisessa paikassa. Sinun tekstisi on tallessa.
refusal-already-withdrawn = Hakemus on jo peruttu.
refusal-too-late-to-withdraw = Selvitys on valmis. Soita meille, jos et halua apua.
refusal-answers-missing = Joitakin vastauksia puuttuu. Vastaa niihin, niin voit lähettää.
refusal-policy-missing = Kunta ei ole vielä avannut sähköistä palveluaan. Soita meille sen sijaan.

notification-application-received-subject = Kuitti { $reference }, sähköinen palvelu, { $municipality }
notification-application-received-body = Olemme saaneet sen, minkä lähetit. Kuitti { $reference }. Kirjaudu kunnan ({ $municipality }) sähköiseen palveluun, jos haluat lukea lisää. Kirjoita osoite itse selaimeen.
apply-told-title = Kuka olet?
apply-told-lead = Olet kirjautunut koodilla. Se ei osoita, kuka olet. Kirjoita siksi nimesi ja henkilötunnuksesi. Tarkistamme ne, kun puhumme kanssasi.
apply-given-name = Etunimi
apply-family-name = Sukunimi
apply-personnummer = Henkilötunnus
apply-personnummer-hint = Kaksitoista numeroa, esimerkiksi 19400612-8989.
apply-address = Katuosoite
apply-postal = Postinumero ja paikkakunta
field-missing-personnummer = Kirjoita henkilötunnus, esimerkiksi 19400612-8989.
field-missing-given-name = Kirjoita etunimi.
field-missing-family-name = Kirjoita sukunimi.
field-missing-address = Kirjoita katuosoite.
