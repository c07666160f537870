"""A case that a colleague has: covered, taken over, and opened in an emergency."""

import dataclasses
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import select, update

from backend.access import brief, people
from backend.access.brief_facts import (
    AlreadyReached,
    AlreadyReviewed,
    BriefReasonMissing,
    CaseNumberUnknown,
    EmergencyToReview,
    ReviewOfOwn,
    ReviewOutcome,
)
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.access.tables import JoinedRoles, UserAccount
from backend.handoffs import door_to
from backend.investigation import actions, queries
from backend.investigation.facts import (
    Approach,
    EntryDraft,
    EntrySource,
    NobodysCase,
    NotYourCase,
)
from backend.investigation.tables.inquiry import InvestigationRow
from backend.kernel.actor import Actor, BriefAccess, BriefKind, Role
from backend.kernel.ids import CaseId
from backend.kernel.refusal import NotFound, Refusal
from backend.plumbing.database import Kept, Opened
from backend.plumbing.post import notifications
from tests.conftest import NOON, House
from tests.unit.investigation.samples import (
    TODAY,
    VISIT,
    open_case,
    take,
    try_case_file,
)

WHY = "Elin är sjuk och sonen ringer om fallet i natt"
NUMBER = "2026-1184"
ENTRY = EntryDraft(
    happened_on=TODAY,
    source=EntrySource.relative,
    heading="Samtal med sonen",
    facts_text="Hon har fallit i natt",
)


def actor(house: House, slug: str, *, at: datetime = NOON) -> Actor:
    """Signed in, with what she reaches for a while."""
    by = house.actor(slug)
    return house.database.read_now(
        lambda s: replace(
            by,
            for_a_while=brief.held_by(s, people.staff(s, by.user_id), now=at),
        )
    )


def do(house: House, action: Any, slug: str, *, at: datetime = NOON, **how: Any) -> Any:
    by = actor(house, slug, at=at)
    result = house.door.act_now(partial(action, by=by, now=at, **how), by=by, now=at)
    return result.event if isinstance(result, Kept) else result


def covers(house: House, case_id: CaseId, slug: str = "lovisa", days: int = 7) -> Any:
    return do(house, actions.cover, slug, case_id=case_id, days=days, reason=WHY)


def breaks_glass(
    house: House,
    slug: str = "lovisa",
    *,
    number: str = NUMBER,
    personnummer: str | None = None,
    reason: str = WHY,
) -> Any:
    return do(
        house,
        actions.break_glass,
        slug,
        number=number,
        personnummer=personnummer,
        reason=reason,
    )


def writes(house: House, case_id: CaseId, slug: str, *, at: datetime = NOON) -> Any:
    how = {"case_id": case_id, "draft": ENTRY, "today": TODAY}
    return do(house, actions.write_entry, slug, at=at, **how)


def plans(house: House, case_id: CaseId, slug: str) -> Any:
    return do(
        house,
        actions.plan_inquiry,
        slug,
        case_id=case_id,
        visit_at=VISIT,
        approach=Approach.home_visit,
        questions="",
        sources="",
        base_version=0,
    )


def reads(house: House, case_id: CaseId, slug: str, *, at: datetime = NOON) -> bool:
    return try_case_file(house, case_id, by=actor(house, slug, at=at)) is not None


def to_review(house: House, slug: str = "ulla") -> tuple[EmergencyToReview, ...]:
    by = house.actor(slug)
    return house.database.read_now(partial(brief.emergencies, actor=by))


def reviews(house: House, access_id: str, slug: str = "ulla", text: str = WHY) -> Any:
    return do(
        house,
        brief.review,
        slug,
        access_id=access_id,
        outcome=ReviewOutcome.justified,
        text=text,
    )


