"""Openings of Märta's file, as the tests of the log need them."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select

from backend.access import log_drawing, log_review, own_log, relations
from backend.access.administration import add_user
from backend.access.facts import Purpose, RelationKind
from backend.access.log_facts import LogQuestionAsked, OpeningsPage, ReviewDesk
from backend.access.tables import BriefAccessRow, LogRow
from backend.kernel.actor import Actor, BriefKind, Role
from backend.kernel.event import Event
from backend.kernel.ids import CaseId
from backend.kernel.period import Period
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Opened
from backend.plumbing.identity import new_id
from tests.conftest import NOON, House
from tests.unit.access.mandates import do

CASE = CaseId("01900000-0000-7000-8000-000000000001")
# An ordinary Tuesday morning of the month before.
OCTOBER = datetime(2026, 10, 6, 9, 14, tzinfo=NOON.tzinfo)


def opens(
    house: House,
    slug: str,
    *,
    of: str = "marta",
    at: datetime = OCTOBER,
    what: str = "case",
    purpose: Purpose = Purpose.case_file,
    by: Actor | None = None,
) -> int:
    """Somebody opens a page about a person; the number of its row in the log."""
    person_id = house.actor(of).person_id
    house.door.read_now(
        lambda _: None,
        by=by or house.actor(slug),
        now=at,
        opened=Opened(purpose=purpose, what=what, case_id=CASE, person_id=person_id),
    )
    newest = select(LogRow.seq).order_by(LogRow.seq.desc()).limit(1)
    return house.database.read_now(lambda s: s.scalars(newest).one())


def tie(house: House, slug: str, *, of: str = "marta") -> None:
    """The case of this person is hers to work with since long."""
    person_id = house.actor(of).person_id
    assert person_id is not None
    house.database.write_now(
        partial(
            relations.grant,
            municipality_id=house.actor(of).municipality_id,
            case_id=CASE,
            person_id=person_id,
            kind=RelationKind.assigned,
            holder=house.actor(slug).user_id,
            valid=Period(datetime(2026, 1, 1, tzinfo=NOON.tzinfo).date()),
        )
    )


def another_reviewer(house: House, slug: str, *, municipality: str = "nacka") -> Actor:
    house.database.write_now(
        partial(
            add_user,
            municipality=municipality,
            slug=slug,
            name=slug.capitalize(),
            title="Logggranskare",
            role=Role.log_reviewer,
            email=f"{slug}@example.test",
            now=NOON,
        )
    )
    return house.actor(slug)


def read_by(
    house: House, actor: Actor, *, by_staff: bool = True, before: int | None = None
) -> OpeningsPage:
    """Who has read, as she sees it."""
    return house.door.look_now(
        partial(
            own_log.own_openings,
            actor=actor,
            by_staff=by_staff,
            before=before,
            now=NOON,
        )
    )


def seqs(page: OpeningsPage) -> list[int]:
    return [line.opening.seq for _, lines in page.days for line in lines]


def asks(
    house: House, seq: int, *, by: Actor, text: str = "Varför?"
) -> Event | Refusal:
    return do(house, own_log.ask, by=by, seq=seq, text=text)


def asked(house: House, seq: int, *, by: Actor) -> str:
    event = asks(house, seq, by=by)
    assert isinstance(event, LogQuestionAsked)
    return event.question_id


def draws(house: House, municipality: str = "nacka", **facts: Any) -> Event | Refusal:
    """The month of October, drawn on the second of November."""
    slug = {"nacka": "adam", "osteraker": "axel"}[municipality]
    draw = partial(log_drawing.draw_month, what=facts.get("what", "2026-10"))
    return do(house, draw, by=house.actor(slug))


def desk_of(house: House, actor: Actor) -> ReviewDesk:
    return house.door.look_now(partial(log_review.desk, actor=actor))


def reaches_for_a_while(house: House, slug: str, kind: BriefKind, reason: str) -> None:
    """An hour from the opening on, in Märta's case."""
    reader, marta = house.actor(slug), house.actor("marta")
    assert marta.person_id is not None
    row = BriefAccessRow(
        municipality_id=marta.municipality_id,
        case_id=CASE,
        person_id=marta.person_id,
        access_id=new_id(),
        kind=kind,
        case_number="2026-1",
        user_id=reader.user_id,
        user_name=reader.name,
        user_title=reader.title,
        unit_id=reader.unit_id,
        reason=reason,
        opened_at=OCTOBER,
        until=OCTOBER + timedelta(hours=1),
    )
    house.database.write_now(lambda s: s.add(row))
