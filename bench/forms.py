"""A form of sixty fields, of the product's own parts."""

from components.forms import button, field, form
from components.html import Vdom, h

FIELDS = 60


def long_form() -> Vdom:
    return h.main(
        h.h1("Uppgifter"),
        form(
            *(
                field(
                    name=f"uppgift-{number}",
                    label=f"Uppgift {number}",
                    value=f"värde {number}",
                    hint="Skriv som du brukar.",
                )
                for number in range(FIELDS)
            ),
            button("Spara"),
            action="/spara",
        ),
    )
