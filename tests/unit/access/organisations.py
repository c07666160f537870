"""Organisations made at random: cases, ties with days, protected persons, emergencies."""

from datetime import date, datetime, timedelta
from typing import Any, Final

from hypothesis import strategies as st
from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access.facts import RelationKind
from backend.access.protection_facts import ProtectionLevel
from backend.access.tables import (
    BriefAccessRow,
    ProtectionRow,
    Relation,
    UserAccount,
)
from backend.contact.tables import Intake
from backend.kernel.actor import Actor, BriefKind, ProofLevel, Role
from backend.kernel.ids import (
    CaseId,
    MandateId,
    MunicipalityId,
    PersonId,
    ProviderId,
    UnitId,
    UserId,
)
from backend.kernel.mandate import Acting, MandateKind, MandateScope
from backend.plumbing.identity import new_id
from tests.conftest import NOON, House

TODAY: Final = NOON.date()
UNITS: Final = ["unit-a", "unit-b"]
PROVIDERS: Final = ["provider-a", "provider-b"]


class Case(Struct, frozen=True):
    case_id: CaseId
    home: MunicipalityId
    person: PersonId


class Tie(Struct, frozen=True):
    """That a holder has to do with a case, by the municipality's word, on some days."""

    case: Case
    kind: RelationKind
    holder: str
    home: MunicipalityId
    start: date
    until: date | None

    def holds(self, on: date | None) -> bool:
        if on is None:
            return self.until is None
        return self.start <= on and (self.until is None or self.until >= on)


class Opening(Struct, frozen=True):
    """That somebody reaches a case for a while."""

    case: Case
    kind: BriefKind
    until: datetime


class Organisation(Struct, frozen=True):
    """`protected` says whether those who act for her may go on."""

    cases: list[Case]
    ties: list[Tie]
    openings: list[Opening]
    homes: dict[PersonId, MunicipalityId]
    protected: dict[PersonId, bool]
    actor: Actor


class Known(Struct, frozen=True):
    """Who there is to make organisations of: some of the demo's, and others in name."""

    homes: list[MunicipalityId]
    persons: list[tuple[PersonId, MunicipalityId]]
    user_id: UserId


def known_in(house: House) -> Known:
    """The demo's citizens, and an officer's account."""

    def ask(session: Session) -> Known:
        rows = session.scalars(
            select(UserAccount)
            .where(UserAccount.person_id.is_not(None))
            .order_by(UserAccount.slug)
        ).all()
        persons = [(r.person_id, r.municipality_id) for r in rows if r.person_id]
        return Known(
            homes=sorted({home for _, home in persons}),
            persons=persons,
            user_id=house.actor("elin").user_id,
        )

    return house.database.read_now(ask)


@st.composite
def organisations(draw: st.DrawFn, known: Known, role: Role) -> Organisation:
    """A handful of cases, anybody's ties to them, and one who asks."""
    cases = [
        Case(CaseId(f"case-{number}"), home, person)
        for number, (person, home) in enumerate(
            draw(st.lists(st.sampled_from(known.persons), min_size=1, max_size=6))
        )
    ]
    holders = {
        RelationKind.unit: UNITS,
        RelationKind.provider: PROVIDERS,
        RelationKind.assigned: [known.user_id, "another"],
        RelationKind.visits: [known.user_id, "another"],
    }
    days = st.sampled_from((0, -1, 1)).map(lambda n: TODAY + timedelta(days=n))
    ties = draw(st.lists(_ties(known, cases, holders, days), min_size=3, max_size=8))
    openings = draw(
        st.lists(
            st.builds(
                Opening,
                st.sampled_from(cases),
                st.sampled_from(BriefKind),
                st.integers(-1, 1).map(lambda n: NOON + timedelta(hours=n)),
            ),
            max_size=2,
        )
    )
    people_known = st.sampled_from([person for person, _ in known.persons])
    protected = draw(st.dictionaries(people_known, st.booleans(), max_size=2))
    opened = tuple(draw(st.sets(people_known, max_size=1)))
    return Organisation(
        cases=cases,
        ties=ties,
        openings=openings,
        homes=dict(known.persons),
        protected=protected,
        actor=draw(actors(known, role, cases, opened)),
    )


