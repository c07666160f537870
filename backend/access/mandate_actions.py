"""Asking for a mandate, giving one, registering one, ending it.

Nothing that is answered tells whether a personnummer is known to us.
"""

from datetime import date, datetime
from typing import TypedDict

from sqlalchemy.orm import Session

from backend.access import finding, people
from backend.access.enrolment import PersonNotProven
from backend.access.facts import PersonFacts
from backend.access.mandate_facts import (
    AGREED,
    MOST_ASKED,
    OPEN,
    PROOFS,
    ActingBegun,
    ActingEnded,
    AgentRegistersHerself,
    MandateAlreadyThere,
    MandateAsked,
    MandateConfirmed,
    MandateDeclined,
    MandateDoesNotFit,
    MandateGiven,
    MandateNotInForce,
    MandateRegistered,
    MandateRevoked,
    MandateState,
    MandateTerms,
    MandateUnknown,
    OwnAgent,
    Proof,
    Step,
    TooManyAsked,
    fitting,
)
from backend.access.mandates import (
    acting,
    facts_of,
    held_by,
    index_of,
    is_agent_herself,
    mandates_between,
    over_her,
    over_person,
    own_index,
)
from backend.access.tables import MandateRow, MandateStepRow
from backend.kernel.actor import Actor
from backend.kernel.ids import MandateId, MunicipalityId, PersonId
from backend.kernel.mandate import MandateKind, MandateScope
from backend.kernel.period import Period
from backend.kernel.refusal import NotAllowed
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.identity import new_id
from backend.plumbing.post import notify
from backend.plumbing.sealing import sealer_of

CannotGive = MandateAlreadyThere | OwnAgent | MandateDoesNotFit | NotAllowed


class Whose(TypedDict):
    """Whom an event is about."""

    municipality_id: MunicipalityId
    person_id: PersonId | None
    at: datetime


def give(
    session: Session,
    *,
    agent_number: str,
    agent_name: str,
    scopes: tuple[MandateScope, ...],
    valid: Period,
    replaces: MandateId | None = None,
    by: Actor,
    now: datetime,
) -> MandateGiven | MandateUnknown | CannotGive:
    """The person herself lets somebody act for her; one that it replaces ends with it."""
    index = own_index(session, by)
    if by.acting is not None or by.person_id is None or index is None:
        return NotAllowed()
    if replaces is not None:
        ended = revoke(session, mandate_id=replaces, by=by, now=now)
        if not isinstance(ended, MandateRevoked):
            return MandateUnknown()
        session.flush()
    terms = MandateTerms(
        kind=MandateKind.power_of_attorney,
        scopes=scopes,
        valid=valid,
        proof=Proof.own_word,
        proof_on=now.astimezone(STOCKHOLM).date(),
    )
    row = _new(
        by.municipality_id,
        person_index=index,
        person_name=by.name,
        agent_index=sealer_of(session).fingerprint(agent_number),
        agent_name=agent_name,
        terms=terms,
        person_id=by.person_id,
    )
    if no := _hindrance(session, row, now=now):
        return no
    _take(session, row, Step.given, by=by, now=now)
    return MandateGiven(**_about(row, now), mandate_id=row.mandate_id)


def ask(
    session: Session,
    *,
    person_number: str,
    person_name: str,
    scopes: tuple[MandateScope, ...],
    by: Actor,
    now: datetime,
) -> MandateAsked | TooManyAsked | CannotGive:
    """A relative asks to act for somebody, who says yes or no. It gives nothing by itself."""
    index = index_of(session, by.user_id)
    if by.acting is not None or index is None:
        return NotAllowed()
    today = now.astimezone(STOCKHOLM).date()
    waiting = [
        each
        for each in held_by(session, actor=by)
        if each.state_on(today) is MandateState.asked
    ]
    if len(waiting) >= MOST_ASKED:
        return TooManyAsked()
    terms = MandateTerms(
        kind=MandateKind.power_of_attorney,
        scopes=scopes,
        valid=Period(today),
    )
    row = _new(
        by.municipality_id,
        person_index=sealer_of(session).fingerprint(person_number),
        person_name=person_name,
        agent_index=index,
        agent_name=by.name,
        terms=terms,
    )
    if no := _hindrance(session, row, now=now):
        return no
    _take(session, row, Step.asked, by=by, now=now)
    return MandateAsked(
        municipality_id=by.municipality_id, at=now, mandate_id=row.mandate_id
    )


