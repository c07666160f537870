"""Answering orders: accepted, declined, or passed on after silence."""

from datetime import date, datetime

from msgspec.structs import replace
from sqlalchemy.orm import Session

from backend.access import people
from backend.execution import queries, rules
from backend.execution.actions.choices import mark_started, note_turn, send_order
from backend.execution.facts import (
    Candidate,
    ChoicePolicyMissing,
    ChoiceWay,
    DeclineReason,
    HasRoom,
    NotYetAccepted,
    OrderAccepted,
    OrderAnswered,
    OrderDeclined,
    Policy,
    ServiceStarted,
)
from backend.execution.tables import CareOrderRow, ChoiceRow
from backend.kernel.actor import Actor
from backend.kernel.refusal import NotFound
from backend.plumbing.identity import new_id


def accept_order(
    session: Session, *, order_id: str, by: Actor, now: datetime
) -> OrderAccepted | NotFound | OrderAnswered:
    row = queries.order_row(session, order_id=order_id, actor=by, to_change=True)
    if row is None:
        return NotFound()
    if row.accepted_at is not None or row.declined_at is not None:
        return OrderAnswered()
    row.accepted_at, row.accepted_by = now, by.name
    return OrderAccepted(
        municipality_id=row.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
        at=now,
        order_id=row.order_id,
        provider_id=row.provider_id,
        line_ids=tuple(s.line_id for s in row.told.services),
    )


def decline_order(
    session: Session, *, order_id: str, by: Actor, now: datetime
) -> OrderDeclined | NotFound | OrderAnswered | HasRoom | ChoicePolicyMissing:
    """No, for one of the two reasons that the contract knows; she chooses anew."""
    row = queries.order_row(session, order_id=order_id, actor=by, to_change=True)
    terms = queries.policy(session, municipality_id=by.municipality_id)
    if row is None:
        return NotFound()
    if row.accepted_at is not None or row.declined_at is not None:
        return OrderAnswered()
    own = queries.own_candidate(session, actor=by, terms=terms, today=now.date())
    if own is None:
        return ChoicePolicyMissing()
    taken = queries.taken_minutes(session, municipality_id=by.municipality_id)
    others = taken.get(own.provider_id, 0) - row.minutes_per_week
    reason = rules.may_decline(
        own,
        area=row.told.area,
        needed=row.minutes_per_week,
        taken={own.provider_id: others},
    )
    if reason is None:
        return HasRoom()
    _decline(row, reason=reason, now=now)
    _open_again(session, row, now=now)
    return _declined(row, reason=reason, now=now)


def pass_on_silent(
    session: Session, *, order_id: str, by: Actor, now: datetime
) -> OrderDeclined | NotFound | OrderAnswered | ChoicePolicyMissing:
    """No answer in time: the next in turn gets it; with nobody left she chooses anew."""
    row = queries.order_to_pass_on(
        session, order_id=order_id, municipality_id=by.municipality_id
    )
    terms = queries.policy(session, municipality_id=by.municipality_id)
    if row is None:
        return NotFound()
    if terms is None:
        return ChoicePolicyMissing()
    is_answered = row.accepted_at is not None or row.declined_at is not None
    if is_answered or now.date() <= row.answer_by:
        return OrderAnswered()
    _decline(row, reason=DeclineReason.no_answer, now=now)
    session.flush()
    event = _declined(row, reason=DeclineReason.no_answer, now=now)
    following = _following(session, row, terms=terms, by=by, today=now.date())
    if following is None:
        _open_again(session, row, now=now)
        return event
    note_turn(session, following, at=now, municipality_id=row.municipality_id)
    next_id = send_order(
        session,
        following,
        told=row.told,
        way=ChoiceWay.non_choice,
        choice=row,
        terms=terms,
        consented_at=row.consented_at,
        now=now,
    )
    return replace(event, next_order_id=next_id, next_provider_id=following.provider_id)


def _following(
    session: Session, row: CareOrderRow, *, terms: Policy, by: Actor, today: date
) -> Candidate | None:
    """The next in turn with room, past the one that has been silent."""
    able = queries.able_to_take(
        session,
        actor=by,
        terms=terms,
        area=row.told.area,
        services=row.told.services,
        today=today,
    )
    return queries.in_turn(
        session, actor=by, terms=terms, able=able, without=(row.provider_id,)
    )


def start_service(
    session: Session, *, order_id: str, line_id: str, by: Actor, now: datetime
) -> ServiceStarted | NotFound | NotYetAccepted:
    """Help that has no visits, an alarm for one, has begun today."""
    row = queries.order_row(session, order_id=order_id, actor=by)
    if row is None:
        return NotFound()
    line = next((s for s in row.told.services if s.line_id == line_id), None)
    if line is None:
        return NotFound()
    if row.accepted_at is None:
        return NotYetAccepted()
    started_on: date = now.date()
    mark_started(session, order=row, line_ids=(line.line_id,), on=started_on)
    return ServiceStarted(
        municipality_id=row.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
        at=now,
        order_id=row.order_id,
        line_ids=(line.line_id,),
        started_on=started_on,
    )


def _decline(row: CareOrderRow, *, reason: DeclineReason, now: datetime) -> None:
    row.declined_at, row.decline_reason = now, reason


def _open_again(session: Session, row: CareOrderRow, *, now: datetime) -> None:
    session.add(
        ChoiceRow(
            choice_id=new_id(),
            municipality_id=row.municipality_id,
            case_id=row.case_id,
            person_id=row.person_id,
            decision_id=row.decision_id,
            goals=row.told.goals,
            opened_at=now,
            declined_by=people.provider(session, row.provider_id).name,
        )
    )


def _declined(
    row: CareOrderRow, *, reason: DeclineReason, now: datetime
) -> OrderDeclined:
    return OrderDeclined(
        municipality_id=row.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
        at=now,
        order_id=row.order_id,
        provider_id=row.provider_id,
        reason=reason,
    )
