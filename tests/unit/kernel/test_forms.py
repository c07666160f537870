"""A form is decoded field by field, and every field says what is the matter."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta, Struct

from backend.kernel.forms import FieldError, FormErrors, decode
from backend.kernel.money import Money
from i18n.words import words_for


class Colour(StrEnum):
    red = "red"
    blue = "blue"


class Form(Struct, frozen=True, kw_only=True):
    name: Annotated[str, Meta(max_length=40)]
    rent: Money | None = None
    day: date | None = None
    count: Annotated[int, Meta(ge=0, le=31)] = 1
    colour: Colour | None = None
    colours: tuple[Colour, ...] = ()


def errors(**submitted: str) -> dict[str, str]:
    found = decode(Form, {name: [text] for name, text in submitted.items()})
    assert isinstance(found, FormErrors)
    return {name: error.message for name, error in found.by_field.items()}


class TestForm:
    def test_is_read_as_people_write(self) -> None:
        found = decode(
            Form,
            {
                "name": [" Å "],
                "rent": ["7 000,50"],
                "day": ["3 februari 2026"],
                "count": ["31"],
                "colour": ["blue"],
                "colours": ["red", "blue", "red"],
                "op_id": ["not a field of the form"],
            },
        )

        assert found == Form(
            name="Å",
            rent=Money(700_050),
            day=date(2026, 2, 3),
            count=31,
            colour=Colour.blue,
            colours=(Colour.red, Colour.blue),
        )

    def test_tells_every_field_that_is_wrong(self) -> None:
        assert errors(
            name="", rent="mycket", day="30/2 2026", count="99", colour="green"
        ) == {
            "name": "field-missing",
            "rent": "field-not-an-amount",
            "day": "field-not-a-day",
            "count": "field-out-of-range",
            "colour": "field-not-a-choice",
        }

    def test_says_no_to_what_nobody_can_see(self) -> None:
        assert errors(name="Mär\x00ta") == {"name": "field-has-control-characters"}

    def test_says_no_to_a_hundred_thousand_characters(self) -> None:
        assert errors(name="å" * 100_000) == {"name": "field-too-long"}

    def test_says_no_to_a_number_over_sixty_four_bits(self) -> None:
        assert errors(name="Märta", count=str(2**64)) == {"count": "field-not-a-number"}

    def test_keeps_emoji(self) -> None:
        assert decode(Form, {"name": ["🙂"]}) == Form(name="🙂")

    @given(st.dictionaries(st.sampled_from(Form.__struct_fields__), st.text()))
    def test_never_fails_otherwise_than_in_words(self, given: dict[str, str]) -> None:
        found = decode(Form, {name: [text] for name, text in given.items()})

        if isinstance(found, FormErrors):
            assert all(found.in_words(words_for("sv")).values())

    def test_speaks_the_readers_language(self) -> None:
        missing = FormErrors({"weight": FieldError("field-missing")})

        said = {tag: missing.in_words(words_for(tag))["weight"] for tag in ("sv", "fi")}

        assert said["sv"] == "Fyll i det här."
        assert said["fi"] != said["sv"]
