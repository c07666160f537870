"""Whoever is protected is there for herself and for named officers, and for nobody else."""

from functools import partial

import pytest
from msgspec.structs import replace
from sqlalchemy import ColumnElement, select, true

from backend.access import (
    brief,
    details,
    finding,
    people,
    protected_files,
    protection,
    scope,
)
from backend.access.brief_facts import ReviewOutcome
from backend.access.facts import DetailKind, Purpose
from backend.access.protection_facts import (
    ForwardingMissing,
    NotToBeNamed,
    ProtectionLevel,
    ProtectionSourceMissing,
)
from backend.access.tables import (
    BriefAccessRow,
    ProtectedContactRow,
    ProtectionRow,
    UserAccount,
)
from backend.demo.people import MARTA
from backend.kernel.actor import BriefAccess, BriefKind
from backend.kernel.event import Event
from backend.kernel.ids import CaseId
from backend.kernel.mandate import Acting, MandateKind, MandateScope
from backend.kernel.refusal import NotFound
from backend.plumbing.post import notifications
from tests.conftest import NOON, House
from tests.unit.access.shielded import (
    SECRET,
    case_of,
    does,
    facts_of,
    found,
    names,
    opens,
    person_of,
    protects,
    reached,
)

WHY = "Telefonen är tyst sedan i går."
WHERE = (DetailKind.address, "Hemliga vägen 7"), (DetailKind.phone, "070-000 00 07")


@pytest.fixture
def case(house: House) -> CaseId:
    return case_of(house)


def _torn(*_: object) -> ColumnElement[bool]:
    return true()


EVERY_WAY = (
    ("elin", Purpose.worklist),
    ("elin", Purpose.case_file),
    ("elin", Purpose.take_over),
    ("sofia", Purpose.case_file),
    ("ulla", Purpose.case_file),
    ("ulla", Purpose.statistics),
    ("fatima", Purpose.economy),
    ("nils", Purpose.settlement),
    ("petra", Purpose.order),
    ("petra", Purpose.visits),
    ("ali", Purpose.visits),
)


