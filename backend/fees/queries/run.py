"""How far a month run has come, and every line it stands on."""

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.protected_files import is_protected
from backend.access.scope import scope
from backend.access.tables import Person
from backend.fees.facts import (
    Attest,
    CompensationLine,
    FeeLine,
    FeeStair,
    MonthRun,
    NamedCheck,
    NamedInvoice,
    NamedLine,
    ParameterMissing,
    PerformedVisit,
    Proposal,
    TariffMissing,
)
from backend.fees.queries import kept
from backend.fees.queries.material import gathered
from backend.fees.queries.policy import policy, purpose_of
from backend.fees.rules import known_rates, proposal
from backend.fees.tables import (
    CompensationLineRow,
    FeeLineRow,
    InvoiceRow,
    MonthAttestRow,
    MonthCheckRow,
    MonthRunRow,
    PerformedTimeRow,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import MunicipalityId, PersonId
from backend.kernel.money import ZERO, Money
from backend.kernel.period import month_of
from backend.kernel.refusal import NotFound

ECONOMY = Purpose.economy


def proposed_month(
    session: Session, *, actor: Actor, month: date, known_until: datetime
) -> Proposal | ParameterMissing | TariffMissing:
    """What the month would charge and pay, from what was known at a moment."""
    own = policy(session, municipality_id=actor.municipality_id)
    if own is None:
        return TariffMissing(month)
    material = gathered(
        session, actor=actor, month=month, policy=own, known_until=known_until
    )
    return proposal(material, known=known_rates())


def run_row(
    session: Session, *, municipality_id: MunicipalityId, month: date
) -> MonthRunRow | None:
    return session.get(MonthRunRow, (municipality_id, month))


def attests(
    session: Session, *, municipality_id: MunicipalityId, month: date
) -> tuple[Attest, ...]:
    rows = session.scalars(
        select(MonthAttestRow)
        .where(
            MonthAttestRow.municipality_id == municipality_id,
            MonthAttestRow.month == month,
        )
        .order_by(MonthAttestRow.place)
    )
    return tuple(
        Attest(
            place=row.place,
            by_user=row.attested_by,
            by_name=row.attested_by_name,
            at=row.attested_at,
        )
        for row in rows
    )


def month_runs(session: Session, *, actor: Actor) -> tuple[MonthRun, ...]:
    """All runs of the municipality, the latest month first."""
    rows = session.scalars(
        select(MonthRunRow)
        .where(MonthRunRow.municipality_id == actor.municipality_id)
        .order_by(MonthRunRow.month.desc())
    )
    return tuple(_run(session, actor, row) for row in rows)


def month_run(session: Session, *, actor: Actor, month: date) -> MonthRun | None:
    row = run_row(session, municipality_id=actor.municipality_id, month=month)
    return None if row is None else _run(session, actor, row)


def _run(session: Session, actor: Actor, row: MonthRunRow) -> MonthRun:
    amount, vat, minutes, providers = session.execute(
        select(
            func.sum(CompensationLineRow.amount),
            func.sum(CompensationLineRow.vat),
            func.sum(CompensationLineRow.minutes),
            func.count(func.distinct(CompensationLineRow.provider_id)),
        ).where(
            scope(actor, purpose_of(actor), CompensationLineRow),
            CompensationLineRow.run_month == row.month,
        )
    ).one()
    return MonthRun(
        month=row.month,
        locked_at=row.locked_at,
        locked_by_name=row.locked_by_name,
        calculated_at=row.calculated_at,
        calculated_by_name=row.calculated_by_name,
        fees=row.fees,
        payers=row.payers,
        pay_nothing=row.pay_nothing,
        compensation=_whole(amount) + _whole(vat),
        minutes=int(minutes or 0),
        providers=providers,
        attests=attests(
            session, municipality_id=actor.municipality_id, month=row.month
        ),
        final_at=row.final_at,
    )


def _whole(summed: Money | None) -> Money:
    """A database's sum as whole öre: PostgreSQL sums integers into a decimal."""
    return ZERO if summed is None else Money(int(summed.ore))


def month_checks(
    session: Session, *, actor: Actor, month: date
) -> tuple[NamedCheck, ...]:
    """What to look at before the attest, with her name and the line it is about."""
    rows = session.execute(
        select(MonthCheckRow, Person.given_name, Person.family_name)
        .join(Person, Person.person_id == MonthCheckRow.person_id)
        .where(scope(actor, ECONOMY, MonthCheckRow), MonthCheckRow.month == month)
        .order_by(MonthCheckRow.check_key)
    ).all()
    lines = _care_lines(session, actor, month)
    return tuple(
        NamedCheck(
            check=row.content,
            name=f"{given} {family}",
            line_id=lines.get(row.person_id),
            checked_by_name=row.checked_by_name,
            checked_at=row.checked_at,
        )
        for row, given, family in rows
    )


def _care_lines(session: Session, actor: Actor, month: date) -> dict[PersonId, str]:
    rows = session.execute(
        select(FeeLineRow.person_id, FeeLineRow.line_id)
        .where(scope(actor, ECONOMY, FeeLineRow), FeeLineRow.run_month == month)
        .order_by(FeeLineRow.line_id)
    )
    return {row.person_id: row.line_id for row in rows}


def checks_left(
    session: Session, *, municipality_id: MunicipalityId, month: date
) -> int:
    """How many things nobody has looked at yet. A number, no names.

    Of somebody protected nobody here can look at any.
    """
    return (
        session.scalar(
            select(func.count())
            .select_from(MonthCheckRow)
            .where(
                MonthCheckRow.municipality_id == municipality_id,
                MonthCheckRow.month == month,
                MonthCheckRow.checked_at.is_(None),
                ~is_protected(MonthCheckRow.municipality_id, MonthCheckRow.person_id),
            )
        )
        or 0
    )


def named_fee_lines(
    session: Session, *, actor: Actor, month: date
) -> tuple[NamedLine, ...]:
    """Every line that the month charges, by name."""
    rows = session.execute(
        select(FeeLineRow, Person.given_name, Person.family_name)
        .join(Person, Person.person_id == FeeLineRow.person_id)
        .where(scope(actor, ECONOMY, FeeLineRow), FeeLineRow.run_month == month)
        .order_by(Person.sorted_name, FeeLineRow.line_id)
    )
    return tuple(
        NamedLine(name=f"{given} {family}", line=kept.fee_line(row))
        for row, given, family in rows
    )


def named_invoices(
    session: Session, *, actor: Actor, month: date
) -> tuple[NamedInvoice, ...]:
    rows = session.execute(
        select(InvoiceRow, Person.given_name, Person.family_name)
        .join(Person, Person.person_id == InvoiceRow.person_id)
        .where(scope(actor, ECONOMY, InvoiceRow), InvoiceRow.month == month)
        .order_by(Person.sorted_name)
    )
    return tuple(
        NamedInvoice(name=f"{given} {family}", invoice=kept.invoice(row))
        for row, given, family in rows
    )


def run_fee_lines(
    session: Session, *, actor: Actor, month: date
) -> tuple[FeeLine, ...]:
    """What invoices are made of. No page shows these: the second attest makes them."""
    rows = session.scalars(
        select(FeeLineRow)
        .where(
            scope(actor, purpose_of(actor), FeeLineRow), FeeLineRow.run_month == month
        )
        .order_by(FeeLineRow.person_id, FeeLineRow.line_id)
    )
    return tuple(kept.fee_line(row) for row in rows)


def run_compensation_lines(
    session: Session, *, actor: Actor, month: date
) -> tuple[CompensationLine, ...]:
    """The compensation lines of a run: what settlements are made of."""
    rows = session.scalars(
        select(CompensationLineRow)
        .where(
            scope(actor, purpose_of(actor), CompensationLineRow),
            CompensationLineRow.run_month == month,
        )
        .order_by(CompensationLineRow.provider_id, CompensationLineRow.line_id)
    )
    return tuple(kept.compensation_line(row) for row in rows)


def fee_stair(
    session: Session, *, actor: Actor, line_id: str, purpose: Purpose = ECONOMY
) -> FeeStair | NotFound:
    """From a krona to its stair: the calculation and the visits it rests on."""
    row = session.scalar(
        select(FeeLineRow).where(
            scope(actor, purpose, FeeLineRow), FeeLineRow.line_id == line_id
        )
    )
    if row is None:
        return NotFound()
    person = people.person(session, row.person_id)
    earlier = session.scalars(
        select(FeeLineRow.amount).where(
            scope(actor, purpose, FeeLineRow),
            FeeLineRow.person_id == row.person_id,
            FeeLineRow.for_month == row.for_month,
            FeeLineRow.run_month < row.run_month,
        )
    )
    return FeeStair(
        name=person.name,
        line=kept.fee_line(row),
        run_month=row.run_month,
        charged_before=sum(earlier, ZERO),
        visits=visits_behind(
            session,
            actor=actor,
            purpose=purpose,
            person_id=row.person_id,
            month=row.for_month,
        ),
    )


def visits_behind(
    session: Session,
    *,
    actor: Actor,
    purpose: Purpose,
    person_id: PersonId,
    month: date,
) -> tuple[PerformedVisit, ...]:
    """The visits of a month, newest version of each: time and outcome, no note."""
    days = month_of(month)
    rows = session.scalars(
        select(PerformedTimeRow)
        .where(
            scope(actor, purpose, PerformedTimeRow),
            PerformedTimeRow.person_id == person_id,
        )
        .order_by(PerformedTimeRow.visit_id, PerformedTimeRow.version)
    )
    newest = {row.visit_id: row for row in rows}
    found = [row for row in newest.values() if days.contains(row.day)]
    return tuple(
        kept.performed_visit(row)
        for row in sorted(found, key=lambda row: (row.day, row.visit_id))
    )
