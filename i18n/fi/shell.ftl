site-name = Vanhustenhuolto, { $municipality }
site-description = Kysy, hae ja seuraa apuasi vanhustenhuollossa.
brand-of-municipality = Vanhustenhuolto, { $municipality }
skip-to-content = Siirry sisältöön
places-label = Sivut
language-menu = Kieli
choose-municipality = Vaihda kuntaan { $municipality }
accessibility-link = Saavutettavuus
sign-in-link = Kirjaudu
sign-out = Kirjaudu ulos

call-label = Soita meille
call-verb = Soita
call-open-until = Vastaamme tänään kello { $closes } saakka
call-opens = Vastaamme arkisin { $opens }–{ $closes }

place-my-case = Asiani
place-my-services = Apuni
place-my-fee = Maksuni
place-outbox = Lähtevät

sign-in-title = Kirjaudu
sign-in-lead = Pääset sisään ilman salasanaa.
sign-in-with-passkey = Kirjaudu avaimella
sign-in-failed = Kirjautuminen ei onnistunut. Yritä uudelleen.
sign-in-needs-script = Avaimella kirjautuminen vaatii JavaScriptin. Soita meille, jos tarvitset apua.
invited-title = Luo avaimesi
invited-lead = Hei { $name }. Luo avain tähän laitteeseen. Sitten kirjaudut sillä.
invited-make-passkey = Luo avain

demo-label = Demo
demo-made-up = Demo: kaikki henkilöt ja luvut ovat keksittyjä. Kello on { $day }.
demo-tomorrow = Huomenna
demo-next-month = Ensi kuussa
demo-change-person = Vaihda henkilöä
demo-post-link = Lähtevä posti
demo-choose-person = Valitse keksitty henkilö
demo-choose-lead = Demossa kirjaudut valitsemalla, kuka haluat olla.
role-citizen = Hakee tai saa apua

refused-title = Se ei onnistunut
refused-back = Palaa takaisin
refusal-not-found = Emme löytäneet etsimääsi.
refusal-not-allowed = Tämä sivu ei ole sinulle. Kirjaudu toisena, jos sinulla on toinen rooli.
refusal-state-has-moved = Jokin on muuttunut sen jälkeen, kun avasit sivun. Katso sivu uudelleen ja yritä vielä kerran.
refusal-already-sent = Tämä on jo lähetetty. Ensin tullut on voimassa.
refusal-invite-unusable = Linkkiä ei voi käyttää. Pyydä ylläpitäjältä uusi.
refusal-passkey-unknown = Emme tunne tätä avainta. Pyydä ylläpitäjältä uusi linkki.

failure-400-title = Emme ymmärtäneet lähetettyä
failure-400-text = Mitään ei tallennettu. Palaa ja yritä uudelleen.
failure-403-title = Se ei onnistu täältä
failure-403-text = Mitään ei tallennettu. Avaa sivu uudelleen ja yritä vielä kerran.
failure-404-title = Sivua ei ole
failure-404-text = Osoite voi olla väärin kirjoitettu, tai sivu on siirtynyt.
failure-405-title = Sivu ei voi ottaa sitä vastaan
failure-405-text = Mitään ei tallennettu. Avaa sivu uudelleen ja yritä vielä kerran.
failure-413-title = Liikaa yhdellä kertaa
failure-413-text = Mitään ei tallennettu. Lyhennä tekstiä ja yritä uudelleen.
failure-415-title = Emme voi lukea lähetettyä
failure-415-text = Mitään ei tallennettu. Käytä sivun lomaketta.
failure-500-title = Meillä meni jotain vikaan
failure-500-text = Viimeksi tekemäsi ei ehkä tallentunut. Yritä hetken kuluttua uudelleen tai soita meille.
failure-reference = Kerro tämä numero, jos soitat: { $reference }
