"""Forms: fields, choices, buttons, errors."""

from components.forms.buttons import button, first_button, form, link_button
from components.forms.choices import Choice, checkbox_cards, radio_cards
from components.forms.errors import error_summary
from components.forms.fields import (
    date_field,
    field,
    file_field,
    hidden,
    select,
    textarea,
)

__all__ = [
    "Choice",
    "button",
    "checkbox_cards",
    "date_field",
    "error_summary",
    "field",
    "file_field",
    "first_button",
    "form",
    "hidden",
    "link_button",
    "radio_cards",
    "select",
    "textarea",
]
