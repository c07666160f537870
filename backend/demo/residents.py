"""Made-up residents, so that no list in the demo is empty.

They have reserve numbers (birth date and T with three figures), never a personnummer.
"""

from datetime import date
from typing import Final

from backend.demo.people import DemoPerson

NAMES: Final = (
    ("Gunvor", "Åkesson"),
    ("Sture", "Öberg"),
    ("Inga-Lill", "Ärlig"),
    ("Bertil", "Norrgård"),
    ("Ragnhild", "Sköld"),
    ("Evert", "Ljungdahl"),
    ("Viola", "Fjällbrant"),
    ("Torsten", "Mellgren"),
    ("Asta", "Hjort"),
    ("Folke", "Ekbacken"),
    ("Dagny", "Silverstolpe"),
    ("Gösta", "Rydbo"),
    ("Signe", "Hallonqvist"),
    ("Rune", "Kärrman"),
    ("Elsa-Britta", "von Wettergren-Lindencrona"),
    ("Helge", "Tallmo"),
    ("Mirjam", "Gyllenros"),
    ("Nanny", "Storkull"),
    ("Valter", "Ö"),
    ("Hjördis", "Bäckänge"),
    ("Arvid", "Sandhammar"),
    ("Märit", "Lundvall"),
    ("Ossian", "Brunnsjö"),
    ("Karin-Maria", "Ängshult"),
    ("Leif", "Gråberg"),
    ("Tyra", "Hedkvist"),
    ("Ivar", "Stenmur"),
    ("Solveig", "Rönnskär"),
    ("Alvar", "Kvarnström"),
    ("Edit", "Furuvik"),
    ("Sixten", "Malmros"),
    ("Rut", "Björkdal"),
    ("Harald", "Sjögräs"),
    ("Vega", "Almlöv"),
    ("Ingemar", "Klint"),
    ("Linnea", "Höök"),
    ("Eskil", "Granlid"),
    ("Ebba", "Vassholm"),
    ("Greger", "Lövskog"),
    ("Barbro", "Ekdunge"),
    ("Nils-Olof", "Hällmark"),
    ("Majken", "Silverdal"),
    ("Sven-Åke", "Tegelby"),
    ("Ingegerd", "Fågelö"),
)
STREETS: Final = {
    "nacka": ("Ekuddsvägen", "131 40 Nacka", "Sicklaön"),
    "osteraker": ("Tallbacken", "184 40 Åkersberga", "Åkersberga"),
}
# Every third up to here is Österåker's; the others are Nacka's.
LAST_IN_OSTERAKER: Final = 36
SINCE: Final = date(1932, 1, 7)
# Those that a visitor may sign in as, by their place in the row: each stands at a step.
SIGN_IN: Final = {19: "hjordis", 23: "karin-maria", 31: "rut", 35: "linnea"}


def _resident(place: int) -> DemoPerson:
    given, family = NAMES[place]
    is_there = place % 3 == 0 and place <= LAST_IN_OSTERAKER
    municipality = "osteraker" if is_there else "nacka"
    street, postal, area = STREETS[municipality]
    born = date(SINCE.year + place % 16, 1 + place % 12, 1 + place * 5 % 28)
    return DemoPerson(
        slug=SIGN_IN.get(place, f"invanare-{place + 1}"),
        municipality=municipality,
        given_name=given,
        family_name=family,
        personnummer=f"{born:%Y%m%d}T{100 + place}",
        born_on=born,
        address=f"{street} {place + 1}",
        postal=postal,
        area=area,
        phone=f"070-174 07 {place + 10}",
    )


RESIDENTS: Final = tuple(_resident(place) for place in range(len(NAMES)))
