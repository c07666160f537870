"""A sign-in holds as long as its role may, and what has ended stays ended."""

from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import func, select

from backend.access import kept_forms, sign_ins
from backend.access.facts import Means, Purpose
from backend.access.kept_forms import Written
from backend.access.permissions import PERMISSIONS, level_for
from backend.access.scope import scope
from backend.access.sign_ins import Browser, SignInUnknown, Standing
from backend.access.tables import KeptForm, Relation
from backend.kernel.actor import ProofLevel
from tests.conftest import NOON, House

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
AT_HOME = Browser(device="Firefox · Windows", network="198.51.100.0")


def begun(
    house: House,
    slug: str,
    *,
    means: Means = Means.passkey,
    level: ProofLevel = ProofLevel.N3,
    browser: Browser = AT_HOME,
) -> str:
    return house.database.write_now(
        partial(
            sign_ins.begin,
            user_id=house.actor(slug).user_id,
            means=means,
            level=level,
            browser=browser,
            now=NOON,
        )
    )


def standing(house: House, token: str, *, at: datetime) -> Standing | None:
    return house.database.read_now(lambda s: sign_ins.standing(s, token, now=at))


@pytest.mark.capability("X1")
class TestSignIn:
    @pytest.mark.parametrize(
        ("slug", "unused", "at_most"),
        [
            ("marta", 30 * MINUTE, 12 * HOUR),
            ("elin", 30 * MINUTE, 10 * HOUR),
            ("ali", 4 * HOUR, 14 * HOUR),
        ],
    )
    def test_runs_out_by_role(
        self, house: House, slug: str, unused: timedelta, at_most: timedelta
    ) -> None:
        token = begun(house, slug)

        assert standing(house, token, at=NOON + unused)
        assert standing(house, token, at=NOON + unused + MINUTE) is None

        used = NOON
        while used < NOON + at_most - unused:
            used += unused
            house.database.write_now(partial(sign_ins.touch, token=token, now=used))
        assert standing(house, token, at=NOON + at_most)
        assert standing(house, token, at=NOON + at_most + MINUTE) is None

    def test_that_has_ended_is_not_revived(self, house: House) -> None:
        """A request that was on its way when she signed out."""
        token = begun(house, "elin")
        run = house.database.write_now
        assert run(lambda s: sign_ins.end(s, token, now=NOON))

        run(lambda s: sign_ins.touch(s, token, now=NOON + MINUTE))
        renewed = run(lambda s: sign_ins.renew(s, token, now=NOON + MINUTE))

        assert renewed is None
        assert not run(lambda s: sign_ins.end(s, token, now=NOON + MINUTE))
        assert standing(house, token, at=NOON + MINUTE) is None

    def test_is_another_after_she_has_shown_who_she_is(self, house: House) -> None:
        old = begun(house, "elin", means=Means.demo)
        later = NOON + 20 * MINUTE
        new = house.database.write_now(lambda s: sign_ins.renew(s, old, now=later))
        assert new is not None

        assert standing(house, old, at=later) is None
        held = standing(house, new, at=later)
        assert held is not None
        assert held.is_fresh(now=later + 5 * MINUTE)
        assert not held.is_fresh(now=later + 5 * MINUTE + timedelta(seconds=1))

    def test_by_passkey_is_fresh_and_in_the_demo_not(self, house: House) -> None:
        by_passkey = standing(house, begun(house, "elin"), at=NOON)
        chosen = standing(house, begun(house, "elin", means=Means.demo), at=NOON)

        assert by_passkey is not None
        assert chosen is not None
        assert by_passkey.is_fresh(now=NOON)
        assert not chosen.is_fresh(now=NOON)

    def test_is_hers_to_see_and_end(self, house: House) -> None:
        away = Browser(device="Safari · iPhone", network="203.0.113.0")
        here, there = begun(house, "elin"), begun(house, "elin", browser=away)
        others = begun(house, "oskar")

        mine = house.database.read_now(lambda s: sign_ins.own(s, here, now=NOON))
        seen = {(each.device, each.is_near, each.is_this) for each in mine}
        assert seen == {
            ("Firefox · Windows", True, True),
            ("Safari · iPhone", False, False),
        }

        oskars = house.database.read_now(lambda s: sign_ins.own(s, others, now=NOON))
        end = partial(sign_ins.end_one, user_id=house.actor("elin").user_id, now=NOON)
        run = house.database.write_now
        (phone,) = [each.sign_in_id for each in mine if not each.is_this]
        assert run(partial(end, sign_in_id=oskars[0].sign_in_id)) == SignInUnknown()
        assert run(partial(end, sign_in_id=phone)) == [
            sign_ins.topic_of(sign_ins.hash_of(there))
        ]
        assert run(partial(end, sign_in_id=phone)) == SignInUnknown()
        assert standing(house, there, at=NOON) is None
        assert standing(house, here, at=NOON) is not None
        assert standing(house, others, at=NOON) is not None


