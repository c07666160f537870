"""Two humans never become one: not by a number, not unseen, not twice."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from backend.access import joining, mandate_actions, mandates
from backend.access.enrolment import DocumentMissing, PersonNotProven
from backend.access.events import PersonsJoined
from backend.access.facts import (
    IdentityDocument,
)
from backend.access.joining import (
    BothCharged,
    HerWordMissing,
    OtherNumberOnDocument,
)
from backend.access.mandate_facts import MandateTerms, Proof
from backend.contact.facts import ApplicationReceived
from backend.fees.tables import InvoiceRow
from backend.investigation.actions import assess_need, take_case
from backend.investigation.facts import NeedAssessed
from backend.kernel.ids import CaseId, InvoiceId, OpId, PersonId
from backend.kernel.mandate import MandateKind, MandateScope
from backend.kernel.money import Money
from backend.kernel.period import Period
from backend.kernel.refusal import Refusal, StateHasMoved
from backend.plumbing.database import Kept, Operation, Repeated
from backend.plumbing.identity import new_id
from tests.conftest import NOON, House
from tests.unit.access.joining import (
    applied_as,
    as_marta,
    joined,
    joining_of,
    of_person,
    person_of,
    receipts,
    row_of,
    whole_of,
)
from tests.unit.access.mandates import KARINS, do
from tests.unit.at_once import at_once
from tests.unit.contact.test_applications import send
from tests.unit.contact.test_unproven import BERIT, given_as
from tests.unit.investigation.samples import WASHING as WASHED


@pytest.fixture
def whole(house: House) -> House:
    return whole_of(house)


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

        elin = whole.actor("elin")
        seen = whole.database.read_now(
            partial(joining.registered_as, person=person, actor=elin)
        )

        assert seen is None
        for by in (whole.actor("oskar"), elin):
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

    def test_by_a_mandate_over_her_own_word(self, whole: House) -> None:
        """Whoever gives another's number gets nobody registered as that one's agent."""
        guest, _ = as_marta(whole)

        refused = do(
            whole,
            mandate_actions.register,
            person=row_of(whole, guest),
            agent_number=KARINS,
            agent_name="Karin Lindgren",
            terms=MandateTerms(
                kind=MandateKind.power_of_attorney,
                scopes=(MandateScope.everything,),
                valid=Period(NOON.date()),
                proof=Proof.document,
                proof_on=NOON.date(),
            ),
            by=whole.actor("elin"),
        )

        assert refused == PersonNotProven()
        held = whole.database.read_now(
            partial(mandates.held_by, actor=whole.actor("karin"))
        )
        assert held == ()

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

    def test_without_what_is_being_written_in_the_case(self, whole: House) -> None:
        """The officer assesses a need while a colleague joins: it goes along."""
        marta, elin = person_of(whole, "marta"), whole.actor("elin")
        guest, case_id = as_marta(whole)
        do(whole, take_case, case_id=case_id, by=elin)

        written, done = at_once(
            whole,
            partial(
                assess_need,
                case_id=case_id,
                draft=WASHED,
                base_version=0,
                by=elin,
                now=NOON,
            ),
            joining_of(whole, guest, case_id, marta.person_id),
        )

        assert isinstance(written, NeedAssessed)
        assert isinstance(done, PersonsJoined)
        assert of_person(whole, PersonId(guest.user_id)) == {}
        assert of_person(whole, marta.person_id)["functional_assessment"] == 1

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
