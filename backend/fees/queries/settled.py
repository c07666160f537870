"""Settlements: what each provider is paid, line by line, and the visits behind."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.scope import scope
from backend.access.tables import Person, Provider
from backend.fees.facts import PaidLine, SettledMonth, Settlement
from backend.fees.queries import kept
from backend.fees.queries.policy import provider_names, purpose_of
from backend.fees.queries.run import run_compensation_lines, visits_behind
from backend.fees.tables import CompensationLineRow, SettlementRow
from backend.kernel.actor import Actor
from backend.kernel.ids import ProviderId, SettlementId
from backend.kernel.money import ZERO
from backend.kernel.refusal import NotFound


def settlements(
    session: Session, *, actor: Actor, month: date
) -> tuple[Settlement, ...]:
    """The month's settlements, by the provider's name."""
    rows = session.execute(
        select(SettlementRow, Provider.name)
        .join(Provider, Provider.provider_id == SettlementRow.provider_id)
        .where(
            SettlementRow.municipality_id == actor.municipality_id,
            SettlementRow.month == month,
        )
        .order_by(Provider.name)
    )
    return tuple(_settlement(row, name) for row, name in rows)


def own_settlements(session: Session, *, actor: Actor) -> tuple[Settlement, ...]:
    """What her own provider has been paid, the latest month first."""
    rows = session.execute(
        select(SettlementRow, Provider.name)
        .join(Provider, Provider.provider_id == SettlementRow.provider_id)
        .where(
            SettlementRow.municipality_id == actor.municipality_id,
            SettlementRow.provider_id == actor.provider_id,
        )
        .order_by(SettlementRow.month.desc())
    )
    return tuple(_settlement(row, name) for row, name in rows)


def _settlement(row: SettlementRow, provider_name: str) -> Settlement:
    return Settlement(
        settlement_id=row.settlement_id,
        provider_id=row.provider_id,
        provider_name=provider_name,
        month=row.month,
        amount=row.amount,
        vat=row.vat,
        minutes=row.minutes,
    )


def proposed_settlements(
    session: Session, *, actor: Actor, month: date
) -> tuple[Settlement, ...]:
    """What each provider would be paid, before the month is final."""
    names = provider_names(session, municipality_id=actor.municipality_id)
    lines = run_compensation_lines(session, actor=actor, month=month)
    sums: dict[ProviderId, Settlement] = {}
    for line in lines:
        before = sums.get(line.provider_id)
        sums[line.provider_id] = Settlement(
            settlement_id=SettlementId(""),
            provider_id=line.provider_id,
            provider_name=names[line.provider_id],
            month=month,
            amount=line.amount + (before.amount if before else ZERO),
            vat=line.vat + (before.vat if before else ZERO),
            minutes=line.minutes + (before.minutes if before else 0),
        )
    return tuple(sorted(sums.values(), key=lambda s: s.provider_name))


def settled_month(
    session: Session, *, actor: Actor, settlement_id: SettlementId
) -> SettledMonth | NotFound:
    """A settlement with its lines, person by person; a provider sees its own."""
    row = session.get(SettlementRow, settlement_id)
    if (
        row is None
        or row.municipality_id != actor.municipality_id
        or actor.provider_id not in {None, row.provider_id}
    ):
        return NotFound()
    provider = people.provider(session, row.provider_id)
    lines = session.execute(
        select(CompensationLineRow, Person.given_name, Person.family_name)
        .join(Person, Person.person_id == CompensationLineRow.person_id)
        .where(
            scope(actor, purpose_of(actor), CompensationLineRow),
            CompensationLineRow.run_month == row.month,
            CompensationLineRow.provider_id == row.provider_id,
        )
        .order_by(Person.sorted_name, CompensationLineRow.line_id)
    )
    return SettledMonth(
        settlement=_settlement(row, provider.name),
        lines=tuple(
            PaidLine(
                name=f"{given} {family}",
                provider_name=provider.name,
                line=kept.compensation_line(line),
            )
            for line, given, family in lines
        ),
    )


def paid_line(session: Session, *, actor: Actor, line_id: str) -> PaidLine | NotFound:
    """From a krona paid to its steps and the visits it rests on.

    A provider sees its own, once the month is final.
    """
    purpose = purpose_of(actor)
    row = session.scalar(
        select(CompensationLineRow).where(
            scope(actor, purpose, CompensationLineRow),
            CompensationLineRow.line_id == line_id,
        )
    )
    if row is None or not _may_see(session, row, actor=actor):
        return NotFound()
    person = people.person(session, row.person_id)
    return PaidLine(
        name=person.name,
        provider_name=people.provider(session, row.provider_id).name,
        line=kept.compensation_line(row),
        visits=tuple(
            visit
            for visit in visits_behind(
                session,
                actor=actor,
                purpose=purpose,
                person_id=row.person_id,
                month=row.for_month,
            )
            if visit.provider_id == row.provider_id
        ),
    )


def _may_see(session: Session, row: CompensationLineRow, *, actor: Actor) -> bool:
    if actor.provider_id is None:
        return True
    settled = select(SettlementRow.settlement_id).where(
        SettlementRow.provider_id == actor.provider_id,
        SettlementRow.month == row.run_month,
    )
    return row.provider_id == actor.provider_id and bool(session.scalar(settled))
