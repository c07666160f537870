"""From exact kronor to what is shown and paid. Each way is the law's or the contract's."""

from fractions import Fraction

from backend.kernel.money import Money

ORE = 100


def truncated(kronor: Fraction) -> Money:
    """Cut to öre, as Socialstyrelsen prints caps."""
    ore = kronor * ORE
    return Money(ore.numerator // ore.denominator)


def half_up(kronor: Fraction) -> Money:
    """Nearest öre, a half upwards, as minimum amounts and payments are printed."""
    ore = kronor * ORE + Fraction(1, 2)
    return Money(ore.numerator // ore.denominator)


def decimal_text(money: Money) -> str:
    """`1704.09`: for other programs, never for people."""
    sign = "-" if money.ore < 0 else ""
    kronor, ore = divmod(abs(money.ore), ORE)
    return f"{sign}{kronor}.{ore:02}"
