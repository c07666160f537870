"""The thinking of fees and compensation: exact, pure, by date."""

from backend.fees.rules.cases import CasesUnreadable, fee_cases
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
from backend.fees.rules.ocr import is_ocr, ocr_of
from backend.fees.rules.rates import known_rates, last_verified_day, rates_on
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
    "decimal_text",
    "fee_cap",
    "fee_cases",
    "fee_for_month",
    "fee_room",
    "granted_minutes",
    "granted_minutes_a_month",
    "half_up",
    "invoiced_kronor",
    "is_ocr",
    "known_rates",
    "last_verified_day",
    "minimum_amount",
    "monthly_fee",
    "ocr_of",
    "performed_minutes",
    "rates_on",
    "read_record",
    "recorded",
    "replayed",
    "replayed_compensation",
    "reserved_amount",
    "tariff_sum",
    "truncated",
]
