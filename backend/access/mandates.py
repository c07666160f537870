"""Mandates as they stand, and standing on one that is in force.

Both are known by the hash of their personnummer, so that somebody can be asked, or
trusted, who has never signed in. What is not hers does not exist for whoever asks.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people, whereabouts
from backend.access.facts import PersonFacts
from backend.access.mandate_facts import (
    ActingEnded,
    Did,
    Mandate,
    MandateState,
    StepTaken,
)
from backend.access.tables import (
    JoinedRoles,
    LogRow,
    MandateRow,
    MandateStepRow,
    Person,
    SignIn,
    UserAccount,
)
from backend.kernel.actor import Actor, ProofLevel, Role
from backend.kernel.ids import MandateId, MunicipalityId, UserId
from backend.kernel.mandate import Acting
from backend.kernel.period import Period
from backend.kernel.refusal import NotAllowed
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.sealing import sealer_of


def over_her(session: Session, *, actor: Actor) -> tuple[Mandate, ...]:
    """All by which somebody may or might act for her, the newest first."""
    index = own_index(session, actor)
    if actor.acting is not None or index is None:
        return ()
    found = mandates_between(session, actor.municipality_id, person_index=index)
    if not whereabouts.names_no_officer(session, actor):
        return found
    titles = _titles(session, [each.mandate_id for each in found])
    return tuple(_unnamed(each, titles) for each in found)


def _unnamed(mandate: Mandate, titles: Mapping[str, str]) -> Mandate:
    """Officers by their titles alone."""
    steps = tuple(
        replace(each, by=titles.get(each.by, each.by)) for each in mandate.steps
    )
    return replace(mandate, steps=steps)


def _titles(session: Session, mandate_ids: Sequence[MandateId]) -> dict[str, str]:
    """Of everybody who works here and has taken a step in them, by name."""
    by_staff = (
        select(UserAccount.name, UserAccount.title)
        .join(MandateStepRow, MandateStepRow.taken_by == UserAccount.user_id)
        .where(
            MandateStepRow.mandate_id.in_(mandate_ids),
            UserAccount.role != Role.citizen,
        )
    )
    return {each.name: each.title for each in session.execute(by_staff)}


def held_by(session: Session, *, actor: Actor) -> tuple[Mandate, ...]:
    """All that she holds herself or has asked for, whoever she acts for just now."""
    index = index_of(session, actor.user_id)
    if index is None:
        return ()
    return mandates_between(session, actor.municipality_id, agent_index=index)


def over_person(session: Session, person: PersonFacts) -> tuple[Mandate, ...]:
    """All over a person, for whoever has already reached her case through `scope`."""
    if not person.is_proven:
        return ()
    index = sealer_of(session).fingerprint(person.personnummer)
    return mandates_between(session, person.municipality_id, person_index=index)


def acting(
    session: Session, mandate_id: MandateId, *, user_id: UserId, today: date
) -> Acting | None:
    """Whom she acts for by this mandate of hers, and what it covers today, if anything.

    None for what is not hers or has not been agreed to. Over somebody protected it covers
    nothing unless the protection says so.
    """
    row = session.get(MandateRow, mandate_id)
    if row is None or row.person_id is None:
        return None
    account = session.get_one(UserAccount, user_id)
    is_hers = (
        row.municipality_id == account.municipality_id
        and row.agent_index == index_of(session, user_id)
    )
    if not is_hers:
        return None
    mandate = facts_of(session, row)
    is_in_force = mandate.state_on(today) is MandateState.in_force and (
        whereabouts.lets_agents(
            session, municipality_id=row.municipality_id, person_id=row.person_id
        )
    )
    return Acting(
        mandate_id=mandate_id,
        person_id=row.person_id,
        name=mandate.person_name,
        kind=row.kind,
        scopes=frozenset(row.scopes if is_in_force else ()),
        until=row.until,
        has_ended=mandate.had_begun(today) and not is_in_force,
    )


def stand_for(
    session: Session, by: Actor, basis: str, now: datetime
) -> Actor | NotAllowed:
    """In whose place something was made that has waited: its maker's, or by her mandate.

    Nobody does anything for another who has not shown for certain who she is. One that
    has ended meanwhile is known as such; whom she acts for now does not count.
    """
    today = now.astimezone(STOCKHOLM).date()
    stands = acting(session, MandateId(basis), user_id=by.user_id, today=today)
    holds = stands is not None and bool(stands.scopes or stands.has_ended)
    if basis and not (holds and by.level is ProofLevel.N3):
        return NotAllowed()
    return people.actor_of(
        people.staff(session, by.user_id),
        level=by.level,
        sign_in=by.sign_in,
        acting=stands,
    )


def done_under(session: Session, mandate: Mandate) -> tuple[Did, ...]:
    """What has been done and read by it, a line a day and kind, the latest first.

    Coming, going and her own ways in are the agent's, and nothing done for the person.
    """
    rows = session.execute(
        select(LogRow.at, LogRow.action)
        .where(
            LogRow.basis == mandate.mandate_id,
            LogRow.result != "refused",
            LogRow.person_id.is_not(None),
            LogRow.action != ActingEnded.name(),
        )
        .order_by(LogRow.seq.desc())
    )
    counted = Counter((at.astimezone(STOCKHOLM).date(), action) for at, action in rows)
    return tuple(
        Did(day=day, action=action, times=times)
        for (day, action), times in counted.items()
    )


def sign_ins_under(session: Session, mandate_id: MandateId) -> Sequence[str]:
    """The hashes of the sign-ins that stand on it."""
    return session.scalars(
        select(SignIn.token_hash).where(
            SignIn.mandate_id == mandate_id, SignIn.revoked_at.is_(None)
        )
    ).all()


def index_of(session: Session, user_id: UserId) -> str | None:
    """The hash of her own number; none for whoever has not been proven."""
    return session.scalar(
        select(Person.personnummer_index)
        .join(UserAccount, UserAccount.person_id == Person.person_id)
        .where(UserAccount.user_id == user_id)
    )


def is_agent_herself(
    session: Session, officer: Actor, *, agent_index: str, agent_name: str
) -> bool:
    """Whether an officer is the agent: by her own account, or by her name.

    Nothing more is known of who works here.
    """
    numbers = session.scalars(
        select(Person.personnummer_index)
        .join(UserAccount, UserAccount.person_id == Person.person_id)
        .join(JoinedRoles, JoinedRoles.own_id == UserAccount.user_id)
        .where(JoinedRoles.post_id == officer.user_id)
    ).all()
    is_namesake = agent_name.casefold().split() == officer.name.casefold().split()
    return is_namesake or agent_index in numbers


def own_index(session: Session, actor: Actor) -> str | None:
    """Hers as the person whom it is about; nobody acts for her by acting for another."""
    return None if actor.acting else index_of(session, actor.user_id)


def mandates_between(
    session: Session,
    municipality_id: MunicipalityId,
    *,
    person_index: str | None = None,
    agent_index: str | None = None,
) -> tuple[Mandate, ...]:
    """All over the one and held by the other; who is left out is anybody. Newest first."""
    wanted = select(MandateRow).where(MandateRow.municipality_id == municipality_id)
    if person_index is not None:
        wanted = wanted.where(MandateRow.person_index == person_index)
    if agent_index is not None:
        wanted = wanted.where(MandateRow.agent_index == agent_index)
    rows = session.scalars(wanted.order_by(MandateRow.mandate_id.desc())).all()
    steps = _steps(session, [row.mandate_id for row in rows])
    return tuple(_mandate(row, steps[row.mandate_id]) for row in rows)


def facts_of(session: Session, row: MandateRow) -> Mandate:
    """The mandate with all that has been done with it."""
    return _mandate(row, _steps(session, [row.mandate_id])[row.mandate_id])


def _steps(
    session: Session, mandate_ids: Sequence[MandateId]
) -> dict[MandateId, tuple[StepTaken, ...]]:
    """What has been done with each, in the order that it was done."""
    taken: dict[MandateId, tuple[StepTaken, ...]] = defaultdict(tuple)
    for row, name in session.execute(
        select(MandateStepRow, UserAccount.name)
        .join(UserAccount, UserAccount.user_id == MandateStepRow.taken_by)
        .where(MandateStepRow.mandate_id.in_(mandate_ids))
        .order_by(MandateStepRow.taken_at)
    ):
        step = StepTaken(step=row.step, by=name, at=row.taken_at.astimezone(STOCKHOLM))
        taken[row.mandate_id] = (*taken[row.mandate_id], step)
    return taken


def _mandate(row: MandateRow, steps: tuple[StepTaken, ...]) -> Mandate:
    return Mandate(
        mandate_id=row.mandate_id,
        person_id=row.person_id,
        person_name=row.person_name,
        agent_name=row.agent_name,
        kind=row.kind,
        scopes=row.scopes,
        valid=Period(row.start, row.until),
        proof=row.proof,
        proof_on=row.proof_on,
        steps=steps,
    )
