"""The month run: locked, calculated, checked, attested by two, final. Nothing twice."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.access.permissions import may
from backend.access.scope import scope
from backend.fees.actions.final import make_invoices, make_settlements
from backend.fees.facts import (
    AttestedBySamePerson,
    ChecksLeft,
    LineKind,
    MonthAlreadyFinal,
    MonthAttested,
    MonthCalculated,
    MonthCheckDone,
    MonthFinal,
    MonthLocked,
    MonthNotOver,
    MonthStepMissing,
    ParameterMissing,
    Proposal,
    TariffMissing,
)
from backend.fees.queries import attests, checks_left, proposed_month, run_row
from backend.fees.rules import is_over, recorded, second_pair_of_eyes
from backend.fees.tables import (
    CompensationLineRow,
    FeeLineRow,
    MonthAttestRow,
    MonthCheckRow,
    MonthRunRow,
)
from backend.kernel.actor import Actor
from backend.kernel.refusal import NotAllowed, NotFound, StateHasMoved
from backend.plumbing.identity import new_id


def lock_month(
    session: Session, *, month: date, by: Actor, now: datetime
) -> MonthLocked | MonthNotOver | NotAllowed | StateHasMoved:
    """Close the month's reported time. What comes later becomes next month's line."""
    if not may(by, Purpose.economy):
        return NotAllowed()
    if not is_over(month, today=now.date()):
        return MonthNotOver(month)
    if run_row(session, municipality_id=by.municipality_id, month=month) is not None:
        return StateHasMoved()
    session.add(
        MonthRunRow(
            municipality_id=by.municipality_id,
            month=month,
            locked_at=now,
            locked_by=by.user_id,
            locked_by_name=by.name,
        )
    )
    return MonthLocked(municipality_id=by.municipality_id, at=now, month=month)


def calculate_month(
    session: Session, *, month: date, by: Actor, now: datetime
) -> (
    MonthCalculated
    | NotAllowed
    | MonthStepMissing
    | MonthAlreadyFinal
    | StateHasMoved
    | ParameterMissing
    | TariffMissing
):
    """Make the proposal from what was known at the lock. It may be made again."""
    if not may(by, Purpose.economy):
        return NotAllowed()
    run = run_row(session, municipality_id=by.municipality_id, month=month)
    if run is None:
        return MonthStepMissing(month)
    if run.final_at is not None:
        return MonthAlreadyFinal(month)
    if attests(session, municipality_id=by.municipality_id, month=month):
        return StateHasMoved()
    made = proposed_month(session, actor=by, month=month, known_until=run.locked_at)
    if not isinstance(made, Proposal):
        return made
    _replace_lines(session, by, made)
    _sum_up(run, made, by, now)
    return MonthCalculated(municipality_id=by.municipality_id, at=now, month=month)


def _sum_up(run: MonthRunRow, made: Proposal, by: Actor, now: datetime) -> None:
    care = [line for line in made.fee_lines if line.kind is LineKind.care]
    run.calculated_at, run.calculated_by_name = now, by.name
    run.fees = made.fees
    run.payers = len({line.person_id for line in made.fee_lines if line.amount.ore})
    run.pay_nothing = sum(1 for line in care if not line.amount.ore)


def _replace_lines(session: Session, by: Actor, made: Proposal) -> None:
    for table, column in (
        (FeeLineRow, FeeLineRow.run_month),
        (CompensationLineRow, CompensationLineRow.run_month),
        (MonthCheckRow, MonthCheckRow.month),
    ):
        session.execute(
            delete(table).where(scope(by, Purpose.economy, table), column == made.month)
        )
    session.add_all(_fee_rows(by, made))
    session.add_all(_compensation_rows(by, made))
    session.add_all(
        MonthCheckRow(
            municipality_id=by.municipality_id,
            case_id=check.case_id,
            person_id=check.person_id,
            month=made.month,
            check_key=check.check_key,
            content=check,
        )
        for check in made.checks
    )


def _fee_rows(by: Actor, made: Proposal) -> Iterable[FeeLineRow]:
    return (
        FeeLineRow(
            municipality_id=by.municipality_id,
            case_id=line.case_id,
            person_id=line.person_id,
            line_id=new_id(),
            run_month=made.month,
            for_month=line.for_month,
            kind=line.kind,
            amount=line.amount,
            calculation=recorded(line.calculation),
        )
        for line in made.fee_lines
    )


def _compensation_rows(by: Actor, made: Proposal) -> Iterable[CompensationLineRow]:
    return (
        CompensationLineRow(
            municipality_id=by.municipality_id,
            case_id=line.case_id,
            person_id=line.person_id,
            line_id=new_id(),
            run_month=made.month,
            for_month=line.for_month,
            provider_id=line.provider_id,
            kind=line.kind,
            minutes=line.minutes,
            amount=line.amount,
            vat=line.vat,
            calculation=recorded(line.calculation),
        )
        for line in made.compensation_lines
    )


def check_off(
    session: Session, *, month: date, check_key: str, by: Actor, now: datetime
) -> MonthCheckDone | NotFound:
    """Somebody has looked at it and found it right."""
    changed = session.execute(
        update(MonthCheckRow)
        .where(
            scope(by, Purpose.economy, MonthCheckRow),
            MonthCheckRow.month == month,
            MonthCheckRow.check_key == check_key,
            MonthCheckRow.checked_at.is_(None),
        )
        .values(checked_at=now, checked_by_name=by.name)
        .returning(MonthCheckRow.case_id, MonthCheckRow.person_id)
    ).one_or_none()
    if changed is None:
        return NotFound()
    return MonthCheckDone(
        municipality_id=by.municipality_id,
        case_id=changed.case_id,
        person_id=changed.person_id,
        at=now,
        month=month,
        check_key=check_key,
    )


def attest_month(
    session: Session, *, month: date, by: Actor, now: datetime
) -> (
    MonthAttested
    | MonthFinal
    | NotAllowed
    | MonthStepMissing
    | MonthAlreadyFinal
    | ChecksLeft
    | AttestedBySamePerson
):
    """The first attest, or the second: then invoices and settlements are made, once."""
    if not (may(by, Purpose.economy) or may(by, Purpose.settlement)):
        return NotAllowed()
    run = run_row(session, municipality_id=by.municipality_id, month=month)
    if run is None or run.calculated_at is None:
        return MonthStepMissing(month)
    if run.final_at is not None:
        return MonthAlreadyFinal(month)
    left = checks_left(session, municipality_id=by.municipality_id, month=month)
    if left:
        return ChecksLeft(left)
    earlier = attests(session, municipality_id=by.municipality_id, month=month)
    same = second_pair_of_eyes(by.user_id, earlier=tuple(a.by_user for a in earlier))
    if same is not None:
        return same
    session.add(
        MonthAttestRow(
            municipality_id=by.municipality_id,
            month=month,
            place=len(earlier) + 1,
            attested_by=by.user_id,
            attested_by_name=by.name,
            attested_at=now,
        )
    )
    if not earlier:
        return MonthAttested(municipality_id=by.municipality_id, at=now, month=month)
    return _close(session, run, by, now)


def _close(session: Session, run: MonthRunRow, by: Actor, now: datetime) -> MonthFinal:
    run.final_at = now
    return MonthFinal(
        municipality_id=by.municipality_id,
        at=now,
        month=run.month,
        invoices=make_invoices(session, month=run.month, by=by, now=now),
        settlements=make_settlements(session, month=run.month, by=by, now=now),
    )
