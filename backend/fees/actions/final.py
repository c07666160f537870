"""What a final month makes: an invoice a person, a settlement a provider."""

import hashlib
from datetime import date, datetime, timedelta
from itertools import groupby

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.access import people
from backend.fees import letters
from backend.fees.facts import FeeLine, Policy
from backend.fees.queries import policy, run_compensation_lines, run_fee_lines
from backend.fees.rules import ocr_of
from backend.fees.tables import InvoiceRow, SettlementRow
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, InvoiceId, SettlementId
from backend.kernel.money import ZERO
from backend.plumbing.identity import new_id
from backend.plumbing.post import notify

FIRST_NUMBER = 100_001


def make_invoices(session: Session, *, month: date, by: Actor, now: datetime) -> int:
    """One invoice for each person who is to pay or to have money back."""
    own = policy(session, municipality_id=by.municipality_id)
    if own is None:
        return 0
    number = _next_number(session, by)
    made = 0
    lines = run_fee_lines(session, actor=by, month=month)
    for _, hers in groupby(lines, key=lambda line: line.person_id):
        mine = tuple(hers)
        if sum((line.amount for line in mine), ZERO) == ZERO:
            continue
        _make_invoice(
            session, mine, own, number=number + made, month=month, by=by, now=now
        )
        made += 1
    return made


def _next_number(session: Session, by: Actor) -> int:
    last = session.scalar(
        select(func.max(InvoiceRow.number)).where(
            InvoiceRow.municipality_id == by.municipality_id
        )
    )
    return FIRST_NUMBER if last is None else last + 1


def _make_invoice(
    session: Session,
    lines: tuple[FeeLine, ...],
    own: Policy,
    *,
    number: int,
    month: date,
    by: Actor,
    now: datetime,
) -> None:
    resident = people.person(session, lines[0].person_id)
    letter = letters.InvoiceLetter(
        resident=resident,
        municipality=people.municipality(session, by.municipality_id),
        policy=own,
        number=number,
        ocr=ocr_of(str(number)),
        month=month,
        lines=lines,
        amount=sum((line.amount for line in lines), ZERO),
        made_on=now.date(),
        due_on=now.date() + timedelta(days=own.due_days),
    )
    session.add(_frozen(letter, case_id=lines[0].case_id))
    notify(
        session,
        municipality_id=by.municipality_id,
        to_email=resident.email,
        template="notification-invoice",
        language=resident.language,
        now=now,
    )


def _frozen(letter: letters.InvoiceLetter, *, case_id: CaseId) -> InvoiceRow:
    """The invoice with its own bytes: what she got is what is kept."""
    pdf = letters.invoice_pdf(letter)
    return InvoiceRow(
        municipality_id=letter.municipality.municipality_id,
        case_id=case_id,
        person_id=letter.resident.person_id,
        invoice_id=InvoiceId(new_id()),
        number=letter.number,
        ocr=letter.ocr,
        month=letter.month,
        amount=letter.amount,
        made_on=letter.made_on,
        due_on=letter.due_on,
        pdf=pdf,
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
    )


def make_settlements(session: Session, *, month: date, by: Actor, now: datetime) -> int:
    """One settlement for each provider with a line."""
    lines = run_compensation_lines(session, actor=by, month=month)
    made = 0
    for provider_id, theirs in groupby(lines, key=lambda line: line.provider_id):
        own = tuple(theirs)
        session.add(
            SettlementRow(
                settlement_id=SettlementId(new_id()),
                municipality_id=by.municipality_id,
                provider_id=provider_id,
                month=month,
                amount=sum((line.amount for line in own), ZERO),
                vat=sum((line.vat for line in own), ZERO),
                minutes=sum(line.minutes for line in own),
                made_on=now.date(),
            )
        )
        made += 1
    return made
