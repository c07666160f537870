"""What a person writes in: label above, hint, error in words, then the field."""

from collections.abc import Sequence

from components.data.icons import icon
from components.example import Example
from components.html import Vdom, h


def _described(name: str, hint: str | None, error: str | None) -> str | None:
    parts = [f"{name}-hint" if hint else "", f"{name}-error" if error else ""]
    return " ".join(part for part in parts if part) or None


def _around(
    name: str,
    label: str,
    control: Vdom,
    *,
    hint: str | None,
    error: str | None,
    optional_text: str | None,
) -> Vdom:
    return h.div(
        {"class": "field wrong" if error else "field"},
        h.label(
            {"for": name},
            label,
            h.span({"class": "optional"}, f" ({optional_text})")
            if optional_text
            else None,
        ),
        h.p({"class": "hint", "id": f"{name}-hint"}, hint) if hint else None,
        h.p({"class": "error", "id": f"{name}-error"}, icon("warning"), h.span(error))
        if error
        else None,
        control,
    )


def field(
    *,
    name: str,
    label: str,
    value: str = "",
    hint: str | None = None,
    error: str | None = None,
    type: str = "text",  # noqa: A002 — HTML's own word
    autocomplete: str | None = None,
    inputmode: str | None = None,
    optional_text: str | None = None,
) -> Vdom:
    """A line to write in."""
    control = h.input(
        {
            "id": name,
            "name": name,
            "type": type,
            "value": value or None,
            "dir": "auto" if value else None,
            "autocomplete": autocomplete,
            "inputmode": inputmode,
            "aria-describedby": _described(name, hint, error),
            "aria-invalid": "true" if error else None,
        }
    )
    return _around(
        name, label, control, hint=hint, error=error, optional_text=optional_text
    )


def textarea(
    *,
    name: str,
    label: str,
    value: str = "",
    hint: str | None = None,
    error: str | None = None,
    rows: int = 4,
    optional_text: str | None = None,
) -> Vdom:
    """Room for several lines."""
    control = h.textarea(
        {
            "id": name,
            "name": name,
            "rows": rows,
            "dir": "auto" if value else None,
            "aria-describedby": _described(name, hint, error),
            "aria-invalid": "true" if error else None,
        },
        "\n" + value if value.startswith("\n") else value,
    )
    return _around(
        name, label, control, hint=hint, error=error, optional_text=optional_text
    )


def select(
    *,
    name: str,
    label: str,
    options: Sequence[tuple[str, str]],
    value: str = "",
    hint: str | None = None,
    error: str | None = None,
    optional_text: str | None = None,
) -> Vdom:
    """A choice among many; for five or fewer use `radio_cards`."""
    control = h.select(
        {
            "id": name,
            "name": name,
            "aria-describedby": _described(name, hint, error),
            "aria-invalid": "true" if error else None,
        },
        [
            h.option({"value": key, "selected": key == value}, text)
            for key, text in options
        ],
    )
    return _around(
        name, label, control, hint=hint, error=error, optional_text=optional_text
    )


def date_field(
    *,
    name: str,
    label: str,
    value: str = "",
    hint: str | None = None,
    error: str | None = None,
    optional_text: str | None = None,
) -> Vdom:
    """A day, written as people write it."""
    return field(
        name=name,
        label=label,
        value=value,
        hint=hint,
        error=error,
        inputmode="text",
        autocomplete="off",
        optional_text=optional_text,
    )


def file_field(
    *,
    name: str,
    label: str,
    kinds: str,
    hint: str | None = None,
    error: str | None = None,
) -> Vdom:
    """A file of the person's own; `kinds` are the types that are asked for."""
    control = h.input(
        {
            "id": name,
            "name": name,
            "type": "file",
            "accept": kinds,
            "aria-describedby": _described(name, hint, error),
            "aria-invalid": "true" if error else None,
        }
    )
    return _around(name, label, control, hint=hint, error=error, optional_text=None)


def hidden(name: str, value: str) -> Vdom:
    return h.input({"type": "hidden", "name": name, "value": value})


EXAMPLES = [
    Example(
        "field",
        lambda: field(
            name="phone", label="Telefon", hint="Så att vi kan ringa dig.", type="tel"
        ),
    ),
    Example(
        "field with an error",
        lambda: field(
            name="short",
            label="Telefon",
            value="070-1",
            error="Numret är för kort. Skriv minst sju siffror.",
        ),
    ),
    Example(
        "textarea",
        lambda: textarea(
            name="hard", label="Vad är svårt?", optional_text="frivilligt"
        ),
    ),
    Example(
        "select",
        lambda: select(
            name="language",
            label="Språk",
            options=[("sv", "Svenska"), ("fi", "Finska")],
            value="fi",
        ),
    ),
    Example(
        "file field",
        lambda: file_field(name="file", label="Fil", kinds="application/pdf"),
    ),
    Example("date field", lambda: date_field(name="day", label="Dag")),
]