@pytest.mark.capability("X4")
class TestProtected:
    def test_is_reached_by_no_tie(self, house: House, case: CaseId) -> None:
        """Neither by unit, assignment, provider, visits nor the whole municipality."""
        before = [reached(house, house.actor(slug), why) for slug, why in EVERY_WAY]

        protects(house, case)

        after = [reached(house, house.actor(slug), why) for slug, why in EVERY_WAY]
        assert before == [{case}] * len(EVERY_WAY)
        assert after == [set[CaseId]()] * len(EVERY_WAY)

    def test_is_reached_neither_by_covering_nor_in_an_emergency(
        self, house: House, case: CaseId
    ) -> None:
        lovisa = house.actor("sofia")
        helped = [
            replace(
                lovisa,
                for_a_while=(
                    BriefAccess(
                        access_id="a",
                        case_id=case,
                        case_number="2026-1",
                        kind=kind,
                        until=NOON,
                    ),
                ),
            )
            for kind in BriefKind
        ]

        protects(house, case)

        for each in helped:
            assert reached(house, each, Purpose.case_file) == set()

    def test_reaches_her_own(self, house: House, case: CaseId) -> None:
        protects(house, case)

        assert reached(house, house.actor("marta"), Purpose.own_file) == {case}

    @pytest.mark.parametrize("lets", [False, True])
    def test_is_reached_by_whoever_acts_for_her_only_if_it_says_so(
        self, house: House, case: CaseId, lets: bool
    ) -> None:
        karin = replace(
            house.actor("karin"),
            person_id=person_of(house),
            acting=Acting(
                mandate_id="m",  # type: ignore[arg-type]
                person_id=person_of(house),
                name="Märta",
                kind=MandateKind.power_of_attorney,
                scopes=frozenset({MandateScope.everything}),
                until=None,
            ),
        )

        protects(house, case, replace(SECRET, lets_agents=lets))

        assert reached(house, karin, Purpose.own_file) == ({case} if lets else set())

    def test_is_opened_by_a_named_officer_for_an_hour(
        self, house: House, case: CaseId
    ) -> None:
        which = protects(house, case)
        assert (
            does(house, "elin", protected_files.open_file, person_id=person_of(house))
            == NotFound()
        )
        names(house, which)
        assert reached(house, house.actor("elin"), Purpose.case_file) == set()

        elin = opens(house)

        assert reached(house, elin, Purpose.case_file) == {case}
        assert reached(house, house.actor("sofia"), Purpose.case_file) == set()

    def test_is_opened_and_the_head_is_told_that_and_no_more(
        self, house: House, case: CaseId
    ) -> None:
        names(house, protects(house, case))
        ulla = house.actor("ulla").user_id
        house.database.write_now(
            lambda s: setattr(
                s.get_one(UserAccount, ulla), "email", "ulla@example.test"
            )
        )

        opens(house)

        sent = house.database.read_now(notifications)
        told = [(each.to_email, each.template, each.reference) for each in sent]
        assert told == [("ulla@example.test", protected_files.TO_HEAD, "")]

    def test_closes_when_the_officer_is_no_longer_named(
        self, house: House, case: CaseId
    ) -> None:
        which = protects(house, case)
        names(house, which)
        user_id = opens(house).user_id

        assert isinstance(
            does(
                house, "ulla", protection.withdraw, protection_id=which, user_id=user_id
            ),
            Event,
        )

        assert house.actor("elin").opened == ()

    def test_is_there_for_all_again_when_it_has_ended(
        self, house: House, case: CaseId
    ) -> None:
        before = facts_of(house)
        does(house, "marta", details.change, values=dict(WHERE))
        told = facts_of(house)
        which = protects(house, case)

        does(house, "ulla", protection.end, protection_id=which)

        assert reached(house, house.actor("petra"), Purpose.order) == {case}
        assert (facts_of(house), told == before) == (told, False)
        kept = house.database.read_now(
            lambda s: s.scalars(select(ProtectedContactRow.sealed)).all()
        )
        assert list(kept) == []

    def test_is_set_by_a_head_of_her_unit_alone(
        self, house: House, case: CaseId
    ) -> None:
        for slug in ("elin", "sofia", "una", "fatima", "petra", "adam", "marta"):
            no = does(house, slug, protection.protect, case_id=case, protection=SECRET)
            assert no == NotFound(), slug

    @pytest.mark.parametrize(
        ("lacks", "refusal"),
        [("source", ProtectionSourceMissing()), ("forward_to", ForwardingMissing())],
    )
    def test_is_not_set_without_its_source_and_where_letters_go(
        self, house: House, case: CaseId, lacks: str, refusal: object
    ) -> None:
        lacking = replace(SECRET, **{lacks: "  "})

        no = does(house, "ulla", protection.protect, case_id=case, protection=lacking)

        assert no == refusal

    def test_keeps_how_it_was_before_when_it_is_changed(
        self, house: House, case: CaseId
    ) -> None:
        which = protects(house, case)
        changed = replace(SECRET, level=ProtectionLevel.secrecy_marking)

        does(house, "ulla", protection.change, protection_id=which, protection=changed)

        assert found(house).protection == changed
        rows = house.database.read_now(
            lambda s: [
                (row.level, row.ended_at)
                for row in s.scalars(
                    select(ProtectionRow).order_by(ProtectionRow.protection_id)
                )
            ]
        )
        assert rows == [(SECRET.level, NOON), (changed.level, None)]

    @pytest.mark.parametrize("slug", ["petra", "ali", "fatima", "marta", "oskar"])
    def test_is_opened_by_nobody_who_holds_no_cases_here(
        self, house: House, case: CaseId, slug: str
    ) -> None:
        which = protects(house, case)
        user_id = house.actor(slug).user_id

        no = does(house, "ulla", protection.name, protection_id=which, user_id=user_id)

        assert no == NotToBeNamed()


