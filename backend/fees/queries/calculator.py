"""What would the fee be? The engine that invoices, with figures that are not kept."""

from datetime import date
from fractions import Fraction

from sqlalchemy.orm import Session

from backend.fees.facts import (
    Calculation,
    Economy,
    FeeInputs,
    HelpGiven,
    HouseCostMissing,
    KindOfHelp,
    ParameterMissing,
    TariffMissing,
)
from backend.fees.forms import CalculatorForm
from backend.fees.queries.policy import policy
from backend.fees.rules import (
    fee_for_month,
    known_rates,
    means_of,
    rates_on,
    terms_on,
)
from backend.kernel.ids import MunicipalityId
from backend.kernel.money import ZERO
from backend.kernel.services import ServiceKind

# More than any tariff counts by the hour: what "a lot of help" costs.
A_LOT_OF_HOURS = 100


def calculated_fee(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    form: CalculatorForm,
    today: date,
) -> Calculation | HouseCostMissing | ParameterMissing | TariffMissing:
    """The fee that somebody in this situation would have this month."""
    means = means_of(
        Economy(
            civil_state=form.civil_state,
            own_income=form.own_income,
            spouse_income=form.spouse_income or ZERO,
            housing=form.housing,
            housing_cost=form.housing_cost or ZERO,
        )
    )
    if isinstance(means, HouseCostMissing):
        return means
    month = today.replace(day=1)
    rates = rates_on(month, household=means.household, known=known_rates())
    if isinstance(rates, ParameterMissing):
        return rates
    own = policy(session, municipality_id=municipality_id)
    tariff = terms_on(month, own.tariffs if own else ())
    if isinstance(tariff, TariffMissing):
        return tariff
    return fee_for_month(
        FeeInputs(
            month=month, means=means, rates=rates, tariff=tariff, help=_asked(form)
        )
    )


def _asked(form: CalculatorForm) -> HelpGiven:
    hours = A_LOT_OF_HOURS if form.hours is None else form.hours
    care = KindOfHelp(
        kind=ServiceKind.personal_care,
        performed_minutes=hours * 60,
        granted_minutes=Fraction(hours * 60),
    )
    alarm = KindOfHelp(kind=ServiceKind.safety_alarm)
    return HelpGiven((care, alarm) if form.alarm else (care,))
