"""Opening a choice, and settling it: consent, then the order."""

from datetime import date, datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from backend.access import details, people
from backend.access.facts import DetailKind
from backend.execution import queries, rules
from backend.execution.facts import (
    Access,
    Candidate,
    ChoicePolicyAdopted,
    ChoicePolicyMissing,
    ChoiceWay,
    ConsentMissing,
    NobodyInTurn,
    NoOpenChoice,
    OrderedByHand,
    Policy,
    ProviderChosen,
    ProviderDeclinedByPerson,
    ProviderFull,
    Told,
)
from backend.execution.tables import (
    CareOrderRow,
    ChoiceRow,
    ExecutionPolicyRow,
    RotationRow,
    ServiceLineRow,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, DecisionId, MunicipalityId, OrderId, PersonId
from backend.kernel.refusal import NotFound
from backend.kernel.services import Goal, GrantedService
from backend.plumbing.identity import new_id


def adopt_policy(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    policy: Policy,
    by: Actor,
    now: datetime,
) -> ChoicePolicyAdopted:
    """The terms for carrying out from now on; earlier ones stay in the table."""
    session.add(
        ExecutionPolicyRow(
            municipality_id=municipality_id,
            adopted_at=now,
            adopted_by=by.user_id,
            policy=policy,
        )
    )
    return ChoicePolicyAdopted(municipality_id=municipality_id, at=now)


def open_choice(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    case_id: CaseId,
    person_id: PersonId,
    decision_id: DecisionId,
    decided_on: date,
    granted: tuple[GrantedService, ...],
    goals: tuple[Goal, ...],
    now: datetime,
) -> None:
    """What is granted shall be carried out: she is asked who shall help."""
    if not granted:
        return
    for service in granted:
        session.add(
            ServiceLineRow(
                municipality_id=municipality_id,
                case_id=case_id,
                person_id=person_id,
                line_id=service.line_id,
                decision_id=decision_id,
                decided_on=decided_on,
                kind=service.kind,
                service=service,
            )
        )
    session.add(
        ChoiceRow(
            choice_id=new_id(),
            municipality_id=municipality_id,
            case_id=case_id,
            person_id=person_id,
            decision_id=decision_id,
            goals=tuple(goal.text or goal.name for goal in goals),
            opened_at=now,
        )
    )


def settle_choice(
    session: Session,
    *,
    provider: str | None,
    access: Access,
    critical: str,
    with_contact: bool,
    consents: bool,
    by: Actor,
    now: datetime,
) -> (
    ProviderChosen
    | ProviderDeclinedByPerson
    | NoOpenChoice
    | NobodyInTurn
    | NotFound
    | ProviderFull
    | ConsentMissing
    | ChoicePolicyMissing
    | OrderedByHand
):
    """She has said who (a provider's slug), or that she will not choose (None)."""
    row = queries.open_choice_row(session, actor=by, to_change=True)
    terms = queries.policy(session, municipality_id=by.municipality_id)
    if row is None:
        return NoOpenChoice()
    if terms is None:
        return ChoicePolicyMissing()
    if not consents:
        return ConsentMissing()
    person = people.person(session, row.person_id)
    if person.is_protected:
        return OrderedByHand()
    services = queries.services_of(
        session, decision_id=row.decision_id, case_id=row.case_id
    )
    settled = _settled(
        session,
        terms=terms,
        area=person.area,
        services=services,
        slug=provider,
        by=by,
        today=now.date(),
    )
    if not isinstance(settled, Candidate):
        return settled
    _note_critical(session, row, critical.strip(), by=by, now=now)
    told = queries.told_about(
        person,
        services=services,
        goals=row.goals,
        access=access,
        critical=critical,
        with_contact=with_contact,
    )
    way = _way(terms, slug=provider)
    return _order_from(
        session, settled, told=told, way=way, row=row, terms=terms, now=now
    )


def _note_critical(
    session: Session, row: ChoiceRow, critical: str, *, by: Actor, now: datetime
) -> None:
    """What staff must know first is one of her own details from then on."""
    details.note(
        session,
        municipality_id=row.municipality_id,
        person_id=row.person_id,
        values={DetailKind.critical: critical},
        by=by,
        now=now,
    )


def _order_from(
    session: Session,
    settled: Candidate,
    *,
    told: Told,
    way: ChoiceWay,
    row: ChoiceRow,
    terms: Policy,
    now: datetime,
) -> ProviderChosen | ProviderDeclinedByPerson:
    """The choice is settled, and the order is on its way."""
    row.settled_at = now
    if way is ChoiceWay.non_choice:
        note_turn(session, settled, at=now, municipality_id=row.municipality_id)
    order_id = send_order(
        session,
        settled,
        told=told,
        way=way,
        choice=row,
        terms=terms,
        consented_at=now,
        now=now,
    )
    event = ProviderChosen if way is ChoiceWay.chosen else ProviderDeclinedByPerson
    return event(
        municipality_id=row.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
        at=now,
        order_id=order_id,
        provider_id=settled.provider_id,
        decision_id=row.decision_id,
        line_ids=tuple(s.line_id for s in told.services),
        sent_at=now,
    )


def _way(terms: Policy, *, slug: str | None) -> ChoiceWay:
    if not terms.choice_system:
        return ChoiceWay.assigned
    return ChoiceWay.chosen if slug is not None else ChoiceWay.non_choice


def _settled(
    session: Session,
    *,
    terms: Policy,
    area: str,
    services: tuple[GrantedService, ...],
    slug: str | None,
    by: Actor,
    today: date,
) -> Candidate | NobodyInTurn | NotFound | ProviderFull:
    able = queries.able_to_take(
        session, actor=by, terms=terms, area=area, services=services, today=today
    )
    if slug is None:
        in_turn = queries.in_turn(session, actor=by, terms=terms, able=able)
        return in_turn or NobodyInTurn()
    everyone = queries.candidates(
        session, municipality_id=by.municipality_id, terms=terms, today=today
    )
    wanted = next((c for c in everyone if c.terms.slug == slug), None)
    if wanted is None:
        return NotFound()
    return wanted if wanted in able else ProviderFull(name=wanted.name)


def note_turn(
    session: Session,
    candidate: Candidate,
    *,
    at: datetime,
    municipality_id: MunicipalityId,
) -> None:
    """The round goes on after this one."""
    session.add(
        RotationRow(
            rotation_id=new_id(),
            municipality_id=municipality_id,
            provider_slug=candidate.terms.slug,
            at=at,
        )
    )


def send_order(
    session: Session,
    candidate: Candidate,
    *,
    told: Told,
    way: ChoiceWay,
    choice: ChoiceRow | CareOrderRow,
    terms: Policy,
    consented_at: datetime,
    now: datetime,
) -> OrderId:
    """The order with the minimum, to be answered within the agreed days."""
    order_id = OrderId(new_id())
    session.add(
        CareOrderRow(
            order_id=order_id,
            municipality_id=choice.municipality_id,
            case_id=choice.case_id,
            person_id=choice.person_id,
            provider_id=candidate.provider_id,
            decision_id=choice.decision_id,
            decided_on=_decided_on(session, choice),
            way=way,
            told=told,
            minutes_per_week=rules.minutes_a_week(told.services),
            consented_at=consented_at,
            sent_at=now,
            answer_by=now.date() + timedelta(days=terms.answer_within_days),
        )
    )
    session.flush()
    return order_id


def _decided_on(session: Session, choice: ChoiceRow | CareOrderRow) -> date:
    if isinstance(choice, CareOrderRow):
        return choice.decided_on
    days = queries.decided_days(session, decision_id=choice.decision_id)
    return min(days)


def mark_started(
    session: Session, *, order: CareOrderRow, line_ids: tuple[str, ...], on: date
) -> None:
    """The lines have begun: the clock of late execution stops."""
    if order.started_on is None:
        order.started_on = on
    session.execute(
        update(ServiceLineRow)
        .where(
            ServiceLineRow.line_id.in_(line_ids), ServiceLineRow.started_on.is_(None)
        )
        .values(started_on=on)
    )