@pytest.mark.capability("X2")
class TestCovering:
    def test_reaches_the_file_until_midnight_of_the_last_day(
        self, house: House
    ) -> None:
        case_id = open_case(house)
        take(house, case_id)
        assert not reads(house, case_id, "lovisa")

        covers(house, case_id, days=1)

        midnight = (NOON + timedelta(days=1)).replace(hour=0, minute=0)
        assert reads(house, case_id, "lovisa")
        assert reads(house, case_id, "lovisa", at=midnight - timedelta(minutes=1))
        assert not reads(house, case_id, "lovisa", at=midnight)

    def test_writes_in_the_journal_and_does_nothing_else(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)

        covers(house, case_id)

        assert not isinstance(writes(house, case_id, "lovisa"), Refusal)
        assert plans(house, case_id, "lovisa") == NotYourCase()
        assert not isinstance(plans(house, case_id, "elin"), Refusal)

    def test_says_why(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)

        found = do(
            house, actions.cover, "lovisa", case_id=case_id, days=1, reason="sjuk"
        )

        assert found == BriefReasonMissing()
        assert not reads(house, case_id, "lovisa")

    def test_is_for_a_case_of_the_unit_that_somebody_has(self, house: House) -> None:
        case_id = open_case(house)

        assert covers(house, case_id) == NobodysCase()
        take(house, case_id)
        assert covers(house, case_id, "elin") == AlreadyReached(case_id=case_id)
        assert covers(house, case_id, "oskar") == NotFound()
        assert covers(house, case_id, "adam") == NotFound()

    def test_ends_when_she_says_so(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)
        covers(house, case_id)

        do(house, brief.close, "lovisa", case_id=case_id)

        assert not reads(house, case_id, "lovisa")
        assert do(house, brief.close, "lovisa", case_id=case_id) == NotFound()


@pytest.mark.capability("X2")
class TestTakingOver:
    def test_moves_the_case_and_what_is_to_be_done_in_it(self, house: House) -> None:
        house = dataclasses.replace(
            house, door=door_to(house.database, wake=lambda _: None)
        )
        case_id = open_case(house)
        take(house, case_id)

        do(house, actions.take_over, "lovisa", case_id=case_id, reason=WHY)

        assert not isinstance(plans(house, case_id, "lovisa"), Refusal)
        assert plans(house, case_id, "elin") == NotFound()
        mine = house.database.read_now(
            partial(
                queries.worklist,
                actor=house.actor("lovisa"),
                now=NOON,
                today=TODAY,
            )
        )
        assert [row.case_id for row in mine.rows] == [case_id]

    def test_tells_who_had_it_and_why_it_changed_hands(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)

        do(house, actions.take_over, "sofia", case_id=case_id, reason=WHY)

        had = house.database.read_now(
            partial(
                queries.assignments,
                actor=house.actor("ulla"),
                case_id=case_id,
                purpose=Purpose.case_file,
            )
        )
        assert [(each.officer_name, each.reason) for each in had] == [
            ("Elin Sandberg", WHY),
            ("Sofia Berg", ""),
        ]


