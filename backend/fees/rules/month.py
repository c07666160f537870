"""A month's lines: what she is to pay, what providers are to have, and what differs."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from backend.fees.facts import (
    NOTHING,
    Calculation,
    CompensationLine,
    CompensationTerms,
    FeeInputs,
    FeeLine,
    LineKind,
    ParameterMissing,
    PersonMonth,
    Policy,
    Tariff,
    TariffMissing,
)
from backend.fees.rules.compensation import compensation, compensation_inputs
from backend.fees.rules.fee import fee_for_month
from backend.fees.rules.help import help_by_provider, help_given
from backend.fees.rules.rates import KnownRates, rates_on
from backend.fees.rules.rounding import half_up
from backend.kernel.ids import ProviderId
from backend.kernel.money import ZERO, Money
from backend.kernel.period import month_of
from backend.kernel.services import ServiceKind

Terms = TypeVar("Terms", Tariff, CompensationTerms)


def terms_on(day: date, known: Iterable[Terms]) -> Terms | TariffMissing:
    """What the municipality has decided for that day."""
    return next((t for t in known if t.valid.contains(day)), TariffMissing(day))


def month_fee(
    person: PersonMonth,
    *,
    month: date,
    policy: Policy,
    known: KnownRates,
) -> Calculation | ParameterMissing | TariffMissing | None:
    """Her fee for a month, by the tariff and the parameters of that month.

    None where no fee has been decided: without a decision nothing is charged.
    """
    if person.means is None:
        return None
    rates = rates_on(month, household=person.means.household, known=known)
    if isinstance(rates, ParameterMissing):
        return rates
    tariff = terms_on(month, policy.tariffs)
    if isinstance(tariff, TariffMissing):
        return tariff
    return fee_for_month(
        FeeInputs(
            month=month,
            means=person.means,
            rates=rates,
            tariff=tariff,
            help=help_given(person, month=month_of(month)),
        ),
    )


def fee_lines(person: PersonMonth, calculation: Calculation) -> tuple[FeeLine, ...]:
    """The care fee in whole kronor, and what lies outside the cap on a line of its own."""
    month = calculation.inputs.month
    amounts = (
        (LineKind.care, Money.kronor(calculation.care_kronor)),
        (LineKind.meals, half_up(calculation.outside_cap)),
    )
    return tuple(
        FeeLine(
            case_id=person.case_id,
            person_id=person.person_id,
            kind=kind,
            for_month=month,
            amount=amount,
            calculation=calculation,
        )
        for kind, amount in amounts
        if kind is LineKind.care or amount != ZERO
    )


def corrected_fee(
    person: PersonMonth,
    calculation: Calculation,
    *,
    charged: Money,
) -> FeeLine | None:
    """What a closed month's fee became, less what was charged for it. None = the same."""
    owed = sum((line.amount for line in fee_lines(person, calculation)), ZERO)
    if owed == charged:
        return None
    return FeeLine(
        case_id=person.case_id,
        person_id=person.person_id,
        kind=LineKind.correction,
        for_month=calculation.inputs.month,
        amount=owed - charged,
        calculation=calculation,
    )


def compensation_lines(
    person: PersonMonth,
    *,
    month: date,
    terms: CompensationTerms,
    municipal: frozenset[ProviderId],
) -> tuple[CompensationLine, ...]:
    """What each provider is to have for her month; rounded once, at the line."""
    lines: list[CompensationLine] = []
    for provider_id, kinds in help_by_provider(
        person,
        month=month_of(month),
    ).items():
        for given in kinds:
            inputs = compensation_inputs(
                terms,
                given,
                month=month,
                private=provider_id not in municipal,
            )
            if inputs is None or not inputs.minutes:
                continue
            paid = compensation(inputs)
            lines.append(
                CompensationLine(
                    case_id=person.case_id,
                    person_id=person.person_id,
                    provider_id=provider_id,
                    kind=given.kind,
                    for_month=month,
                    minutes=round(inputs.minutes),
                    amount=half_up(paid.amount),
                    vat=half_up(paid.vat),
                    calculation=paid,
                ),
            )
    return tuple(lines)


def corrected_compensation(
    now: Iterable[CompensationLine],
    paid: Iterable[CompensationLine],
) -> tuple[CompensationLine, ...]:
    """The differences, provider by provider and kind by kind, that a correction makes."""
    before: dict[tuple[ProviderId, ServiceKind], list[CompensationLine]] = defaultdict(
        list
    )
    for line in paid:
        before[line.provider_id, line.kind].append(line)
    wanted = {(line.provider_id, line.kind): line for line in now}
    differences: list[CompensationLine] = []
    for key in sorted(wanted.keys() | before.keys()):
        difference = _difference(wanted.get(key), before[key])
        if difference is not None:
            differences.append(difference)
    return tuple(differences)


def _difference(
    wanted: CompensationLine | None,
    paid: list[CompensationLine],
) -> CompensationLine | None:
    amount = sum((line.amount for line in paid), ZERO)
    vat = sum((line.vat for line in paid), ZERO)
    minutes = sum(line.minutes for line in paid)
    line = wanted if wanted is not None else _nothing_for(paid[-1])
    if (line.amount, line.vat) == (amount, vat):
        return None
    return CompensationLine(
        case_id=line.case_id,
        person_id=line.person_id,
        provider_id=line.provider_id,
        kind=line.kind,
        for_month=line.for_month,
        minutes=line.minutes - minutes,
        amount=line.amount - amount,
        vat=line.vat - vat,
        calculation=line.calculation,
    )


def _nothing_for(paid: CompensationLine) -> CompensationLine:
    """The same line with no time: all visits were taken away by correction."""
    inputs = replace(paid.calculation.inputs, minutes=NOTHING)
    return replace(
        paid,
        minutes=0,
        amount=ZERO,
        vat=ZERO,
        calculation=compensation(inputs),
    )
