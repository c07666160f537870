"""Her choice, and what has been ordered for her."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import PersonFacts, Purpose
from backend.access.scope import scope
from backend.execution import rules
from backend.execution.facts import Access, Candidate, OpenChoice, Policy, Told
from backend.execution.queries.capacity import candidates
from backend.execution.queries.terms import (
    last_in_rotation,
    policy,
    taken_minutes,
)
from backend.execution.tables import ChoiceRow, ServiceLineRow
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, DecisionId, ProviderId
from backend.kernel.services import GrantedService


def open_choice_row(
    session: Session, *, actor: Actor, to_change: bool = False
) -> ChoiceRow | None:
    """The choice that waits for her; `to_change` lets no other tab settle it."""
    wanted = (
        select(ChoiceRow)
        .where(
            scope(actor, Purpose.own_file, ChoiceRow), ChoiceRow.settled_at.is_(None)
        )
        .order_by(ChoiceRow.opened_at.desc())
        .limit(1)
    )
    return session.scalar(wanted.with_for_update() if to_change else wanted)


def has_open_choice(session: Session, *, actor: Actor) -> bool:
    """Whether it is hers to say who is to help."""
    return open_choice_row(session, actor=actor) is not None


def services_of(
    session: Session, *, decision_id: DecisionId, case_id: CaseId
) -> tuple[GrantedService, ...]:
    rows = session.scalars(
        select(ServiceLineRow.service)
        .where(
            ServiceLineRow.decision_id == decision_id,
            ServiceLineRow.case_id == case_id,
        )
        .order_by(ServiceLineRow.line_id)
    )
    return tuple(rows)


def open_choice(session: Session, *, actor: Actor, today: date) -> OpenChoice | None:
    """Whom she may choose, two by two in the order drawn for her, and who is in turn."""
    row = open_choice_row(session, actor=actor)
    terms = policy(session, municipality_id=actor.municipality_id)
    if row is None or terms is None:
        return None
    person = people.person(session, row.person_id)
    services = services_of(session, decision_id=row.decision_id, case_id=row.case_id)
    able = able_to_take(
        session,
        actor=actor,
        terms=terms,
        area=person.area,
        services=services,
        today=today,
    )
    return OpenChoice(
        choice_id=row.choice_id,
        case_id=row.case_id,
        decision_id=row.decision_id,
        choice_system=terms.choice_system,
        candidates=rules.in_drawn_order(able, seed=row.person_id),
        in_turn=in_turn(session, actor=actor, terms=terms, able=able),
        told=told_about(
            person, services=services, goals=row.goals, critical=person.critical
        ),
        declined_by=row.declined_by,
    )


def able_to_take(
    session: Session,
    *,
    actor: Actor,
    terms: Policy,
    area: str,
    services: tuple[GrantedService, ...],
    today: date,
) -> tuple[Candidate, ...]:
    """The providers that work where she lives and have room."""
    return rules.with_room(
        candidates(
            session, municipality_id=actor.municipality_id, terms=terms, today=today
        ),
        area=area,
        needed=rules.minutes_a_week(services),
        taken=taken_minutes(session, municipality_id=actor.municipality_id),
    )


def in_turn(
    session: Session,
    *,
    actor: Actor,
    terms: Policy,
    able: tuple[Candidate, ...],
    without: tuple[ProviderId, ...] = (),
) -> Candidate | None:
    return rules.next_in_turn(
        able,
        rotation=terms.rotation,
        last=last_in_rotation(session, municipality_id=actor.municipality_id),
        without=without,
    )


def told_about(
    person: PersonFacts,
    *,
    services: tuple[GrantedService, ...],
    goals: tuple[str, ...],
    access: Access = Access.opens_herself,
    critical: str = "",
    with_contact: bool = True,
) -> Told:
    """What the provider would be told: who, where, what help, goals, how one gets in."""
    return Told(
        name=person.name,
        born_on=person.born_on,
        address=person.address,
        postal=person.postal,
        area=person.area,
        phone=person.phone,
        language=person.language,
        services=services,
        goals=goals,
        access=access,
        critical=critical,
        contact_name=person.contact_name if with_contact else "",
        contact_phone=person.contact_phone if with_contact else "",
    )


def decided_days(session: Session, *, decision_id: DecisionId) -> tuple[date, ...]:
    """The day of the decision, for a decision already reached."""
    return tuple(
        session.scalars(
            select(ServiceLineRow.decided_on).where(
                ServiceLineRow.decision_id == decision_id
            )
        )
    )
