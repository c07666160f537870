"""Days, times, amounts and numbers, written as the language writes them."""

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date

STOCKHOLM: Final = ZoneInfo("Europe/Stockholm")
NO_BREAK: Final = "\u00a0"
GROUPS: Final = re.compile(r"(?<=\d) (?=\d)")
WORD_JOINER: Final = "\u2060"
MINUS: Final = "\u2212"
LONG: Final = {"en": "d MMMM y", "fi": "d. MMMM y", "ar": "d MMMM y", "sv": "d MMMM y"}
SHORT: Final = {"en": "d MMM", "fi": "d. MMM", "ar": "d MMM", "sv": "d MMM"}
MONTH_DAY: Final = {"en": "d MMMM", "fi": "d. MMMM", "ar": "d MMMM", "sv": "d MMMM"}


def _locale(language: str) -> str:
    return "sv" if language == "sv-x-lattlast" else language


def _pattern(patterns: dict[str, str], language: str) -> str:
    return patterns.get(_locale(language), patterns["sv"])


@lru_cache(maxsize=4_096)
def _written(day_: date, pattern: str, language: str) -> str:
    text = format_date(day_, pattern, locale=_locale(language))
    return text.replace(" ", NO_BREAK)


def day(day_: date, language: str = "sv") -> str:
    """`24 november 2026`."""
    return _written(day_, _pattern(LONG, language), language)


def month_day(day_: date, language: str = "sv") -> str:
    """`24 november`."""
    return _written(day_, _pattern(MONTH_DAY, language), language)


def short_day(day_: date, language: str = "sv") -> str:
    """`24 nov`."""
    return _written(day_, _pattern(SHORT, language), language)


def weekday_day(day_: date, language: str = "sv") -> str:
    """`tisdag 24 november`."""
    weekday = format_date(day_, "EEEE", locale=_locale(language))
    return f"{weekday} {month_day(day_, language)}"


def short_weekday(day_: date, language: str = "sv") -> str:
    """`tis 24 nov`, where many days stand under one another."""
    weekday = format_date(day_, "EEE", locale=_locale(language))
    return f"{weekday}{NO_BREAK}{short_day(day_, language)}"


def place(address: str, postal: str) -> str:
    """`Storgatan 4 B, 131 40 Nacka`; a postcode is kept in one piece."""
    return ", ".join(filter(None, (address, GROUPS.sub(NO_BREAK, postal))))


def month(day_: date, language: str = "sv") -> str:
    """`oktober 2026`."""
    return _written(day_, "LLLL y", language)


def short_month(day_: date, language: str = "sv") -> str:
    """`okt`."""
    return _written(day_, "LLL", language).rstrip(".")


def clock(moment: datetime | time) -> str:
    """`13.05`, in Swedish time."""
    local = moment.astimezone(STOCKHOLM) if isinstance(moment, datetime) else moment
    return local.strftime("%H.%M")


def moment(moment_: datetime, language: str = "sv") -> str:
    """`24 november 2026 13.05`, in Swedish time."""
    local = moment_.astimezone(STOCKHOLM)
    return f"{day(local.date(), language)} {clock(local)}"


def day_and_time(moment_: datetime, language: str = "sv") -> str:
    """A moment, day and time."""
    return moment(moment_, language)


def ltr(text: str) -> str:
    """A number or code inside a sentence: left to right, and in one piece."""
    whole = text.replace(" ", NO_BREAK).replace("–", f"–{WORD_JOINER}")
    return f"\u2066{whole}\u2069"


def phone(number_: str) -> str:
    """A phone number inside a sentence: never on two lines, also not at its hyphen."""
    return ltr(number_).replace("-", f"-{WORD_JOINER}")


def number(value: int) -> str:
    """`12 500`, with a real minus."""
    text = f"{abs(value):,}".replace(",", NO_BREAK)
    return MINUS + text if value < 0 else text


def kronor(ore: int, *, always_ore: bool = False) -> str:
    """Öre as kronor: `2 660 kr`, `1 704,09 kr`."""
    whole, part = divmod(abs(ore), 100)
    text = number(whole) + (f",{part:02d}" if part or always_ore else "")
    return f"{MINUS if ore < 0 else ''}{text}{NO_BREAK}kr"


def minutes(count: int, *, hour: str = "tim", minute: str = "min") -> str:
    """`4 tim 12 min`; the words are given by the language."""
    hours, rest = divmod(count, 60)
    parts = [f"{hours}{NO_BREAK}{hour}"] if hours else []
    if rest or not hours:
        parts.append(f"{rest}{NO_BREAK}{minute}")
    return " ".join(parts)
