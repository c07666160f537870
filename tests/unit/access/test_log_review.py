"""The month drawn once, held against the rules, and closed by somebody else than read."""

from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import delete, select

from backend.access import log_drawing, log_review
from backend.access.brief_facts import ReviewOutcome
from backend.access.facts import Purpose
from backend.access.log_facts import (
    AlreadyDrawn,
    FindingWithoutWords,
    LogFindingClosed,
    LogReviewDrawn,
    Overdue,
    OwnOpening,
    ReviewClosed,
    ReviewItem,
    Rule,
)
from backend.access.protection_facts import ProtectionLevel
from backend.access.tables import (
    JoinedRoles,
    LogReview,
    LogReviewItem,
    ProtectionRow,
)
from backend.kernel.actor import Actor, BriefKind
from backend.kernel.event import Event
from backend.kernel.refusal import NotAllowed, NotFound, Refusal
from backend.plumbing.identity import new_id
from tests.conftest import NOON, House
from tests.unit.access.mandates import do
from tests.unit.access.openings import (
    OCTOBER,
    another_reviewer,
    asked,
    desk_of,
    draws,
    opens,
    reaches_for_a_while,
    tie,
)

JUSTIFIED = ReviewOutcome.justified


def items(house: House, actor: Actor) -> dict[tuple[Rule, str], ReviewItem]:
    return {(e.rule, e.reader_name): e for e in desk_of(house, actor).items}


def closes(
    house: House, item_id: str, *, by: Actor, words: str = "Ett besök."
) -> Event | Refusal:
    return do(
        house,
        log_review.close_item,
        by=by,
        item_id=item_id,
        outcome=JUSTIFIED,
        words=words,
    )


def late_for(house: House, slug: str, *, days: int) -> Overdue:
    today = NOON.date() + timedelta(days=days)
    return house.door.look_now(
        partial(log_review.overdue, actor=house.actor(slug), today=today)
    )


@pytest.mark.capability("X3")
class TestDrawing:
    def test_draws_from_every_unit_what_was_opened_in_the_month(
        self, house: House
    ) -> None:
        for slug in ("elin", "petra", "fatima"):
            tie(house, slug)
        for minutes in range(22):
            opens(house, "elin", at=OCTOBER + timedelta(minutes=minutes))
        opens(house, "petra", what="order", purpose=Purpose.order)
        opens(house, "fatima", what="fee_person", purpose=Purpose.economy)
        opens(house, "elin", at=NOON)
        opens(house, "marta", what="own_case", purpose=Purpose.own_file)
        opens(house, "oskar", of="aino")

        drawn = draws(house)

        assert isinstance(drawn, LogReviewDrawn)
        month = desk_of(house, house.actor("lova")).month
        assert month is not None
        assert {(each.name, each.opened, each.drawn) for each in month.units} == {
            ("Biståndsenheten", 22, 20),
            ("Solgläntans hemtjänst", 1, 1),
            ("", 1, 1),
        }
        counted = {
            key: each.count for key, each in items(house, house.actor("lova")).items()
        }
        assert counted == {
            (Rule.sample, "Elin Sandberg"): 20,
            (Rule.sample, "Petra Nord"): 1,
            (Rule.sample, "Fatima Holm"): 1,
        }

    def test_is_done_once_and_would_draw_the_same_again(self, house: House) -> None:
        for minutes in range(30):
            opens(house, "elin", at=OCTOBER + timedelta(minutes=minutes))

        def drawn() -> set[tuple[Rule, tuple[int, ...]]]:
            rows = select(LogReviewItem.rule, LogReviewItem.seqs)
            return house.database.read_now(
                lambda s: {(rule, seqs) for rule, seqs in s.execute(rows)}
            )

        assert isinstance(draws(house), LogReviewDrawn)
        first = drawn()
        assert isinstance(draws(house), AlreadyDrawn)
        assert drawn() == first
        house.database.write_now(lambda s: s.execute(delete(LogReviewItem)))
        house.database.write_now(lambda s: s.execute(delete(LogReview)))
        draws(house)
        assert drawn() == first

    def test_waits_for_the_month_to_end(self, house: House) -> None:
        assert isinstance(draws(house, what="2026-11"), AlreadyDrawn)

    def test_falls_due_by_the_clock_and_leaves_no_month_out(self, house: House) -> None:
        nacka = house.municipality_id()

        def due(now: datetime) -> list[str]:
            found = house.door.look_now(partial(log_drawing.months_to_draw, now=now))
            return [each.what for each in found if each.municipality_id == nacka]

        assert due(NOON) == ["2026-10"]
        draws(house)
        assert due(NOON) == []
        assert due(NOON + timedelta(days=100)) == ["2026-11", "2026-12", "2027-01"]

    def test_finds_who_had_no_case_and_who_had(self, house: House) -> None:
        tie(house, "elin")
        opens(house, "elin")
        opens(house, "sofia")

        draws(house)

        found = items(house, house.actor("lova"))
        assert {name for rule, name in found if rule is Rule.no_case_relation} == {
            "Sofia Berg"
        }

    def test_takes_covering_for_a_tie_and_an_emergency_for_none(
        self, house: House
    ) -> None:
        reaches_for_a_while(house, "elin", BriefKind.covering, "Sofia är sjuk")
        reaches_for_a_while(house, "sofia", BriefKind.emergency, "Larm utan svar")
        opens(house, "elin")
        opens(house, "sofia")

        draws(house)

        found = items(house, house.actor("lova"))
        assert {name for rule, name in found if rule is Rule.no_case_relation} == {
            "Sofia Berg"
        }

    def test_finds_who_has_opened_the_file_of_somebody_protected(
        self, house: House
    ) -> None:
        """By whoever is named too; what was opened before she was is as anything else."""
        for slug in ("elin", "sofia"):
            tie(house, slug)
        opens(house, "sofia")
        marta = house.actor("marta").person_id
        assert marta is not None
        house.database.write_now(
            lambda s: s.add(
                ProtectionRow(
                    municipality_id=house.municipality_id(),
                    protection_id=new_id(),
                    person_id=marta,
                    level=ProtectionLevel.secrecy_marking,
                    since=OCTOBER.date(),
                    source="Skatteverkets beslut",
                    forward_to="",
                    forward_postal="",
                    names_no_officer=False,
                    lets_agents=False,
                    entered_by=house.actor("ulla").user_id,
                    entered_by_name="Ulla",
                    entered_at=OCTOBER + timedelta(minutes=1),
                )
            )
        )
        opens(house, "elin", at=OCTOBER + timedelta(minutes=2))

        draws(house)

        found = items(house, house.actor("lova"))
        assert {(rule, who) for rule, who in found if rule is Rule.protected} == {
            (Rule.protected, "Elin Sandberg")
        }
        assert "Märta" not in str(desk_of(house, house.actor("lova")))

    def test_finds_her_own_file_by_her_other_role(self, house: House) -> None:
        elin, karin = house.actor("elin"), house.actor("karin")
        house.database.write_now(
            lambda s: s.add(
                JoinedRoles(post_id=elin.user_id, own_id=karin.user_id, joined_at=NOON)
            )
        )
        for slug in ("elin", "sofia"):
            opens(house, slug, of="karin")

        draws(house)

        found = {(rule, name) for rule, name in items(house, house.actor("lova"))}
        assert (Rule.own_file, elin.name) in found
        assert (Rule.colleague, house.actor("sofia").name) in found
        assert (Rule.colleague, elin.name) not in found


