"""Amounts, days and times as people write them."""

import re
from datetime import date, time
from fractions import Fraction
from typing import Final

# Nobody writes one of these longer; a longer text would only keep the patterns busy.
LONGEST: Final = 60
EARLIEST, LATEST = 1900, 2199
AMOUNT: Final = re.compile(r"(-?)(\d{1,12})(?:[.,](\d{1,2}))?")
THOUSANDS: Final = re.compile(r"-?\d{1,3}(?:[.\s]\d{3})+(?:,\d{1,2})?")
MONTHS: Final = (
    ("januari", "january", "tammikuu"),
    ("februari", "february", "helmikuu"),
    ("mars", "march", "maaliskuu"),
    ("april", "huhtikuu"),
    ("maj", "may", "toukokuu"),
    ("juni", "june", "kesäkuu"),
    ("juli", "july", "heinäkuu"),
    ("augusti", "august", "elokuu"),
    ("september", "syyskuu"),
    ("oktober", "october", "lokakuu"),
    ("november", "marraskuu"),
    ("december", "joulukuu"),
)
# As they are written in Arabic, and in Persian and Urdu.
ARABIC_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)


def amount(text: str) -> Fraction | None:
    """Kronor from `12 500,50`, `12500.5`, `12.500` or `1 704 kr`; None when unreadable."""
    if len(text) > LONGEST:
        return None
    bare = re.sub(
        r"(?i)\s*(kr|kronor|:-)\.?$", "", text.translate(ARABIC_DIGITS).strip()
    )
    bare = bare.replace("−", "-").replace("٫", ",")
    if THOUSANDS.fullmatch(bare):
        bare = re.sub(r"[.\s](?=\d{3})", "", bare)
    bare = re.sub(r"\s", "", bare)
    written = AMOUNT.fullmatch(bare)
    if written is None:
        return None
    sign, kronor, part = written.groups()
    value = Fraction(int(kronor)) + Fraction(int((part or "0").ljust(2, "0")), 100)
    return -value if sign else value


def day(text: str, *, today: date | None = None) -> date | None:
    """A day from `2026-02-03`, `3/2`, `3/2 2026`, `3 februari 2026` or `20260203`.

    Without a year it is the one nearest to `today`, backwards or forwards.
    """
    if len(text) > LONGEST:
        return None
    bare = text.translate(ARABIC_DIGITS).strip().lower().rstrip(".")
    iso = re.fullmatch(r"(\d{4})-?(\d{1,2})-?(\d{1,2})", bare)
    if iso:
        return _day(*map(int, iso.groups()))
    numbered = re.fullmatch(
        r"(\d{1,2})\s*[/.]\s*(\d{1,2})(?:[\s/.-]+(\d{4}|\d{2}))?", bare
    )
    named = re.fullmatch(
        r"(?:den\s+)?(\d{1,2})[:.]?(?:e|a)?\s+([^\W\d]+)\.?(?:\s+(\d{4}))?", bare
    )
    if numbered:
        of_month, month, year = numbered.groups()
        return _in_year(year, int(month), int(of_month), today)
    if named:
        of_month, name, year = named.groups()
        month = _month_called(name)
        return None if month is None else _in_year(year, month, int(of_month), today)
    return None


def clock(text: str) -> time | None:
    """A time from `13.05`, `13:05`, `1305`, `13` or `kl 13`."""
    if len(text) > LONGEST:
        return None
    bare = re.sub(
        r"^(klockan|kl\.?)\s*", "", text.translate(ARABIC_DIGITS).strip().lower()
    )
    written = re.fullmatch(r"(\d{1,2})(?:[.:]?(\d{2}))?", bare)
    if written is None:
        return None
    hour, minute = int(written[1]), int(written[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _month_called(name: str) -> int | None:
    for number, names in enumerate(MONTHS, start=1):
        if any(name in {full, full[:3]} or name.startswith(full) for full in names):
            return number
    return None


def _in_year(
    year: str | None, month: int, of_month: int, today: date | None
) -> date | None:
    if year is not None:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, of_month)
    if today is None:
        return None
    near = [_day(today.year + step, month, of_month) for step in (-1, 0, 1)]
    found = [candidate for candidate in near if candidate is not None]
    return min(found, key=lambda d: abs((d - today).days), default=None)


def _day(year: int, month: int, of_month: int) -> date | None:
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, of_month)
    except ValueError:
        return None
