"""The receipt as PDF, in every language that she may read."""

from datetime import date

import pytest

from backend.contact.facts import Receipt
from backend.contact.letters import receipt_pdf
from backend.kernel.ids import ApplicationId, CaseId
from i18n.words import LANGUAGES
from tests.conftest import NOON

RECEIPT = Receipt(
    application_id=ApplicationId("a"),
    case_id=CaseId("c"),
    case_number="2026-0001",
    receipt_no="7F3K-92",
    received_at=NOON,
    urgent=False,
    call_by=date(2026, 11, 5),
    office="Biståndsenheten",
    phone="08-465 004 10",
    municipality="Nacka",
    contact_phone="070-174 06 11",
)


class TestReceiptPdf:
    @pytest.mark.capability("C15")
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_is_made_in_every_language(self, language: str) -> None:
        made = receipt_pdf(RECEIPT, language=language)

        assert made.startswith(b"%PDF-")

    def test_is_the_same_each_time(self) -> None:
        assert receipt_pdf(RECEIPT, language="sv") == receipt_pdf(
            RECEIPT, language="sv"
        )
