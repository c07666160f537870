"""Personnummer and samordningsnummer (FBL 18 §; lag 2022:1697).

Kept as 12 digits, `YYYYMMDDNNNC`; shown with a hyphen before the last four.
"""

import re
from datetime import date

from stdnum import luhn
from stdnum.exceptions import ValidationError

from backend.kernel.amounts import ARABIC_DIGITS
from backend.kernel.refusal import Refusal

COORDINATION_DAYS = 60
WRITTEN = re.compile(r"(\d{2})?(\d{2})(\d{2})(\d{2})([-+]?)(\d{3})(\d)")


class PersonnummerUnreadable(Refusal, frozen=True):
    """Not ten or twelve digits, not a day, or a wrong check digit."""

    status = 422


def parse(text: str, *, today: date) -> str | PersonnummerUnreadable:
    """The twelve digits. `+` means the year she turns 100 or later.

    Ten digits without `+` are read as the latest century that is not in the future.
    """
    latin = text.translate(ARABIC_DIGITS).replace("−", "-")
    written = WRITTEN.fullmatch(re.sub(r"[\s–−]", "", latin))
    if written is None:
        return PersonnummerUnreadable()
    century, year, month, day, sign, serial, check = written.groups()
    if not _checks(f"{year}{month}{day}{serial}{check}"):
        return PersonnummerUnreadable()
    full_year = _year(century, year, month, day, sign, today=today)
    born = full_year and _birthday(full_year, int(month), int(day))
    if not born or born > today:
        return PersonnummerUnreadable()
    return f"{full_year:04d}{month}{day}{serial}{check}"


def born_on(number: str) -> date:
    """The day of birth in a number of twelve digits; a coordination number's less 60."""
    day = int(number[6:8])
    return date(
        int(number[:4]),
        int(number[4:6]),
        day - COORDINATION_DAYS if day > COORDINATION_DAYS else day,
    )


def shown(number: str) -> str:
    return f"{number[:8]}-{number[8:]}"


def _checks(ten_digits: str) -> bool:
    try:
        luhn.validate(ten_digits)
    except ValidationError:
        return False
    return True


def _year(
    century: str | None, year: str, month: str, day: str, sign: str, *, today: date
) -> int | None:
    if century is not None:
        return int(century + year) or None
    latest = today.year - today.year % 100 + int(year)
    born = _birthday(latest, int(month), int(day))
    if latest > today.year or (born is not None and born > today):
        latest -= 100
    return latest - 100 if sign == "+" else latest


def _birthday(year: int, month: int, day: int) -> date | None:
    of_month = day - COORDINATION_DAYS if day > COORDINATION_DAYS else day
    try:
        return date(year, month, of_month)
    except ValueError:
        return None
