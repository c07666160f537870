"""The fictional people that demo, documentation and tests share.

Their personnummer come from Skatteverket's published test series.
"""

from datetime import date

from msgspec import Struct

from backend.kernel.actor import Role


class DemoPerson(Struct, frozen=True, kw_only=True):
    """A resident. `slug` names her in addresses of the demo."""

    slug: str
    municipality: str
    given_name: str
    family_name: str
    personnummer: str
    born_on: date
    address: str
    postal: str
    area: str
    phone: str
    language: str = "sv"
    contact_name: str = ""
    contact_phone: str = ""


class DemoColleague(Struct, frozen=True, kw_only=True):
    """Somebody who works with cases; `provider` is the slug of a provider's unit."""

    slug: str
    municipality: str
    name: str
    title: str
    role: Role
    phone: str
    provider: str | None = None


MARTA = DemoPerson(
    slug="marta",
    municipality="nacka",
    given_name="Märta",
    family_name="Lindgren",
    personnummer="194006128989",
    born_on=date(1940, 6, 12),
    address="Lönnvägen 4",
    postal="131 40 Nacka",
    area="Sicklaön",
    phone="070-174 06 11",
    contact_name="Karin Lindgren, dotter",
    contact_phone="070-174 06 12",
)
AINO = DemoPerson(
    slug="aino",
    municipality="osteraker",
    given_name="Aino",
    family_name="Virtanen",
    personnummer="193303190718",
    born_on=date(1933, 3, 19),
    address="Storängsvägen 12 B",
    postal="184 40 Åkersberga",
    area="Åkersberga",
    phone="070-174 06 21",
    language="fi",
    contact_name="Mikko Virtanen, son",
    contact_phone="070-174 06 22",
)

PERSONS = (MARTA, AINO)


def _colleague(
    municipality: str,
    slug: str,
    name: str,
    title: str,
    role: Role,
    provider: str | None = None,
) -> DemoColleague:
    return DemoColleague(
        slug=slug,
        municipality=municipality,
        name=name,
        title=title,
        role=role,
        phone="08-465 004 20",
        provider=provider,
    )


ELIN = _colleague(
    "nacka", "elin", "Elin Sandberg", "Biståndshandläggare", Role.case_officer
)
SOFIA = _colleague(
    "nacka", "sofia", "Sofia Berg", "Förste handläggare", Role.senior_officer
)
FATIMA = _colleague(
    "nacka", "fatima", "Fatima Holm", "Avgiftshandläggare", Role.fee_officer
)
GRETA = _colleague(
    "nacka", "greta", "Greta Falk", "Avgiftshandläggare", Role.fee_officer
)
NILS = _colleague(
    "nacka", "nils", "Nils Ek", "Ersättningshandläggare", Role.settlement_officer
)
PETRA = _colleague(
    "nacka",
    "petra",
    "Petra Nord",
    "Samordnare",
    Role.provider_planner,
    "solglantan",
)
PAULA = _colleague(
    "nacka",
    "paula",
    "Paula Ström",
    "Samordnare",
    Role.provider_planner,
    "solglantan",
)
VIKTOR = _colleague(
    "nacka", "viktor", "Viktor Dahl", "Samordnare", Role.provider_planner, "bjorken"
)
VERA = _colleague(
    "nacka", "vera", "Vera Hall", "Samordnare", Role.provider_planner, "bjorken"
)
STINA = _colleague(
    "nacka", "stina", "Stina Kvist", "Samordnare", Role.provider_planner, "stationen"
)
STEN = _colleague(
    "nacka", "sten", "Sten Borg", "Samordnare", Role.provider_planner, "stationen"
)
ALI = _colleague(
    "nacka", "ali", "Ali Hassan", "Undersköterska", Role.care_worker, "solglantan"
)
MAJA = _colleague(
    "nacka", "maja", "Maja Lind", "Vårdbiträde", Role.care_worker, "solglantan"
)
HANNA = _colleague(
    "nacka", "hanna", "Hanna Rosén", "Vårdbiträde", Role.care_worker, "solglantan"
)
BEATRICE = _colleague(
    "nacka", "beatrice", "Beatrice Ros", "Vårdbiträde", Role.care_worker, "bjorken"
)
SAMIRA = _colleague(
    "nacka", "samira", "Samira Nasser", "Undersköterska", Role.care_worker, "stationen"
)
ULLA = _colleague("nacka", "ulla", "Ulla Strand", "Enhetschef", Role.unit_head)
ADAM = _colleague("nacka", "adam", "Adam Forss", "Systemförvaltare", Role.system_admin)

OSKAR = _colleague(
    "osteraker", "oskar", "Oskar Lund", "Biståndshandläggare", Role.case_officer
)
SIV = _colleague(
    "osteraker", "siv", "Siv Åberg", "Förste handläggare", Role.senior_officer
)
FRIDA = _colleague(
    "osteraker", "frida", "Frida Öman", "Avgiftshandläggare", Role.fee_officer
)
FREDRIK = _colleague(
    "osteraker", "fredrik", "Fredrik Norén", "Avgiftshandläggare", Role.fee_officer
)
NORA = _colleague(
    "osteraker", "nora", "Nora Wik", "Ersättningshandläggare", Role.settlement_officer
)
PEKKA = _colleague(
    "osteraker",
    "pekka",
    "Pekka Salo",
    "Samordnare",
    Role.provider_planner,
    "hemtjansten",
)
PIRJO = _colleague(
    "osteraker",
    "pirjo",
    "Pirjo Aalto",
    "Samordnare",
    Role.provider_planner,
    "hemtjansten",
)
LEILA = _colleague(
    "osteraker",
    "leila",
    "Leila Amini",
    "Undersköterska",
    Role.care_worker,
    "hemtjansten",
)
TOM = _colleague(
    "osteraker", "tom", "Tom Sjö", "Vårdbiträde", Role.care_worker, "hemtjansten"
)
UNA = _colleague("osteraker", "una", "Una Rask", "Enhetschef", Role.unit_head)
AXEL = _colleague(
    "osteraker", "axel", "Axel Brandt", "Systemförvaltare", Role.system_admin
)

COLLEAGUES = (
    ELIN,
    SOFIA,
    FATIMA,
    GRETA,
    NILS,
    PETRA,
    PAULA,
    VIKTOR,
    VERA,
    STINA,
    STEN,
    ALI,
    MAJA,
    HANNA,
    BEATRICE,
    SAMIRA,
    ULLA,
    ADAM,
    OSKAR,
    SIV,
    FRIDA,
    FREDRIK,
    NORA,
    PEKKA,
    PIRJO,
    LEILA,
    TOM,
    UNA,
    AXEL,
)