@pytest.mark.capability("X2")
class TestLevel:
    @pytest.mark.parametrize(
        ("level", "opened"),
        [
            (ProofLevel.N1, {Purpose.own_application}),
            (ProofLevel.N2, {Purpose.own_application, Purpose.visits}),
            (ProofLevel.N3, set(Purpose)),
        ],
    )
    def test_decides_what_may_be_opened(
        self, level: ProofLevel, opened: set[Purpose]
    ) -> None:
        assert {each for each in Purpose if level_for(each) <= level} == opened

    def test_that_is_too_low_reaches_no_row(self, house: House) -> None:
        marta = house.actor("marta")
        low = type(marta)(
            user_id=marta.user_id,
            name=marta.name,
            title="",
            role=marta.role,
            level=ProofLevel.N2,
            municipality_id=marta.municipality_id,
            person_id=marta.person_id,
        )
        for role, purpose in PERMISSIONS:
            if role is marta.role and purpose is not Purpose.own_application:
                assert str(scope(low, purpose, Relation)) == "false"


class TestBrowser:
    @pytest.mark.parametrize(
        ("agent", "device"),
        [
            (
                "Mozilla/5.0 (Linux; Android 10; K) Chrome/130.0 Mobile Safari/537.36",
                "Chrome · Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Safari/604.1",
                "Safari · iPhone",
            ),
            ("curl/8.5.0", ""),
            ("", ""),
        ],
    )
    def test_tells_its_device_in_words(self, agent: str, device: str) -> None:
        assert sign_ins.browser_of(agent=agent, address="").device == device

    @pytest.mark.parametrize(
        ("address", "network"),
        [
            ("198.51.100.77", "198.51.100.0"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1::"),
            ("nowhere", ""),
        ],
    )
    def test_keeps_no_more_of_its_address_than_the_network(
        self, address: str, network: str
    ) -> None:
        assert sign_ins.browser_of(agent="", address=address).network == network


@pytest.mark.capability("X8")
class TestKeptForm:
    WRITTEN = Written(path="/x", fields={"note": ["Jag mår bra"]}, was_sent=True)

    def _kept(self, house: House, slug: str, *, now: datetime) -> str:
        return house.database.write_now(
            partial(
                kept_forms.keep,
                written=self.WRITTEN,
                user_id=house.actor(slug).user_id,
                now=now,
            )
        )

    def test_is_read_by_its_writer_alone_and_for_twelve_hours(
        self, house: House
    ) -> None:
        form_id = self._kept(house, "elin", now=NOON)

        def read(slug: str, now: datetime) -> Written | None:
            user_id = house.actor(slug).user_id
            return house.database.read_now(
                lambda s: kept_forms.kept(s, form_id, user_id=user_id, now=now)
            )

        assert read("elin", NOON + 12 * HOUR) == self.WRITTEN
        assert read("elin", NOON + 12 * HOUR + MINUTE) is None
        assert read("oskar", NOON) is None

    def test_is_sealed_and_does_not_stay(self, house: House) -> None:
        self._kept(house, "elin", now=NOON)
        sealed = house.database.read_now(
            lambda s: s.scalars(select(KeptForm.sealed)).one()
        )
        assert "Jag mår bra" not in sealed

        self._kept(house, "elin", now=NOON + 13 * HOUR)
        count = select(func.count()).select_from(KeptForm)
        assert house.database.read_now(lambda s: s.scalar(count)) == 1
