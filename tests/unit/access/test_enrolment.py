"""Those without e-ID get in by a letter home, or when an officer has seen who they are."""

from functools import partial

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from backend.access import codes, details, enrolment, people, personal_codes
from backend.access.codes import Proven
from backend.access.enrolment import (
    AlreadyInRegister,
    DocumentMissing,
    PersonNotProven,
    RegisteredAddressMissing,
)
from backend.access.events import (
    CodeLetterOrdered,
    CodeLetterPosted,
    HomeVisitCodeShown,
    PersonProven,
)
from backend.access.facts import DetailKind, IdentityDocument, PersonFacts
from backend.access.letters import code_letter_pdf
from backend.access.personal_codes import Known, PersonalCodeUnusable
from backend.access.tables import IdentityCheck, PersonalCode, UserAccount
from backend.kernel.actor import ProofLevel
from backend.kernel.ids import CaseId, PersonId
from backend.kernel.refusal import Refusal
from tests.conftest import NOON, House
from tests.unit.access.test_codes import HERS, by_code
from tests.unit.access.test_personal_codes import read

CASE = CaseId("a case")
CODE = "ABCDEFGHJK"
TOLVANSSON = "191212121212"


def person_of(house: House, slug: str) -> PersonFacts:
    person_id = house.actor(slug).person_id
    assert person_id is not None
    return house.database.read_now(lambda s: people.person(s, person_id))


def entered(house: House, **other: object) -> PersonFacts:
    """Somebody in the register who has never signed in."""
    person = replace(
        person_of(house, "marta"),
        person_id=people.new_person_id(),
        personnummer=TOLVANSSON,
        **other,  # pyright: ignore[reportArgumentType]
    )
    house.database.write_now(partial(people.keep_person, facts=person))
    return person


def ordered(house: House, person: PersonFacts) -> CodeLetterOrdered | Refusal:
    return house.database.write_now(
        partial(
            enrolment.order_letter,
            code=CODE,
            person=person,
            case_id=CASE,
            by=house.actor("elin"),
            now=NOON,
        )
    )


def shown(
    house: House, person: PersonFacts, document: IdentityDocument | None
) -> HomeVisitCodeShown | Refusal:
    return house.database.write_now(
        partial(
            enrolment.show_code,
            code=CODE,
            person=person,
            case_id=CASE,
            document=document,
            by=house.actor("elin"),
            now=NOON,
        )
    )


def checks(house: House) -> list[tuple[str, IdentityDocument]]:
    return house.database.read_now(
        lambda s: [
            (row.checked_by, row.document) for row in s.scalars(select(IdentityCheck))
        ]
    )


@pytest.mark.capability("X1")
class TestLetter:
    def test_opens_an_account_for_who_has_never_signed_in(self, house: House) -> None:
        person = entered(house)

        event = ordered(house, person)

        assert isinstance(event, CodeLetterOrdered)
        assert event.person_id == person.person_id
        known = read(house, CODE)
        assert isinstance(known, Known)
        assert (known.user_id, known.level) == (event.user_id, ProofLevel.N3)

    def test_goes_to_her_registered_address_alone(self, house: House) -> None:
        nowhere = entered(house, address="")
        herself = replace(nowhere, address="Skogsvägen 1", is_proven=False)

        assert ordered(house, nowhere) == RegisteredAddressMissing()
        assert ordered(house, herself) == PersonNotProven()

    def test_does_not_go_where_somebody_has_said_since_that_she_is(
        self, house: House
    ) -> None:
        """Whoever has got in, or rings in her name, does not have a code sent home."""
        marta, nowhere = person_of(house, "marta"), entered(house, address="")
        for person in (marta, nowhere):
            house.database.write_now(
                partial(
                    details.note,
                    municipality_id=person.municipality_id,
                    person_id=person.person_id,
                    values={DetailKind.address: "Tjuvgatan 1"},
                    by=house.actor("elin"),
                    now=NOON,
                )
            )
        told = person_of(house, "marta")
        assert told.address == "Tjuvgatan 1"

        addressed = house.database.read_now(partial(enrolment.addressee, person=told))

        assert (addressed.address, addressed.postal) == (marta.address, marta.postal)
        assert ordered(house, replace(nowhere, address="Tjuvgatan 1")) == (
            RegisteredAddressMissing()
        )

    def test_can_be_printed_until_it_has_been_posted(self, house: House) -> None:
        marta = person_of(house, "marta")
        ordered(house, marta)
        to_print = partial(enrolment.code_to_print, person_id=marta.person_id, now=NOON)
        assert house.database.read_now(to_print) == CODE

        posted = house.database.write_now(
            partial(
                enrolment.note_posted,
                person_id=marta.person_id,
                case_id=CASE,
                by=house.actor("elin"),
                now=NOON,
            )
        )

        assert isinstance(posted, CodeLetterPosted)
        assert house.database.read_now(to_print) is None
        row = house.database.read_now(lambda s: s.scalars(select(PersonalCode)).one())
        assert row.sealed == ""
        assert isinstance(read(house, CODE), Known)

    @pytest.mark.parametrize("language", ["sv", "fi", "en", "ar"])
    def test_is_set_in_her_language(self, house: House, language: str) -> None:
        marta = person_of(house, "marta")
        home = house.database.read_now(
            lambda s: people.municipality(s, marta.municipality_id)
        )

        made = code_letter_pdf(
            CODE,
            person=replace(marta, language=language),
            home=home,
            address="anna.example.se",
            until=NOON.date(),
            on=NOON.date(),
        )

        assert made.startswith(b"%PDF")


