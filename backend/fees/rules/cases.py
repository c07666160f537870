"""`anna fee`: cases in JSON in, fees in JSON out. Any program can ask, nothing is kept."""

import json
import re
from datetime import date
from fractions import Fraction
from typing import NoReturn, TypeAlias, cast

from msgspec import Struct

from backend.fees.facts import (
    NOTHING,
    Household,
    Means,
    MonthlyFee,
    ParameterMissing,
)
from backend.fees.rules.fee import invoiced_kronor, minimum_amount, monthly_fee
from backend.fees.rules.rates import known_rates, rates_on
from backend.fees.rules.rounding import decimal_text, half_up, truncated

Answer: TypeAlias = dict[str, str | int | None]

AMOUNTS = (
    "fee_basis_month",
    "housing_cost_month",
    "minimum_increase",
    "minimum_reduction",
    "tariff_sum_under_cap",
    "charges_outside_cap",
)
FIELDS = frozenset({"id", "date", "household", *AMOUNTS})
HOUSEHOLDS = frozenset(Household)
REQUIRED = ("id", "date", "household", "fee_basis_month")
LARGEST_KRONOR = Fraction(2**63 - 1, 100)

# Half of a joint income can end in half an öre, so more than two decimals are read.
DECIMAL = re.compile(r"[0-9]{1,20}(\.[0-9]{1,6})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class CasesUnreadable(Exception):
    """The file does not hold a case or a list of cases."""


class Invalid(Struct, frozen=True):
    """What is wrong with a case: the field and a sentence."""

    field: str
    message: str


LOWERED_TOO_FAR = Invalid("minimum_reduction", "more than the whole minimum amount")


class Case(Struct, frozen=True, kw_only=True):
    """A case that can be answered."""

    case_id: str | int
    day: date
    means: Means
    tariff: Fraction


class _JsonNumber(str):
    """A number in JSON. Amounts are text, so no number is right but an id."""

    __slots__ = ()


def fee_cases(data: bytes) -> list[Answer]:
    """An answer for each case, in the same order."""
    parsed = _parsed(data)
    cases = cast("list[object]", parsed) if isinstance(parsed, list) else [parsed]
    if not isinstance(parsed, list | dict):
        raise CasesUnreadable("expected a case or a list of cases")
    return [_answer(case) for case in cases]


def _parsed(data: bytes) -> object:
    try:
        return cast(
            "object",
            json.loads(
                data,
                parse_int=_JsonNumber,
                parse_float=_JsonNumber,
                parse_constant=_no_constant,
            ),
        )
    except (ValueError, RecursionError) as broken:
        raise CasesUnreadable("not JSON") from broken


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _answer(raw: object) -> Answer:
    case = _read(raw)
    if isinstance(case, Invalid):
        return _invalid(_echo(raw), case)
    rates = rates_on(case.day, household=case.means.household, known=known_rates())
    if isinstance(rates, ParameterMissing):
        return {
            "id": case.case_id,
            "error": "missing_parameter",
            "parameter": rates.parameter.value,
            "message": f"{rates.parameter.value} is not known for {case.day}",
        }
    if minimum_amount(case.means, rates) < 0:
        return _invalid(case.case_id, LOWERED_TOO_FAR)
    return _result(case, monthly_fee(case.means, rates, tariff=case.tariff))


def _invalid(case_id: str | int | None, why: Invalid) -> Answer:
    return {
        "id": case_id,
        "error": "invalid_case",
        "field": why.field,
        "message": why.message,
    }


def _result(case: Case, fee: MonthlyFee) -> Answer:
    room = fee.fee_room
    return {
        "id": case.case_id,
        "reserved_amount": decimal_text(half_up(fee.reserved_amount)),
        "fee_room": None if room is None else decimal_text(truncated(room)),
        "cap": decimal_text(truncated(fee.fee_cap)),
        "fee_exact": decimal_text(truncated(fee.exact)),
        "fee_invoiced_kr": invoiced_kronor(fee.exact),
        "limited_by": fee.limited_by.value,
    }


def _echo(raw: object) -> str | int | None:
    if not isinstance(raw, dict):
        return None
    return _case_id(cast("dict[str, object]", raw).get("id"))


def _case_id(value: object) -> str | int | None:
    """An id is text, or a whole number of ordinary size."""
    if isinstance(value, _JsonNumber):
        return int(value) if re.fullmatch(r"-?[0-9]{1,18}", value) else None
    if isinstance(value, str):
        return value or None
    return None


def _read(raw: object) -> Case | Invalid:
    if not isinstance(raw, dict):
        return Invalid("case", "a case is an object with fields")
    fields = cast("dict[str, object]", raw)
    unknown = next((name for name in fields if name not in FIELDS), None)
    if unknown is not None:
        return Invalid(unknown, "unknown field")
    missing = next((name for name in REQUIRED if name not in fields), None)
    if missing is not None:
        return Invalid(missing, "required field is missing")
    return _case(fields)


def _case(fields: dict[str, object]) -> Case | Invalid:
    case_id = _case_id(fields["id"])
    if case_id is None:
        return Invalid("id", "an id is text")
    day = _day(fields["date"])
    if day is None:
        return Invalid("date", "a date is written 2026-06-01")
    household = fields["household"]
    if not isinstance(household, str) or household not in HOUSEHOLDS:
        return Invalid("household", "household is single or cohabiting")
    amounts = {name: fields.get(name, "0.00") for name in AMOUNTS}
    declared = amounts["fee_basis_month"] is not None
    read = {name: _kronor(amount) for name, amount in amounts.items()}
    for name, amount in read.items():
        if amount is None and (declared or name != "fee_basis_month"):
            return Invalid(name, "an amount is text, kronor, zero or more: 16000.00")
    means = Means(
        household=Household(household),
        fee_basis=read["fee_basis_month"],
        housing_cost=read["housing_cost_month"] or NOTHING,
        minimum_increase=read["minimum_increase"] or NOTHING,
        minimum_reduction=read["minimum_reduction"] or NOTHING,
    )
    tariff = read["tariff_sum_under_cap"] or NOTHING
    return Case(case_id=case_id, day=day, means=means, tariff=tariff)


def _day(value: object) -> date | None:
    if not isinstance(value, str) or not DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _kronor(value: object) -> Fraction | None:
    if not isinstance(value, str) or isinstance(value, _JsonNumber):
        return None
    if not DECIMAL.fullmatch(value):
        return None
    kronor = Fraction(value)
    return kronor if kronor <= LARGEST_KRONOR else None
