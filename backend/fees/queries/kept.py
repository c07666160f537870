"""Rows as facts: one function a table, used by every question."""

from backend.fees.facts import (
    Calculation,
    Compensation,
    CompensationLine,
    DecidedFee,
    FeeDecision,
    FeeLine,
    GrantedHelp,
    Invoice,
    Means,
    PerformedVisit,
)
from backend.fees.rules import read_record
from backend.fees.tables import (
    CompensationLineRow,
    FeeDecisionRow,
    FeeLineRow,
    GrantedHelpRow,
    InvoiceRow,
    PerformedTimeRow,
)


def granted_help(row: GrantedHelpRow) -> GrantedHelp:
    return GrantedHelp(
        case_id=row.case_id,
        person_id=row.person_id,
        line_id=row.line_id,
        kind=row.kind,
        start=row.start,
        until=row.until,
        minutes_per_4_weeks=row.minutes_per_4_weeks,
        provider_id=row.provider_id,
        order_id=row.order_id,
        started_on=row.started_on,
    )


def performed_visit(row: PerformedTimeRow) -> PerformedVisit:
    return PerformedVisit(
        visit_id=row.visit_id,
        version=row.version,
        case_id=row.case_id,
        line_id=row.line_id,
        provider_id=row.provider_id,
        day=row.day,
        minutes=row.minutes,
        outcome=row.outcome,
        kept_at=row.kept_at,
    )


def fee_decision(row: FeeDecisionRow) -> FeeDecision:
    return FeeDecision(
        fee_decision_id=row.fee_decision_id,
        case_id=row.case_id,
        person_id=row.person_id,
        valid_from=row.valid_from,
        means=read_record(row.means, Means),
        reasons=row.reasons,
        expected_kronor=row.expected_kronor,
        decided_at=row.decided_at,
        decided_by_name=row.decided_by_name,
        decided_by_title=row.decided_by_title,
        delegation=row.delegation,
        letter_sha256=row.letter_sha256,
        served_at=row.served_at,
    )


def decided_fee(row: FeeDecisionRow) -> DecidedFee:
    return DecidedFee(
        decision=fee_decision(row),
        calculation=read_record(row.calculation, Calculation),
    )


def fee_line(row: FeeLineRow) -> FeeLine:
    return FeeLine(
        line_id=row.line_id,
        case_id=row.case_id,
        person_id=row.person_id,
        kind=row.kind,
        for_month=row.for_month,
        amount=row.amount,
        calculation=read_record(row.calculation, Calculation),
    )


def compensation_line(row: CompensationLineRow) -> CompensationLine:
    return CompensationLine(
        line_id=row.line_id,
        case_id=row.case_id,
        person_id=row.person_id,
        provider_id=row.provider_id,
        kind=row.kind,
        for_month=row.for_month,
        minutes=row.minutes,
        amount=row.amount,
        vat=row.vat,
        calculation=read_record(row.calculation, Compensation),
    )


def invoice(row: InvoiceRow) -> Invoice:
    return Invoice(
        invoice_id=row.invoice_id,
        number=row.number,
        ocr=row.ocr,
        case_id=row.case_id,
        person_id=row.person_id,
        month=row.month,
        amount=row.amount,
        made_on=row.made_on,
        due_on=row.due_on,
        pdf_sha256=row.pdf_sha256,
    )
