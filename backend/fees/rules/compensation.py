"""What a provider is paid: performed time, or a share of granted time."""

from datetime import date
from fractions import Fraction

from backend.fees.facts import (
    NOTHING,
    Compensation,
    CompensationInputs,
    CompensationTerms,
    KindOfHelp,
    PaidBy,
    Step,
)
from backend.fees.rules.tariff import MINUTES

RULE = "compensation"
VERSION = "2026-1"
HUNDRED = 100


def compensation_inputs(
    terms: CompensationTerms,
    given: KindOfHelp,
    *,
    month: date,
    private: bool,
) -> CompensationInputs | None:
    """What one kind of help is paid by. None where the terms have no rate for it."""
    rate = next((p.kronor for p in terms.hour_rates if p.kind is given.kind), None)
    if rate is None:
        return None
    vat = Fraction(terms.vat_compensation_percent) / HUNDRED
    by_time = terms.paid_by is PaidBy.performed_time
    return CompensationInputs(
        month=month,
        kind=given.kind,
        paid_by=terms.paid_by,
        minutes=Fraction(given.performed_minutes) if by_time else given.granted_minutes,
        share=Fraction(1) if by_time else Fraction(terms.share_percent) / HUNDRED,
        hour_rate=Fraction(rate),
        vat_share=vat if private else NOTHING,
    )


def compensation(inputs: CompensationInputs) -> Compensation:
    """Hours × share × rate, and the VAT compensation on a line of its own."""
    hours = inputs.minutes / MINUTES
    amount = hours * inputs.share * inputs.hour_rate
    vat = amount * inputs.vat_share
    return Compensation(
        rule=RULE,
        version=VERSION,
        inputs=inputs,
        steps=(
            Step("compensation_minutes", inputs.minutes),
            Step("compensation_share", inputs.share),
            Step("compensation_rate", inputs.hour_rate),
            Step("compensation_amount", amount),
            Step("compensation_vat", vat),
        ),
        amount=amount,
        vat=vat,
    )


def replayed_compensation(kept: Compensation) -> Compensation:
    """The same amount made again from its kept inputs."""
    return compensation(kept.inputs)
