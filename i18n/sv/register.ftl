# An officer fills in the application for whoever rings.

register-title = Registrera ansökan på telefon
register-lead = Fyll i medan ni pratar. Samtalet räknas som den dag och tid då ansökan kom in.
register-person = Vem ringer det om?
register-personnummer = Personnummer
register-personnummer-hint = Med eller utan streck. Läs upp namnet för den som ringer.
register-find = Hämta
register-found = { $name }, { $address }
register-not-found-lead = Personen finns inte i registret.
register-not-found-text = Kontrollera numret. Stämmer det, skriv namn och adress.
register-given-name = Förnamn
register-family-name = Efternamn
register-address = Gatuadress
register-postal = Postnummer och ort
register-called-on = Samtalets dag
register-called-at = Samtalets tid
register-called-at-hint = Till exempel 13.05
register-save = Registrera
register-done-title = Ansökan är registrerad
register-done-lead = Ärende { $number }, kvitto { $receipt }. Säg numret till den som ringer.
register-done-worklist = Till arbetslistan
register-done-another = Registrera en till
register-agents = God man eller ombud
register-twice = En likadan ansökan kom in { $when }, kvitto { $receipt }.
register-send-again = Registrera ändå

field-missing-called-on = Skriv dagen, till exempel 3 februari 2026.
field-missing-called-at = Skriv tiden, till exempel 13.05.

refusal-call-in-the-future = Samtalet kan inte ha varit senare än nu.