def confirm(
    session: Session, *, mandate_id: MandateId, by: Actor, now: datetime
) -> MandateConfirmed | MandateUnknown:
    """The person says yes to what she was asked, from today on."""
    row = _asked_of_her(session, mandate_id, by=by, now=now)
    if row is None:
        return MandateUnknown()
    row.person_id, row.person_name, row.proof = by.person_id, by.name, Proof.own_word
    row.start = row.proof_on = now.astimezone(STOCKHOLM).date()
    _take(session, row, Step.confirmed, by=by, now=now)
    return MandateConfirmed(**_about(row, now), mandate_id=mandate_id)


def decline(
    session: Session, *, mandate_id: MandateId, by: Actor, now: datetime
) -> MandateDeclined | MandateUnknown:
    """The person says no to what she was asked."""
    row = _asked_of_her(session, mandate_id, by=by, now=now)
    if row is None:
        return MandateUnknown()
    _take(session, row, Step.declined, by=by, now=now)
    return MandateDeclined(
        municipality_id=row.municipality_id,
        at=now,
        person_id=by.person_id,
        mandate_id=mandate_id,
    )


def revoke(
    session: Session, *, mandate_id: MandateId, by: Actor, now: datetime
) -> MandateRevoked | MandateUnknown:
    """The person takes it back; nobody who stands on it reaches anything from now on."""
    return _revoked(session, _hers(session, mandate_id, by=by), by=by, now=now)


def revoke_for(
    session: Session,
    *,
    mandate_id: MandateId,
    person: PersonFacts,
    by: Actor,
    now: datetime,
) -> MandateRevoked | MandateUnknown:
    """An officer ends one of a person whose case she has reached: told so, or shown so."""
    known = {each.mandate_id for each in over_person(session, person)}
    row = session.get(MandateRow, mandate_id) if mandate_id in known else None
    return _revoked(session, row, by=by, now=now)


def register(
    session: Session,
    *,
    person: PersonFacts,
    agent_number: str,
    agent_name: str,
    terms: MandateTerms,
    by: Actor,
    now: datetime,
) -> MandateRegistered | PersonNotProven | AgentRegistersHerself | CannotGive:
    """An officer has looked at a document, an extract or an answer: she is its checker.

    Somebody who is not in the register yet is entered, but never by her own word alone.
    What the agent had asked for of the same kind is answered; the person is told by mail.
    """
    if not person.is_proven:
        return PersonNotProven()
    if terms.proof not in PROOFS[terms.kind]:
        return MandateDoesNotFit()
    known = people.person_numbered(
        session,
        municipality_id=person.municipality_id,
        personnummer=person.personnummer,
    )
    told, person = person, known or person
    is_hidden = not finding.may_know(session, person.person_id, actor=by)
    row = _new(
        person.municipality_id,
        person_index=sealer_of(session).fingerprint(person.personnummer),
        person_name=told.name if known and is_hidden else person.name,
        agent_index=sealer_of(session).fingerprint(agent_number),
        agent_name=agent_name,
        terms=terms,
        person_id=person.person_id,
    )
    if is_agent_herself(
        session, by, agent_index=row.agent_index, agent_name=agent_name
    ):
        return AgentRegistersHerself()
    _answer_asked(session, row, by=by, now=now)
    if no := _hindrance(session, row, now=now):
        return no
    if known is None:
        people.keep_person(session, person)
    _take(session, row, Step.registered, by=by, now=now)
    if known is not None:
        notify(
            session,
            municipality_id=known.municipality_id,
            to_email=known.email,
            template="notification-mandate-registered",
            language=known.language,
            now=now,
        )
    return MandateRegistered(**_about(row, now), mandate_id=row.mandate_id)


