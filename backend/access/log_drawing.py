"""The month that has passed: drawn once for every unit, and held against the rules."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from msgspec.structs import replace
from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from backend.access import log_rules, people
from backend.access.facts import Purpose, RelationKind
from backend.access.log_facts import AlreadyDrawn, Finding, Home, LogReviewDrawn, Seen
from backend.access.log_policy import policy_on
from backend.access.own_log import is_opening
from backend.access.permissions import PERMISSIONS
from backend.access.tables import (
    BriefAccessRow,
    JoinedRoles,
    LogReview,
    LogReviewItem,
    LogRow,
    Municipality,
    Person,
    ProtectionRow,
    Relation,
    UserAccount,
)
from backend.kernel.actor import Actor, BriefKind, Role
from backend.kernel.ids import MunicipalityId, PersonId, UserId
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.duties import Due, Duty
from backend.plumbing.identity import new_id
from backend.plumbing.sealing import sealer_of

# How long ago a month may be and still be drawn, when nothing has run meanwhile.
MOST_MONTHS: Final = 12
# So many ids fit in one question to the database.
A_PART: Final = 500
# Looking through the log is looked at by nobody here: no file is opened by it.
NOT_A_FILE: Final = (Purpose.log_review, Purpose.sign_review)

Ties = dict[PersonId, list[tuple[str, date, date | None]]]


def months_to_draw(session: Session, *, now: datetime) -> Sequence[Due]:
    """Each municipality's whole months since the one that was drawn last."""
    this = log_rules.month_of(now)
    last = dict(
        session.execute(
            select(LogReview.municipality_id, func.max(LogReview.month)).group_by(
                LogReview.municipality_id
            )
        ).all()
    )
    return [
        Due(municipality_id=each, what=f"{month:%Y-%m}")
        for each in session.scalars(select(Municipality.municipality_id))
        for month in _months_between(last.get(each), this)
    ]


def draw_month(
    session: Session, what: str, *, by: Actor, now: datetime
) -> LogReviewDrawn | AlreadyDrawn:
    """Draw a month (`2026-10`), once: whoever draws again draws the same, and is refused."""
    month, here = date.fromisoformat(f"{what}-01"), by.municipality_id
    drawn = select(LogReview.review_id).where(
        LogReview.municipality_id == here, LogReview.month == month
    )
    if session.scalar(drawn) is not None or month >= log_rules.month_of(now):
        return AlreadyDrawn()
    policy = policy_on(session, municipality_id=here, day=month)
    seen, fingerprint = _seen_in(session, here, month), sealer_of(session).fingerprint
    sampled = log_rules.samples(
        seen, policy, lambda seq: fingerprint(f"log review {here} {what} {seq}")
    )
    review = LogReview(
        review_id=new_id(),
        municipality_id=here,
        month=month,
        drawn_at=now,
        due_on=now.date() + timedelta(days=policy.review_within_days),
        per_cent=policy.sample_per_cent,
        at_least=policy.sample_at_least,
        source=policy.source,
        units=log_rules.units_of(seen, sampled, people.place_names(session, here)),
    )
    session.add(review)
    session.flush()
    found = log_rules.findings(
        seen,
        sampled,
        policy=policy,
        readers=_readers(session, here),
        persons=_persons(session, seen),
    )
    at = {each.seq: each.at for each in seen}
    session.add_all(_item(each, review, at) for each in found)
    return LogReviewDrawn(
        municipality_id=here, at=now, month=month, findings=len(found)
    )


def _months_between(last: date | None, this: date) -> list[date]:
    """The whole months after `last`; when none has been drawn, the one before this."""
    months: list[date] = []
    month = _before(this)
    while len(months) < MOST_MONTHS and (last is None or month > last):
        months.append(month)
        if last is None:
            break
        month = _before(month)
    return months[::-1]


def _before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)


def _seen_in(
    session: Session, municipality_id: MunicipalityId, month: date
) -> tuple[Seen, ...]:
    """Every opening of somebody's file by those who work here, in that month."""
    start = datetime.combine(month, time(), STOCKHOLM)
    end = datetime.combine(
        (month + timedelta(days=31)).replace(day=1), time(), STOCKHOLM
    )
    of_provider = aliased(UserAccount)
    rows = session.execute(
        select(
            LogRow.seq,
            LogRow.at,
            LogRow.user_id,
            LogRow.role,
            LogRow.unit_id,
            of_provider.provider_id,
            LogRow.purpose,
            LogRow.person_id,
        )
        .outerjoin(of_provider, of_provider.user_id == LogRow.user_id)
        .where(
            LogRow.municipality_id == municipality_id,
            LogRow.at >= start,
            LogRow.at < end,
            LogRow.role != Role.citizen,
            LogRow.purpose.not_in(NOT_A_FILE),
            is_opening(),
        )
        .order_by(LogRow.seq)
    ).all()
    ties = _ties(session, municipality_id)
    protected = _protected(session, municipality_id)
    return tuple(
        Seen(
            seq=seq,
            at=at.astimezone(STOCKHOLM),
            reader_id=user_id,
            role=role,
            place=unit_id or provider_id or "",
            person_id=PersonId(person_id or ""),
            is_tied=_reaches_all(role, purpose)
            or _is_tied(
                ties.get(PersonId(person_id or ""), []),
                {user_id, unit_id, provider_id},
                at.astimezone(STOCKHOLM).date(),
            ),
            is_protected=any(
                since <= at and (until is None or at < until)
                for since, until in protected[person_id]
            ),
        )
        for seq, at, user_id, role, unit_id, provider_id, purpose, person_id in rows
    )