@pytest.mark.capability("X1")
class TestHomeVisit:
    def test_is_recorded_by_whom_and_with_what(self, house: House) -> None:
        marta = person_of(house, "marta")

        event = shown(house, marta, IdentityDocument.passport)

        assert isinstance(event, HomeVisitCodeShown)
        assert checks(house) == [(house.actor("elin").name, IdentityDocument.passport)]
        assert isinstance(read(house, CODE), Known)

    def test_without_a_document_gives_no_code(self, house: House) -> None:
        assert shown(house, person_of(house, "marta"), None) == DocumentMissing()

        assert read(house, CODE) == PersonalCodeUnusable()
        assert checks(house) == []


@pytest.mark.capability("X1")
class TestApplicant:
    """Somebody known by her e-mail address, who has said herself who she is."""

    def _told(self, house: House, number: str) -> PersonFacts:
        guest = by_code(house)
        person = replace(
            person_of(house, "marta"),
            person_id=PersonId(guest.user_id),
            personnummer=number,
            is_proven=False,
        )
        house.database.write_now(partial(people.keep_person, facts=person))
        return person

    def _proven(self, house: House, person: PersonFacts) -> PersonProven | Refusal:
        return house.database.write_now(
            partial(
                enrolment.prove,
                person=person,
                case_id=CASE,
                document=IdentityDocument.identity_card,
                by=house.actor("elin"),
                now=NOON,
            )
        )

    def test_is_in_the_register_once_she_has_shown_it(self, house: House) -> None:
        person = self._told(house, TOLVANSSON)

        event = self._proven(house, person)

        assert isinstance(event, PersonProven)
        found = house.database.read_now(
            lambda s: people.person_numbered(
                s, municipality_id=person.municipality_id, personnummer=TOLVANSSON
            )
        )
        assert found is not None
        assert found.person_id == person.person_id
        assert found.is_proven

    def test_keeps_her_account_and_her_way_in(self, house: House) -> None:
        person = self._told(house, TOLVANSSON)
        self._proven(house, person)

        again = house.database.write_now(
            partial(
                codes.account_of,
                proven=Proven(email=HERS, municipality_id=person.municipality_id),
            )
        )

        account = house.database.read_now(lambda s: s.get_one(UserAccount, again))
        assert account.person_id == person.person_id

    def test_is_not_put_into_the_file_of_another(self, house: House) -> None:
        marta = person_of(house, "marta")
        person = self._told(house, marta.personnummer)

        assert self._proven(house, person) == AlreadyInRegister()
        assert checks(house) == []


def test_codes_are_never_of_the_same_kind_twice(house: House) -> None:
    """A second letter makes the first worthless, so that only one is about."""
    marta = person_of(house, "marta")
    ordered(house, marta)
    house.database.write_now(
        partial(
            enrolment.order_letter,
            code=personal_codes.new_code(personal_codes.CodeKind.letter),
            person=marta,
            case_id=CASE,
            by=house.actor("elin"),
            now=NOON,
        )
    )

    assert read(house, CODE) == PersonalCodeUnusable()
