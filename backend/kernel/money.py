"""Money: whole öre that are charged or paid. Inside fee rules amounts are fractions."""

from __future__ import annotations

from msgspec import Struct


class Money(Struct, frozen=True, order=True):
    """An amount in whole öre; may be negative (a credit)."""

    ore: int

    @classmethod
    def kronor(cls, kronor: int) -> Money:
        return cls(kronor * 100)

    def __add__(self, other: Money) -> Money:
        return Money(self.ore + other.ore)

    def __sub__(self, other: Money) -> Money:
        return Money(self.ore - other.ore)

    def __mul__(self, times: int) -> Money:
        return Money(self.ore * times)

    def __neg__(self) -> Money:
        return Money(-self.ore)


ZERO = Money(0)
