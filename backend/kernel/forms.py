"""A form decoded field by field; each field that fails says so in its own words."""

import types
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, time
from enum import Enum
from fractions import Fraction
from typing import Annotated, Any, Final, Literal, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from backend.kernel import amounts
from backend.kernel.money import Money

F = TypeVar("F", bound=Struct)
LONGEST: Final = 20_000
ALLOWED_CONTROLS: Final = frozenset("\n\r\t")
# No sign by which a mail header could mean another address than the one that is counted.
_IN_EMAIL: Final = r"""[^@\s<>()\[\],;:\\"/]+"""
EMAIL: Final = rf"(?=.{{6,254}}$){_IN_EMAIL}@{_IN_EMAIL}\.{_IN_EMAIL}(?![\s\S])"
YES: Final = frozenset({"on", "yes", "true", "1", "ja"})


class FieldError(Struct, frozen=True):
    """What is the matter with a field: a Fluent message and the facts it needs."""

    message: str
    facts: dict[str, Any] = {}


class FormErrors(Struct, frozen=True):
    """The fields that could not be used, in the order of the form."""

    by_field: dict[str, FieldError]

    def in_words(self, words: Any) -> dict[str, str]:
        """A sentence a field. `<message>-<field>` is used where there is one."""
        said: dict[str, str] = {}
        for name, error in self.by_field.items():
            own = f"{error.message}-{name.replace('_', '-')}"
            message = own if words.has(own) else error.message
            said[name] = words(message, **error.facts)
        return said


def decode(
    form_type: type[F],
    submitted: Mapping[str, Sequence[str]],
    *,
    today: date | None = None,
) -> F | FormErrors:
    """The form as a Struct, or what is the matter with each field.

    Empty fields take their default; one without a default is missing. Other names in
    the submitted form (an operation id, the pressed button) are left alone.
    """
    found: dict[str, Any] = {}
    errors: dict[str, FieldError] = {}
    for info in fields(form_type):
        given = [value.strip() for value in submitted.get(info.encode_name, ())]
        value = _value(info, [g for g in given if g], today=today)
        if isinstance(value, FieldError):
            errors[info.encode_name] = value
        elif value is not msgspec.NODEFAULT:
            found[info.name] = value
    return FormErrors(errors) if errors else form_type(**found)


def _value(info: FieldInfo, given: Sequence[str], *, today: date | None) -> Any:
    if not given:
        return _empty(info)
    for text in given:
        unfit = _unfit(text)
        if unfit is not None:
            return unfit
    kind = _bare(info.type)
    if get_origin(kind) in {tuple, list}:
        return _several(info, given)
    read = _read(kind, given[-1], today=today)
    if isinstance(read, FieldError):
        return read
    return _converted(read, info.type)


def _empty(info: FieldInfo) -> Any:
    if info.required:
        return FieldError("field-missing")
    return msgspec.NODEFAULT


def _unfit(text: str) -> FieldError | None:
    if len(text) > LONGEST:
        return FieldError("field-too-long", {"most": LONGEST})
    for character in text:
        is_control = unicodedata.category(character) in {"Cc", "Cs"}
        if is_control and character not in ALLOWED_CONTROLS:
            return FieldError("field-has-control-characters")
    return None


def _several(info: FieldInfo, given: Sequence[str]) -> Any:
    return _converted(list(dict.fromkeys(given)), info.type)


def _read(kind: Any, text: str, *, today: date | None) -> Any:
    """The text as a value of `kind`, where people write it in many ways."""
    if kind is date:
        return amounts.day(text, today=today) or FieldError("field-not-a-day")
    if kind is time:
        found = amounts.clock(text)
        return FieldError("field-not-a-time") if found is None else found
    if kind in {Fraction, Money}:
        return _amount(kind, text)
    if kind is int:
        return _whole(text)
    if kind is bool:
        return text.lower() in YES
    return text.replace("\r\n", "\n")


def _amount(kind: Any, text: str) -> Any:
    kronor = amounts.amount(text)
    if kronor is None:
        return FieldError("field-not-an-amount")
    return kronor if kind is Fraction else Money(int(kronor * 100))


def _whole(text: str) -> int | FieldError:
    bare = "".join(text.split()).translate(amounts.ARABIC_DIGITS)
    if not bare.removeprefix("-").isdecimal() or len(bare) > 18:
        return FieldError("field-not-a-number")
    return int(bare)


def _converted(value: Any, kind: Any) -> Any:
    bare = _bare(kind)
    if bare in {date, time, Fraction, Money, bool}:
        return value
    try:
        return msgspec.convert(value, kind, strict=False)
    except msgspec.ValidationError:
        return _not_fitting(value, kind)


def _not_fitting(value: Any, kind: Any) -> FieldError:
    meta = _meta(kind)
    bare = _bare(kind)
    if meta is not None and isinstance(value, str) and meta.max_length is not None:
        return FieldError("field-too-long", {"most": meta.max_length})
    if meta is not None and isinstance(value, int):
        least = "" if meta.ge is None else str(meta.ge)
        most = "" if meta.le is None else str(meta.le)
        return FieldError("field-out-of-range", {"least": least, "most": most})
    is_choice = get_origin(bare) is Literal or (
        isinstance(bare, type) and issubclass(bare, Enum)
    )
    return FieldError("field-not-a-choice" if is_choice else "field-unreadable")


def _bare(kind: Any) -> Any:
    """The type without `Annotated` and `| None`."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in {Union, types.UnionType}:
        inner = [part for part in get_args(kind) if part is not type(None)]
        if len(inner) == 1:
            return _bare(inner[0])
    return kind


def _meta(kind: Any) -> msgspec.Meta | None:
    if get_origin(kind) is Annotated:
        return next(
            (m for m in get_args(kind)[1:] if isinstance(m, msgspec.Meta)), None
        )
    if get_origin(kind) in {Union, types.UnionType}:
        found = (_meta(part) for part in get_args(kind))
        return next((m for m in found if m is not None), None)
    return None
