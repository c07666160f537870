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

# Märta's daughter may act for her; Aino's son may ask.
KARIN = DemoPerson(
    slug="karin",
    municipality="nacka",
    given_name="Karin",
    family_name="Lindgren",
    personnummer="196512233666",
    born_on=date(1965, 12, 23),
    address="Skuruvägen 18",
    postal="131 46 Nacka",
    area="Sicklaön",
    phone="070-174 06 12",
)
MIKKO = DemoPerson(
    slug="mikko",
    municipality="osteraker",
    given_name="Mikko",
    family_name="Virtanen",
    personnummer="195207199398",
    born_on=date(1952, 7, 19),
    address="Rallarvägen 3",
    postal="184 40 Åkersberga",
    area="Åkersberga",
    phone="070-174 06 22",
)

PERSONS = (MARTA, AINO, KARIN, MIKKO)


def _colleague(
    municipality: str,
    slug: str,
    name: str,
    title: str,
    role: Role,
    provider: str | None = None,
    *,
    line: str,
) -> DemoColleague:
    """`line` ends her own number, in the series that PTS keeps for fiction."""
    return DemoColleague(
        slug=slug,
        municipality=municipality,
        name=name,
        title=title,
        role=role,
        phone=f"08-465 004 {line}",
        provider=provider,
    )


ELIN = _colleague(
    "nacka",
    "elin",
    "Elin Sandberg",
    "Biståndshandläggare",
    Role.case_officer,
    line="11",
)
LOVISA = _colleague(
    "nacka",
    "lovisa",
    "Lovisa Ek",
    "Biståndshandläggare",
    Role.case_officer,
    line="43",
)
SOFIA = _colleague(
    "nacka", "sofia", "Sofia Berg", "Förste handläggare", Role.senior_officer, line="12"
)
FATIMA = _colleague(
    "nacka", "fatima", "Fatima Holm", "Avgiftshandläggare", Role.fee_officer, line="13"
)
GRETA = _colleague(
    "nacka", "greta", "Greta Falk", "Avgiftshandläggare", Role.fee_officer, line="14"
)
NILS = _colleague(
    "nacka",
    "nils",
    "Nils Ek",
    "Ersättningshandläggare",
    Role.settlement_officer,
    line="15",
)
PETRA = _colleague(
    "nacka",
    "petra",
    "Petra Nord",
    "Samordnare",
    Role.provider_planner,
    "solglantan",
    line="16",
)
PAULA = _colleague(
    "nacka",
    "paula",
    "Paula Ström",
    "Samordnare",
    Role.provider_planner,
    "solglantan",
    line="17",
)
VIKTOR = _colleague(
    "nacka",
    "viktor",
    "Viktor Dahl",
    "Samordnare",
    Role.provider_planner,
    "bjorken",
    line="18",
)
VERA = _colleague(
    "nacka",
    "vera",
    "Vera Hall",
    "Samordnare",
    Role.provider_planner,
    "bjorken",
    line="19",
)
STINA = _colleague(
    "nacka",
    "stina",
    "Stina Kvist",
    "Samordnare",
    Role.provider_planner,
    "stationen",
    line="21",
)
STEN = _colleague(
    "nacka",
    "sten",
    "Sten Borg",
    "Samordnare",
    Role.provider_planner,
    "stationen",
    line="22",
)
ALI = _colleague(
    "nacka",
    "ali",
    "Ali Hassan",
    "Undersköterska",
    Role.care_worker,
    "solglantan",
    line="23",
)
MAJA = _colleague(
    "nacka",
    "maja",
    "Maja Lind",
    "Vårdbiträde",
    Role.care_worker,
    "solglantan",
    line="24",
)
HANNA = _colleague(
    "nacka",
    "hanna",
    "Hanna Rosén",
    "Vårdbiträde",
    Role.care_worker,
    "solglantan",
    line="25",
)
BEATRICE = _colleague(
    "nacka",
    "beatrice",
    "Beatrice Ros",
    "Vårdbiträde",
    Role.care_worker,
    "bjorken",
    line="26",
)
JONAS = _colleague(
    "nacka",
    "jonas",
    "Jonas Wallin",
    "Undersköterska",
    Role.care_worker,
    "bjorken",
    line="20",
)
SAMIRA = _colleague(
    "nacka",
    "samira",
    "Samira Nasser",
    "Undersköterska",
    Role.care_worker,
    "stationen",
    line="27",
)
ULLA = _colleague(
    "nacka", "ulla", "Ulla Strand", "Enhetschef", Role.unit_head, line="28"
)
ADAM = _colleague(
    "nacka", "adam", "Adam Forss", "Systemförvaltare", Role.system_admin, line="29"
)
LOVA = _colleague(
    "nacka", "lova", "Lova Granath", "Logggranskare", Role.log_reviewer, line="30"
)

OSKAR = _colleague(
    "osteraker",
    "oskar",
    "Oskar Lund",
    "Biståndshandläggare",
    Role.case_officer,
    line="31",
)
SIV = _colleague(
    "osteraker",
    "siv",
    "Siv Åberg",
    "Förste handläggare",
    Role.senior_officer,
    line="32",
)
FRIDA = _colleague(
    "osteraker",
    "frida",
    "Frida Öman",
    "Avgiftshandläggare",
    Role.fee_officer,
    line="33",
)
FREDRIK = _colleague(
    "osteraker",
    "fredrik",
    "Fredrik Norén",
    "Avgiftshandläggare",
    Role.fee_officer,
    line="34",
)
NORA = _colleague(
    "osteraker",
    "nora",
    "Nora Wik",
    "Ersättningshandläggare",
    Role.settlement_officer,
    line="35",
)
PEKKA = _colleague(
    "osteraker",
    "pekka",
    "Pekka Salo",
    "Samordnare",
    Role.provider_planner,
    "hemtjansten",
    line="36",
)
PIRJO = _colleague(
    "osteraker",
    "pirjo",
    "Pirjo Aalto",
    "Samordnare",
    Role.provider_planner,
    "hemtjansten",
    line="37",
)
LEILA = _colleague(
    "osteraker",
    "leila",
    "Leila Amini",
    "Undersköterska",
    Role.care_worker,
    "hemtjansten",
    line="38",
)
TOM = _colleague(
    "osteraker",
    "tom",
    "Tom Sjö",
    "Vårdbiträde",
    Role.care_worker,
    "hemtjansten",
    line="39",
)
UNA = _colleague(
    "osteraker", "una", "Una Rask", "Enhetschef", Role.unit_head, line="41"
)
AXEL = _colleague(
    "osteraker", "axel", "Axel Brandt", "Systemförvaltare", Role.system_admin, line="42"
)

COLLEAGUES = (
    ELIN,
    LOVISA,
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
    JONAS,
    SAMIRA,
    ULLA,
    ADAM,
    LOVA,
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
