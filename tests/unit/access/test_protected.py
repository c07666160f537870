"""Whoever is protected is there for herself and for named officers, and for nobody else."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from backend.access import (
    brief,
    details,
    finding,
    people,
    protected_files,
    protection,
    relations,
    scope,
    whereabouts,
)
from backend.access.facts import DetailKind, PersonFacts, Purpose, RelationKind
from backend.access.protection_facts import (
    DetailsAreProtected,
    ForwardingMissing,
    NotToBeNamed,
    Protection,
    ProtectionFound,
    ProtectionLevel,
    ProtectionSourceMissing,
)
from backend.access.tables import (
    BriefAccessRow,
    Person,
    PersonDetail,
    ProtectedContactRow,
    ProtectionRow,
    UserAccount,
)
from backend.contact.actions.intakes import begin_intake
from backend.contact.tables import Intake
from backend.demo.people import MARTA
from backend.kernel.actor import Actor, BriefAccess, BriefKind
from backend.kernel.event import Event
from backend.kernel.ids import CaseId, PersonId
from backend.kernel.mandate import Acting, MandateKind, MandateScope
from backend.kernel.period import Period
from backend.kernel.refusal import NotFound, Refusal
from backend.plumbing.database import Opened
from backend.plumbing.post import notifications
from tests.conftest import NOON, House
from tests.unit.access.mandates import do

SECRET = Protection(
    level=ProtectionLevel.protected_registration,
    since=NOON.date(),
    source="Skatteverkets beslut 2026-10-30",
    forward_to="Förmedlingsuppdrag, Box 1",
    forward_postal="000 00 Provorten",
)
OPENED = Opened(purpose="case_file", what="case")
WHERE = (DetailKind.address, "Hemliga vägen 7"), (DetailKind.phone, "070-000 00 07")


@pytest.fixture
def case(house: House) -> CaseId:
    """Märta's, of Elin's unit, with Elin on it, a provider and a care worker of hers."""
    marta = _person(house)

    def begin(session: Session) -> CaseId:
        intake = begin_intake(
            session,
            municipality_id=house.municipality_id(),
            person_id=marta,
            now=NOON,
        )
        return intake.case_id

    made = house.database.write_now(begin)
    elin, petra, ali = (house.actor(each) for each in ("elin", "petra", "ali"))
    for kind, holder in (
        (RelationKind.unit, elin.unit_id),
        (RelationKind.assigned, elin.user_id),
        (RelationKind.provider, petra.provider_id),
        (RelationKind.visits, ali.user_id),
    ):
        house.database.write_now(
            partial(
                relations.grant,
                municipality_id=elin.municipality_id,
                case_id=made,
                person_id=marta,
                kind=kind,
                holder=str(holder),
                valid=Period(NOON.date()),
            )
        )
    return made


def _person(house: House) -> PersonId:
    person_id = house.actor("marta").person_id
    assert person_id is not None
    return person_id


def _does(
    house: House, slug: str, action: Callable[..., Any], **facts: Any
) -> Event | Refusal:
    return do(house, action, by=house.actor(slug), **facts)


def protects(house: House, case: CaseId, how: Protection = SECRET) -> str:
    made = _does(house, "ulla", protection.protect, case_id=case, protection=how)
    assert isinstance(made, Event)
    return _found(house).protection_id


def _found(house: House) -> ProtectionFound:
    return house.database.read_now(
        partial(protection.of_unit, actor=house.actor("ulla"))
    )[0]


def names(house: House, protection_id: str, slug: str = "elin") -> None:
    user_id = house.actor(slug).user_id
    made = _does(
        house, "ulla", protection.name, protection_id=protection_id, user_id=user_id
    )
    assert isinstance(made, Event)


def _opens(house: House, slug: str = "elin") -> Actor:
    made = _does(house, slug, protected_files.open_file, person_id=_person(house))
    assert isinstance(made, Event)
    return _as_she_stands(house, slug)


def _as_she_stands(house: House, slug: str) -> Actor:
    actor = house.actor(slug)
    member = house.database.read_now(partial(people.staff, user_id=actor.user_id))
    opened = house.database.read_now(
        partial(protected_files.opened_by, who=member, now=NOON)
    )
    return replace(actor, opened=opened)


def _seen(house: House, actor: Actor, purpose: Purpose) -> set[CaseId]:
    rows = select(Intake.case_id).where(scope.scope(actor, purpose, Intake))
    return house.door.read_now(
        lambda s: set(s.scalars(rows)), by=actor, now=NOON, opened=OPENED
    )


def _torn(*_: object) -> ColumnElement[bool]:
    return true()


def _facts(house: House) -> PersonFacts:
    return house.database.read_now(partial(people.person, person_id=_person(house)))


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
        before = [_seen(house, house.actor(slug), why) for slug, why in EVERY_WAY]

        protects(house, case)

        after = [_seen(house, house.actor(slug), why) for slug, why in EVERY_WAY]
        assert before == [{case}] * len(EVERY_WAY)
        assert after == [set[CaseId]()] * len(EVERY_WAY)

    def test_is_reached_neither_by_covering_nor_in_an_emergency(
        self, house: House, case: CaseId
    ) -> None:
        lovisa = house.actor("sofia")
        reached = [
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

        for each in reached:
            assert _seen(house, each, Purpose.case_file) == set()

    def test_reaches_her_own(self, house: House, case: CaseId) -> None:
        protects(house, case)

        assert _seen(house, house.actor("marta"), Purpose.own_file) == {case}

    @pytest.mark.parametrize("lets", [False, True])
    def test_is_reached_by_whoever_acts_for_her_only_if_it_says_so(
        self, house: House, case: CaseId, lets: bool
    ) -> None:
        karin = replace(
            house.actor("karin"),
            person_id=_person(house),
            acting=Acting(
                mandate_id="m",  # type: ignore[arg-type]
                person_id=_person(house),
                name="Märta",
                kind=MandateKind.power_of_attorney,
                scopes=frozenset({MandateScope.everything}),
                until=None,
            ),
        )

        protects(house, case, replace(SECRET, lets_agents=lets))

        assert _seen(house, karin, Purpose.own_file) == ({case} if lets else set())

    def test_is_opened_by_a_named_officer_for_an_hour(
        self, house: House, case: CaseId
    ) -> None:
        which = protects(house, case)
        assert (
            _does(house, "elin", protected_files.open_file, person_id=_person(house))
            == NotFound()
        )
        names(house, which)
        assert _seen(house, _as_she_stands(house, "elin"), Purpose.case_file) == set()

        elin = _opens(house)

        assert _seen(house, elin, Purpose.case_file) == {case}
        assert _seen(house, _as_she_stands(house, "sofia"), Purpose.case_file) == set()

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

        _opens(house)

        sent = house.database.read_now(notifications)
        told = [(each.to_email, each.template, each.reference) for each in sent]
        assert told == [("ulla@example.test", protected_files.TO_HEAD, "")]

    def test_closes_when_the_officer_is_no_longer_named(
        self, house: House, case: CaseId
    ) -> None:
        which = protects(house, case)
        names(house, which)
        user_id = _opens(house).user_id

        assert isinstance(
            _does(
                house, "ulla", protection.withdraw, protection_id=which, user_id=user_id
            ),
            Event,
        )

        assert _as_she_stands(house, "elin").opened == ()

    def test_is_there_for_all_again_when_it_has_ended(
        self, house: House, case: CaseId
    ) -> None:
        before = _facts(house)
        _does(house, "marta", details.change, values=dict(WHERE))
        told = _facts(house)
        which = protects(house, case)

        _does(house, "ulla", protection.end, protection_id=which)

        assert _seen(house, house.actor("petra"), Purpose.order) == {case}
        assert (_facts(house), told == before) == (told, False)
        kept = house.database.read_now(
            lambda s: s.scalars(select(ProtectedContactRow.sealed)).all()
        )
        assert list(kept) == []

    def test_is_set_by_a_head_of_her_unit_alone(
        self, house: House, case: CaseId
    ) -> None:
        for slug in ("elin", "sofia", "una", "fatima", "petra", "adam", "marta"):
            no = _does(house, slug, protection.protect, case_id=case, protection=SECRET)
            assert no == NotFound(), slug

    @pytest.mark.parametrize(
        ("lacks", "refusal"),
        [("source", ProtectionSourceMissing()), ("forward_to", ForwardingMissing())],
    )
    def test_is_not_set_without_its_source_and_where_letters_go(
        self, house: House, case: CaseId, lacks: str, refusal: object
    ) -> None:
        lacking = replace(SECRET, **{lacks: "  "})

        no = _does(house, "ulla", protection.protect, case_id=case, protection=lacking)

        assert no == refusal

    def test_keeps_how_it_was_before_when_it_is_changed(
        self, house: House, case: CaseId
    ) -> None:
        which = protects(house, case)
        changed = replace(SECRET, level=ProtectionLevel.secrecy_marking)

        _does(house, "ulla", protection.change, protection_id=which, protection=changed)

        assert _found(house).protection == changed
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

        no = _does(house, "ulla", protection.name, protection_id=which, user_id=user_id)

        assert no == NotToBeNamed()


@pytest.mark.capability("X4")
class TestWhereabouts:
    def test_lie_sealed_and_are_shown_by_no_facts(
        self, house: House, case: CaseId
    ) -> None:
        _does(house, "marta", details.change, values=dict(WHERE))
        known = _facts(house)

        protects(house, case)

        facts = _facts(house)
        assert (facts.address, facts.postal) == (
            SECRET.forward_to,
            SECRET.forward_postal,
        )
        assert (facts.phone, facts.email, facts.contact, facts.close) == (
            "",
            "",
            "",
            (),
        )
        assert (known.address, known.phone) == tuple(value for _, value in WHERE)

        def lies_open(session: Session) -> list[str]:
            row = session.get_one(Person, _person(house))
            told = session.scalars(select(PersonDetail.value)).all()
            sealed = session.scalars(select(ProtectedContactRow.sealed)).all()
            columns = (row.address, row.postal, row.phone, row.email, row.contact_name)
            return [*columns, *told, *sealed]

        written = house.database.read_now(lies_open)
        secrets = {known.address, known.phone, known.email, MARTA.address}
        assert not [each for each in secrets if any(each in w for w in written)]
        real = house.database.read_now(
            partial(whereabouts.contact, person_id=_person(house))
        )
        assert (real.address, real.phone, real.email) == (
            known.address,
            known.phone,
            known.email,
        )

    def test_told_meanwhile_are_sealed_too(self, house: House, case: CaseId) -> None:
        protects(house, case)
        elin = house.actor("elin")

        house.database.write_now(
            partial(
                details.note,
                municipality_id=elin.municipality_id,
                person_id=_person(house),
                values=dict(WHERE),
                by=elin,
                now=NOON,
            )
        )

        kept = house.database.read_now(
            lambda s: s.scalars(select(PersonDetail.value)).all()
        )
        assert list(kept) == []
        real = house.database.read_now(
            partial(whereabouts.contact, person_id=_person(house))
        )
        assert real.address == dict(WHERE)[DetailKind.address]

    def test_are_not_told_in_the_app(self, house: House, case: CaseId) -> None:
        protects(house, case)

        no = _does(house, "marta", details.change, values=dict(WHERE))
        yes = _does(house, "marta", details.change, values={DetailKind.language: "fi"})

        assert (no, isinstance(yes, Event)) == (DetailsAreProtected(), True)


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
        elin = _opens(house)
        seen = house.database.read_now(
            partial(finding.person_found, actor=elin, personnummer=MARTA.personnummer)
        )
        assert seen is not None


@pytest.mark.capability("X4")
class TestBriefAccess:
    def test_ends_when_she_becomes_protected(self, house: House, case: CaseId) -> None:
        sofia = house.actor("sofia")
        row = BriefAccessRow(
            municipality_id=sofia.municipality_id,
            case_id=case,
            person_id=_person(house),
            access_id="a",
            kind=BriefKind.emergency,
            case_number="2026-1",
            user_id=sofia.user_id,
            user_name=sofia.name,
            user_title=sofia.title,
            unit_id=sofia.unit_id,
            reason="Telefonen är tyst sedan i går.",
            opened_at=NOON,
            until=NOON.replace(hour=13),
        )
        house.database.write_now(lambda s: s.add(row))
        member = house.database.read_now(partial(people.staff, user_id=sofia.user_id))
        held = partial(brief.held_by, who=member, now=NOON)
        assert [each.case_id for each in house.database.read_now(held)] == [case]

        protects(house, case)

        assert house.database.read_now(held) == ()


@pytest.mark.capability("X4")
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
class TestSecondNet:
    def test_hides_her_though_scope_is_torn(
        self, house: House, case: CaseId, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        which = protects(house, case)
        names(house, which)
        elin = _opens(house)
        monkeypatch.setattr(scope, "_reached", _torn)

        seen = {
            slug: _seen(house, house.actor(slug), Purpose.case_file)
            for slug in ("elin", "sofia", "ulla", "fatima", "petra", "ali", "marta")
        }

        assert {slug for slug, cases in seen.items() if cases} == {"marta"}
        assert _seen(house, elin, Purpose.case_file) == {case}
