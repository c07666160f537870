"""Known by an e-mail address alone: she fills in and sends, and nobody is mixed up."""

from functools import partial

import pytest
from msgspec.structs import asdict, replace

from backend.access import people
from backend.access.facts import PersonFacts
from backend.contact import actions, queries
from backend.contact.facts import (
    AnswersMissing,
    ApplicationReceived,
    DraftSaved,
    KnownPerson,
    Section,
)
from backend.contact.forms import WhoSheIs
from backend.kernel.actor import Actor, ProofLevel
from backend.kernel.forms import FormErrors, decode
from tests.conftest import NOON, House
from tests.unit.access.test_codes import by_code
from tests.unit.contact.samples import ANSWERS
from tests.unit.contact.test_applications import adopt_policy

NEW_PHONE = "070-174 06 99"
BERIT = WhoSheIs(
    given_name="Berit",
    family_name="Ek",
    personnummer="191212121212",
    address="Storgatan 1",
    postal="131 30 Nacka",
)


def phone_of(house: House, who: Actor) -> str:
    person_id = who.person_id
    assert person_id is not None
    return house.database.read_now(lambda s: people.person(s, person_id)).phone


def tells(
    house: House,
    guest: Actor,
    who: WhoSheIs | None = BERIT,
    *,
    phone: str = ANSWERS.contact.phone,
) -> None:
    """She fills in every group, and in the last one who she is."""
    for section in Section:
        given = getattr(ANSWERS, section.value)
        if section is Section.contact:
            given = replace(given, phone=phone)
        saved = house.database.write_now(
            partial(
                actions.save_section,
                section=section,
                given=given,
                base_version=9,
                who=who if section is Section.contact else None,
                by=guest,
                now=NOON,
            )
        )
        assert isinstance(saved, DraftSaved)


def sends(house: House, guest: Actor) -> ApplicationReceived | object:
    return house.database.write_now(
        partial(actions.send_application, language="sv", by=guest, now=NOON)
    )


def known(house: House, guest: Actor) -> KnownPerson:
    found = house.database.read_now(partial(queries.known_person, actor=guest))
    assert found is not None
    return found


@pytest.mark.capability("C4")
class TestLongName:
    """The register holds what the form takes, on both databases."""

    FIELDS = ("given_name", "family_name", "postal")

    def test_is_kept_whole(self, house: House) -> None:
        guest = by_code(house)
        long = dict.fromkeys(self.FIELDS, "å" * 80)

        tells(house, guest, replace(BERIT, **long, address="ö" * 200))

        told = known(house, guest).told
        assert told is not None
        assert {field: getattr(told, field) for field in self.FIELDS} == long

    @pytest.mark.parametrize("field", FIELDS)
    def test_that_is_longer_is_told_at_its_field(self, field: str) -> None:
        typed = {name: [value] for name, value in asdict(BERIT).items()}

        answer = decode(WhoSheIs, {**typed, field: ["å" * 81]})

        assert isinstance(answer, FormErrors)
        assert set(answer.by_field) == {field}


@pytest.mark.capability("X1")
@pytest.mark.capability("C4")
class TestSomebodyKnownByHerAddress:
    def test_is_asked_who_she_is_and_may_send(self, house: House) -> None:
        adopt_policy(house)
        guest = by_code(house)
        assert known(house, guest).is_asked_who

        tells(house, guest)
        received = sends(house, guest)

        assert isinstance(received, ApplicationReceived)
        latest = house.database.read_now(
            partial(queries.my_latest_receipt, actor=guest)
        )
        assert latest is not None
        assert latest.receipt_no == received.receipt_no

    def test_cannot_send_before_she_has_said_it(self, house: House) -> None:
        adopt_policy(house)
        guest = by_code(house)

        tells(house, guest, who=None)

        assert sends(house, guest) == AnswersMissing(first="contact")

    def test_stands_as_not_proven(self, house: House) -> None:
        adopt_policy(house)
        guest = by_code(house)
        tells(house, guest)
        received = sends(house, guest)
        assert isinstance(received, ApplicationReceived)
        assert received.person_id is not None
        person_id = received.person_id

        seen = house.database.read_now(lambda s: people.person(s, person_id))

        assert (seen.name, seen.personnummer) == ("Berit Ek", "191212121212")
        assert not seen.is_proven

    def test_is_not_found_by_the_number_she_gave(self, house: House) -> None:
        guest = by_code(house)
        tells(house, guest)

        assert numbered(house, "191212121212") is None

    def test_meets_nothing_of_whoever_has_that_number(self, house: House) -> None:
        """Somebody gives another's number: neither of them is told anything."""
        adopt_policy(house)
        marta = house.actor("marta")
        assert marta.person_id is not None
        person_id = marta.person_id
        before = house.database.read_now(lambda s: people.person(s, person_id))
        guest = by_code(house)

        tells(house, guest, who=given_as(before))
        received = sends(house, guest)

        assert isinstance(received, ApplicationReceived)
        assert received.person_id == guest.person_id != person_id
        assert numbered(house, before.personnummer) == before
        hers = house.database.read_now(partial(queries.my_receipts, actor=marta))
        assert hers == ()

    @pytest.mark.parametrize(
        ("level", "is_changed"), [(ProofLevel.N1, False), (ProofLevel.N3, True)]
    )
    def test_changes_nothing_of_a_person_who_is_proven(
        self, house: House, level: ProofLevel, *, is_changed: bool
    ) -> None:
        """A code by e-mail may send for her, and not say where she is rung from now on."""
        adopt_policy(house)
        marta = replace(house.actor("marta"), level=level)
        before = phone_of(house, marta)
        tells(house, marta, phone=NEW_PHONE)

        received = sends(house, marta)

        assert isinstance(received, ApplicationReceived)
        assert received.contact_phone == NEW_PHONE
        after = NEW_PHONE if is_changed else before
        assert phone_of(house, marta) == after

    def test_is_not_asked_again_once_she_has_sent(self, house: House) -> None:
        """What the officer reads stays as it was sent."""
        adopt_policy(house)
        guest = by_code(house)
        tells(house, guest)
        sends(house, guest)

        assert not known(house, guest).is_asked_who
        another = WhoSheIs(
            given_name="Siv",
            family_name="Al",
            personnummer="194711272399",
            address="Lillgatan 2",
        )
        tells(house, guest, who=another)
        told = known(house, guest).told
        assert told is not None
        assert told.name == "Berit Ek"

    def test_may_mend_it_before_she_sends(self, house: House) -> None:
        guest = by_code(house)
        tells(house, guest)
        mended = WhoSheIs(
            given_name="Berit",
            family_name="Ek",
            personnummer="194711272399",
            address="Storgatan 1",
        )

        tells(house, guest, who=mended)

        told = known(house, guest).told
        assert told is not None
        assert told.personnummer == "194711272399"

    def test_is_apart_from_another_address(self, house: House) -> None:
        first, second = by_code(house), by_code(house, "siv@example.test")
        tells(house, first)

        assert house.database.read_now(partial(queries.my_draft, actor=second)) is None
        assert known(house, second).told is None


def numbered(house: House, number: str) -> PersonFacts | None:
    municipality_id = house.municipality_id()
    return house.database.read_now(
        partial(
            people.person_numbered,
            municipality_id=municipality_id,
            personnummer=number,
        )
    )


def given_as(person: PersonFacts) -> WhoSheIs:
    return WhoSheIs(
        given_name=person.given_name,
        family_name=person.family_name,
        personnummer=person.personnummer,
        address=person.address,
        postal=person.postal,
    )
