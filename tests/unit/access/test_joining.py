"""One human twice in the register becomes one, and two humans never do."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.access import e_ids, joining, log, people
from backend.access.details import newest_of
from backend.access.enrolment import DocumentMissing, prove
from backend.access.events import PersonProven, PersonsJoined
from backend.access.facts import (
    DetailKind,
    IdentityDocument,
    Joined,
    PersonFacts,
)
from backend.access.joining import (
    BothCharged,
    HerWordMissing,
    OtherNumberOnDocument,
    personal_tables,
)
from backend.access.tables import IdentityCheck, MandateRow, UserAccount
from backend.contact import queries as contact
from backend.contact.facts import ApplicationReceived, Section
from backend.contact.forms import WhoSheIs
from backend.demo.people import KARIN, MARTA
from backend.fees.tables import InvoiceRow
from backend.investigation import queries as investigation
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, InvoiceId, OpId, PersonId
from backend.kernel.money import Money
from backend.kernel.refusal import Refusal, StateHasMoved
from backend.plumbing.database import Kept, Operation, Repeated, Table
from backend.plumbing.identity import new_id
from backend.plumbing.post import notifications
from tests.conftest import NOON, House
from tests.unit.access.mandates import KARINS, given
from tests.unit.access.test_codes import HERS, by_code
from tests.unit.access.test_e_ids import Door as EIds
from tests.unit.access.test_e_ids import connected, told
from tests.unit.at_once import at_once
from tests.unit.contact.test_applications import save, send
from tests.unit.contact.test_self_assessments import (
    TALKING,
    WASHING,
    answer,
    send_assessment,
)
from tests.unit.contact.test_unproven import BERIT, given_as, tells
from tests.unit.insight.samples import adopt_all, door_of

TOLVANSSON = BERIT.personnummer
KNOWN_ELSEWHERE = {"person", "person_detail", "mandate", "user_account", "log_row"}


@pytest.fixture
def whole(house: House) -> House:
    """With hand-overs and every policy: an application opens its case."""
    adopt_all(house)
    door: Any = door_of(house)
    return House(house.database, door)


def person_of(house: House, slug: str) -> PersonFacts:
    person_id = house.actor(slug).person_id
    assert person_id is not None
    return house.database.read_now(lambda s: people.person(s, person_id))


def row_of(house: House, by: Actor) -> PersonFacts:
    person_id = PersonId(by.user_id)
    return house.database.read_now(lambda s: people.person(s, person_id))


def applied_as(house: House, who: WhoSheIs, email: str = HERS) -> tuple[Actor, CaseId]:
    """Somebody known by her address alone says who she is, and applies."""
    guest = by_code(house, email)
    tells(house, guest, who=who)
    received = send(house, guest)
    assert isinstance(received, ApplicationReceived)
    assert received.case_id is not None
    return guest, received.case_id


def as_marta(house: House, email: str = HERS) -> tuple[Actor, CaseId]:
    return applied_as(house, given_as(person_of(house, "marta")), email)


def joining_of(
    house: House, guest: Actor, case_id: CaseId, into: PersonId, **other: object
) -> Any:
    person = row_of(house, guest)
    facts: dict[str, Any] = {
        "person": person,
        "into": into,
        "number": person.personnummer,
        "document": IdentityDocument.passport,
        "is_her_word": True,
        "case_id": case_id,
        "by": house.actor("elin"),
        "now": NOON,
    }
    return partial(joining.join, **(facts | other))


def joined(
    house: House, guest: Actor, case_id: CaseId, into: PersonId, **other: object
) -> object:
    outcome = house.door.act_now(
        joining_of(house, guest, case_id, into, **other),
        by=house.actor("elin"),
        now=NOON,
    )
    return outcome.event if isinstance(outcome, Kept) else outcome


def receipts(house: House, by: Actor) -> set[CaseId]:
    found = house.database.read_now(partial(contact.my_receipts, actor=by))
    return {each.case_id for each in found}


def of_person(house: House, person_id: PersonId) -> dict[str, int]:
    """How many rows of her file there are, table by table."""

    def count(session: Session) -> dict[str, int]:
        counted = {
            table.name: session.scalar(
                select(func.count()).where(table.c.person_id == person_id)
            )
            for table in personal_tables()
        }
        return {name: number for name, number in counted.items() if number}

    return house.database.read_now(count)


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

        lines = whole.database.read_now(partial(log.lines_about, case_id=case_id))
        assert ("persons_joined", "done", marta.person_id) in [
            (each.action, each.result, each.person_id) for each in lines
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


@pytest.mark.capability("X1")
class TestNobody:
    """…is joined with another, by the number alone, unseen or twice."""

    @pytest.mark.parametrize(
        ("missing", "refusal"),
        [
            ({"document": None}, DocumentMissing()),
            ({"is_her_word": False}, HerWordMissing()),
            ({"number": KARINS}, OtherNumberOnDocument()),
            ({"number": ""}, OtherNumberOnDocument()),
        ],
    )
    def test_without_document_number_and_her_own_word(
        self, whole: House, missing: dict[str, Any], refusal: Refusal
    ) -> None:
        marta = person_of(whole, "marta")
        guest, case_id = as_marta(whole)

        assert joined(whole, guest, case_id, marta.person_id, **missing) == refusal
        assert receipts(whole, guest) == {case_id}
        assert (
            whole.database.read_now(
                partial(joining.joined_into, person_id=marta.person_id)
            )
            == ()
        )

    @pytest.mark.parametrize("slug", ["karin", "aino", "nobody", "herself"])
    def test_with_somebody_of_another_number(self, whole: House, slug: str) -> None:
        guest, case_id = as_marta(whole)
        into = {"nobody": PersonId(new_id()), "herself": PersonId(guest.user_id)}.get(
            slug
        ) or person_of(whole, slug).person_id

        assert joined(whole, guest, case_id, into) == StateHasMoved()
        assert receipts(whole, guest) == {case_id}

    def test_with_who_has_the_number_in_another_municipality(
        self, whole: House
    ) -> None:
        aino = person_of(whole, "aino")
        guest, case_id = applied_as(whole, given_as(aino))
        person = row_of(whole, guest)

        seen = whole.database.read_now(partial(joining.registered_as, person=person))

        assert seen is None
        oskar = whole.actor("oskar")
        for by in (oskar, whole.actor("elin")):
            refused = joined(whole, guest, case_id, aino.person_id, by=by)
            assert refused == StateHasMoved()
        assert receipts(whole, whole.actor("aino")) == set()

    def test_by_the_case_of_somebody_else(self, whole: House) -> None:
        marta = person_of(whole, "marta")
        guest, _ = as_marta(whole)
        _, other = applied_as(whole, BERIT, "siv@example.test")

        for case_id in (other, CaseId("nothing")):
            refused = joined(whole, guest, case_id, marta.person_id)
            assert refused == StateHasMoved()

    def test_who_is_in_the_register_already(self, whole: House) -> None:
        """Two proven persons are two humans, whatever anybody sends."""
        marta, karin = person_of(whole, "marta"), person_of(whole, "karin")
        received = send(whole, whole.actor("karin"))
        assert isinstance(received, ApplicationReceived)
        assert received.case_id is not None

        refused = whole.database.write_now(
            partial(
                joining.join,
                person=karin,
                into=marta.person_id,
                number=karin.personnummer,
                document=IdentityDocument.passport,
                is_her_word=True,
                case_id=received.case_id,
                by=whole.actor("elin"),
                now=NOON,
            )
        )

        assert refused == StateHasMoved()

    def test_twice(self, whole: House) -> None:
        marta = person_of(whole, "marta")
        guest, case_id = as_marta(whole)
        op = Operation(op_id=OpId(new_id()), sha256="0" * 64)
        elin = whole.actor("elin")
        act = joining_of(whole, guest, case_id, marta.person_id)

        first = whole.door.act_now(act, by=elin, now=NOON, op=op)
        replayed = whole.door.act_now(act, by=elin, now=NOON, op=op)
        again = joined(whole, guest, case_id, marta.person_id)

        assert isinstance(first, Kept)
        assert isinstance(replayed, Repeated)
        assert again == StateHasMoved()

    def test_by_two_officers_at_the_same_moment(self, whole: House) -> None:
        marta = person_of(whole, "marta")
        guest, case_id = as_marta(whole)
        by_sofia = {"by": whole.actor("sofia")}

        first, second = at_once(
            whole,
            joining_of(whole, guest, case_id, marta.person_id),
            joining_of(whole, guest, case_id, marta.person_id, **by_sofia),
        )

        assert isinstance(first, PersonsJoined)
        assert second == StateHasMoved()

    def test_who_has_been_charged_for_the_same_month(self, whole: House) -> None:
        marta = person_of(whole, "marta")
        guest, case_id = as_marta(whole)
        charged = [marta.person_id, PersonId(guest.user_id)]
        whole.database.write_now(
            lambda s: s.add_all(
                invoice(whole, number, each, case_id)
                for number, each in enumerate(charged)
            )
        )

        assert joined(whole, guest, case_id, marta.person_id) == BothCharged()
        assert receipts(whole, guest) == {case_id}


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


def invoice(
    house: House, number: int, person_id: PersonId, case_id: CaseId
) -> InvoiceRow:
    return InvoiceRow(
        municipality_id=house.municipality_id(),
        case_id=case_id,
        person_id=person_id,
        invoice_id=InvoiceId(new_id()),
        number=number,
        ocr="",
        month=date(2026, 10, 1),
        amount=Money(100),
        made_on=date(2026, 11, 1),
        due_on=date(2026, 11, 30),
        pdf=b"",
        pdf_sha256="",
    )
