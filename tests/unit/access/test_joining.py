"""One human twice in the register becomes one."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import e_ids, joining, people
from backend.access.details import newest_of
from backend.access.enrolment import prove
from backend.access.events import PersonProven, PersonsJoined
from backend.access.facts import (
    DetailKind,
    IdentityDocument,
    Joined,
    PersonFacts,
)
from backend.access.tables import IdentityCheck, MandateRow, UserAccount
from backend.contact import queries as contact
from backend.contact.facts import ApplicationReceived, Section
from backend.contact.forms import WhoSheIs
from backend.demo.people import KARIN, MARTA
from backend.investigation import queries as investigation
from backend.kernel.actor import Actor
from backend.kernel.ids import PersonId
from backend.plumbing.database import Table, personal_tables
from backend.plumbing.post import notifications
from tests.conftest import NOON, House
from tests.unit.access.joining import (
    applied_as,
    as_marta,
    joined,
    of_person,
    person_of,
    receipts,
    row_of,
    whole_of,
)
from tests.unit.access.mandates import KARINS, given
from tests.unit.access.test_codes import HERS, by_code
from tests.unit.access.test_e_ids import Door as EIds
from tests.unit.access.test_e_ids import connected, told
from tests.unit.contact.test_applications import save, send
from tests.unit.contact.test_self_assessments import (
    TALKING,
    WASHING,
    answer,
    send_assessment,
)
from tests.unit.contact.test_unproven import BERIT

TOLVANSSON = BERIT.personnummer
KNOWN_ELSEWHERE = {
    *("person", "person_detail", "mandate", "user_account"),
    *("log_row", "log_question"),
    *("protection", "protected_contact", "protection_grant"),
}


@pytest.fixture
def whole(house: House) -> House:
    return whole_of(house)


@pytest.mark.capability("X1")
class TestJoining:
    def test_brings_all_that_she_sent_into_her_file(self, whole: House) -> None:
        marta = whole.actor("marta")
        assert marta.person_id is not None
        before = send(whole, marta)
        assert isinstance(before, ApplicationReceived)
        guest, case_id = as_marta(whole)
        answer(whole, guest, WASHING)
        send_assessment(whole, guest)
        answer(whole, guest, TALKING)
        save(whole, guest, Section.need)
        theirs, hers = (
            of_person(whole, marta.person_id),
            of_person(whole, PersonId(guest.user_id)),
        )
        assert {"draft_section", "self_assessment", "self_rating"} <= set(hers)

        event = joined(whole, guest, case_id, marta.person_id)

        assert isinstance(event, PersonsJoined)
        assert event.user_id == marta.user_id
        assert receipts(whole, marta) == {before.case_id, case_id}
        assert of_person(whole, PersonId(guest.user_id)) == {}
        assert of_person(whole, marta.person_id) == {
            name: theirs.get(name, 0) + hers.get(name, 0) for name in theirs | hers
        }
        draft = whole.database.read_now(partial(contact.my_draft, actor=marta))
        assert draft is not None
        assert draft.saved_at is not None

    def test_shows_the_officer_the_person_of_the_register(self, whole: House) -> None:
        marta = person_of(whole, "marta")
        guest, case_id = applied_as(
            whole,
            WhoSheIs(
                given_name="Marta",
                family_name="Lindgren",
                personnummer=marta.personnummer,
                address="Okänd 1",
            ),
        )

        joined(whole, guest, case_id, marta.person_id)

        sofia = whole.actor("sofia")
        found = whole.database.read_now(
            partial(
                investigation.case_file,
                actor=sofia,
                case_id=case_id,
                today=NOON.date(),
            )
        )
        assert found is not None
        assert (found.person.name, found.person.is_proven) == (marta.name, True)
        assert found.person.address == marta.address

    def test_touches_nobody_else(self, whole: House) -> None:
        """Not even another who gave the same number."""
        marta = person_of(whole, "marta")
        guest, case_id = as_marta(whole)
        other, others_case = as_marta(whole, "bedragare@example.test")
        aino = whole.actor("aino")
        send(whole, aino)
        assert aino.person_id is not None
        apart = (PersonId(other.user_id), aino.person_id)
        before = [of_person(whole, each) for each in apart]

        joined(whole, guest, case_id, marta.person_id)

        assert [of_person(whole, each) for each in apart] == before
        assert receipts(whole, other) == {others_case}
        assert receipts(whole, whole.actor("marta")) == {case_id}

    def test_tells_what_the_register_lacks_and_keeps_what_it_has(
        self, whole: House
    ) -> None:
        marta = person_of(whole, "marta")
        guest, case_id = as_marta(whole)
        told_phone = row_of(whole, guest).phone

        joined(whole, guest, case_id, marta.person_id)

        now = person_of(whole, "marta")
        assert (now.email, now.address) == (marta.email, marta.address)
        assert now.phone == told_phone
        newest = whole.database.read_now(
            lambda s: newest_of(s, [marta.person_id])[marta.person_id]
        )
        assert {each.kind for each in newest} >= {DetailKind.phone, DetailKind.language}

    def test_is_in_the_log_and_in_the_register(self, whole: House) -> None:
        marta = person_of(whole, "marta")
        guest, case_id = as_marta(whole)

        joined(whole, guest, case_id, marta.person_id)

        assert ("persons_joined", "done", marta.person_id) in [
            (each.action, each.result, each.person_id) for each in whole.logged(case_id)
        ]
        assert whole.database.read_now(
            partial(joining.joined_into, person_id=marta.person_id)
        ) == (
            Joined(
                told_name="Märta Lindgren",
                case_ids=(case_id,),
                by=whole.actor("elin").name,
                at=NOON,
            ),
        )
        checks = whole.database.read_now(
            lambda s: [
                (row.user_id, row.document, row.checked_by)
                for row in s.scalars(select(IdentityCheck))
            ]
        )
        assert checks == [
            (
                whole.actor("marta").user_id,
                IdentityDocument.passport,
                whole.actor("elin").name,
            )
        ]

    def test_is_told_at_both_addresses_without_a_name(self, whole: House) -> None:
        marta = person_of(whole, "marta")
        guest, case_id = as_marta(whole)

        joined(whole, guest, case_id, marta.person_id)

        sent = whole.database.read_now(notifications)
        assert {
            (each.to_email, each.reference)
            for each in sent
            if each.template == joining.LETTER
        } == {(HERS, ""), (marta.email, "")}


@pytest.mark.capability("X1")
class TestAccounts:
    """What led to an address never leads into the file of a proven person."""

    def test_of_an_address_stays_with_the_address(self, whole: House) -> None:
        marta = person_of(whole, "marta")
        guest, case_id = as_marta(whole)

        joined(whole, guest, case_id, marta.person_id)

        again = by_code(whole)
        assert again.user_id == guest.user_id
        assert again.person_id == PersonId(guest.user_id) != marta.person_id
        assert receipts(whole, again) == set()
        assert contact_draft(whole, again) is None

    def test_is_opened_for_whoever_had_none(self, whole: House) -> None:
        facts = PersonFacts(
            person_id=people.new_person_id(),
            municipality_id=whole.municipality_id(),
            given_name="Berit",
            family_name="Ek",
            personnummer=TOLVANSSON,
            born_on=date(1912, 12, 12),
            address="",
            postal="",
            area="",
            phone="",
            email="",
            language="sv",
        )
        whole.database.write_now(partial(people.keep_person, facts=facts))
        guest, case_id = applied_as(whole, BERIT)

        event = joined(whole, guest, case_id, facts.person_id)

        assert isinstance(event, PersonsJoined)
        held = whole.database.read_now(
            lambda s: s.scalars(
                select(UserAccount.user_id).where(
                    UserAccount.person_id == facts.person_id
                )
            ).all()
        )
        assert held == [event.user_id]
        assert event.user_id != guest.user_id
        now = whole.database.read_now(lambda s: people.person(s, facts.person_id))
        assert (now.address, now.postal) == (BERIT.address, BERIT.postal)
        assert now.email == "marta@example.se"

    def test_may_apply_again_from_the_address_and_is_joined_again(
        self, whole: House
    ) -> None:
        marta = person_of(whole, "marta")
        guest, first = as_marta(whole)
        joined(whole, guest, first, marta.person_id)
        later = send(whole, guest, minutes=11)
        assert isinstance(later, ApplicationReceived)
        assert later.case_id is not None
        assert receipts(whole, whole.actor("marta")) == {first}

        event = joined(whole, guest, later.case_id, marta.person_id)

        assert isinstance(event, PersonsJoined)
        assert receipts(whole, whole.actor("marta")) == {first, later.case_id}

    @pytest.mark.parametrize(("number", "goes"), [(MARTA, True), (KARIN, False)])
    def test_takes_an_e_id_along_that_tells_her_number_and_no_other(
        self, whole: House, number: Any, *, goes: bool
    ) -> None:
        connected(whole)
        marta = person_of(whole, "marta")
        guest, case_id = as_marta(whole)
        linked(whole, guest, number.personnummer)

        joined(whole, guest, case_id, marta.person_id)

        come = EIds(whole).comes(told(number.personnummer))
        assert come == (whole.actor("marta").user_id if goes else guest.user_id)

    def test_that_is_proven_keeps_no_e_id_of_another(self, whole: House) -> None:
        """Whoever applies in another's number waits in vain for her to be proven."""
        connected(whole)
        guest, case_id = applied_as(whole, BERIT)
        linked(whole, guest, KARINS)

        proven = whole.database.write_now(
            partial(
                prove,
                person=row_of(whole, guest),
                case_id=case_id,
                document=IdentityDocument.passport,
                by=whole.actor("elin"),
                now=NOON,
            )
        )

        assert isinstance(proven, PersonProven)
        assert EIds(whole).comes(told(KARINS)) == whole.actor("karin").user_id


