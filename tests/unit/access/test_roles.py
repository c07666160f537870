"""One person in two roles: joined by her who has been in both, never a way into the post."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy.orm import Session

from backend.access import accounts, roles, sign_ins, staff_ways
from backend.access.events import RolesJoined, RolesParted, RoleSwitched
from backend.access.facts import IdentityDocument, Means
from backend.access.roles import RoleNotHers
from backend.access.sign_ins import Browser
from backend.access.tables import UserAccount
from backend.kernel.actor import Actor, ProofLevel
from backend.kernel.ids import MunicipalityId
from backend.kernel.refusal import NotAllowed
from tests.conftest import NOON, House

HERE, ELSEWHERE = "this browser", "another browser"


def do(house: House, action: Any, **how: Any) -> Any:
    return house.database.write_now(partial(action, now=NOON, **how))


def join(house: House, by: Actor, *, browser: str = HERE, at: datetime = NOON) -> Any:
    """Elin has shown her post in one browser; somebody says it is hers too."""
    do(house, roles.begin_joining, browser=HERE, by=house.actor("elin"))
    return house.database.write_now(partial(roles.join, browser=browser, by=by, now=at))


def began(
    house: House,
    who: Actor,
    *,
    level: ProofLevel = ProofLevel.N3,
    means: Means = Means.passkey,
) -> str:
    return do(
        house,
        sign_ins.begin,
        user_id=who.user_id,
        means=means,
        level=level,
        browser=Browser(),
    )


def stands(house: House, token: str | None) -> Actor | None:
    standing = house.database.read_now(
        lambda s: sign_ins.standing(s, token or "", now=NOON)
    )
    return standing.actor if standing else None


def is_fresh(house: House, token: str) -> bool:
    standing = house.database.read_now(lambda s: sign_ins.standing(s, token, now=NOON))
    return standing is not None and standing.is_fresh(now=NOON)


def goes_over(house: House, token: str, to: Actor) -> str | None:
    """What the page does: asks whether she may, and gives her the new token."""
    by = stands(house, token)
    assert by is not None
    if not isinstance(do(house, roles.switch, user_id=to.user_id, by=by), RoleSwitched):
        return None
    return do(house, sign_ins.switch_role, token=token, user_id=to.user_id)


@pytest.mark.capability("X1")
class TestJoining:
    def test_takes_both_in_one_browser(self, house: House) -> None:
        karin = house.actor("karin")

        assert join(house, karin, browser=ELSEWHERE) == RoleNotHers()
        assert isinstance(join(house, karin), RolesJoined)
        assert do(house, roles.join, browser=HERE, by=karin) == RoleNotHers()

    def test_is_over_in_ten_minutes(self, house: House) -> None:
        late = NOON + timedelta(minutes=10, seconds=1)

        assert join(house, house.actor("karin"), at=late) == RoleNotHers()

    @pytest.mark.parametrize(
        "change",
        [
            {"level": ProofLevel.N2},
            {"municipality_id": MunicipalityId("another")},
        ],
        ids=["not proven", "another municipality"],
    )
    def test_is_for_a_proven_person_of_the_same_municipality(
        self, house: House, change: dict[str, Any]
    ) -> None:
        assert join(house, replace(house.actor("karin"), **change)) == RoleNotHers()

    def test_is_of_a_post_and_oneself(self, house: House) -> None:
        assert join(house, house.actor("ulla")) == RoleNotHers()
        begun = do(house, roles.begin_joining, browser=HERE, by=house.actor("karin"))
        assert begun == NotAllowed()

    def test_of_a_post_that_has_ended_is_nothing(self, house: House) -> None:
        karin, elin = house.actor("karin"), house.actor("elin")
        do(house, roles.begin_joining, browser=HERE, by=elin)
        do(house, accounts.end, user_id=elin.user_id)

        assert do(house, roles.join, browser=HERE, by=karin) == RoleNotHers()


@pytest.mark.capability("X1")
class TestSwitch:
    def test_goes_from_the_post_to_herself_and_back(self, house: House) -> None:
        karin, elin = house.actor("karin"), house.actor("elin")
        join(house, karin)
        first = began(house, elin)

        second = goes_over(house, first, karin)

        assert second is not None
        assert stands(house, first) is None
        herself = stands(house, second)
        assert herself is not None
        assert (herself.person_id, herself.role) == (karin.person_id, karin.role)
        third = goes_over(house, second, elin)
        assert stands(house, second) is None
        back = stands(house, third)
        assert back is not None
        assert (back.user_id, back.role, back.person_id, back.post_id) == (
            elin.user_id,
            elin.role,
            None,
            None,
        )

    def test_makes_her_no_surer_known(self, house: House) -> None:
        karin = house.actor("karin")
        join(house, karin)
        token = began(house, house.actor("elin"), level=ProofLevel.N2)

        herself = stands(house, goes_over(house, token, karin))

        assert herself is not None
        assert herself.level is ProofLevel.N2

    def test_never_leads_from_herself_into_the_post(self, house: House) -> None:
        karin, elin = house.actor("karin"), house.actor("elin")
        join(house, karin)

        assert goes_over(house, began(house, karin), elin) is None

    def test_leads_to_nobody_else(self, house: House) -> None:
        join(house, house.actor("karin"))

        assert (
            goes_over(house, began(house, house.actor("elin")), house.actor("marta"))
            is None
        )
        assert (
            goes_over(house, began(house, house.actor("ulla")), house.actor("karin"))
            is None
        )

    def test_is_over_when_they_are_parted(self, house: House) -> None:
        karin, elin = house.actor("karin"), house.actor("elin")
        join(house, karin)
        over = goes_over(house, began(house, elin), karin)
        assert over is not None

        parted = do(house, roles.part, user_id=elin.user_id, by=karin)

        assert isinstance(parted, RolesParted)
        assert goes_over(house, began(house, elin), karin) is None
        again = do(house, roles.part, user_id=elin.user_id, by=karin)
        assert again == RoleNotHers()

    def test_that_has_been_made_ends_when_they_are_parted(self, house: House) -> None:
        """Whoever is in her post uninvited must not stay in what is her own."""
        karin, elin = house.actor("karin"), house.actor("elin")
        join(house, karin)
        over = goes_over(house, began(house, elin), karin)
        hers, post = began(house, karin), began(house, elin)

        do(house, roles.part, user_id=elin.user_id, by=karin)

        assert stands(house, over) is None
        assert stands(house, hers) is not None
        assert stands(house, post) is not None

    def test_brings_no_fresh_proof_along(self, house: House) -> None:
        """What shows who she is in the one role shows nothing in the other."""
        karin, elin = house.actor("karin"), house.actor("elin")
        join(house, karin)

        over = goes_over(house, began(house, elin), karin)
        assert over is not None
        assert not is_fresh(house, over)
        renewed = do(house, sign_ins.renew, token=over)
        assert is_fresh(house, renewed)
        back = goes_over(house, renewed, elin)
        assert back is not None
        assert not is_fresh(house, back)

    def test_is_not_for_whoever_came_by_an_administrators_code(
        self, house: House
    ) -> None:
        """It is for the visits of the day and nothing else."""
        karin = house.actor("karin")
        join(house, karin)
        token = began(
            house, house.actor("elin"), level=ProofLevel.N2, means=Means.device_code
        )

        assert goes_over(house, token, karin) is None
        assert stands(house, token) is not None

    @pytest.mark.parametrize("has_another", [True, False])
    def test_is_to_be_joined_anew_when_others_let_her_in(
        self, house: House, *, has_another: bool
    ) -> None:
        """Whoever can let somebody into a post does not come to her own by it."""
        karin, elin = house.actor("karin"), house.actor("elin")
        join(house, karin)
        if has_another:
            do(
                house,
                staff_ways.ask_recovery,
                user_id=elin.user_id,
                by=house.actor("ulla"),
            )
        act = staff_ways.grant_recovery if has_another else staff_ways.link_again
        do(
            house,
            act,
            token="let in",
            user_id=elin.user_id,
            document=IdentityDocument.passport,
            by=house.actor("adam"),
        )

        assert goes_over(house, began(house, elin), karin) is None

    def test_ends_with_the_post_even_when_it_is_made_at_that_moment(
        self, house: House
    ) -> None:
        karin, elin = house.actor("karin"), house.actor("elin")
        join(house, karin)
        over = goes_over(house, began(house, elin), karin)

        def only_the_account(session: Session) -> None:
            session.get_one(UserAccount, elin.user_id).ended_at = NOON

        house.database.write_now(only_the_account)

        assert stands(house, over) is None

    def test_is_parted_by_nobody_else(self, house: House) -> None:
        karin, elin = house.actor("karin"), house.actor("elin")
        join(house, karin)

        gone = do(house, roles.part, user_id=elin.user_id, by=house.actor("marta"))

        assert gone == RoleNotHers()
        assert goes_over(house, began(house, elin), karin) is not None

    def test_of_hers_ends_with_her_last_day_at_the_post(self, house: House) -> None:
        karin, elin = house.actor("karin"), house.actor("elin")
        join(house, karin)
        over = goes_over(house, began(house, elin), karin)

        do(house, accounts.end, user_id=elin.user_id)

        assert stands(house, over) is None
        assert stands(house, began(house, karin)) is not None
