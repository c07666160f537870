"""The fee's stair in words and bars: the same for calculator, decision and invoice."""

from collections.abc import Sequence
from fractions import Fraction

from backend.fees.facts import Calculation, Limit
from backend.fees.facts import Step as KeptStep
from backend.fees.rules import half_up, invoiced_kronor, truncated
from components.data import Step, fee_stair, icon, table
from components.html import Vdom, h
from components.layout import section
from i18n.formats import kronor, number
from i18n.words import Words

# Steps that are not kronor, and those that are printed half-up.
MINUTES = {"performed_minutes", "granted_minutes", "compensation_minutes"}
SHARES = {"compensation_share"}
HALF_UP = {"reserved_amount", "minimum_amount"}


def stair(
    calculation: Calculation,
    *,
    words: Words,
    lead: str | None = None,
    joint_income: bool = False,
) -> list[Vdom]:
    """The sum, how it came about, the lowest of three, and every öre below."""
    return [
        *([h.p({"class": "lead"}, lead)] if lead else []),
        fee_stair(
            total=_figure(calculation.care_kronor),
            total_label=words("calculator-result-unit"),
            steps=_steps(calculation, words, joint_income=joint_income),
            heading=words("stair-heading"),
        ),
        lowest_of_three(calculation, words),
        _what_counts(words),
        whole_calculation(calculation, words),
    ]


def _steps(calculation: Calculation, words: Words, *, joint_income: bool) -> list[Step]:
    means = calculation.inputs.means
    if means.fee_basis is None:
        return []
    income = round(means.fee_basis)
    rent = round(means.housing_cost)
    live_on = round(calculation.step("minimum_amount") or Fraction(0))
    left = invoiced_kronor(calculation.step("fee_room") or Fraction(0))
    after_rent = max(income - rent, 0)
    return [
        Step(
            words("stair-income-half" if joint_income else "stair-income"),
            _figure(income),
            income,
        ),
        Step(
            words("stair-rent"),
            _figure(-rent),
            after_rent,
            min(rent, income),
        ),
        Step(
            words("stair-live-on"),
            _figure(-live_on),
            left,
            max(after_rent - left, 0),
            words("stair-live-on-hint"),
        ),
        Step(words("stair-left"), _figure(left), left),
    ]


def lowest_of_three(calculation: Calculation, words: Words) -> Vdom:
    """Tariff, cap and room with the one that is paid marked in words."""
    room = calculation.step("fee_room")
    rows = [
        (Limit.tariff, "stair-tariff", calculation.step("tariff_sum")),
        (Limit.cap, "stair-cap", calculation.step("fee_cap")),
        (Limit.room, "stair-room", room),
    ]
    known = [(limit, name, value) for limit, name, value in rows if value is not None]
    heading = "stair-lowest" if len(known) == 3 else "stair-lowest-of-two"
    return section(
        words(heading),
        h.ul(
            {"class": "lowest"},
            [
                h.li(
                    {"class": "chosen" if limit is calculation.limited_by else None},
                    icon("tick") if limit is calculation.limited_by else None,
                    h.span(
                        words(name),
                        h.span({"class": "hint"}, words("stair-this-one"))
                        if limit is calculation.limited_by
                        else None,
                    ),
                    h.strong(_figure(invoiced_kronor(value))),
                )
                for limit, name, value in known
            ],
        ),
    )


def _what_counts(words: Words) -> Vdom:
    return h.details(
        h.summary(words("stair-what-counts")), h.p(words("stair-what-counts-text"))
    )


def whole_calculation(calculation: Calculation, words: Words) -> Vdom:
    """Every öre, the rule and the parameters."""
    rates = calculation.inputs.rates
    return h.details(
        h.summary(
            h.span(
                words("stair-whole"),
                h.span({"class": "hint"}, words("stair-whole-hint")),
            )
        ),
        step_table(calculation.steps, words),
        h.p(
            {"class": "hint"},
            words(
                "stair-rule",
                rule=calculation.rule,
                version=calculation.version,
                base=_figure(int(rates.price_base_amount)),
                minimum=_decimal(rates.minimum_coefficient),
                cap=_decimal(rates.cap_coefficient),
            ),
        ),
        h.p(
            {"class": "hint"},
            words("calculator-tariff-source", source=calculation.inputs.tariff.source),
        ),
    )


def step_table(steps: Sequence[KeptStep], words: Words) -> Vdom:
    """The steps as they are kept, with öre."""
    return table(
        caption=words("stair-caption"),
        columns=[words("stair-step"), words("stair-amount")],
        rows=[
            [words(f"fee-step-{step.name}"), step_value(step, words)] for step in steps
        ],
        figures=(1,),
    )


def step_value(step: KeptStep, words: Words) -> str:
    """A step's value as it is read: kronor and öre, hours and minutes, or a share."""
    if step.name in MINUTES:
        hours, minutes = divmod(round(step.value), 60)
        return words("stair-time", hours=hours, minutes=minutes)
    if step.name in SHARES:
        return words("stair-share", percent=_decimal(step.value * 100))
    if step.name in HALF_UP:
        return kronor(half_up(step.value).ore, always_ore=True)
    return kronor(truncated(step.value).ore, always_ore=True)


def _figure(amount: int) -> str:
    """Whole kronor without the unit, as in the bars."""
    return number(amount)


def _decimal(value: Fraction) -> str:
    """A coefficient as it is printed in the law: `0,5392`."""
    whole, rest = divmod(value.numerator * 10_000 // value.denominator, 10_000)
    return f"{whole},{rest:04}".rstrip("0").rstrip(",")
