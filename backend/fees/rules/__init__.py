"""The thinking of fees and compensation: exact, pure, by date."""

from backend.fees.rules.cases import CasesUnreadable, fee_cases
from backend.fees.rules.checks import fee_checks, time_check, why_differs
from backend.fees.rules.closing import is_over, second_pair_of_eyes
from backend.fees.rules.compensation import (
    compensation,
    compensation_inputs,
    replayed_compensation,
)
from backend.fees.rules.fee import (
    fee_cap,
    fee_for_month,
    fee_room,
    invoiced_kronor,
    minimum_amount,
    monthly_fee,
    replayed,
    reserved_amount,
)
from backend.fees.rules.help import expected_help, help_by_provider, help_given
from backend.fees.rules.means import exact, fee_basis, means_not_declared, means_of
from backend.fees.rules.month import (
    compensation_lines,
    corrected_compensation,
    corrected_fee,
    fee_lines,
    month_fee,
    terms_on,
)
from backend.fees.rules.ocr import is_ocr, ocr_of
from backend.fees.rules.proposal import proposal
from backend.fees.rules.rates import known_rates, last_day_with_parameters, rates_on
from backend.fees.rules.record import read_record, recorded
from backend.fees.rules.rounding import decimal_text, half_up, truncated
from backend.fees.rules.tariff import (
    granted_minutes,
    granted_minutes_a_month,
    performed_minutes,
    tariff_sum,
)

__all__ = [
    "CasesUnreadable",
    "compensation",
    "compensation_inputs",
    "compensation_lines",
    "corrected_compensation",
    "corrected_fee",
    "decimal_text",
    "exact",
    "expected_help",
    "fee_basis",
    "fee_cap",
    "fee_cases",
    "fee_checks",
    "fee_for_month",
    "fee_lines",
    "fee_room",
    "granted_minutes",
    "granted_minutes_a_month",
    "half_up",
    "help_by_provider",
    "help_given",
    "invoiced_kronor",
    "is_ocr",
    "is_over",
    "known_rates",
    "last_day_with_parameters",
    "means_not_declared",
    "means_of",
    "minimum_amount",
    "month_fee",
    "monthly_fee",
    "ocr_of",
    "performed_minutes",
    "proposal",
    "rates_on",
    "read_record",
    "recorded",
    "replayed",
    "replayed_compensation",
    "reserved_amount",
    "second_pair_of_eyes",
    "tariff_sum",
    "terms_on",
    "time_check",
    "truncated",
    "why_differs",
]
