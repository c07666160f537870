# The accessibility statement.

accessibility-title = Tillgänglighet
accessibility-lead = Alla ska kunna använda Anna i { $municipality }. Här står hur långt vi har kommit.
accessibility-report = Säg till om något inte fungerar
accessibility-report-text = Är något svårt att se, höra, läsa eller trycka på? Ring oss. Vi hjälper dig med ditt ärende på annat sätt, och vi rättar felet så snart vi kan.
accessibility-report-call = Ring
accessibility-state = Så tillgänglig är tjänsten
accessibility-state-text = Tjänsten är byggd för att följa WCAG 2.2 på nivå AA. Sidorna prövas av automatiska test: kontrast, dubbelt så stor text, smal skärm, mörkt läge och läsning från höger till vänster.
accessibility-state-people = Ingen med skärmläsare eller annat hjälpmedel har prövat tjänsten än. Därför kan vi inte säga att den följer alla krav.
accessibility-unreviewed = Det här har ingen människa granskat än
accessibility-unreviewed-text = { $count } krav är inte granskade.
accessibility-tested = Det här prövas av test
accessibility-tested-text = { $count } krav prövas av test varje gång tjänsten ändras.
accessibility-show = Visa kraven
accessibility-supervision = Är du inte nöjd med vårt svar?
accessibility-supervision-text = Kommunen ansvarar enligt lagen om tillgänglighet till digital offentlig service (2018:1937). Du kan anmäla brister till den myndighet som har tillsyn över lagen.
