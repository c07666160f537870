"""Where the law or we ask for another person, nobody is both of them."""

from functools import partial
from typing import Any

import pytest

from backend.access import mandate_actions, staff_ways
from backend.access.events import StaffInvited, StaffRecoveryGranted
from backend.access.facts import IdentityDocument
from backend.access.mandate_facts import (
    AgentRegistersHerself,
    MandateRegistered,
    MandateTerms,
    Proof,
)
from backend.access.staff_ways import NewColleague, RecoveryNeedsAnother
from backend.access.tables import JoinedRoles
from backend.demo.people import KARIN, MARTA
from backend.kernel.actor import Role
from backend.kernel.mandate import MandateKind
from backend.kernel.period import Period
from tests.conftest import NOON, House
from tests.unit.access.mandates import APPLY, KARINS, SVENS, TODAY, do, person


def _invited(house: House, name: str, *, by: str, role: Role) -> str:
    """An account that `by` has made alone; its slug."""
    event = house.database.write_now(
        partial(
            staff_ways.invite_new,
            token=name,
            who=NewColleague(
                name=name,
                title="",
                role=role,
                email="",
                document=IdentityDocument.passport,
            ),
            by=house.actor(by),
            now=NOON,
        )
    )
    assert isinstance(event, StaffInvited)
    return name.lower()


def _recover(house: House, *, asked: str, granted: str, about: str = "elin") -> Any:
    user_id = house.actor(about).user_id
    house.database.write_now(
        partial(
            staff_ways.ask_recovery, user_id=user_id, by=house.actor(asked), now=NOON
        )
    )
    return house.database.write_now(
        partial(
            staff_ways.grant_recovery,
            token="a new way in",
            user_id=user_id,
            document=None,
            by=house.actor(granted),
            now=NOON,
        )
    )


@pytest.mark.capability("X1", "X2")
class TestSecondAdministrator:
    def test_is_nobody_whom_the_first_let_in(self, house: House) -> None:
        own = _invited(house, "Own", by="adam", role=Role.system_admin)

        assert _recover(house, asked="adam", granted=own) == RecoveryNeedsAnother()
        assert _recover(house, asked=own, granted="adam") == RecoveryNeedsAnother()

    def test_is_not_let_in_by_the_same(self, house: House) -> None:
        one = _invited(house, "One", by="adam", role=Role.system_admin)
        two = _invited(house, "Two", by=one, role=Role.system_admin)
        head = _invited(house, "Head", by="adam", role=Role.unit_head)

        assert _recover(house, asked=head, granted=two) == RecoveryNeedsAnother()
        assert _recover(house, asked=one, granted=head) == RecoveryNeedsAnother()

    def test_stands_on_her_own(self, house: House) -> None:
        own = _invited(house, "Own", by="adam", role=Role.system_admin)

        granted = _recover(house, asked=own, granted="ulla")

        assert isinstance(granted, StaffRecoveryGranted)


def _register(house: House, *, number: str, name: str = "Sven Ek") -> Any:
    return do(
        house,
        mandate_actions.register,
        person=person(MARTA.personnummer, "Märta", "Lindgren", house.municipality_id()),
        agent_number=number,
        agent_name=name,
        terms=MandateTerms(
            kind=MandateKind.power_of_attorney,
            scopes=APPLY,
            valid=Period(TODAY),
            proof=Proof.document,
            proof_on=TODAY,
        ),
        by=house.actor("elin"),
    )


@pytest.mark.capability("C6", "X2")
class TestOfficer:
    def test_registers_somebody_else(self, house: House) -> None:
        assert isinstance(_register(house, number=SVENS), MandateRegistered)

    def test_does_not_register_her_namesake(self, house: House) -> None:
        said = _register(house, number=SVENS, name="elin  SANDBERG")

        assert said == AgentRegistersHerself()

    def test_does_not_register_her_own_account(self, house: House) -> None:
        """The account that she goes to from her post."""
        post, own = house.actor("elin"), house.actor(KARIN.slug)
        house.database.write_now(
            lambda s: s.add(
                JoinedRoles(post_id=post.user_id, own_id=own.user_id, joined_at=NOON)
            )
        )

        assert _register(house, number=KARINS) == AgentRegistersHerself()