def test_every_table_that_tells_of_a_person_goes_along() -> None:
    """One that is new is joined by being a row of her file, or is thought of here."""
    by_person = {
        name for name, table in Table.metadata.tables.items() if "person_id" in table.c
    }

    assert by_person == {each.name for each in personal_tables()} | KNOWN_ELSEWHERE


def test_a_mandate_over_her_goes_along(whole: House) -> None:
    """One from before nobody's was registered by her own word."""
    marta = person_of(whole, "marta")
    guest, case_id = as_marta(whole)
    mandate_id = given(whole)

    def hang_on_guest(session: Session) -> None:
        row = session.get_one(MandateRow, mandate_id)
        row.person_id = PersonId(guest.user_id)

    whole.database.write_now(hang_on_guest)

    joined(whole, guest, case_id, marta.person_id)

    hangs_on = whole.database.read_now(
        lambda s: s.get_one(MandateRow, mandate_id).person_id
    )
    assert hangs_on == marta.person_id


def contact_draft(house: House, by: Actor) -> object:
    return house.database.read_now(partial(contact.my_draft, actor=by))


def linked(house: House, guest: Actor, number: str) -> None:
    """She has connected an e-ID with the account of her address."""
    idp = EIds(house).idp("bankid")
    kept = house.database.write_now(
        partial(e_ids.link, idp=idp, told=told(number), user_id=guest.user_id, now=NOON)
    )
    assert kept == guest.user_id
