"""What she is sent: the fee decision and the invoice. The Swedish text is what applies."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Final

from msgspec import Struct

from backend.access.facts import MunicipalityFacts, PersonFacts
from backend.fees.facts import Calculation, FeeLine, Policy, Step
from backend.fees.rules import half_up, truncated
from backend.kernel.actor import Actor
from backend.kernel.money import Money
from backend.plumbing.letters import letter_pdf
from i18n import formats
from i18n.words import words_for

HERE: Final = Path(__file__).parent
IN_MINUTES: Final = {"performed_minutes", "granted_minutes"}
HALF_UP: Final = {"minimum_amount", "reserved_amount"}


class FeeLetter(Struct, frozen=True, kw_only=True):
    """What the decision's letter needs to know."""

    resident: PersonFacts
    municipality: MunicipalityFacts
    policy: Policy
    calculation: Calculation
    valid_from: date
    reasons: str
    decided_by: Actor
    decided_on: date


class InvoiceLetter(Struct, frozen=True, kw_only=True):
    """What an invoice needs to know. Nothing of the care stands on it."""

    resident: PersonFacts
    municipality: MunicipalityFacts
    policy: Policy
    number: int
    ocr: str
    month: date
    lines: tuple[FeeLine, ...]
    amount: Money
    made_on: date
    due_on: date


def fee_decision_pdf(letter: FeeLetter) -> bytes:
    """The decision: answer, every step, reasons, law, who decided, how to appeal."""
    w = words_for("sv")
    rates, home = letter.calculation.inputs.rates, letter.municipality
    data: dict[str, object] = {
        **_addressed(home, letter.resident),
        "title": w("fee-letter-title"),
        "answer": _answer(letter),
        "counted": w("fee-letter-counted"),
        "columns": [w("stair-step"), w("stair-amount")],
        "steps": [_step(step) for step in letter.calculation.steps],
        "rates": w(
            "fee-letter-rates",
            base=formats.number(int(rates.price_base_amount)),
            cap=_coefficient(rates.cap_coefficient),
            minimum=_coefficient(rates.minimum_coefficient),
        ),
        "reasons_title": w("fee-letter-reasons"),
        "reasons": letter.reasons,
        "law": w("fee-letter-law", source=letter.calculation.inputs.tariff.source),
        "change": w("fee-letter-change"),
        "decided": w(
            "fee-letter-decided",
            day=formats.day(letter.decided_on),
            name=letter.decided_by.name,
            title=letter.decided_by.title,
            delegation=letter.policy.delegation_source,
        ),
        "appeal_title": w("fee-letter-appeal"),
        "appeal": w(
            "fee-letter-appeal-text",
            board=home.board,
            address=letter.policy.appeal_address,
            phone=home.phone,
        ),
    }
    return letter_pdf(
        HERE / "fee_decision.typ", data, language="sv", on=letter.decided_on
    )


def _answer(letter: FeeLetter) -> list[str]:
    w, calculation = words_for("sv"), letter.calculation
    since = formats.day(letter.valid_from)
    if calculation.step("fee_room") == 0:
        return [w("fee-letter-answer-nothing", **{"from": since})]
    fee = formats.kronor(Money.kronor(calculation.care_kronor).ore)
    said = [w("fee-letter-answer-full", fee=fee, **{"from": since})]
    said.append(w("fee-letter-answer-hourly"))
    if calculation.inputs.means.fee_basis is None:
        said.append(w("fee-letter-not-declared"))
    return said


def _step(step: Step) -> list[str]:
    """A step as it is printed, with öre."""
    name = words_for("sv")(f"fee-step-{step.name}")
    if step.name in IN_MINUTES:
        return [name, formats.minutes(round(step.value))]
    money = half_up(step.value) if step.name in HALF_UP else truncated(step.value)
    return [name, formats.kronor(money.ore, always_ore=True)]


def _coefficient(value: Fraction) -> str:
    whole, rest = divmod(value.numerator * 10_000 // value.denominator, 10_000)
    return f"{whole},{rest:04}"


def invoice_pdf(letter: InvoiceLetter) -> bytes:
    """The invoice: lines, sum, OCR and the last day. No detail of the care."""
    w, home = words_for("sv"), letter.municipality
    is_credit = letter.amount.ore < 0
    data: dict[str, object] = {
        **_addressed(home, letter.resident),
        "title": w("invoice-title"),
        "about": [
            [w("invoice-number"), str(letter.number)],
            [w("invoice-month"), formats.month(letter.month)],
            [w("invoice-made"), formats.day(letter.made_on)],
        ],
        "columns": [w("invoice-line"), w("invoice-line-amount")],
        "lines": [
            [
                w(f"invoice-line-{line.kind}", month=formats.month(line.for_month)),
                formats.kronor(line.amount.ore),
            ]
            for line in letter.lines
        ],
        "sum": f"{w('invoice-back' if is_credit else 'invoice-amount')}: "
        f"{formats.kronor(abs(letter.amount.ore))}",
        "payment": [] if is_credit else _payment(letter),
        "explain": w("invoice-explain", phone=home.phone),
        "vat": w("invoice-vat"),
    }
    return letter_pdf(HERE / "invoice.typ", data, language="sv", on=letter.made_on)


def _payment(letter: InvoiceLetter) -> list[list[str]]:
    w = words_for("sv")
    return [
        [w("invoice-due"), formats.day(letter.due_on)],
        [w("invoice-ocr"), letter.ocr],
        [w("invoice-bankgiro"), letter.policy.bankgiro],
        [w("invoice-payee"), letter.policy.payee],
    ]


def _addressed(home: MunicipalityFacts, resident: PersonFacts) -> Mapping[str, object]:
    return {
        "sender": home.board,
        "sender_address": home.address,
        "recipient": [resident.name, resident.address, resident.postal],
    }
