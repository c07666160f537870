refusal-another-is-default = { $name } är redan den kommun som visas för den som inte har valt. Ta bort is_default i den ena filen.
refusal-host-taken = Värdnamnet { $host } leder redan till { $name }. Välj ett annat, eller ta bort det därifrån först.
refusal-host-is-shared = { $host } är hela tjänstens adress (ANNA_ORIGIN) och kan inte vara en enda kommuns. Ta bort det ur hosts.
refusal-path-taken = { $slug } är redan en adress i tjänsten. Välj ett annat slug för kommunen.
