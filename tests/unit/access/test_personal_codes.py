"""A code on paper leads in once, within its time, and guessing leads nowhere."""

from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from backend.access import accounts, invites, personal_codes
from backend.access.facts import CodeKind
from backend.access.invites import InviteUnusable
from backend.access.limits import TooManyTries
from backend.access.personal_codes import Known, PersonalCodeUnusable
from backend.access.tables import PersonalCode
from backend.kernel.actor import ProofLevel
from tests.conftest import NOON, House

HER_NETWORK = "198.51.100.0"
HER_PHONE = "a device that only she has"
SECOND = timedelta(seconds=1)
Read = Known | PersonalCodeUnusable | TooManyTries


def issued(house: House, kind: CodeKind, slug: str = "marta") -> str:
    code = personal_codes.new_code(kind)
    house.database.write_now(
        partial(
            personal_codes.issue,
            code=code,
            kind=kind,
            user_id=house.actor(slug).user_id,
            level=ProofLevel.N3,
            issued_by=house.actor("elin").user_id,
            now=NOON,
        )
    )
    return code


def read(
    house: House,
    code: str,
    *,
    at: datetime = NOON,
    device: str = HER_PHONE,
    network: str = HER_NETWORK,
) -> Read:
    return house.database.write_now(
        partial(personal_codes.read, code=code, device=device, network=network, now=at)
    )


def use(house: House, code_id: str) -> bool:
    return house.database.write_now(
        partial(personal_codes.use, code_id=code_id, now=NOON)
    )


@pytest.mark.capability("X1")
class TestPersonalCode:
    @pytest.mark.parametrize(
        ("kind", "letters", "holds"),
        [
            (CodeKind.letter, 10, timedelta(days=30)),
            (CodeKind.home_visit, 10, timedelta(minutes=15)),
            (CodeKind.recovery_card, 16, None),
        ],
        ids=str,
    )
    def test_holds_as_long_as_its_kind(
        self, house: House, kind: CodeKind, letters: int, holds: timedelta | None
    ) -> None:
        code = issued(house, kind)
        assert len(code) == letters

        if holds is None:
            assert isinstance(read(house, code, at=NOON + 3650 * timedelta(1)), Known)
            return
        assert isinstance(read(house, code, at=NOON + holds), Known)
        late = read(house, code, at=NOON + holds + SECOND)
        assert late == PersonalCodeUnusable()

    def test_is_told_by_no_two_letters_that_look_alike(self) -> None:
        assert set("0O1ILU").isdisjoint(personal_codes.ALPHABET)

    @pytest.mark.parametrize(
        "written", [str.lower, personal_codes.shown, "  {}".format]
    )
    def test_may_be_written_in_many_ways(self, house: House, written: object) -> None:
        code = issued(house, CodeKind.letter)
        assert callable(written)

        assert isinstance(read(house, str(written(code))), Known)

    def test_leads_in_once_and_answers_alike_when_it_does_not(
        self, house: House
    ) -> None:
        code = issued(house, CodeKind.letter)
        known = read(house, code)
        assert isinstance(known, Known)

        assert use(house, known.code_id)
        assert not use(house, known.code_id)

        assert read(house, code) == read(house, "wrong") == PersonalCodeUnusable()

    def test_takes_the_place_of_an_earlier_one(self, house: House) -> None:
        old, new = issued(house, CodeKind.letter), issued(house, CodeKind.letter)

        assert read(house, old) == PersonalCodeUnusable()
        assert isinstance(read(house, new), Known)

    def test_stands_nowhere_in_the_clear(self, house: House) -> None:
        code = issued(house, CodeKind.letter)

        row = house.database.read_now(lambda s: s.scalars(select(PersonalCode)).one())

        assert code not in repr(row)

    def test_is_used_up_with_the_link_that_it_led_to(self, house: House) -> None:
        """Two phones that have read the same letter: the first to be ready gets in."""
        known = read(house, issued(house, CodeKind.letter))
        assert isinstance(known, Known)
        invite = partial(
            invites.invite,
            user_id=known.user_id,
            level=known.level,
            code_id=known.code_id,
            now=NOON,
        )
        first, second = (house.database.write_now(invite) for _ in range(2))

        taken = [
            house.database.write_now(partial(invites.use_invite, token=token, now=NOON))
            for token in (first, second)
        ]

        assert taken == [True, False]

    def test_of_an_account_that_has_ended_leads_nowhere(self, house: House) -> None:
        ali = house.actor("ali")
        code = issued(house, CodeKind.recovery_card, "ali")
        link = house.database.write_now(
            partial(invites.invite, user_id=ali.user_id, level=ProofLevel.N3, now=NOON)
        )

        house.database.write_now(partial(accounts.end, user_id=ali.user_id, now=NOON))

        assert read(house, code) == PersonalCodeUnusable()
        found = house.database.read_now(lambda s: invites.invited(s, link, now=NOON))
        assert found == InviteUnusable()


@pytest.mark.capability("X1")
class TestDeviceCode:
    def test_is_of_use_on_a_device_that_is_known_alone(self, house: House) -> None:
        code = issued(house, CodeKind.device, "ali")
        assert read(house, code) == PersonalCodeUnusable()

        house.database.write_now(
            partial(
                personal_codes.know_device,
                device=HER_PHONE,
                user_id=house.actor("ali").user_id,
                now=NOON,
            )
        )

        assert isinstance(read(house, code), Known)
        assert read(house, code, device="another's") == PersonalCodeUnusable()
        late = NOON + timedelta(minutes=15) + SECOND
        assert read(house, code, at=late) == PersonalCodeUnusable()


@pytest.mark.capability("X1")
class TestGuessing:
    @pytest.mark.parametrize(
        ("pause", "most"),
        [
            (timedelta(seconds=1), 5),
            (timedelta(minutes=2), 20),
            (timedelta(minutes=20), 50),
        ],
        ids=["in five minutes", "in an hour", "in a day"],
    )
    def test_from_one_network_ends(
        self, house: House, pause: timedelta, most: int
    ) -> None:
        answers = [
            read(house, "wrong", at=NOON + each * pause) for each in range(most + 1)
        ]

        assert answers[:most] == [PersonalCodeUnusable()] * most
        assert isinstance(answers[most], TooManyTries)
        last = NOON + most * pause
        elsewhere = read(house, "wrong", network="203.0.113.0", at=last)
        assert elsewhere == PersonalCodeUnusable()

    def test_does_not_count_the_right_one(self, house: House) -> None:
        code = issued(house, CodeKind.letter)

        assert all(isinstance(read(house, code), Known) for _ in range(8))
