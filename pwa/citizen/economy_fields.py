"""The questions about income and home: asked alike by calculator and declaration."""

from collections.abc import Mapping, Sequence

from backend.fees.facts import CivilState, Housing
from components.forms import Choice, field, radio_cards
from components.html import Vdom
from i18n.words import Words

Typed = Mapping[str, Sequence[str]]


def typed(form: Typed, name: str) -> str:
    """What was written in a field, as it was written."""
    given = form.get(name, [""])
    return given[-1] if given else ""


def economy_fields(
    form: Typed, errors: Mapping[str, str], *, words: Words
) -> list[Vdom]:
    """Household, incomes after tax, home and its cost."""
    return [
        radio_cards(
            name="civil_state",
            legend=words("calculator-civil-legend"),
            options=[_civil_choice(state, words) for state in CivilState],
            value=typed(form, "civil_state") or None,
            error=errors.get("civil_state"),
        ),
        _kronor("own_income", form, errors, words),
        _kronor("spouse_income", form, errors, words),
        radio_cards(
            name="housing",
            legend=words("calculator-housing-legend"),
            options=[_housing_choice(housing, words) for housing in Housing],
            value=typed(form, "housing") or None,
            error=errors.get("housing"),
        ),
        _kronor("housing_cost", form, errors, words),
    ]


def _civil_choice(state: CivilState, words: Words) -> Choice:
    hint = f"calculator-civil-{state}-hint"
    return Choice(
        str(state),
        words(f"calculator-civil-{state}"),
        words(hint) if words.has(hint) else None,
    )


def _housing_choice(housing: Housing, words: Words) -> Choice:
    hint = f"calculator-housing-{housing}-hint"
    return Choice(
        str(housing),
        words(f"calculator-housing-{housing}"),
        words(hint) if words.has(hint) else None,
    )


def _kronor(name: str, form: Typed, errors: Mapping[str, str], words: Words) -> Vdom:
    message = f"calculator-{name.replace('_', '-')}"
    return field(
        name=name,
        label=words(message),
        value=typed(form, name),
        hint=words(f"{message}-hint"),
        error=errors.get(name),
        inputmode="decimal",
        autocomplete="off",
    )
