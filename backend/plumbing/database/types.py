"""Column types that mean the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import BigInteger, DateTime, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from backend.kernel.money import Money

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment with its zone, stored as UTC. SQLite itself would give it back naive."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        if value is None:
            return None
        return (
            value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        )


class ExactFraction(TypeDecorator[Fraction]):
    """An exact number, stored as `n/d`."""

    impl = String(120)
    cache_ok = True

    def process_bind_param(
        self, value: Fraction | None, dialect: Dialect
    ) -> str | None:
        return None if value is None else f"{value.numerator}/{value.denominator}"

    def process_result_value(
        self, value: str | None, dialect: Dialect
    ) -> Fraction | None:
        return None if value is None else Fraction(value)


class MoneyOre(TypeDecorator[Money]):
    """Money as whole öre."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Money | None, dialect: Dialect) -> int | None:
        return None if value is None else value.ore

    def process_result_value(self, value: int | None, dialect: Dialect) -> Money | None:
        return None if value is None else Money(value)


class EnumText(TypeDecorator[Choice], Generic[Choice]):
    """A StrEnum as its text."""

    impl = String(60)
    cache_ok = True

    def __init__(self, choices: type[Choice]) -> None:
        super().__init__()
        self.choices = choices

    def process_bind_param(self, value: Choice | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(
        self, value: str | None, dialect: Dialect
    ) -> Choice | None:
        return None if value is None else self.choices(value)


class JsonText(TypeDecorator[T], Generic[T]):
    """A msgspec Struct, or a tuple of them, as JSON text.

    Tagged unions are given as `JsonText(A | B)`.
    """

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: T | None, dialect: Dialect) -> str | None:
        return None if value is None else msgspec.json.encode(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> T | None:
        return None if value is None else msgspec.json.decode(value, type=self.kind)
