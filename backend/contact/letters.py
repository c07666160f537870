"""Kvitto: the receipt of an application, to save or to print."""

from pathlib import Path
from typing import Final

from backend.contact.facts import Receipt
from backend.kernel.mandate import Representative
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.letters import letter_pdf
from i18n.formats import day, day_and_time, ltr
from i18n.words import Words, words_for

TEMPLATE: Final = Path(__file__).parent / "letter_parts" / "receipt.typ"


def represented(
    by: Representative | None, person_name: str, w: Words
) -> list[tuple[str, str]]:
    """Whose it is and who sent it by which right, when the person did not herself."""
    if by is None:
        return []
    return [(w("receipt-for"), person_name), sent_by(by, w)]


def sent_by(by: Representative, w: Words) -> tuple[str, str]:
    """Who sent it in the person's place, and by which right."""
    kind = w(f"mandate-kind-{by.kind.value.replace('_', '-')}").lower()
    return w("receipt-sent-by"), w("receipt-sent-by-whom", name=by.name, kind=kind)


def receipt_pdf(receipt: Receipt, *, language: str) -> bytes:
    """The receipt in her language; it holds number, time and who rings, no answers."""
    w = words_for(language)
    return letter_pdf(
        TEMPLATE,
        {
            "sender": f"{receipt.municipality}, {receipt.office}",
            "title": w("receipt-pdf-title"),
            "lead": [
                w("receipt-lead", when=day_and_time(receipt.received_at, language)),
                w("receipt-nothing-now"),
            ],
            "rows": [
                *(
                    list(row)
                    for row in represented(
                        receipt.represented_by, receipt.person_name, w
                    )
                ),
                [w("receipt-case-number"), ltr(receipt.case_number)],
                [w("receipt-number"), ltr(receipt.receipt_no)],
                [w("receipt-arrived"), day_and_time(receipt.received_at, language)],
            ],
            "next_title": w("receipt-next"),
            "next": [
                w(
                    "receipt-call",
                    office=receipt.office,
                    phone=ltr(receipt.contact_phone),
                    day=day(receipt.call_by, language),
                ),
                w("receipt-talk"),
                w("receipt-wrong", phone=ltr(receipt.phone)),
            ],
            "note": "" if language.startswith("sv") else w("receipt-language-note"),
        },
        language=language,
        on=receipt.received_at.astimezone(STOCKHOLM).date(),
    )
