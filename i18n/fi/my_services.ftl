# Choosing who shall help, and her own help.

days-since-decision = { $days ->
    [0] Päätetty tänään
    [one] { $days } päivä päätöksestä
   *[other] { $days } päivää päätöksestä
}
how-often = { $weeks ->
    [1] { $times ->
        [7] Joka päivä
        [one] { $times } kerran viikossa
       *[other] { $times } kertaa viikossa
    }
    [2] { $times ->
        [one] Joka toinen viikko
       *[other] { $times } kertaa kahdessa viikossa
    }
   *[other] { $times ->
        [one] Kerran { $weeks } viikossa
       *[other] { $times } kertaa { $weeks } viikossa
    }
}
help-without-visits = Asennetaan ja hoidetaan ilman käyntejä
nothing-said = Ei mainittu

choose-title = Kuka auttaa sinua?
choose-lead = { $count ->
    [one] Yksi palveluntuottaja voi aloittaa luonasi.
   *[other] { $count } palveluntuottajaa voi aloittaa luonasi. Järjestys on arvottu.
}
choose-again = { $provider } ei voinut ottaa tehtävää vastaan. Valitse uudelleen.
choose-nothing = Sinulla ei ole nyt mitään valittavaa.
choose-nobody = Kenelläkään palveluntuottajalla ei ole nyt aikaa siellä missä asut. Soita meille, niin järjestämme asian.
choose-pages = Lisää palveluntuottajia
choose-shown = { $first } ja { $last }, yhteensä { $count }
choose-shown-one = { $number }, yhteensä { $count }
choose-previous = Edellinen
choose-next = Näytä lisää palveluntuottajia
choose-caption = { $count ->
    [one] Tiedot palveluntuottajasta
   *[other] Samat tiedot molemmista
}
choose-fact-people = Näin moni käy kotonasi kahden viikon aikana
choose-people = { $count ->
    [one] { $count } henkilö
   *[other] { $count } henkilöä
}
choose-fact-satisfied = Tyytyväisiä asiakkaita
choose-fact-languages = Kielet
choose-fact-nights = Apua yöllä
choose-nights-yes = Kyllä
choose-nights-no = Ei, silloin tulee kunta
choose-fact-run-by = Toiminnasta vastaa
choose-municipal = Kunta
choose-private = Yksityinen yritys
choose-legend = Kenet valitset?
choose-not-legend = Etkö halua valita?
choose-not = En halua valita
choose-in-turn = Silloin saat sen, joka on vuorossa: { $provider }. Voit vaihtaa milloin haluat.
choose-continue = Jatka

consent-title = { $provider } saa tietää tämän
consent-chosen = Lue läpi. Mitään ei lähetetä ennen kuin suostut.
consent-in-turn = He ovat vuorossa. Lue läpi. Mitään ei lähetetä ennen kuin suostut.
consent-assigned = He antavat apua siellä missä asut. Lue läpi. Mitään ei lähetetä ennen kuin suostut.
consent-told = Tämän he saavat tietää
consent-name = Nimi
consent-born = Syntynyt
consent-address = Osoite
consent-phone = Puhelin
consent-language = Kieli
consent-goals = Tavoitteet
consent-more = Heidän pitää tietää myös tämä
consent-access = Miten he pääsevät sisään?
access-opens-herself = Avaan itse
access-key-cabinet = Avainkaappi
access-key-with-provider = He saavat avaimen
consent-critical = Onko jotain tärkeää, mikä pitää tietää ensin?
consent-critical-hint = Esimerkiksi: en seiso tukevasti, allergia, kuulen huonosti.
consent-contact = Saavatko he soittaa läheisellesi?
consent-legend = Suostumuksesi
consent-yes = Kyllä, { $provider } saa tietää tämän
consent-hint = Jos he eivät vastaa ajoissa, kysymys siirtyy seuraavalle vuorossa olevalle. Suostumuksesi tallennetaan tämän päivän päivämäärällä.
consent-missing = Rastita ruutu, jos suostut.
consent-send = Lähetä tilaus
consent-back = Valitse joku toinen

my-services-title = Minun apuni
my-services-none = Sinulle ei ole vielä myönnetty apua.
my-services-choose = Valitse kuka auttaa sinua
my-services-next = Seuraava käynti
my-services-comes = { $name } tulee.
my-services-provider = Ne jotka auttavat sinua
my-services-who = Palveluntuottaja
my-services-consented = Suostuit
my-services-granted = Mihin sinulla on oikeus
my-services-since = Alkoi { $day }
my-services-asked = Tilaus on lähetetty. { $name } vastaa viimeistään { $day }.
my-services-been = Olleet käynnit
my-services-earlier = Muut käynnit, { $month }: { $count }
my-services-was-there = { $name } kävi täällä.
my-services-not-home = Kukaan ei avannut. Käyntiä ei tehty.
my-services-not-reported = Käynnistä ei ole vielä tullut tietoa.
my-services-cancelled-by-person = Kieltäydyit. Käyntiä ei tehty.
my-services-cancelled-by-provider = Palveluntuottaja perui. Käyntiä ei tehty.
care-plan-title = Näin saat apua
care-plan-agree-title = Onko suunnitelma oikein?
care-plan-agree-lead = { $name } on kirjoittanut, miten apu annetaan. Lue ja suostu, jos se on oikein.
care-plan-agree = Kyllä, suunnitelma on oikein
care-plan-agree-hint = Eikö se ole oikein? Soita palveluntuottajalle, niin kirjoitatte sen uudelleen.
care-plan-agreed-in-app = Hyväksytty täällä { $day }
care-plan-agreed-orally = Hyväksytty suullisesti { $day }
care-plan-goal = Tavoite
care-plan-what = Mitä
care-plan-when = Milloin
care-plan-how = Miten
care-plan-who = Kuka
care-plan-contact = Nimetty hoivan yhteyshenkilö
care-plan-contact-none = Ei valittu
care-plan-her-say = Mitä itse haluat
care-plan-follow-up = Seuranta

refusal-no-open-choice = Nyt ei ole mitään valittavaa.
refusal-provider-full = { $name } ei voi ottaa nyt lisää. Valitse joku toinen.
refusal-consent-missing = Suostu ensin tietojen antamiseen. Ilman suostumustasi palveluntuottaja ei saa tietää mitään.
refusal-nobody-in-turn = Kenelläkään palveluntuottajalla ei ole nyt aikaa siellä missä asut. Soita meille, niin järjestämme asian.
refusal-choice-policy-missing = Kunta ei ole vielä päättänyt, miten palveluntuottaja valitaan.
refusal-plan-already-agreed = Suunnitelma on jo hyväksytty.
refusal-ordered-by-hand = Tietosi ovat suojattuja. Käsittelijäsi järjestää avun kanssasi. Soita hänelle.
