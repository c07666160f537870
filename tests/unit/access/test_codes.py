"""A code by e-mail leads in once, in its own browser, and guessing leads nowhere."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import func, select

from backend.access import codes, limits, people, sign_ins
from backend.access.codes import CodeUnusable, CodeWrong, Proven
from backend.access.facts import Means, Purpose
from backend.access.limits import SIGN_INS_A_NETWORK, TooManyTries
from backend.access.nudges import nudge_of
from backend.access.scope import scope
from backend.access.sign_ins import Browser
from backend.access.tables import Relation, SignInCode, Tries, UserAccount
from backend.kernel.actor import Actor, ProofLevel
from backend.plumbing import post
from tests.conftest import NOON, TIMES, House

MINUTE = timedelta(minutes=1)
HERS = "berit@example.test"
HER_PHONE = "a browser that only she has"
HER_NETWORK = "198.51.100.0"
ELSEWHERE = "203.0.113.0"


def asked(
    house: House,
    *,
    browser: str = HER_PHONE,
    email: str = HERS,
    at: datetime = NOON,
) -> TooManyTries | None:
    return house.database.write_now(
        partial(
            codes.ask,
            browser=browser,
            email=email,
            municipality_id=house.municipality_id(),
            language="sv",
            now=at,
        )
    )


def sent_codes(house: House) -> list[str]:
    """The codes of the letters that have been made, the newest first."""
    return house.database.read_now(
        lambda s: [
            str(re.findall(r"\d{8}", nudge_of(s, each).body)[0])
            for each in post.notifications(s)
        ]
    )


def taken(
    house: House,
    code: str,
    *,
    browser: str = HER_PHONE,
    network: str = HER_NETWORK,
    at: datetime = NOON,
) -> Proven | CodeWrong | CodeUnusable | TooManyTries:
    return house.database.write_now(
        partial(codes.take, browser=browser, code=code, network=network, now=at)
    )


def another(code: str) -> str:
    return f"{(int(code) + 1) % 10**8:08}"


def by_code(house: House, email: str = HERS) -> Actor:
    """Somebody signed in with a code, as a page knows her."""
    proven = Proven(email=email, municipality_id=house.municipality_id())
    user_id = house.database.write_now(partial(codes.account_of, proven=proven))
    token = house.database.write_now(
        partial(
            sign_ins.begin,
            user_id=user_id,
            means=Means.email_code,
            level=ProofLevel.N1,
            browser=Browser(),
            now=NOON,
        )
    )
    found = house.database.read_now(lambda s: sign_ins.standing(s, token, now=NOON))
    assert found is not None
    return found.actor


@pytest.mark.capability("X1")
class TestCode:
    def test_leads_in_once(self, house: House) -> None:
        assert asked(house) is None
        (code,) = sent_codes(house)

        assert len(code) == 8
        assert taken(house, code) == Proven(
            email=HERS, municipality_id=house.municipality_id()
        )
        assert taken(house, code) == CodeUnusable()

    @pytest.mark.parametrize("digits", ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"])
    @pytest.mark.parametrize("between", ["", " ", "-"])
    def test_may_be_written_in_many_ways(
        self, house: House, digits: str, between: str
    ) -> None:
        asked(house)
        (code,) = sent_codes(house)

        written = between.join(digits[int(each)] for each in code)
        assert isinstance(taken(house, f" {written} "), Proven)

    def test_is_of_no_use_in_another_browser(self, house: House) -> None:
        asked(house)
        asked(house, browser="a thief's", email="tjuv@example.test")
        _, code = sent_codes(house)

        assert taken(house, code, browser="nobody's") == CodeUnusable()
        assert taken(house, code, browser="a thief's") == CodeWrong()

    def test_runs_out_after_ten_minutes(self, house: House) -> None:
        asked(house)
        (code,) = sent_codes(house)

        late = NOON + 10 * MINUTE + timedelta(seconds=1)
        assert taken(house, code, at=late) == CodeUnusable()
        assert isinstance(taken(house, code, at=NOON + 10 * MINUTE), Proven)

    def test_is_void_at_the_sixth_try(self, house: House) -> None:
        asked(house)
        (code,) = sent_codes(house)

        for _ in range(5):
            assert taken(house, another(code)) == CodeWrong()

        assert taken(house, code) == CodeUnusable()

    def test_takes_the_place_of_an_earlier_one(self, house: House) -> None:
        asked(house)
        asked(house)
        new, old = sent_codes(house)
        assert new != old

        assert taken(house, old) == CodeWrong()
        assert isinstance(taken(house, new), Proven)

    def test_stands_nowhere_in_the_clear(self, house: House) -> None:
        asked(house)
        (code,) = sent_codes(house)

        row = house.database.read_now(lambda s: s.scalars(select(SignInCode)).one())
        letter = house.database.read_now(lambda s: post.notifications(s)[0])
        assert code not in repr(row) + repr(letter)
        assert HERS not in nudge_body(house)

    def test_that_nobody_used_goes_when_the_next_comes(self, house: House) -> None:
        asked(house)
        asked(house, browser="another", at=NOON + 11 * MINUTE)

        left = house.database.read_now(
            lambda s: s.scalar(select(func.count()).select_from(SignInCode))
        )
        assert left == 1


def nudge_body(house: House) -> str:
    return house.database.read_now(lambda s: nudge_of(s, post.notifications(s)[0]).body)


@pytest.mark.capability("X1")
class TestLimit:
    def test_is_three_codes_an_address_in_fifteen_minutes(self, house: House) -> None:
        for minute in range(3):
            assert asked(house, at=NOON + minute * MINUTE) is None

        fourth = asked(house, browser="another", at=NOON + 3 * MINUTE)

        assert fourth == TooManyTries(at="12.15", seconds=12 * 60)
        assert asked(house, email=" BERIT@example.test ") is not None
        assert asked(house, email="siv@example.test") is None
        assert asked(house, at=NOON + 15 * MINUTE) is None

    def test_is_the_same_for_an_address_that_is_known(self, house: House) -> None:
        by_code(house)

        told = [asked(house) for _ in range(4)]
        stranger = [asked(house, email="okand@example.test") for _ in range(4)]

        assert told == stranger

    def test_costs_the_same_work_for_an_address_that_is_known(
        self, house: House
    ) -> None:
        """S6: what takes the same steps takes the same time."""
        by_code(house)

        with house.asking() as known:
            asked(house)
        with house.asking() as unknown:
            asked(house, email="okand@example.test", browser="another")

        assert known
        assert known == unknown

    def test_is_ten_tries_a_user_in_five_minutes(self, house: House) -> None:
        browsers = ["one", "two", "three"]
        for browser in browsers:
            asked(house, browser=browser)

        answers = [
            taken(house, "", browser=browsers[each // 5], network=f"net {each}")
            for each in range(11)
        ]

        assert answers[:10] == [CodeWrong()] * 10
        assert isinstance(answers[10], TooManyTries)

    def test_is_ten_tries_a_network_in_five_minutes(self, house: House) -> None:
        answers = [taken(house, "12345678", browser=str(each)) for each in range(11)]

        assert answers[:10] == [CodeUnusable()] * 10
        assert isinstance(answers[10], TooManyTries)
        assert taken(house, "12345678", network=ELSEWHERE) == CodeUnusable()
        later = NOON + 5 * MINUTE
        assert taken(house, "12345678", at=later) == CodeUnusable()

    def test_does_not_count_those_who_get_in(self, house: House) -> None:
        """A whole shift signs in behind one address."""
        for each in range(12):
            person = f"{each}@example.test"
            asked(house, browser=person, email=person)
            assert isinstance(
                taken(house, sent_codes(house)[0], browser=person), Proven
            )

    def test_leaves_nothing_behind(self, house: House) -> None:
        taken(house, "12345678")
        asked(house, at=NOON + 20 * MINUTE)

        left = house.database.read_now(
            lambda s: s.scalar(select(func.count()).select_from(Tries))
        )
        assert left == 1


@pytest.mark.capability("X1")
class TestGuessing:
    """S6, short: many at once from rotating networks, against PostgreSQL in the end."""

    def test_is_counted_however_many_guess_at_once(self, house: House) -> None:
        asked(house)
        (code,) = sent_codes(house)
        guesses = [another(code)] * 40 * TIMES

        networks = [f"net {each}" for each in range(len(guesses))]

        def guess(code: str, network: str) -> object:
            return taken(house, code, network=network)

        with ThreadPoolExecutor(8) as guessing:
            answers = list(guessing.map(guess, guesses, networks))

        assert answers.count(CodeWrong()) == 5
        assert isinstance(taken(house, code, network="another"), CodeUnusable)
        assert Proven not in {type(answer) for answer in answers}

    def test_from_one_network_ends_at_ten(self, house: House) -> None:
        def guess(counted: limits.Counted) -> bool:
            found = house.database.write_now(
                partial(limits.count, counted=[counted], now=NOON)
            )
            return found is None

        with ThreadPoolExecutor(8) as guessing:
            passed = list(
                guessing.map(guess, [(SIGN_INS_A_NETWORK, HER_NETWORK)] * 40 * TIMES)
            )

        assert sum(passed) == 10


@pytest.mark.capability("X1")
class TestAccount:
    def test_of_an_address_is_one_and_has_no_person(self, house: House) -> None:
        first, again = by_code(house), by_code(house)

        assert first.user_id == again.user_id
        assert first.level is ProofLevel.N1
        row = house.database.read_now(lambda s: s.get_one(UserAccount, first.user_id))
        assert row.person_id is None

    def test_is_never_a_known_person_by_her_address(self, house: House) -> None:
        marta = house.actor("marta")
        assert marta.person_id is not None
        person_id = marta.person_id
        known = house.database.read_now(lambda s: people.person(s, person_id))

        guest = by_code(house, known.email)

        assert guest.person_id != person_id
        assert guest.user_id != marta.user_id

    def test_is_not_among_those_whom_the_demo_lets_one_be(self, house: House) -> None:
        guest = by_code(house)

        listed = house.database.read_now(people.everybody)
        assert guest.user_id not in {member.user_id for member in listed}

    @pytest.mark.parametrize(
        "purpose", [Purpose.own_file, Purpose.own_decision, Purpose.own_economy]
    )
    def test_reaches_no_row_of_a_file(self, house: House, purpose: Purpose) -> None:
        guest = by_code(house)

        assert str(scope(guest, purpose, Relation)) == "false"
