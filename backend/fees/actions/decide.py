"""The fee decision: counted, explained, sent, and read by her."""

import hashlib
from datetime import date, datetime
from fractions import Fraction

from sqlalchemy import update
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.impartial import NotImpartial, not_impartial
from backend.access.scope import scope
from backend.fees import letters
from backend.fees.facts import (
    Calculation,
    Declaration,
    FeeDecided,
    FeeDecisionServed,
    FeeInputs,
    FeePerson,
    HouseCostMissing,
    LoweredTooFar,
    Means,
    MonthAlreadyFinal,
    NotFirstOfMonth,
    ParameterMissing,
    Policy,
    TariffMissing,
)
from backend.fees.forms import FeeDecisionForm
from backend.fees.queries import fee_person, policy, run_row
from backend.fees.rules import (
    exact,
    expected_help,
    fee_for_month,
    known_rates,
    means_not_declared,
    means_of,
    minimum_amount,
    rates_on,
    recorded,
    terms_on,
)
from backend.fees.tables import FeeDecisionRow
from backend.kernel.actor import Actor, Role
from backend.kernel.ids import CaseId
from backend.kernel.refusal import NotAllowed, NotFound
from backend.plumbing.identity import new_id
from backend.plumbing.post import notify

FeeRefusal = (
    NotFound
    | NotAllowed
    | NotFirstOfMonth
    | MonthAlreadyFinal
    | HouseCostMissing
    | LoweredTooFar
    | ParameterMissing
    | TariffMissing
    | NotImpartial
)


def decide_fee(
    session: Session,
    *,
    case_id: CaseId,
    form: FeeDecisionForm,
    by: Actor,
    now: datetime,
) -> FeeDecided | FeeRefusal:
    """Decide what her fee is counted on, from when; write the letter and the notice."""
    person = fee_person(session, actor=by, case_id=case_id)
    if isinstance(person, NotFound):
        return person
    own = policy(session, municipality_id=by.municipality_id)
    refusal = _may_not(session, form, by) or not_impartial(
        session, person.person_id, by=by, now=now
    )
    if refusal is not None:
        return refusal
    if own is None:
        return TariffMissing(form.valid_from)
    means = _means(person, form)
    if isinstance(means, HouseCostMissing):
        return means
    calculation = expected_fee(person, means, policy=own, day=form.valid_from)
    if not isinstance(calculation, Calculation):
        return calculation
    if minimum_amount(means, calculation.inputs.rates) < 0:
        return LoweredTooFar()
    return _keep(session, person, form, means, calculation, own, by, now)


def expected_fee(
    person: FeePerson, means: Means, *, policy: Policy, day: date
) -> Calculation | ParameterMissing | TariffMissing:
    """The fee of a month with exactly the granted help: what the decision tells her."""
    rates = rates_on(day, household=means.household, known=known_rates())
    if isinstance(rates, ParameterMissing):
        return rates
    tariff = terms_on(day, policy.tariffs)
    if isinstance(tariff, TariffMissing):
        return tariff
    return fee_for_month(
        FeeInputs(
            month=day,
            means=means,
            rates=rates,
            tariff=tariff,
            help=expected_help(person.granted, day=day),
        )
    )


def _may_not(
    session: Session, form: FeeDecisionForm, by: Actor
) -> NotAllowed | NotFirstOfMonth | MonthAlreadyFinal | None:
    """The delegation order lets the fee officer decide fees, from a month's first day."""
    if by.role is not Role.fee_officer:
        return NotAllowed()
    if form.valid_from.day != 1:
        return NotFirstOfMonth()
    run = run_row(session, municipality_id=by.municipality_id, month=form.valid_from)
    if run is not None and run.final_at is not None:
        return MonthAlreadyFinal(form.valid_from)
    return None


def _means(person: FeePerson, form: FeeDecisionForm) -> Means | HouseCostMissing:
    declared = person.declared
    if not isinstance(declared, Declaration):
        return means_not_declared()
    return means_of(
        declared,
        house_cost=form.house_cost,
        increase=exact(form.minimum_increase) if form.minimum_increase else Fraction(0),
        reduction=(
            exact(form.minimum_reduction) if form.minimum_reduction else Fraction(0)
        ),
    )


def _keep(
    session: Session,
    person: FeePerson,
    form: FeeDecisionForm,
    means: Means,
    calculation: Calculation,
    own: Policy,
    by: Actor,
    now: datetime,
) -> FeeDecided:
    """Decided, with the letter frozen, and she is told that there is one."""
    resident = people.person(session, person.person_id)
    letter = letters.fee_decision_pdf(
        letters.FeeLetter(
            resident=resident,
            municipality=people.municipality(session, by.municipality_id),
            policy=own,
            calculation=calculation,
            valid_from=form.valid_from,
            reasons=form.reasons,
            decided_by=by,
            decided_on=now.date(),
        )
    )
    row = _row(person, form, means, calculation, own, letter=letter, by=by, now=now)
    session.add(row)
    notify(
        session,
        municipality_id=by.municipality_id,
        to_email=resident.email,
        template="notification-fee-decision",
        language=resident.language,
        now=now,
    )
    return FeeDecided(
        municipality_id=by.municipality_id,
        case_id=person.case_id,
        person_id=person.person_id,
        at=now,
        fee_decision_id=row.fee_decision_id,
    )


def _row(
    person: FeePerson,
    form: FeeDecisionForm,
    means: Means,
    calculation: Calculation,
    own: Policy,
    *,
    letter: bytes,
    by: Actor,
    now: datetime,
) -> FeeDecisionRow:
    return FeeDecisionRow(
        municipality_id=by.municipality_id,
        case_id=person.case_id,
        person_id=person.person_id,
        fee_decision_id=new_id(),
        valid_from=form.valid_from,
        means=recorded(means),
        calculation=recorded(calculation),
        fee_basis=means.fee_basis,
        reasons=form.reasons,
        expected_kronor=calculation.care_kronor,
        decided_at=now,
        decided_by=by.user_id,
        decided_by_name=by.name,
        decided_by_title=by.title,
        delegation=own.delegation_source,
        letter=letter,
        letter_sha256=hashlib.sha256(letter).hexdigest(),
    )


def serve_fee_decision(
    session: Session, *, fee_decision_id: str, by: Actor, now: datetime
) -> FeeDecisionServed | NotFound:
    """She opens it for the first time: from that day she has three weeks to appeal."""
    changed = session.execute(
        update(FeeDecisionRow)
        .where(
            scope(by, Purpose.own_economy, FeeDecisionRow),
            FeeDecisionRow.fee_decision_id == fee_decision_id,
            FeeDecisionRow.served_at.is_(None),
        )
        .values(served_at=now)
        .returning(FeeDecisionRow.case_id, FeeDecisionRow.person_id)
    ).one_or_none()
    if changed is None:
        return NotFound()
    return FeeDecisionServed(
        municipality_id=by.municipality_id,
        case_id=changed.case_id,
        person_id=changed.person_id,
        at=now,
        fee_decision_id=fee_decision_id,
    )