@pytest.mark.capability("X2")
class TestEmergency:
    def test_lasts_an_hour_and_only_reads(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)

        breaks_glass(house)

        assert reads(house, case_id, "lovisa", at=NOON + timedelta(minutes=59))
        assert writes(house, case_id, "lovisa") == NotYourCase()
        assert plans(house, case_id, "lovisa") == NotYourCase()
        assert not reads(house, case_id, "lovisa", at=NOON + timedelta(minutes=60))

    def test_finds_the_case_by_the_persons_number_too(self, house: House) -> None:
        case_id = open_case(house)
        marta = house.actor("marta").person_id
        assert marta is not None
        number = house.database.read_now(lambda s: people.person(s, marta).personnummer)

        breaks_glass(house, number=number, personnummer=number)

        assert reads(house, case_id, "lovisa")

    @pytest.mark.parametrize("slug", ["oskar", "adam", "ulla", "fatima", "petra"])
    def test_is_for_officers_of_the_municipality(self, house: House, slug: str) -> None:
        open_case(house)

        assert breaks_glass(house, slug) == CaseNumberUnknown()

    def test_needs_a_reason_and_a_case(self, house: House) -> None:
        open_case(house)

        assert breaks_glass(house, reason="   ") == BriefReasonMissing()
        assert breaks_glass(house, number="2026-9999") == CaseNumberUnknown()
        assert to_review(house) == ()

    def test_tells_the_head_at_once_without_saying_whose(self, house: House) -> None:
        open_case(house)
        house.database.write_now(
            lambda s: s.execute(
                update(UserAccount)
                .where(UserAccount.slug.in_(["ulla", "una", "sofia"]))
                .values(email=UserAccount.slug + "@example.org")
            )
        )

        breaks_glass(house)

        sent = house.database.read_now(notifications)
        told = [(each.to_email, each.template, each.reference) for each in sent]
        assert told == [("ulla@example.org", "notification-emergency-opened", "")]

    def test_is_judged_by_somebody_else_and_once(self, house: House) -> None:
        case_id = open_case(house)
        breaks_glass(house, "sofia", number=NUMBER)
        assert to_review(house) == ()
        breaks_glass(house)
        lovisa = actor(house, "lovisa")
        house.door.read_now(
            partial(queries.case_file, actor=lovisa, case_id=case_id, today=TODAY),
            by=lovisa,
            now=NOON,
            opened=Opened(purpose="case_file", what="case", case_id=case_id),
        )

        (found,) = to_review(house)

        assert (found.opened_by, found.reason) == ("Lovisa Ek", WHY)
        assert found.openings == 1
        assert reviews(house, found.access_id, "lovisa") == NotFound()
        assert reviews(house, found.access_id, "una") == NotFound()
        assert reviews(house, found.access_id, "adam") == NotFound()
        assert reviews(house, found.access_id, text="ok") == BriefReasonMissing()
        assert not isinstance(reviews(house, found.access_id), Refusal)
        assert reviews(house, found.access_id) == AlreadyReviewed()

    def test_is_judged_by_whoever_looks_through_the_log_too(self, house: House) -> None:
        open_case(house)
        breaks_glass(house)

        (found,) = to_review(house, "lova")

        assert not isinstance(reviews(house, found.access_id, "lova"), Refusal)
        assert to_review(house)[0].reviewed_by == "Lova Granath"

    def test_is_never_judged_by_who_opened_it_whatever_her_role_is_now(
        self, house: House
    ) -> None:
        open_case(house)
        breaks_glass(house)
        (found,) = to_review(house)
        promoted = replace(house.actor("lovisa"), role=Role.unit_head)

        refused = house.database.write_now(
            partial(
                brief.review,
                access_id=found.access_id,
                outcome=ReviewOutcome.justified,
                text=WHY,
                by=promoted,
                now=NOON,
            )
        )

        assert refused == ReviewOfOwn()

    def test_is_never_judged_from_her_other_post(self, house: House) -> None:
        open_case(house)
        breaks_glass(house)
        (found,) = to_review(house)
        own = house.actor("karin").user_id
        posts = [house.actor(slug).user_id for slug in ("lovisa", "ulla")]
        house.database.write_now(
            lambda s: s.add_all(
                JoinedRoles(post_id=post, own_id=own, joined_at=NOON) for post in posts
            )
        )

        seen = to_review(house)

        assert [each.is_own for each in seen] == [True]
        assert reviews(house, found.access_id) == ReviewOfOwn()

    def test_leaves_its_rows_in_the_log(self, house: House) -> None:
        case_id = open_case(house)

        breaks_glass(house)
        do(house, brief.close, "lovisa", case_id=case_id)

        told = [(row.action, row.result) for row in house.logged(case_id)]
        assert told == [("emergency_opened", "done"), ("brief_access_closed", "done")]


def test_another_municipality_is_not_reached_by_a_forged_access(house: House) -> None:
    case_id = open_case(house)
    forged = replace(
        house.actor("oskar"),
        for_a_while=(
            BriefAccess(
                access_id="forged",
                case_id=case_id,
                case_number=NUMBER,
                kind=BriefKind.emergency,
                until=NOON + timedelta(hours=1),
            ),
        ),
    )

    found = house.database.read_now(
        lambda s: s.scalar(
            select(InvestigationRow).where(
                scope(forged, Purpose.case_file, InvestigationRow)
            )
        )
    )

    assert found is None
