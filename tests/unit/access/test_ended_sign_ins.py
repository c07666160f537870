"""A sign-in that others have ended: whose phone is still heard, and for how long."""

from datetime import datetime, timedelta
from functools import partial

import pytest

from backend.access import accounts, sign_ins
from backend.access.facts import SignInEnd
from backend.access.sign_ins import Ended
from tests.conftest import NOON, House
from tests.unit.access.test_sign_ins import begun

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
A_MONTH = 30 * DAY


def heard(house: House, token: str, *, at: datetime = NOON) -> Ended | None:
    return house.database.read_now(
        partial(sign_ins.ended_by_others, token=token, now=at)
    )


def shut_out(house: House, slug: str, *, at: datetime = NOON) -> None:
    """From another device of hers, or by two administrators who let her in anew."""
    user_id = house.actor(slug).user_id
    house.database.write_now(
        lambda s: list(sign_ins.end_all(s, user_id=user_id, now=at))
    )


def last_day(house: House, slug: str, *, at: datetime = NOON) -> None:
    user_id = house.actor(slug).user_id
    house.database.write_now(partial(accounts.end, user_id=user_id, now=at))


@pytest.mark.capability("X1")
class TestAnEndedSignIn:
    def test_f21_is_heard_as_its_own_users_and_lets_nobody_in(
        self, house: House
    ) -> None:
        token = begun(house, "ali")
        assert heard(house, token) is None
        shut_out(house, "ali")

        ended = heard(house, token)

        assert ended is not None
        assert ended.actor.user_id == house.actor("ali").user_id
        assert ended.ended_as is SignInEnd.shut_out
        read = house.database.read_now
        assert read(lambda s: sign_ins.standing(s, token, now=NOON)) is None

    def test_f21_is_heard_for_a_month(self, house: House) -> None:
        token = begun(house, "ali")
        shut_out(house, "ali")

        assert heard(house, token, at=NOON + A_MONTH) is not None
        assert heard(house, token, at=NOON + A_MONTH + MINUTE) is None
        assert heard(house, "of nobody") is None

    def test_f22_that_ran_out_before_her_last_day_is_heard(self, house: House) -> None:
        token = begun(house, "ali")
        assert heard(house, token, at=NOON + 3 * DAY) is None

        last_day(house, "ali", at=NOON + 3 * DAY)

        ended = heard(house, token, at=NOON + 4 * DAY)
        assert ended is not None
        assert ended.ended_as is SignInEnd.account_ended

    def test_f21_before_her_last_day_stays_what_it_was(self, house: House) -> None:
        token = begun(house, "ali")
        shut_out(house, "ali")
        last_day(house, "ali", at=NOON + DAY)

        ended = heard(house, token, at=NOON + DAY)

        assert ended is not None
        assert ended.ended_as is SignInEnd.shut_out
        assert ended.ended_at == NOON

    def test_f6_f20_that_she_left_or_that_ran_out_is_not_heard(
        self, house: House
    ) -> None:
        """What waits there waits for her: she signs in on that phone and goes on."""
        run = house.database.write_now
        left, ran_out, renewed = (begun(house, "ali") for _ in range(3))
        run(lambda s: sign_ins.end(s, left, now=NOON))
        run(lambda s: sign_ins.renew(s, renewed, now=NOON))

        for token in (left, ran_out, renewed):
            assert heard(house, token, at=NOON + DAY) is None
        last_day(house, "ali", at=NOON + DAY)
        for token in (left, renewed):
            assert heard(house, token, at=NOON + DAY) is None

    @pytest.mark.parametrize("slug", ["marta", "elin", "ulla", "fatima", "adam"])
    def test_f21_whose_visits_nobody_judges_is_not_heard(
        self, house: House, slug: str
    ) -> None:
        token = begun(house, slug)
        shut_out(house, slug)

        assert heard(house, token) is None
