"""The whole month as a proposal: the same for the desk, the command and the test."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct

from backend.fees.facts import (
    Check,
    CheckKind,
    CompensationLine,
    FeeLine,
    Gathered,
    Household,
    LateMonth,
    LineKind,
    ParameterMissing,
    PersonMonth,
    Proposal,
    TariffMissing,
    Why,
)
from backend.fees.rules.checks import fee_checks, time_check
from backend.fees.rules.help import help_given
from backend.fees.rules.month import (
    compensation_lines,
    corrected_compensation,
    corrected_fee,
    fee_lines,
    month_fee,
    terms_on,
)
from backend.fees.rules.rates import KnownRates, rates_on
from backend.kernel.ids import PersonId
from backend.kernel.money import ZERO, Money
from backend.kernel.period import month_of

Line = TypeVar("Line", FeeLine, CompensationLine)
Missing = ParameterMissing | TariffMissing


class Lines(Struct, frozen=True, kw_only=True):
    """Lines of some part of the month."""

    fees: tuple[FeeLine, ...] = ()
    compensation: tuple[CompensationLine, ...] = ()


def proposal(gathered: Gathered, *, known: KnownRates) -> Proposal | Missing:
    """What the month would charge and pay. Nothing is guessed, nothing is sent."""
    rates = rates_on(gathered.month, household=Household.single, known=known)
    if isinstance(rates, ParameterMissing):
        return rates
    this = _month(gathered, known)
    if isinstance(this, Missing):
        return this
    late: list[Lines] = []
    for month in gathered.late:
        corrections = _corrections(month, gathered, known)
        if isinstance(corrections, Missing):
            return corrections
        late.append(corrections)
    fees = (*this.fees, *(line for part in late for line in part.fees))
    return Proposal(
        month=gathered.month,
        fee_lines=fees,
        compensation_lines=(
            *this.compensation,
            *(line for part in late for line in part.compensation),
        ),
        checks=_checks(gathered, fees),
    )


def _month(gathered: Gathered, known: KnownRates) -> Lines | Missing:
    fees: list[FeeLine] = []
    paid: list[CompensationLine] = []
    terms = terms_on(gathered.month, gathered.policy.compensation)
    if isinstance(terms, TariffMissing):
        return terms
    for person in gathered.people:
        if not help_given(person, month=month_of(gathered.month)).kinds:
            continue
        calculation = month_fee(
            person, month=gathered.month, policy=gathered.policy, known=known
        )
        if isinstance(calculation, Missing):
            return calculation
        if calculation is not None:
            fees.extend(fee_lines(person, calculation))
        paid.extend(
            compensation_lines(
                person,
                month=gathered.month,
                terms=terms,
                municipal=gathered.municipal,
            )
        )
    return Lines(fees=tuple(fees), compensation=tuple(paid))


def _corrections(
    late: LateMonth, gathered: Gathered, known: KnownRates
) -> Lines | Missing:
    """A closed month counted again with its own cap, room, tariff and rates."""
    fees: list[FeeLine] = []
    paid: list[CompensationLine] = []
    terms = terms_on(late.month, gathered.policy.compensation)
    if isinstance(terms, TariffMissing):
        return terms
    charged = _by_person(late.charged)
    settled = _by_person(late.paid)
    for person in late.people:
        calculation = month_fee(
            person, month=late.month, policy=gathered.policy, known=known
        )
        if isinstance(calculation, Missing):
            return calculation
        if calculation is not None:
            line = corrected_fee(
                person, calculation, charged=_sum(charged.get(person.person_id, ()))
            )
            fees.extend([line] if line is not None else [])
        now = compensation_lines(
            person, month=late.month, terms=terms, municipal=gathered.municipal
        )
        paid.extend(corrected_compensation(now, settled.get(person.person_id, ())))
    return Lines(fees=tuple(fees), compensation=tuple(paid))


def _checks(gathered: Gathered, fees: Iterable[FeeLine]) -> tuple[Check, ...]:
    lines = _by_person(fees)
    before = {
        line.person_id: line for line in gathered.before if line.kind is LineKind.care
    }
    limit = Money.kronor(gathered.policy.check_difference_kronor)
    found: list[Check] = []
    for person in gathered.people:
        hers = lines.get(person.person_id, [])
        last = before.get(person.person_id)
        month = month_of(gathered.month)
        has_help = bool(help_given(person, month=month).kinds)
        found.extend(fee_checks(person, hers, last, limit=limit, has_help=has_help))
        found.extend(_first_without_income(person, hers, last))
        off = time_check(person, month=month)
        found.extend([off] if off is not None else [])
    return tuple(found)


def _first_without_income(
    person: PersonMonth, lines: Iterable[FeeLine], before: FeeLine | None
) -> tuple[Check, ...]:
    """The first month at the highest fee because no income is known."""
    if person.means is None or person.means.fee_basis is not None or before is not None:
        return ()
    return tuple(
        Check(
            kind=CheckKind.not_declared,
            why=Why.no_income,
            case_id=line.case_id,
            person_id=line.person_id,
            amount=line.amount,
        )
        for line in lines
        if line.kind is LineKind.care
    )


def _by_person(lines: Iterable[Line]) -> dict[PersonId, list[Line]]:
    found: dict[PersonId, list[Line]] = {}
    for line in lines:
        found.setdefault(line.person_id, []).append(line)
    return found


def _sum(lines: Iterable[FeeLine]) -> Money:
    return sum((line.amount for line in lines), ZERO)