def _protected(
    session: Session, municipality_id: MunicipalityId
) -> Mapping[str | None, list[tuple[datetime, datetime | None]]]:
    """Who has been protected, and when."""
    found: dict[str | None, list[tuple[datetime, datetime | None]]] = defaultdict(list)
    rows = select(ProtectionRow).where(ProtectionRow.municipality_id == municipality_id)
    for row in session.scalars(rows):
        found[row.person_id].append((row.entered_at, row.ended_at))
    return found


def _ties(session: Session, municipality_id: MunicipalityId) -> Ties:
    """Who has had to do with whose cases, and when."""
    ties: Ties = defaultdict(list)
    for person_id, holder, start, until in session.execute(
        select(
            Relation.person_id, Relation.holder, Relation.start, Relation.until
        ).where(Relation.municipality_id == municipality_id)
    ):
        ties[person_id].append((holder, start, until))
    covers = select(BriefAccessRow).where(
        BriefAccessRow.municipality_id == municipality_id,
        BriefAccessRow.kind == BriefKind.covering,
    )
    for row in session.scalars(covers):
        start, until = (
            moment.astimezone(STOCKHOLM).date() for moment in (row.opened_at, row.until)
        )
        ties[row.person_id].append((row.user_id, start, until))
    return ties


def _is_tied(
    ties: Sequence[tuple[str, date, date | None]], holders: set[str | None], day: date
) -> bool:
    return any(
        holder in holders and start <= day and (until is None or day <= until)
        for holder, start, until in ties
    )


def _reaches_all(role: Role, purpose: str) -> bool:
    """Whose work is with everybody in the municipality has no case of her own."""
    return any(
        RelationKind.municipality in ties
        for (its, what), ties in PERMISSIONS.items()
        if its is role and what == purpose
    )


def _readers(session: Session, municipality_id: MunicipalityId) -> dict[UserId, Home]:
    """Those who work here: the surname of each, and her own home if she has joined it."""
    own = aliased(UserAccount)
    rows = session.execute(
        select(UserAccount.user_id, UserAccount.name, Person)
        .outerjoin(JoinedRoles, JoinedRoles.post_id == UserAccount.user_id)
        .outerjoin(own, own.user_id == JoinedRoles.own_id)
        .outerjoin(Person, Person.person_id == own.person_id)
        .where(
            UserAccount.municipality_id == municipality_id,
            UserAccount.role != Role.citizen,
        )
    )
    return {
        user_id: replace(_home(person), surname=_surname(name))
        if person
        else Home(surname=_surname(name))
        for user_id, name, person in rows
    }


def _persons(session: Session, seen: Sequence[Seen]) -> dict[PersonId, Home]:
    wanted = sorted({each.person_id for each in seen})
    found: dict[PersonId, Home] = {}
    for at in range(0, len(wanted), A_PART):
        some = Person.person_id.in_(wanted[at : at + A_PART])
        for row in session.scalars(select(Person).where(some)):
            found[row.person_id] = _home(row)
    return found


def _home(person: Person) -> Home:
    return Home(
        surname=person.family_name,
        address=" ".join(filter(None, (person.address, person.postal))),
        person_id=person.person_id,
    )


def _surname(name: str) -> str:
    return name.rpartition(" ")[2]


def _item(found: Finding, review: LogReview, at: dict[int, datetime]) -> LogReviewItem:
    return LogReviewItem(
        item_id=new_id(),
        review_id=review.review_id,
        municipality_id=review.municipality_id,
        rule=found.rule,
        place=found.place,
        reader_id=found.reader_id,
        seqs=found.seqs,
        first_at=at[found.seqs[0]],
        last_at=at[found.seqs[-1]],
        due_on=review.due_on,
    )


DUTIES: Final[tuple[Duty, ...]] = (
    Duty(name="draw_log_review", due=months_to_draw, act=draw_month),
)
