"""What somebody should look at before the attest: what differs, and why."""

from collections.abc import Iterable
from fractions import Fraction
from typing import assert_never

from backend.fees.facts import (
    HOME_CARE,
    Calculation,
    Check,
    CheckKind,
    FeeLine,
    LineKind,
    PersonMonth,
    TariffModel,
    Why,
)
from backend.fees.rules.help import help_given
from backend.fees.rules.tariff import granted_minutes, performed_minutes
from backend.kernel.money import ZERO, Money
from backend.kernel.period import Period

# Outside these shares of granted time somebody looks (domain: green is 85-110 %).
LOW_PERCENT = 85
HIGH_PERCENT = 110


def fee_checks(
    person: PersonMonth,
    lines: Iterable[FeeLine],
    before: FeeLine | None,
    *,
    limit: Money,
    has_help: bool,
) -> tuple[Check, ...]:
    """Her fee against last month's: too large a step, no decision, a correction."""
    lines = tuple(lines)
    care = next((line for line in lines if line.kind is LineKind.care), None)
    found: list[Check] = []
    if care is None:
        if has_help and person.means is None:
            found.append(_check(person, CheckKind.decision_missing, Why.no_decision))
    elif before is not None and _steps_too_far(care, before, limit):
        found.append(
            _check(
                person,
                CheckKind.differs,
                why_differs(care.calculation, before.calculation),
                amount=care.amount,
                before=before.amount,
            )
        )
    corrected = sum(
        (line.amount for line in lines if line.kind is LineKind.correction),
        ZERO,
    )
    if corrected != ZERO:
        found.append(
            _check(person, CheckKind.correction, Why.corrected_time, amount=corrected)
        )
    return tuple(found)


def time_check(person: PersonMonth, *, month: Period) -> Check | None:
    """Performed home care far from what was granted."""
    given = help_given(person, month=month)
    granted = granted_minutes(given)
    if not granted or not any(k.kind in HOME_CARE for k in given.kinds):
        return None
    percent = int(performed_minutes(given) * 100 / granted)
    if LOW_PERCENT <= percent <= HIGH_PERCENT:
        return None
    return _check(
        person, CheckKind.performed_off_granted, Why.time_reported, percent=percent
    )


def why_differs(now: Calculation, before: Calculation) -> Why:
    """The first cause that explains the difference, from the decided to the daily."""
    if now.inputs.means != before.inputs.means:
        return Why.new_decision
    if now.inputs.rates != before.inputs.rates:
        return Why.new_rates
    if now.inputs.tariff != before.inputs.tariff:
        return Why.new_tariff
    return (
        Why.more_help
        if _amount_of_help(now) > _amount_of_help(before)
        else Why.less_help
    )


def _amount_of_help(calculation: Calculation) -> Fraction:
    model = calculation.inputs.tariff.model
    match model:
        case TariffModel.hourly_performed:
            return Fraction(performed_minutes(calculation.inputs.help))
        case TariffModel.level_granted:
            return granted_minutes(calculation.inputs.help)
        case _:
            assert_never(model)


def _steps_too_far(now: FeeLine, before: FeeLine, limit: Money) -> bool:
    return abs(now.amount.ore - before.amount.ore) > limit.ore


def _check(
    person: PersonMonth,
    kind: CheckKind,
    why: Why,
    *,
    amount: Money = ZERO,
    before: Money | None = None,
    percent: int | None = None,
) -> Check:
    return Check(
        kind=kind,
        why=why,
        case_id=person.case_id,
        person_id=person.person_id,
        amount=amount,
        before=before,
        percent=percent,
    )
