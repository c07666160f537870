"""What a person chooses among: cards to press, one or several."""

from collections.abc import Sequence

from msgspec import Struct

from components.data.icons import icon
from components.example import Example
from components.html import Vdom, h


class Choice(Struct, frozen=True):
    """An answer. A `quiet` one is of the same worth, but stands back: "vet inte"."""

    value: str
    label: str
    hint: str | None = None
    quiet: bool = False


def _card(kind: str, name: str, choice: Choice, *, chosen: bool) -> Vdom:
    return h.label(
        {"class": "choice quiet" if choice.quiet else "choice"},
        h.input(
            {
                "type": kind,
                "name": name,
                "value": choice.value,
                "checked": chosen,
            }
        ),
        h.span(
            {"class": "choice-words"},
            h.span(choice.label),
            h.span({"class": "hint"}, choice.hint) if choice.hint else None,
        ),
    )


def _cards(
    kind: str,
    *,
    name: str,
    legend: str,
    options: Sequence[Choice],
    values: Sequence[str],
    error: str | None,
    hint: str | None,
    legend_is_h1: bool,
    optional_text: str | None = None,
    element_id: str | None = None,
) -> Vdom:
    return h.fieldset(
        {
            "class": "choices wrong" if error else "choices",
            "id": element_id or name,
            "tabindex": "-1",
            "aria-describedby": f"{name}-error" if error else None,
        },
        h.legend(
            h.h1(legend) if legend_is_h1 else legend,
            h.span({"class": "optional"}, f" ({optional_text})")
            if optional_text
            else None,
        ),
        h.p({"class": "hint"}, hint) if hint else None,
        h.p({"class": "error", "id": f"{name}-error"}, icon("warning"), h.span(error))
        if error
        else None,
        [_card(kind, name, c, chosen=c.value in values) for c in options],
    )


def radio_cards(
    *,
    name: str,
    legend: str,
    options: Sequence[Choice],
    value: str | None = None,
    error: str | None = None,
    hint: str | None = None,
    legend_is_h1: bool = False,
    optional_text: str | None = None,
    element_id: str | None = None,
) -> Vdom:
    """One answer of a few; nothing is chosen beforehand.

    Answers of one name in two places on a page have an `element_id` for the second place.
    """
    return _cards(
        "radio",
        name=name,
        legend=legend,
        options=options,
        values=() if value is None else (value,),
        error=error,
        hint=hint,
        legend_is_h1=legend_is_h1,
        optional_text=optional_text,
        element_id=element_id,
    )


def checkbox_cards(
    *,
    name: str,
    legend: str,
    options: Sequence[Choice],
    values: Sequence[str] = (),
    error: str | None = None,
    hint: str | None = None,
    legend_is_h1: bool = False,
) -> Vdom:
    """Any number of answers."""
    return _cards(
        "checkbox",
        name=name,
        legend=legend,
        options=options,
        values=values,
        error=error,
        hint=hint,
        legend_is_h1=legend_is_h1,
    )


YES_NO = (
    Choice("yes", "Ja"),
    Choice("no", "Nej"),
    Choice("unknown", "Vet inte", None, True),
)
EXAMPLES = [
    Example(
        "radio cards",
        lambda: radio_cards(
            name="alone", legend="Bor du ensam?", options=YES_NO, value="no"
        ),
    ),
    Example(
        "checkbox cards",
        lambda: checkbox_cards(
            name="help",
            legend="Vad vill du ha hjälp med?",
            options=[
                Choice("shower", "Dusch"),
                Choice("food", "Mat", "Frukost, lunch"),
            ],
            values=["shower"],
        ),
    ),
    Example(
        "radio cards with an error",
        lambda: radio_cards(
            name="soon",
            legend="Är det bråttom?",
            options=YES_NO,
            error="Välj ett svar.",
        ),
    ),
]