@pytest.mark.capability("X3")
class TestReview:
    def test_shows_who_and_how_often_and_never_of_whom(self, house: House) -> None:
        opens(house, "elin")
        draws(house)
        lova = house.actor("lova")
        one = items(house, lova)[Rule.sample, "Elin Sandberg"]

        found = house.door.look_now(
            partial(log_review.item, item_id=one.item_id, actor=lova)
        )

        assert found is not None
        assert [(row.at, row.action) for row in found[1]] == [(OCTOBER, "read_case")]
        assert "person" not in repr(found)
        assert "Lindgren" not in repr(found)

    def test_is_closed_once_in_words(self, house: House) -> None:
        opens(house, "elin")
        draws(house)
        lova = house.actor("lova")
        one = items(house, lova)[Rule.sample, "Elin Sandberg"]

        assert isinstance(
            closes(house, one.item_id, by=lova, words="  "), FindingWithoutWords
        )
        assert isinstance(closes(house, one.item_id, by=lova), LogFindingClosed)
        assert isinstance(closes(house, one.item_id, by=lova), ReviewClosed)
        closed = next(
            each for each in desk_of(house, lova).closed if each.item_id == one.item_id
        )
        assert closed.closing is not None
        assert (closed.closing.words, closed.closing.by_name) == (
            "Ett besök.",
            lova.name,
        )

    def test_is_never_of_what_she_opened_herself(self, house: House) -> None:
        lova, rita = house.actor("lova"), another_reviewer(house, "rita")
        opens(house, "lova")
        draws(house)
        [one] = [
            each
            for (rule, _), each in items(house, rita).items()
            if rule is Rule.sample
        ]

        assert items(house, lova) == {}
        assert (
            house.door.look_now(
                partial(log_review.item, item_id=one.item_id, actor=lova)
            )
            is None
        )
        assert isinstance(closes(house, one.item_id, by=lova), OwnOpening)
        assert isinstance(closes(house, one.item_id, by=rita), LogFindingClosed)

    def test_stays_in_its_municipality_and_with_the_reviewer(
        self, house: House
    ) -> None:
        opens(house, "elin")
        draws(house)
        stranger = another_reviewer(house, "olga", municipality="osteraker")
        [*ids] = [e.item_id for e in items(house, house.actor("lova")).values()]

        assert ids
        assert items(house, stranger) == {}
        assert isinstance(closes(house, ids[0], by=stranger), NotFound)
        for slug in ("elin", "ulla", "adam", "marta"):
            assert items(house, house.actor(slug)) == {}
            assert isinstance(closes(house, ids[0], by=house.actor(slug)), NotAllowed)


@pytest.mark.capability("X3")
class TestOverdue:
    def test_is_told_to_who_can_act_on_it(self, house: House) -> None:
        tie(house, "elin")
        opens(house, "elin")
        draws(house)
        asked(house, opens(house, "elin"), by=house.actor("marta"))

        assert late_for(house, "ulla", days=14) == Overdue(items=0, questions=0)
        assert late_for(house, "ulla", days=15) == Overdue(items=0, questions=1)
        for slug in ("ulla", "adam", "lova"):
            assert late_for(house, slug, days=31) == Overdue(items=1, questions=1)
        for slug in ("una", "axel", "elin", "marta", "petra"):
            assert late_for(house, slug, days=31) == Overdue(items=0, questions=0)

    def test_ends_when_all_has_been_closed(self, house: House) -> None:
        tie(house, "elin")
        opens(house, "elin")
        draws(house)
        lova = house.actor("lova")
        for each in items(house, lova).values():
            closes(house, each.item_id, by=lova)

        assert late_for(house, "ulla", days=31) == Overdue(items=0, questions=0)
