"""What was written before she was protected lies in no row in clear, and comes back."""

from functools import partial

import pytest
from msgspec.structs import replace
from sqlalchemy import text
from sqlalchemy.orm import Session

from backend.access import details, protection
from backend.access.facts import DetailKind
from backend.contact import queries as contact
from backend.contact.facts import ApplicationReceived, FilledInBy, Section
from backend.demo.people import MARTA
from backend.kernel.ids import CaseId
from backend.migrations.metadata import METADATA
from backend.plumbing import post
from tests.conftest import House
from tests.unit.access.joining import as_marta, row_of, whole_of
from tests.unit.access.shielded import does, protects
from tests.unit.access.test_joined_unseen import proves
from tests.unit.contact.samples import ANSWERS, CONTACT, HOME, WHOM
from tests.unit.contact.test_applications import save, send

HELPED = replace(
    ANSWERS,
    whom=replace(
        WHOM,
        filled_in_by=FilledInBy.together,
        helper_name="Rigmor Ek",
        helper_phone="070-174 06 55",
    ),
    home=replace(HOME, getting_in="Nyckeln hänger hos grannen Ebba."),
    contact=replace(CONTACT, phone="070-174 06 77", good_time="Ring till sonen Tage"),
)
SECRETS = (
    *("Rigmor Ek", "070-174 06 55", "grannen Ebba", "070-174 06 77", "Tage"),
    *(MARTA.address, MARTA.phone, CONTACT.phone, CONTACT.email, "marta@example.test"),
)


@pytest.fixture
def whole(house: House) -> House:
    return whole_of(house)


def _written(house: House, *, but: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """Every row as it lies in the database, by its table."""

    def ask(session: Session) -> dict[str, list[str]]:
        names = [name for name in METADATA.tables if name not in but]
        found = {
            name: session.execute(text(f"SELECT * FROM {name}"))  # noqa: S608
            for name in names
        }
        return {
            name: sorted(str(tuple(row)) for row in rows)
            for name, rows in found.items()
        }

    return house.as_owner(ask)


def _lie_open(house: House) -> set[tuple[str, str]]:
    """What can be read, and in which table."""
    return {
        (name, secret)
        for name, rows in _written(house).items()
        for secret in SECRETS
        if any(secret in row for row in rows)
    }


def _applied(house: House) -> CaseId:
    """She has applied with help, been nudged, and begun another application."""
    marta = house.actor("marta")
    received = send(house, marta, answers=HELPED)
    assert isinstance(received, ApplicationReceived)
    assert received.case_id is not None
    for section in Section:
        save(house, marta, section)
    return received.case_id


@pytest.mark.capability("X4")
class TestEarlier:
    def test_lies_in_no_table_in_clear(self, whole: House) -> None:
        case_id = _applied(whole)
        before = _lie_open(whole)
        assert {secret for _, secret in before} == set(SECRETS)

        protects(whole, case_id)

        assert _lie_open(whole) == set()

    def test_stands_where_it_stood_when_it_has_ended(self, whole: House) -> None:
        case_id = _applied(whole)
        aside = ("protection", "log_row", "log_seal", "notification")
        before = _written(whole, but=aside)
        which = protects(whole, case_id)

        does(whole, "ulla", protection.end, protection_id=which)

        assert _written(whole, but=aside) == before

    def test_is_asked_for_again_in_a_draft(self, whole: House) -> None:
        case_id = _applied(whole)
        which = protects(whole, case_id)
        marta = whole.actor("marta")
        begun = whole.database.read_now(partial(contact.my_draft, actor=marta))
        assert begun is not None
        assert begun.answers.contact is None
        save(whole, marta, Section.contact, base_version=1)

        does(whole, "ulla", protection.end, protection_id=which)

        ended = whole.database.read_now(partial(contact.my_draft, actor=marta))
        assert ended is not None
        assert ended.answers.contact == CONTACT

    def test_told_in_a_new_application_lies_sealed_too(self, whole: House) -> None:
        marta = whole.actor("marta")
        received = send(whole, marta)
        assert isinstance(received, ApplicationReceived)
        assert received.case_id is not None
        protects(whole, received.case_id)

        assert isinstance(
            send(whole, marta, minutes=11, answers=HELPED), ApplicationReceived
        )

        assert _lie_open(whole) == set()

    def test_told_by_an_address_that_is_hers_lies_sealed_too(
        self, whole: House
    ) -> None:
        protects(whole, _applied(whole))
        guest, case_id = as_marta(whole)
        assert _lie_open(whole)

        proves(whole, row_of(whole, guest), case_id)

        assert _lie_open(whole) == set()

    def test_of_others_stands(self, whole: House) -> None:
        case_id = _applied(whole)
        aino = whole.actor("aino")
        send(whole, aino, answers=replace(HELPED, contact=CONTACT))
        assert aino.person_id is not None
        does(whole, "aino", details.change, values={DetailKind.reach: "På kvällen"})
        before = whole.database.read_now(partial(contact.my_latest_receipt, actor=aino))

        protects(whole, case_id)

        assert before == whole.database.read_now(
            partial(contact.my_latest_receipt, actor=aino)
        )

    def test_mail_that_waits_to_be_sent_is_not_sent(self, whole: House) -> None:
        case_id = _applied(whole)
        waiting = whole.database.read_now(post.unsent)
        assert CONTACT.email in {each.to_email for each in waiting}

        protects(whole, case_id)

        left = whole.database.read_now(post.unsent)
        assert not [each for each in left if each.to_email in SECRETS]
        assert not [each for each in left if not each.to_email]