@pytest.mark.capability("X4")
class TestFinding:
    def test_somebody_protected_asks_the_same_as_for_nobody(
        self, house: House, case: CaseId
    ) -> None:
        """The same answer by the same statements."""
        sofia = house.actor("sofia")
        hers = partial(finding.person_found, actor=sofia)
        known = house.database.read_now(partial(hers, personnummer=MARTA.personnummer))
        assert known is not None

        which = protects(house, case)

        asked: list[list[str]] = []
        for number in (MARTA.personnummer, "201701012393"):
            with house.asking() as sent:
                found = house.database.read_now(partial(hers, personnummer=number))
            assert found is None
            asked.append(sent)
        assert asked[0] == asked[1]
        names(house, which)
        elin = opens(house)
        seen = house.database.read_now(
            partial(finding.person_found, actor=elin, personnummer=MARTA.personnummer)
        )
        assert seen is not None


@pytest.mark.capability("X4")
class TestBriefAccess:
    def test_ends_when_she_becomes_protected(self, house: House, case: CaseId) -> None:
        sofia = house.actor("sofia")
        house.database.write_now(lambda s: s.add(_emergency(house, case)))
        member = house.database.read_now(partial(people.staff, user_id=sofia.user_id))
        held = partial(brief.held_by, who=member, now=NOON)
        assert [each.case_id for each in house.database.read_now(held)] == [case]

        protects(house, case)

        assert house.database.read_now(held) == ()

    @pytest.mark.parametrize("slug", ["ulla", "lova"])
    def test_is_judged_though_she_becomes_protected(
        self, house: House, case: CaseId, slug: str
    ) -> None:
        house.database.write_now(lambda s: s.add(_emergency(house, case)))
        protects(house, case)
        judge = house.actor(slug)

        (waits,) = house.door.look_now(
            partial(brief.emergencies, actor=judge), by=judge
        )
        judged = does(
            house,
            slug,
            brief.review,
            access_id="a",
            outcome=ReviewOutcome.taken_further,
            text="Ingen av oss vet varför det brådskade.",
        )

        assert (waits.opened_by, waits.reason) == ("Sofia Berg", WHY)
        assert waits.case_number == ""
        assert isinstance(judged, Event)

    def test_is_no_way_to_her_for_whoever_had_it(
        self, house: House, case: CaseId
    ) -> None:
        house.database.write_now(lambda s: s.add(_emergency(house, case)))
        protects(house, case)

        closed = does(house, "sofia", brief.close, case_id=case)

        assert closed == NotFound()


def _emergency(house: House, case: CaseId) -> BriefAccessRow:
    """Sofia's, until one o'clock."""
    sofia = house.actor("sofia")
    return BriefAccessRow(
        municipality_id=sofia.municipality_id,
        case_id=case,
        person_id=person_of(house),
        access_id="a",
        kind=BriefKind.emergency,
        case_number="2026-1",
        user_id=sofia.user_id,
        user_name=sofia.name,
        user_title=sofia.title,
        unit_id=sofia.unit_id,
        reason=WHY,
        opened_at=NOON,
        until=NOON.replace(hour=13),
    )


@pytest.mark.capability("X4")
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
class TestSecondNet:
    def test_hides_her_though_scope_is_torn(
        self, house: House, case: CaseId, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        which = protects(house, case)
        names(house, which)
        monkeypatch.setattr(scope, "_reached", _torn)

        seen = {
            slug: reached(house, house.actor(slug), Purpose.case_file)
            for slug in ("elin", "sofia", "ulla", "fatima", "petra", "ali", "marta")
        }

        assert {slug for slug, cases in seen.items() if cases} == {"marta"}
        elin = opens(house)
        assert reached(house, elin, Purpose.case_file) == {case}
