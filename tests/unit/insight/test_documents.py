"""Her documents: all that she has sent and been given, and nobody else's."""

from datetime import date
from functools import partial

import pytest

from backend.access.facts import Purpose
from backend.insight import queries
from backend.insight.facts import Document, DocumentKind
from backend.plumbing.database import Opened
from tests.conftest import NOON, House
from tests.unit.insight.samples import Case, adopt_all, applied_for
from tests.unit.insight.test_trace import paid


def documents(case: Case, who: str) -> tuple[Document, ...]:
    by = case.house.actor(who)
    return case.door.read_now(
        partial(queries.documents, actor=by),
        by=by,
        now=NOON,
        opened=Opened(purpose=Purpose.own_file, what="documents"),
    )


class TestDocuments:
    def test_begin_with_the_receipt(self, house: House) -> None:
        adopt_all(house)
        case = applied_for(house)

        (receipt,) = documents(case, "marta")

        assert receipt.kind is DocumentKind.receipt
        assert receipt.on == NOON.date()
        assert receipt.pdf.endswith("/kvitto.pdf")

    @pytest.mark.capability("C15")
    def test_stand_with_the_newest_first(self, house: House) -> None:
        case = paid(house)

        invoice, fee_decision, receipt = documents(case, "marta")

        assert (invoice.kind, invoice.month) == (
            DocumentKind.invoice,
            date(2026, 10, 1),
        )
        assert fee_decision.kind is DocumentKind.fee_decision
        assert fee_decision.is_new
        assert receipt.kind is DocumentKind.receipt

    def test_are_hers_alone(self, house: House) -> None:
        case = paid(house)

        assert documents(case, "aino") == ()
        assert documents(case, "elin") == ()
