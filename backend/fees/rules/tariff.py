"""The municipality's price for a month's help, before cap and room."""

from fractions import Fraction
from typing import assert_never

from msgspec import Struct

from backend.fees.facts import HOME_CARE, NOTHING, HelpGiven, Step, Tariff, TariffModel
from backend.kernel.services import ServiceKind

MINUTES = 60

# Granted time is kept per four weeks; a month is 52/12 weeks.
MONTHS_PER_FOUR_WEEKS = Fraction(52, 12) / 4


class Priced(Struct, frozen=True, kw_only=True):
    """A tariff sum: what counts under the cap, what lies outside it, and the parts."""

    under_cap: Fraction
    outside_cap: Fraction
    parts: tuple[Step, ...]


def granted_minutes_a_month(minutes_per_4_weeks: int) -> Fraction:
    """Beviljad tid a month: every month is as long as every other."""
    return minutes_per_4_weeks * MONTHS_PER_FOUR_WEEKS


def tariff_sum(tariff: Tariff, given: HelpGiven, *, cap: Fraction) -> Priced:
    """What the month's help costs by the tariff, part by part."""
    hours = _home_care(tariff, given, cap=cap)
    alarm = _alarm(tariff, given)
    meals = _portions(given) * Fraction(tariff.meal_portion)
    return Priced(
        under_cap=sum(
            (part.value for part in (*hours, *alarm) if _is_sum(part)), NOTHING
        ),
        outside_cap=meals,
        parts=(*hours, *alarm, *((Step("tariff_meals", meals),) if meals else ())),
    )


def _is_sum(part: Step) -> bool:
    return part.name in {"tariff_home_care", "tariff_alarm"}


def _home_care(tariff: Tariff, given: HelpGiven, *, cap: Fraction) -> tuple[Step, ...]:
    match tariff.model:
        case TariffModel.hourly_performed:
            minutes = Fraction(performed_minutes(given))
            price = _hourly_price(tariff, minutes, cap=cap)
            counted = Step("performed_minutes", minutes)
        case TariffModel.level_granted:
            minutes = granted_minutes(given)
            price = _level_price(tariff, minutes)
            counted = Step("granted_minutes", minutes)
        case _:
            assert_never(tariff.model)
    return (counted, Step("tariff_home_care", price)) if minutes else ()


def performed_minutes(given: HelpGiven) -> int:
    """Minutes of home care that were really performed."""
    return sum(k.performed_minutes for k in given.kinds if k.kind in HOME_CARE)


def granted_minutes(given: HelpGiven) -> Fraction:
    """Minutes of home care that are granted for the month."""
    return sum(
        (k.granted_minutes for k in given.kinds if k.kind in HOME_CARE),
        NOTHING,
    )


def _hourly_price(tariff: Tariff, minutes: Fraction, *, cap: Fraction) -> Fraction:
    hours = minutes / MINUTES
    if tariff.hours_before_cap is not None and hours > tariff.hours_before_cap:
        return cap
    return hours * Fraction(tariff.hour_price)


def _level_price(tariff: Tariff, minutes: Fraction) -> Fraction:
    if not minutes:
        return NOTHING
    for level in tariff.levels:
        if level.below_minutes is None or minutes < level.below_minutes:
            return Fraction(level.kronor)
    return NOTHING


def _alarm(tariff: Tariff, given: HelpGiven) -> tuple[Step, ...]:
    """A full month as soon as the alarm is there (32:6 counts it as home care)."""
    if not any(k.kind is ServiceKind.safety_alarm for k in given.kinds):
        return ()
    return (Step("tariff_alarm", Fraction(tariff.alarm_month)),)


def _portions(given: HelpGiven) -> int:
    return sum(k.visits for k in given.kinds if k.kind is ServiceKind.meal_delivery)