@st.composite
def _ties(
    draw: st.DrawFn,
    known: Known,
    cases: list[Case],
    holders: dict[RelationKind, list[str]],
    days: st.SearchStrategy[date],
) -> Tie:
    """Mostly by the word of the case's own municipality."""
    case, kind = draw(st.sampled_from(cases)), draw(st.sampled_from(list(holders)))
    start, until = draw(days), draw(st.none() | days)
    return Tie(
        case=case,
        kind=kind,
        holder=draw(st.sampled_from(holders[kind])),
        home=draw(st.sampled_from([case.home, case.home, *known.homes])),
        start=start,
        until=until if until is None else max(start, until),
    )


@st.composite
def actors(
    draw: st.DrawFn,
    known: Known,
    role: Role,
    cases: list[Case],
    opened: tuple[PersonId, ...],
) -> Actor:
    """One who asks, mostly where the cases are."""
    near = draw(st.sampled_from(cases))
    person, home = draw(st.sampled_from([(near.person, near.home), *known.persons]))
    is_citizen = role is Role.citizen
    if not is_citizen:
        home = draw(st.sampled_from([home, *known.homes]))
    acting = None
    if is_citizen and draw(st.booleans()):
        acting = Acting(
            mandate_id=MandateId("mandate"),
            person_id=person,
            name="",
            kind=MandateKind.power_of_attorney,
            scopes=frozenset(draw(st.sets(st.sampled_from(MandateScope), max_size=3))),
            until=None,
        )
    return Actor(
        user_id=known.user_id,
        name="",
        title="",
        role=role,
        level=draw(st.sampled_from([ProofLevel.N3, ProofLevel.N3, *ProofLevel])),
        municipality_id=home,
        unit_id=UnitId(draw(st.sampled_from(UNITS))),
        provider_id=ProviderId(draw(st.sampled_from(PROVIDERS))),
        person_id=person if is_citizen else None,
        acting=acting,
        opened=() if is_citizen else opened,
    )


def enter(session: Session, org: Organisation) -> None:
    """Its rows, as the database keeps them."""
    for case in org.cases:
        whose: dict[str, Any] = {
            "municipality_id": case.home,
            "case_id": case.case_id,
            "person_id": case.person,
        }
        session.add(Intake(intake_id=new_id(), **whose, begun_at=NOON))
    for tie in org.ties:
        session.add(
            Relation(
                relation_id=new_id(),
                municipality_id=tie.home,
                case_id=tie.case.case_id,
                person_id=tie.case.person,
                kind=tie.kind,
                holder=tie.holder,
                start=tie.start,
                until=tie.until,
            )
        )
    for each in org.openings:
        session.add(_opening(org.actor, each))
    for person, lets_agents in org.protected.items():
        home = org.homes[person]
        session.add(_protection(org, person, home=home, lets_agents=lets_agents))
    session.flush()


def _opening(actor: Actor, each: Opening) -> BriefAccessRow:
    return BriefAccessRow(
        access_id=new_id(),
        municipality_id=each.case.home,
        case_id=each.case.case_id,
        person_id=each.case.person,
        kind=each.kind,
        case_number="2026-1184",
        user_id=actor.user_id,
        user_name="",
        user_title="",
        unit_id=None,
        reason="Sonen ringer om ett fall i natt",
        opened_at=NOON - timedelta(days=1),
        until=each.until,
    )


def _protection(
    org: Organisation, person: PersonId, *, home: MunicipalityId, lets_agents: bool
) -> ProtectionRow:
    return ProtectionRow(
        municipality_id=home,
        protection_id=new_id(),
        person_id=person,
        level=ProtectionLevel.secrecy_marking,
        since=TODAY,
        source="",
        forward_to="",
        forward_postal="",
        names_no_officer=False,
        lets_agents=lets_agents,
        entered_by=org.actor.user_id,
        entered_by_name="",
        entered_at=NOON,
    )
