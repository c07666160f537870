"""Who sees whose case, said once more in plain words and compared with what `scope` finds.

`sees` is written from the rules of who may see what, not from `scope` nor its table.
Hypothesis makes the organisations that both are asked about.
"""

from datetime import date
from functools import partial
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import brief, people
from backend.access.bounds import reads
from backend.access.facts import Purpose, RelationKind
from backend.access.scope import scope
from backend.contact.tables import Intake
from backend.kernel.actor import Actor, BriefKind, ProofLevel, Role
from backend.kernel.ids import CaseId
from backend.kernel.mandate import MandateScope
from backend.plumbing.database import counting
from backend.plumbing.database.bounds import bind
from tests.conftest import NOON, TIMES, House
from tests.unit.access.organisations import (
    TODAY,
    Case,
    Organisation,
    enter,
    known_in,
    organisations,
)

# Of each role.
EXAMPLES: Final = 10 * TIMES
P, R, S = Purpose, Role, MandateScope
# What is one's own, and what a mandate must cover for somebody else to do it.
OWN: Final[dict[Purpose, set[MandateScope]]] = {
    P.own_application: {S.apply},
    P.own_answer: {S.apply},
    P.own_file: {S.read_case},
    P.own_log: {S.read_case},
    P.own_decision: {S.read_decision},
    P.own_economy: {S.economy},
    P.own_details: set(),
    P.change_contact: set(),
}
# A guardian's part of a person's life: her money, or all the rest.
OF_HER_MONEY: Final = {S.manage_property}
OF_HERSELF: Final = {S.protect_rights, S.care_for_person}
# What an officer does in the cases that she has, and those above her in all of the unit's.
IN_THE_CASE: Final = {P.case_file, P.decide, P.sign, P.identity, P.follow_up}


# Money, figures and the log are looked after for the whole municipality.
WHOLE_MUNICIPALITY: Final = {
    (R.unit_head, P.statistics),
    (R.fee_officer, P.economy),
    (R.settlement_officer, P.settlement),
    (R.log_reviewer, P.log_review),
    (R.log_reviewer, P.sign_review),
    (R.log_reviewer, P.emergency_review),
}


def sees(org: Organisation, purpose: Purpose, case: Case, *, on: date | None) -> bool:
    """The rules of who may see whose case, in words."""
    actor = org.actor
    if actor.municipality_id != case.home or not _is_sure(actor, purpose):
        return False
    if _is_hidden(org, case):
        return False
    tied = partial(_is_tied, org, case, on=on)
    match actor.role:
        case R.citizen:
            return _is_own(actor, purpose, case)
        case R.case_officer if purpose in {P.worklist, P.take_over}:
            return tied(RelationKind.unit, actor.unit_id)
        case R.case_officer if purpose in IN_THE_CASE:
            for_now = purpose is P.case_file and _is_open(org, case, *BriefKind)
            return tied(RelationKind.assigned, actor.user_id) or for_now
        case R.senior_officer if purpose in IN_THE_CASE | {P.worklist, P.take_over}:
            for_now = purpose is P.case_file and _is_open(
                org, case, BriefKind.emergency
            )
            return tied(RelationKind.unit, actor.unit_id) or for_now
        case R.unit_head if purpose in IN_THE_CASE | {
            P.worklist,
            P.emergency_review,
            P.protect,
        }:
            return tied(RelationKind.unit, actor.unit_id)
        case R.provider_planner if purpose in {
            P.order,
            P.visits,
            P.follow_up,
            P.own_settlement,
        }:
            return tied(RelationKind.provider, actor.provider_id)
        case R.care_worker if purpose is P.visits:
            return tied(RelationKind.visits, actor.user_id)
        case _:
            return (actor.role, purpose) in WHOLE_MUNICIPALITY


def _is_sure(actor: Actor, purpose: Purpose) -> bool:
    """Anybody's file asks for a proven person; her own application does not."""
    least = {P.own_application: ProofLevel.N1, P.visits: ProofLevel.N2}
    return actor.level >= least.get(purpose, ProofLevel.N3)


def _is_hidden(org: Organisation, case: Case) -> bool:
    """Whoever is protected is there for herself and for officers that have her open."""
    if case.person not in org.protected or case.person in org.actor.opened:
        return False
    if case.person != org.actor.person_id:
        return True
    return org.actor.acting is not None and not org.protected[case.person]


def _is_own(actor: Actor, purpose: Purpose, case: Case) -> bool:
    if purpose not in OWN or case.person != actor.person_id:
        return False
    if actor.acting is None:
        return True
    if not OWN[purpose]:
        return False
    guardians = OF_HER_MONEY if purpose is P.own_economy else OF_HERSELF
    return bool(actor.acting.scopes & (OWN[purpose] | guardians | {S.everything}))


def _is_tied(
    org: Organisation,
    case: Case,
    kind: RelationKind,
    holder: str | None,
    *,
    on: date | None,
) -> bool:
    return any(
        tie.case == case
        and tie.kind is kind
        and tie.holder == holder
        and tie.home == org.actor.municipality_id
        and tie.holds(on)
        for tie in org.ties
    )


def _is_open(org: Organisation, case: Case, *kinds: BriefKind) -> bool:
    """It ends with its moment, and when the person is protected."""
    return case.person not in org.protected and any(
        each.case == case and each.kind in kinds and each.until > NOON
        for each in org.openings
    )


class _Undone(Exception):
    """Nothing of an organisation stays for the next."""


def _differences(session: Session, org: Organisation, *, on: date | None) -> list[str]:
    """What `scope` finds otherwise than the rules say, for every purpose there is."""
    enter(session, org)
    member = people.staff(session, org.actor.user_id)
    member = replace(member, role=org.actor.role)
    held = brief.held_by(session, member, now=NOON)
    actor = replace(org.actor, for_a_while=held)
    bind(session, reads(actor))
    wrong: list[str] = []
    for purpose in Purpose:
        found = _found(session, actor, purpose, on=on)
        said = {c.case_id for c in org.cases if sees(org, purpose, c, on=on)}
        if found != said:
            wrong.append(f"{actor.role} {purpose} {on}: {found} {said}")
    return wrong


def _found(
    session: Session, actor: Actor, purpose: Purpose, *, on: date | None
) -> set[CaseId]:
    rows = select(Intake.case_id).where(scope(actor, purpose, Intake, today=on))
    if purpose is P.statistics:
        with counting(session):
            return set(session.scalars(rows))
    return set(session.scalars(rows))


@pytest.mark.capability("X2", "X4", "X6")
class TestScope:
    def test_finds_what_the_rules_say(self, house: House) -> None:
        known = known_in(house)
        seen = set[Role]()

        @settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
        @given(st.data(), st.sampled_from([None, TODAY]))
        def agrees(role: Role, data: st.DataObject, on: date | None) -> None:
            org = data.draw(organisations(known, role))

            def work(session: Session) -> None:
                assert _differences(session, org, on=on) == []
                raise _Undone

            with pytest.raises(_Undone):
                house.database.write_now(work)
            if any(sees(org, p, case, on=on) for p in Purpose for case in org.cases):
                seen.add(role)

        for role in Role:
            partial(agrees, role)()

        assert len(seen) > len(Role) // 2
