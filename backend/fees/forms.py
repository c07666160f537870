"""What may be filled in about fees: one Struct a form."""

from datetime import date
from typing import Annotated, TypeVar

from msgspec import Meta, Struct

from backend.fees.facts import CivilState, Housing
from backend.kernel.forms import FieldError, FormErrors
from backend.kernel.money import ZERO, Money

LONGEST_TEXT = 2000


class EconomyForm(Struct, frozen=True, kw_only=True):
    """Incomes after tax and housing cost, a month."""

    civil_state: CivilState
    own_income: Money
    housing: Housing
    spouse_income: Money | None = None
    housing_cost: Money | None = None


class CalculatorForm(EconomyForm, frozen=True, kw_only=True):
    """`/rakna-avgift`: nothing of it is stored."""

    hours: Annotated[int, Meta(ge=0, le=744)] | None = None
    alarm: bool = False


class DeclarationForm(EconomyForm, frozen=True, kw_only=True):
    """`/mina-sidor/avgift`: what she declares."""

    extra_costs: Annotated[str, Meta(max_length=LONGEST_TEXT)] = ""


class FeeDecisionForm(Struct, frozen=True, kw_only=True):
    """The fee officer's decision."""

    valid_from: date
    reasons: Annotated[str, Meta(max_length=LONGEST_TEXT)]
    minimum_increase: Money | None = None
    minimum_reduction: Money | None = None
    house_cost: Money | None = None


Filled = TypeVar("Filled", bound=EconomyForm | FeeDecisionForm)


def whole(form: Filled) -> Filled | FormErrors:
    """The form, if what its answers ask for is there and no amount is below zero."""
    errors: dict[str, FieldError] = {}
    for name in form.__struct_fields__:
        value: object = getattr(form, name)
        if isinstance(value, Money) and value < ZERO:
            errors[name] = FieldError("field-not-an-amount")
    if isinstance(form, EconomyForm):
        errors |= _asked_for(form)
    return FormErrors(errors) if errors else form


def _asked_for(form: EconomyForm) -> dict[str, FieldError]:
    """A spouse's income when married; a cost unless the house is her own."""
    missing: dict[str, FieldError] = {}
    if form.civil_state is CivilState.married and form.spouse_income is None:
        missing["spouse_income"] = FieldError("field-missing")
    if form.housing is not Housing.own_house and form.housing_cost is None:
        missing["housing_cost"] = FieldError("field-missing")
    return missing