def begin_acting(
    session: Session, *, mandate_id: MandateId, by: Actor, now: datetime, today: date
) -> ActingBegun | MandateUnknown | MandateNotInForce:
    """One deliberate step: whom she acts for is said in her sign-in and in the log."""
    stands = acting(session, mandate_id, user_id=by.user_id, today=today)
    if stands is None:
        held = {each.mandate_id for each in held_by(session, actor=by)}
        return MandateNotInForce() if mandate_id in held else MandateUnknown()
    if not stands.scopes:
        return MandateNotInForce()
    return ActingBegun(
        municipality_id=by.municipality_id,
        at=now,
        person_id=stands.person_id,
        mandate_id=mandate_id,
    )


def end_acting(_: Session, *, by: Actor, now: datetime) -> ActingEnded:
    """Herself again."""
    return ActingEnded(
        municipality_id=by.municipality_id, at=now, person_id=by.person_id
    )


def _new(
    municipality_id: MunicipalityId,
    *,
    person_index: str,
    person_name: str,
    agent_index: str,
    agent_name: str,
    terms: MandateTerms,
    person_id: PersonId | None = None,
) -> MandateRow:
    return MandateRow(
        mandate_id=MandateId(new_id()),
        municipality_id=municipality_id,
        person_index=person_index,
        person_name=person_name,
        agent_index=agent_index,
        agent_name=agent_name,
        kind=terms.kind,
        scopes=terms.scopes,
        start=terms.valid.start,
        until=terms.valid.until,
        proof=terms.proof,
        proof_on=terms.proof_on,
        person_id=person_id,
    )


def _about(row: MandateRow, now: datetime) -> Whose:
    return Whose(municipality_id=row.municipality_id, person_id=row.person_id, at=now)


def _hindrance(
    session: Session, row: MandateRow, *, now: datetime
) -> OwnAgent | MandateDoesNotFit | MandateAlreadyThere | None:
    if row.person_index == row.agent_index:
        return OwnAgent()
    if not fitting(row.kind, row.scopes):
        return MandateDoesNotFit()
    today, days = now.astimezone(STOCKHOLM).date(), Period(row.start, row.until)
    same = mandates_between(
        session,
        row.municipality_id,
        person_index=row.person_index,
        agent_index=row.agent_index,
    )
    is_there = any(
        each.kind is row.kind
        and each.state_on(today) in OPEN
        and each.valid.overlaps(days)
        for each in same
    )
    return MandateAlreadyThere() if is_there else None


def _answer_asked(
    session: Session, row: MandateRow, *, by: Actor, now: datetime
) -> None:
    """What had been asked for is replaced by what was answered."""
    today = now.astimezone(STOCKHOLM).date()
    for each in mandates_between(
        session,
        row.municipality_id,
        person_index=row.person_index,
        agent_index=row.agent_index,
    ):
        if each.kind is row.kind and each.state_on(today) is MandateState.asked:
            asked = session.get_one(MandateRow, each.mandate_id)
            _take(session, asked, Step.revoked, by=by, now=now)


def _hers(session: Session, mandate_id: MandateId, *, by: Actor) -> MandateRow | None:
    """A mandate over her; somebody else's does not exist."""
    known = {each.mandate_id for each in over_her(session, actor=by)}
    if mandate_id not in known:
        return None
    return session.get_one(MandateRow, mandate_id, with_for_update=True)


def _asked_of_her(
    session: Session, mandate_id: MandateId, *, by: Actor, now: datetime
) -> MandateRow | None:
    """One that waits for her answer."""
    row = _hers(session, mandate_id, by=by)
    today = now.astimezone(STOCKHOLM).date()
    waits = row and facts_of(session, row).state_on(today) is MandateState.asked
    return row if waits else None


def _revoked(
    session: Session, row: MandateRow | None, *, by: Actor, now: datetime
) -> MandateRevoked | MandateUnknown:
    if row is None:
        return MandateUnknown()
    mandate = facts_of(session, row)
    is_over = mandate.taken(Step.revoked, Step.declined)
    if is_over or not mandate.taken(*AGREED):
        return MandateUnknown()
    _take(session, row, Step.revoked, by=by, now=now)
    return MandateRevoked(**_about(row, now), mandate_id=row.mandate_id)


def _take(
    session: Session, row: MandateRow, step: Step, *, by: Actor, now: datetime
) -> None:
    session.add(row)
    session.flush()
    session.add(
        MandateStepRow(
            mandate_id=row.mandate_id, step=step, taken_by=by.user_id, taken_at=now
        )
    )
    session.flush()
