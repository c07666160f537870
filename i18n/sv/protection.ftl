# Skyddade personuppgifter (OSL 21:3, 21:3 a, 22:1): det bara personalen läser.
notification-protected-opened-subject = Något har hänt i { $municipality }s e-tjänst
notification-protected-opened-body = Något har öppnats som du ska känna till. Logga in i { $municipality }s e-tjänst. Skriv adressen själv i webbläsaren.
notification-protected-waiting-subject = Något väntar på dig i { $municipality }s e-tjänst
notification-protected-waiting-body = Du har fått något att arbeta med. Logga in i { $municipality }s e-tjänst. Skriv adressen själv i webbläsaren.
refusal-protection-source-missing = Skriv varifrån du vet att uppgifterna är skyddade.
refusal-forwarding-missing = Skriv adressen som Skatteverket har gett för förmedling av post.
refusal-not-to-be-named = Välj någon som handlägger ärenden här.
