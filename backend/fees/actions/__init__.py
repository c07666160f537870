"""What may be done about fees and compensation."""

from backend.fees.actions.by_hand import note_month_by_hand
from backend.fees.actions.decide import (
    decide_fee,
    expected_fee,
    serve_fee_decision,
)
from backend.fees.actions.declare import declare_income, decline_income
from backend.fees.actions.hand_over import (
    adopt_policy,
    count_anew_without,
    keep_order,
    keep_performed_time,
    keep_service_start,
    open_fee_case,
)
from backend.fees.actions.month import (
    attest_month,
    calculate_month,
    check_off,
    lock_month,
)

__all__ = [
    "adopt_policy",
    "attest_month",
    "calculate_month",
    "check_off",
    "count_anew_without",
    "decide_fee",
    "declare_income",
    "decline_income",
    "expected_fee",
    "keep_order",
    "keep_performed_time",
    "keep_service_start",
    "lock_month",
    "note_month_by_hand",
    "open_fee_case",
    "serve_fee_decision",
]
