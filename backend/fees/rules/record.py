"""How a calculation is kept as text: exact fractions as `n/d`, so that it can be replayed."""

from fractions import Fraction
from typing import TypeVar

import msgspec

T = TypeVar("T")


def recorded(fact: object) -> str:
    """A calculation as JSON text."""
    return msgspec.json.encode(fact, enc_hook=_fraction_text).decode()


def read_record(text: str, kept: type[T]) -> T:
    """The calculation that the text holds."""
    return msgspec.json.decode(text, type=kept, dec_hook=_fraction_of)


def _fraction_text(value: object) -> str:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    raise NotImplementedError(type(value))


def _fraction_of(kind: type, value: object) -> object:
    if kind is Fraction and isinstance(value, str):
        return Fraction(value)
    raise NotImplementedError(kind)
