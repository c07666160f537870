"""The questions about income and home: asked alike by calculator and declaration."""

from backend.fees.facts import CivilState, Housing
from components.forms import Choice, field, radio_cards
from components.html import Vdom
from i18n.words import Words
from pwa.forms import Filling


def economy_fields(filling: Filling, *, words: Words) -> list[Vdom]:
    """Household, incomes after tax, home and its cost."""
    return [
        radio_cards(
            name="civil_state",
            legend=words("calculator-civil-legend"),
            options=[_civil_choice(state, words) for state in CivilState],
            value=filling.value("civil_state") or None,
            error=filling.error("civil_state"),
        ),
        _kronor("own_income", filling, words),
        _kronor("spouse_income", filling, words),
        radio_cards(
            name="housing",
            legend=words("calculator-housing-legend"),
            options=[_housing_choice(housing, words) for housing in Housing],
            value=filling.value("housing") or None,
            error=filling.error("housing"),
        ),
        _kronor("housing_cost", filling, words),
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


def _kronor(name: str, filling: Filling, words: Words) -> Vdom:
    message = f"calculator-{name.replace('_', '-')}"
    return field(
        name=name,
        label=words(message),
        value=filling.value(name),
        hint=words(f"{message}-hint"),
        error=filling.error(name),
        inputmode="decimal",
        autocomplete="off",
    )
