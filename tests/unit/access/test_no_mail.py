"""To somebody protected nothing goes by mail, but the code that she asks for herself."""

from functools import partial

import pytest
from sqlalchemy import delete

from backend.access import codes, own_ways
from backend.access.codes import LETTER
from backend.plumbing.post import NotificationRow, notifications
from tests.conftest import NOON, House
from tests.unit.access.joining import as_marta, whole_of
from tests.unit.access.shielded import case_of, protects
from tests.unit.access.test_codes import HERS, by_code

ANOTHERS = "nagon@example.test"


@pytest.fixture
def whole(house: House) -> House:
    return whole_of(house)


def _asks_for_a_code(house: House, email: str) -> list[tuple[str, str, str]]:
    """What leaves then: to whom, which letter, in which language."""
    home = house.municipality_id()
    house.database.write_now(lambda s: s.execute(delete(NotificationRow)))
    refused = house.database.write_now(
        lambda s: codes.ask(
            s,
            browser="a",
            email=email,
            municipality_id=home,
            language="sv",
            now=NOON,
        )
    )
    assert refused is None
    sent = house.database.read_now(notifications)
    return [(each.to_email, each.template, each.language) for each in sent]


@pytest.mark.capability("X4")
class TestNoMail:
    def test_goes_but_the_code_that_anybody_gets(self, whole: House) -> None:
        """Who the address belongs to is not looked at, and so is not told."""
        _, case_id = as_marta(whole)
        protects(whole, case_id)

        hers = _asks_for_a_code(whole, HERS)

        assert hers == [(HERS, LETTER, "sv")]
        assert _asks_for_a_code(whole, ANOTHERS) == [(ANOTHERS, LETTER, "sv")]

    def test_leads_by_the_code_to_her_own_account_still(self, whole: House) -> None:
        guest, case_id = as_marta(whole)
        protects(whole, case_id)

        assert by_code(whole).user_id == guest.user_id

    def test_goes_when_her_ways_in_are_changed(self, whole: House) -> None:
        account = whole.actor("marta").user_id
        tells = partial(own_ways.tell_owner, user_id=account, now=NOON)
        whole.database.write_now(tells)
        assert len(whole.database.read_now(notifications)) == 1
        protects(whole, case_of(whole))

        whole.database.write_now(tells)

        assert whole.database.read_now(notifications) == ()
