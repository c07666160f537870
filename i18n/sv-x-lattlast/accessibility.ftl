# The accessibility statement, in easy Swedish.

accessibility-title = Tillgänglighet
accessibility-lead = Alla ska kunna använda Anna i { $municipality }. Så här långt har vi kommit.
accessibility-report = Säg till om något inte fungerar
accessibility-report-text = Är något svårt? Ring oss. Vi hjälper dig.
accessibility-report-call = Ring
accessibility-state = Så bra fungerar tjänsten
accessibility-state-text = Vi följer regler för bra webbsidor. Reglerna heter WCAG. Datorn prövar sidorna åt oss.
accessibility-state-people = Ingen med hjälpmedel har prövat än. Därför vet vi inte om allt är bra.
accessibility-unreviewed = Det här har ingen prövat än
accessibility-unreviewed-text = { $count } regler är inte prövade.
accessibility-tested = Det här prövar datorn
accessibility-tested-text = { $count } regler prövas varje gång vi ändrar.
accessibility-show = Visa reglerna
accessibility-supervision = Är du inte nöjd?
accessibility-supervision-text = Kommunen har ansvaret. Det står i en lag. Du kan anmäla fel till den myndighet som kontrollerar lagen.
