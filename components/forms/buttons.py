"""What is pressed, and the form round it."""

from typing import Literal

from components.data.icons import icon
from components.example import Example
from components.forms.fields import hidden
from components.html import Child, Vdom, h

Kind = Literal["filled", "outlined", "text", "danger"]


def button(
    label: str,
    *,
    kind: Kind = "filled",
    name: str | None = None,
    value: str | None = None,
    giant: bool = False,
    icon_name: str | None = None,
) -> Vdom:
    """A verb to press. One filled button a screen."""
    return h.button(
        {
            "type": "submit",
            "class": f"button {kind} giant" if giant else f"button {kind}",
            "name": name,
            "value": value,
        },
        icon(icon_name) if icon_name else None,
        label,
    )


def link_button(
    label: str,
    href: str,
    *,
    kind: Kind = "filled",
    giant: bool = False,
    icon_name: str | None = None,
) -> Vdom:
    """A link that is the act of the screen."""
    return h.a(
        {
            "href": href,
            "class": f"button {kind} giant" if giant else f"button {kind}",
        },
        icon(icon_name) if icon_name else None,
        label,
    )


def first_button(
    label: str, *, name: str, value: str, form_id: str | None = None
) -> Vdom:
    """A button that stands before all that is filled in, or before the form itself.

    Enter in a field presses the first button of a form, which shall not be this one:
    before it stands one that nobody sees and that sends the form as usual.
    """
    return h.span(
        h.button(
            {
                "type": "submit",
                "form": form_id,
                "class": "visually-hidden",
                "tabindex": "-1",
                "aria-hidden": "true",
            }
        ),
        h.button(
            {
                "type": "submit",
                "form": form_id,
                "class": "button text",
                "name": name,
                "value": value,
            },
            label,
        ),
    )


def form(
    *children: Child,
    action: str,
    method: str = "post",
    op_id: str | None = None,
    form_id: str | None = None,
    has_file: bool = False,
) -> Vdom:
    """A form; with an `op_id` it counts once, however often it is sent."""
    return h.form(
        {
            "action": action,
            "method": method,
            "novalidate": True,
            "id": form_id,
            "enctype": "multipart/form-data" if has_file else None,
        },
        hidden("op_id", op_id) if op_id else None,
        *children,
    )


EXAMPLES = [
    Example("filled button", lambda: button("Nästa")),
    Example("outlined button", lambda: button("Andra valet", kind="outlined")),
    Example("text button", lambda: button("Hoppa över", kind="text")),
    Example("danger button", lambda: button("Ta tillbaka ansökan", kind="danger")),
    Example("giant button", lambda: button("Starta besöket", giant=True)),
    Example("link button", lambda: link_button("Ansök om hjälp", "#ansok")),
    Example("form", lambda: form(button("Skicka"), action="#skicka", op_id="1")),
    Example(
        "button before its form",
        lambda: h.div(
            first_button("Spara och stäng", form_id="long", name="then", value="close"),
            form(button("Fortsätt"), action="#sparad", form_id="long"),
        ),
    ),
]
