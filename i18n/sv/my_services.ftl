# Choosing who shall help, and her own help.

days-since-decision = { $days ->
    [0] Beslutat i dag
    [one] { $days } dag sedan beslutet
   *[other] { $days } dagar sedan beslutet
}
how-often = { $weeks ->
    [1] { $times ->
        [7] Varje dag
        [one] { $times } gång i veckan
       *[other] { $times } gånger i veckan
    }
    [2] { $times ->
        [one] Varannan vecka
       *[other] { $times } gånger på två veckor
    }
   *[other] { $times ->
        [one] En gång på { $weeks } veckor
       *[other] { $times } gånger på { $weeks } veckor
    }
}
help-without-visits = Sätts in och sköts utan besök
nothing-said = Inget sagt

choose-title = Vem ska hjälpa dig?
choose-lead = { $count ->
    [one] En utförare kan börja hos dig.
   *[other] { $count } utförare kan börja hos dig. Ordningen är lottad.
}
choose-again = { $provider } kunde inte ta emot. Välj igen.
choose-nothing = Du har inget att välja nu.
choose-nobody = Ingen utförare har tid där du bor just nu. Ring oss, så ordnar vi det.
choose-pages = Fler utförare
choose-shown = { $first } och { $last } av { $count }
choose-shown-one = { $number } av { $count }
choose-previous = Förra
choose-next = Visa fler utförare
choose-caption = { $count ->
    [one] Uppgifter om utföraren
   *[other] Samma uppgifter om båda
}
choose-fact-people = Så många kommer hem till dig på två veckor
choose-people = { $count ->
    [one] { $count } person
   *[other] { $count } personer
}
choose-fact-satisfied = Nöjda kunder
choose-fact-languages = Språk
choose-fact-nights = Hjälp på natten
choose-nights-yes = Ja
choose-nights-no = Nej, kommunen kommer då
choose-fact-run-by = Drivs av
choose-municipal = Kommunen
choose-private = Privat företag
choose-legend = Vem väljer du?
choose-not-legend = Vill du inte välja?
choose-not = Jag vill inte välja
choose-in-turn = Då får du den som står på tur: { $provider }. Du kan byta när du vill.
choose-continue = Fortsätt

consent-title = { $provider } får veta detta
consent-chosen = Läs igenom. Inget skickas förrän du säger ja.
consent-in-turn = Det är den som står på tur. Läs igenom. Inget skickas förrän du säger ja.
consent-assigned = Det är de som ger hjälpen där du bor. Läs igenom. Inget skickas förrän du säger ja.
consent-told = Det här får de veta
consent-name = Namn
consent-born = Född
consent-address = Adress
consent-phone = Telefon
consent-language = Språk
consent-goals = Mål
consent-more = Det här behöver de också veta
consent-access = Hur kommer de in?
access-opens-herself = Jag öppnar själv
access-key-cabinet = Nyckelskåp
access-key-with-provider = De får en nyckel
consent-critical = Något viktigt att veta först?
consent-critical-hint = Till exempel: står inte säkert, allergi, hör dåligt.
consent-contact = Får de ringa din närstående?
consent-legend = Ditt ja
consent-yes = Ja, { $provider } får veta detta
consent-hint = Svarar de inte i tid går frågan till nästa som står på tur. Ditt ja sparas med dagens datum.
consent-missing = Kryssa i rutan om du säger ja.
consent-send = Skicka beställningen
consent-back = Välj någon annan

my-services-title = Min hjälp
my-services-none = Du har ingen beviljad hjälp än.
my-services-choose = Välj vem som ska hjälpa dig
my-services-next = Nästa besök
my-services-comes = { $name } kommer.
my-services-provider = De som hjälper dig
my-services-who = Utförare
my-services-consented = Du sa ja den
my-services-granted = Det du har rätt till
my-services-since = Började { $day }
my-services-asked = Beställningen är skickad. { $name } svarar senast { $day }.
my-services-been = Besök som har varit
my-services-earlier = Fler besök i { $month }: { $count }
my-services-was-there = { $name } var här.
my-services-not-home = Ingen öppnade. Besöket blev inte av.
my-services-not-reported = Inget har kommit in om besöket än.
my-services-cancelled-by-person = Du tackade nej. Besöket blev inte av.
my-services-cancelled-by-provider = Utföraren ställde in. Besöket blev inte av.
care-plan-title = Så får du hjälpen
care-plan-agree-title = Stämmer planen?
care-plan-agree-lead = { $name } har skrivit hur hjälpen ska gå till. Läs, och säg ja om den stämmer.
care-plan-agree = Ja, planen stämmer
care-plan-agree-hint = Stämmer den inte? Ring utföraren, så skriver ni om den.
care-plan-agreed-in-app = Godkänd här den { $day }
care-plan-agreed-orally = Godkänd muntligt den { $day }
care-plan-goal = Mål
care-plan-what = Vad
care-plan-when = När
care-plan-how = Hur
care-plan-who = Vem
care-plan-contact = Fast omsorgs­kontakt
care-plan-contact-none = Ingen vald
care-plan-her-say = Det du själv vill
care-plan-follow-up = Följs upp

refusal-no-open-choice = Det finns inget att välja nu.
refusal-provider-full = { $name } kan inte ta emot fler just nu. Välj någon annan.
refusal-consent-missing = Säg ja till uppgifterna först. Utan ditt ja får utföraren inget veta.
refusal-nobody-in-turn = Ingen utförare har tid där du bor just nu. Ring oss, så ordnar vi det.
refusal-choice-policy-missing = Kommunen har inte bestämt hur utförare väljs än.
refusal-plan-already-agreed = Planen är redan godkänd.
refusal-ordered-by-hand = Dina uppgifter är skyddade. Din handläggare ordnar hjälpen med dig. Ring.
