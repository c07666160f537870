"""A month's lines: exact, explained, and corrected in the month they belong to."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backend.fees.facts import (
    Calculation,
    CheckKind,
    Compensation,
    CompensationLine,
    FeeLine,
    Gathered,
    LateMonth,
    Limit,
    LineKind,
    ParameterMissing,
    PersonMonth,
    Policy,
    Proposal,
    TariffMissing,
    Why,
)
from backend.fees.rules import (
    compensation_lines,
    fee_lines,
    is_ocr,
    known_rates,
    month_fee,
    ocr_of,
    proposal,
    read_record,
    recorded,
    replayed,
    replayed_compensation,
    terms_on,
)
from backend.kernel.money import ZERO, Money
from backend.kernel.services import ServiceKind
from tests.unit.fees.people import (
    ALARM,
    CARE,
    NACKA,
    OCTOBER,
    OSTERAKER,
    RICH_MEANS,
    SUN,
    granted,
    her_month,
    visit,
)

NOVEMBER = date(2026, 11, 1)
HER_ALARM = granted(ALARM, ServiceKind.safety_alarm, minutes_per_4_weeks=0)


def fee(person: PersonMonth, policy: Policy = NACKA) -> Calculation:
    calculation = month_fee(person, month=OCTOBER, policy=policy, known=known_rates())
    assert isinstance(calculation, Calculation)
    return calculation


def paid(person: PersonMonth, policy: Policy = NACKA) -> tuple[CompensationLine, ...]:
    terms = terms_on(OCTOBER, policy.compensation)
    assert not isinstance(terms, TariffMissing)
    return compensation_lines(person, month=OCTOBER, terms=terms, municipal=frozenset())


@pytest.mark.capability("A5")
class TestTheHourlyTariff:
    def test_prices_performed_time(self) -> None:
        two_hours = her_month(visit("a", OCTOBER, 75), visit("b", OCTOBER, 45))

        calculation = fee(two_hours)

        assert calculation.care_kronor == 624
        assert calculation.limited_by is Limit.tariff

    def test_does_not_price_a_visit_that_was_not_made(self) -> None:
        month = her_month(
            visit("a", OCTOBER, 60), visit("b", OCTOBER, 60, outcome="not_home")
        )

        assert fee(month).care_kronor == 312

    def test_becomes_the_cap_after_eight_hours(self) -> None:
        much = her_month(visit("a", OCTOBER, 481), means=RICH_MEANS)

        calculation = fee(much)

        assert calculation.step("tariff_sum") == Fraction(199504, 75)
        assert calculation.care_kronor == 2660

    def test_adds_the_alarm_under_the_cap(self) -> None:
        month = her_month(visit("a", OCTOBER, 60), lines=(granted(), HER_ALARM))

        assert fee(month).step("tariff_sum") == 312 + 260

    def test_keeps_meals_outside_the_cap(self) -> None:
        meals = granted(CARE, ServiceKind.meal_delivery, minutes_per_4_weeks=0)
        month = her_month(
            visit("a", OCTOBER, 5), visit("b", OCTOBER, 5), lines=(meals,)
        )

        lines = fee_lines(month, fee(month))

        assert [(line.kind, line.amount) for line in lines] == [
            (LineKind.care, ZERO),
            (LineKind.meals, Money.kronor(146)),
        ]


@pytest.mark.capability("A5")
class TestTheLevelTariff:
    @pytest.mark.parametrize(
        ("minutes_per_4_weeks", "kronor"),
        [(60, 386), (276, 386), (277, 901), (1000, 1416), (1938, 2189), (1939, 2575)],
    )
    def test_follows_granted_time(self, minutes_per_4_weeks: int, kronor: int) -> None:
        lines = (granted(minutes_per_4_weeks=minutes_per_4_weeks),)

        assert fee(her_month(means=RICH_MEANS, lines=lines), OSTERAKER).care_kronor == (
            kronor
        )

    def test_waits_until_the_help_has_begun(self) -> None:
        waiting = granted(started_on=None)

        assert fee(her_month(lines=(waiting,)), OSTERAKER).care_kronor == 0

    def test_counts_the_last_of_two_lines_that_follow_one_another(self) -> None:
        old = granted(minutes_per_4_weeks=1000, until=date(2026, 10, 15))
        new = replace(
            granted(ALARM, minutes_per_4_weeks=60),
            start=date(2026, 10, 16),
            started_on=date(2026, 10, 16),
        )

        month = her_month(means=RICH_MEANS, lines=(old, new))

        assert fee(month, OSTERAKER).care_kronor == 386


@pytest.mark.capability("A8")
class TestCompensation:
    def test_pays_performed_time_with_vat_on_its_own(self) -> None:
        [line] = paid(her_month(visit("a", OCTOBER, 90)))

        assert line.minutes == 90
        assert line.amount == Money(69_600)
        assert line.vat == Money(4_176)

    def test_pays_a_share_of_granted_time_for_the_days_in_force(self) -> None:
        half_october = granted(
            minutes_per_4_weeks=1200,
            start=date(2026, 10, 17),
            started_on=date(2026, 10, 17),
        )

        [line] = paid(her_month(lines=(half_october,)), OSTERAKER)

        minutes = Fraction(1200) * 13 / 12 * 15 / 31
        exact = minutes / 60 * Fraction(85, 100) * 377
        assert line.calculation.amount == exact
        assert line.vat == ZERO

    def test_gives_municipal_providers_no_vat_compensation(self) -> None:
        terms = terms_on(OCTOBER, NACKA.compensation)
        assert not isinstance(terms, TariffMissing)

        [line] = compensation_lines(
            her_month(visit("a", OCTOBER, 60)),
            month=OCTOBER,
            terms=terms,
            municipal=frozenset({SUN}),
        )

        assert line.vat == ZERO


class TestACalculation:
    def test_can_be_kept_and_replayed(self) -> None:
        calculation = fee(her_month(visit("a", OCTOBER, 100)))

        kept = read_record(recorded(calculation), Calculation)

        assert kept == calculation == replayed(kept)
        assert "199504/75" in recorded(calculation)

    def test_of_compensation_can_be_kept_and_replayed(self) -> None:
        [line] = paid(her_month(visit("a", OCTOBER, 100)))

        kept = read_record(recorded(line.calculation), Compensation)

        assert kept == line.calculation == replayed_compensation(kept)

    @given(st.lists(st.integers(0, 600), max_size=8), st.integers(0, 599))
    def test_is_the_same_however_the_time_is_split(
        self, minutes: list[int], cut: int
    ) -> None:
        whole = her_month(
            *(visit(f"{i}", OCTOBER, m) for i, m in enumerate(minutes)),
            means=RICH_MEANS,
        )
        halves = her_month(
            *(visit(f"{i}", OCTOBER, min(m, cut)) for i, m in enumerate(minutes)),
            *(visit(f"{i}b", OCTOBER, m - min(m, cut)) for i, m in enumerate(minutes)),
            means=RICH_MEANS,
        )

        assert fee(whole).step("fee_exact") == fee(halves).step("fee_exact")


def november(*late: LateMonth, people: tuple[PersonMonth, ...] = ()) -> Proposal:
    made = proposal(
        Gathered(
            month=NOVEMBER,
            people=people,
            before=(),
            late=late,
            policy=NACKA,
            municipal=frozenset(),
        ),
        known=known_rates(),
    )
    assert isinstance(made, Proposal)
    return made


def corrected(before: PersonMonth, after: PersonMonth) -> LateMonth:
    return LateMonth(
        month=OCTOBER,
        people=(after,),
        charged=fee_lines(before, fee(before)),
        paid=paid(before),
    )


@pytest.mark.capability("A6")
class TestACorrectionAfterTheClose:
    def test_is_next_months_line_when_the_tariff_limits_the_fee(self) -> None:
        before = her_month(visit("a", OCTOBER, 60))
        after = her_month(visit("a", OCTOBER, 90, version=2))

        made = november(corrected(before, after))

        [line] = made.fee_lines
        assert (line.kind, line.for_month) == (LineKind.correction, OCTOBER)
        assert line.amount == Money.kronor(156)
        [to_provider] = made.compensation_lines
        assert to_provider.minutes == 30
        assert to_provider.amount == Money(23_200)

    def test_is_nothing_for_her_but_for_the_provider_when_room_limits(self) -> None:
        before = her_month(visit("a", OCTOBER, 400))
        after = her_month(visit("a", OCTOBER, 460, version=2))
        assert fee(before).limited_by is Limit.room

        made = november(corrected(before, after))

        assert made.fee_lines == ()
        [to_provider] = made.compensation_lines
        assert to_provider.amount == Money(46_400)

    def test_is_nothing_for_her_when_the_cap_limits(self) -> None:
        before = her_month(visit("a", OCTOBER, 600), means=RICH_MEANS)
        after = her_month(visit("a", OCTOBER, 700, version=2), means=RICH_MEANS)

        assert november(corrected(before, after)).fee_lines == ()

    def test_gives_money_back(self) -> None:
        before = her_month(visit("a", OCTOBER, 60))
        after = her_month(visit("a", OCTOBER, 60, outcome="not_home", version=2))

        made = november(corrected(before, after))

        assert [line.amount for line in made.fee_lines] == [Money.kronor(-312)]
        assert [line.amount for line in made.compensation_lines] == [Money(-46_400)]

    def test_counts_once(self) -> None:
        before = her_month(visit("a", OCTOBER, 60))
        after = her_month(visit("a", OCTOBER, 90, version=2))
        first = november(corrected(before, after))

        again = november(
            LateMonth(
                month=OCTOBER,
                people=(after,),
                charged=(*fee_lines(before, fee(before)), *first.fee_lines),
                paid=(*paid(before), *first.compensation_lines),
            )
        )

        assert (again.fee_lines, again.compensation_lines) == ((), ())


class TestWhatToCheck:
    def test_names_a_person_without_a_decision(self) -> None:
        made = november(people=(her_month(visit("a", NOVEMBER, 60), means=None),))

        assert made.fee_lines == ()
        assert CheckKind.decision_missing in {c.kind for c in made.checks}

    def test_says_why_the_fee_differs(self) -> None:
        last = her_month(visit("a", OCTOBER, 60))
        more = her_month(visit("b", NOVEMBER, 300))
        [before] = fee_lines(last, fee(last))

        made = proposal(
            Gathered(
                month=NOVEMBER,
                people=(more,),
                before=(before,),
                late=(),
                policy=NACKA,
                municipal=frozenset(),
            ),
            known=known_rates(),
        )

        assert isinstance(made, Proposal)
        why = {check.kind: check.why for check in made.checks}
        assert why[CheckKind.differs] is Why.more_help


class TestMissing:
    def test_stops_the_month_for_an_unknown_year(self) -> None:
        made = proposal(
            Gathered(
                month=date(2027, 1, 1),
                people=(her_month(visit("a", date(2027, 1, 2), 60)),),
                before=(),
                late=(),
                policy=NACKA,
                municipal=frozenset(),
            ),
            known=known_rates(),
        )

        assert isinstance(made, ParameterMissing)


class TestOcr:
    @pytest.mark.parametrize(
        ("number", "ocr"),
        [("1234567", "123456790"), ("20260600123", "2026060012336")],
    )
    def test_has_length_and_check_digit(self, number: str, ocr: str) -> None:
        assert ocr_of(number) == ocr

    @given(st.integers(1, 10**20))
    def test_always_holds(self, number: int) -> None:
        assert is_ocr(ocr_of(str(number)))

    @given(st.integers(10, 10**9), st.integers(0, 9))
    def test_notices_a_changed_digit(self, number: int, digit: int) -> None:
        ocr = ocr_of(str(number))
        changed = f"{digit}{ocr[1:]}"

        assert is_ocr(changed) == (changed == ocr)


def test_a_fee_line_without_care_is_still_explained() -> None:
    nothing = her_month(visit("a", OCTOBER, 0))

    lines: tuple[FeeLine, ...] = fee_lines(nothing, fee(nothing))

    assert [line.amount for line in lines] == [ZERO]
