"""What may be asked about fees and compensation."""

from backend.fees.queries.by_hand import months_by_hand
from backend.fees.queries.calculator import calculated_fee
from backend.fees.queries.desk import fee_cases, fee_letter, fee_person, invoice_pdf
from backend.fees.queries.material import month_before
from backend.fees.queries.own import (
    own_case,
    own_fee,
    own_fee_decision,
    own_fee_letter,
    own_invoice,
    own_invoice_pdf,
)
from backend.fees.queries.policy import policy, provider_names, purpose_of
from backend.fees.queries.run import (
    attests,
    checks_left,
    fee_stair,
    month_checks,
    month_run,
    month_runs,
    named_fee_lines,
    named_invoices,
    proposed_month,
    run_compensation_lines,
    run_fee_lines,
    run_row,
)
from backend.fees.queries.settled import (
    own_settlements,
    paid_line,
    proposed_settlements,
    settled_month,
    settlements,
)

__all__ = [
    "attests",
    "calculated_fee",
    "checks_left",
    "fee_cases",
    "fee_letter",
    "fee_person",
    "fee_stair",
    "invoice_pdf",
    "month_before",
    "month_checks",
    "month_run",
    "month_runs",
    "months_by_hand",
    "named_fee_lines",
    "named_invoices",
    "own_case",
    "own_fee",
    "own_fee_decision",
    "own_fee_letter",
    "own_invoice",
    "own_invoice_pdf",
    "own_settlements",
    "paid_line",
    "policy",
    "proposed_month",
    "proposed_settlements",
    "provider_names",
    "purpose_of",
    "run_compensation_lines",
    "run_fee_lines",
    "run_row",
    "settled_month",
    "settlements",
]
