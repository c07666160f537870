"""What she tells of herself is the newest everywhere; what stood before is kept."""

from datetime import timedelta
from functools import partial

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from backend.access import details, own_address, people
from backend.access.facts import ClosePerson, Detail, DetailKind, DetailSource
from backend.access.nudges import nudge_of
from backend.access.tables import PersonDetail
from backend.kernel.actor import Actor, ProofLevel
from backend.kernel.refusal import NotAllowed
from backend.plumbing import post
from backend.plumbing.database import Kept
from tests.conftest import NOON, House
from tests.unit.access.test_codes import by_code

NEW_PHONE = "070-000 00 07"
LATER = NOON + timedelta(days=3)
SISTER = ClosePerson(name="Siv Ek", relation="syster", phone="", may_talk=False)


def tell(
    house: House,
    kind: DetailKind,
    value: str,
    *,
    slug: str = "marta",
    later: bool = False,
) -> object:
    by, now = house.actor(slug), LATER if later else NOON
    return house.door.act_now(
        partial(details.change, values={kind: value}, by=by, now=now), by=by, now=now
    )


def tell_of(house: House, close: ClosePerson | None, item: str = "") -> object:
    by = house.actor("marta")
    change = partial(details.change_close, close=close, item=item, by=by, now=NOON)
    return house.door.act_now(change, by=by, now=NOON)


def own(house: House, slug: str = "marta") -> tuple[Detail, ...]:
    return house.database.read_now(partial(details.own, actor=house.actor(slug)))


def person(house: House, by: Actor) -> people.PersonFacts:
    assert by.person_id is not None
    return house.database.read_now(partial(people.person, person_id=by.person_id))


class TestDetail:
    @pytest.mark.capability("C22")
    def test_is_read_by_everybody_as_it_was_last_told(self, house: House) -> None:
        before = person(house, house.actor("marta"))
        assert isinstance(tell(house, DetailKind.phone, NEW_PHONE), Kept)

        after = person(house, house.actor("marta"))

        assert (before.phone == NEW_PHONE, after.phone) == (False, NEW_PHONE)
        assert after.address == before.address

    @pytest.mark.capability("C22")
    def test_is_of_nobody_who_has_not_said_who_she_is(self, house: House) -> None:
        """Known by an e-mail address and an e-ID alone: there is no row of hers yet."""
        guest = replace(by_code(house), level=ProofLevel.N3)
        change = partial(
            details.change, values={DetailKind.phone: NEW_PHONE}, by=guest, now=NOON
        )

        assert house.door.act_now(change, by=guest, now=NOON) == NotAllowed()

    @pytest.mark.capability("C22")
    def test_says_who_entered_it_and_when(self, house: House) -> None:
        tell(house, DetailKind.critical, "Hör dåligt <script>")

        (told,) = own(house)

        assert (told.source, told.entered_by_name) == (
            DetailSource.herself,
            "Märta Lindgren",
        )
        assert (told.value, told.entered_at) == ("Hör dåligt <script>", NOON)

    def test_is_kept_when_it_is_told_anew(self, house: House) -> None:
        tell(house, DetailKind.phone, NEW_PHONE)
        tell(house, DetailKind.phone, "070-000 00 08", later=True)
        tell(house, DetailKind.phone, "070-000 00 08", later=True)

        kept = house.database.read_now(
            lambda s: s.scalars(
                select(PersonDetail.value).order_by(PersonDetail.detail_id)
            ).all()
        )

        assert list(kept) == [NEW_PHONE, "070-000 00 08"]
        assert [each.value for each in own(house)] == ["070-000 00 08"]

    def test_is_nobody_elses(self, house: House) -> None:
        tell(house, DetailKind.phone, NEW_PHONE)

        assert own(house, "aino") == ()
        assert person(house, house.actor("aino")).phone != NEW_PHONE

    def test_leaves_the_register_as_it_is(self, house: House) -> None:
        by = house.actor("marta")
        assert by.person_id is not None
        ask = partial(people.registered, person_id=by.person_id)
        before = house.database.read_now(ask)

        tell(house, DetailKind.address, "Nya vägen 7")

        assert house.database.read_now(ask) == before
        assert person(house, by).address == "Nya vägen 7"


class TestNewAddress:
    @pytest.mark.capability("C22", "X1")
    def test_is_told_to_the_old_one_once(self, house: House) -> None:
        tell(house, DetailKind.email, "gammal@example.test")
        by = house.actor("marta")
        change = partial(
            own_address.change_email, email="ny@example.test", by=by, now=NOON
        )
        for _ in range(2):
            assert isinstance(house.door.act_now(change, by=by, now=NOON), Kept)

        assert person(house, by).email == "ny@example.test"
        (mailed,) = house.database.read_now(post.notifications)
        nudge = house.database.read_now(lambda s: nudge_of(s, mailed))
        assert mailed.to_email == "gammal@example.test"
        assert "e-postadress" in nudge.body
        assert "ny@example.test" not in nudge.body

    def test_is_of_nobody_who_has_not_said_who_she_is(self, house: House) -> None:
        guest = replace(by_code(house), level=ProofLevel.N3)
        change = partial(
            own_address.change_email, email="ny@example.test", by=guest, now=NOON
        )

        assert house.door.act_now(change, by=guest, now=NOON) == NotAllowed()


class TestClosePerson:
    def test_is_added_beside_the_one_of_the_register(self, house: House) -> None:
        registered = person(house, house.actor("marta")).close
        assert len(registered) == 1

        tell_of(house, SISTER)

        assert person(house, house.actor("marta")).close == (*registered, SISTER)

    def test_of_the_register_is_taken_away_by_her(self, house: House) -> None:
        tell_of(house, None, details.OF_THE_REGISTER)

        assert person(house, house.actor("marta")).close == ()
        assert person(house, house.actor("marta")).contact == ""

    def test_is_changed_in_place(self, house: House) -> None:
        tell_of(house, SISTER)
        (told,) = own(house)

        tell_of(house, ClosePerson(name="Siv Ek", may_talk=True), told.item)

        assert person(house, house.actor("marta")).close[-1].may_talk
