"""The month run on both databases: once, explained, attested by two."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from backend.access.tables import LogRow
from backend.fees import actions, queries
from backend.fees.facts import (
    AttestedBySamePerson,
    CheckKind,
    ChecksLeft,
    MonthAlreadyFinal,
    MonthFinal,
    MonthNotOver,
    MonthRun,
    MonthStepMissing,
    Proposal,
)
from backend.fees.rules import is_ocr
from backend.kernel.money import Money
from backend.kernel.refusal import NotAllowed, NotFound, StateHasMoved
from tests.conftest import House
from tests.unit.fees.told import (
    AFTER_NOVEMBER,
    AFTER_OCTOBER,
    IN_OCTOBER,
    NOVEMBER,
    OCTOBER,
    Told,
)


@pytest.fixture
def told(house: House) -> Told:
    return Told(house)


@pytest.mark.capability("A6")
class TestTheMonthRun:
    def test_charges_her_and_pays_the_provider_once(self, told: Told) -> None:
        told.declares()
        told.decides()
        told.visits("a", date(2026, 10, 5), 60)
        told.visits("b", date(2026, 10, 12), 60)

        final = told.runs(OCTOBER, AFTER_OCTOBER)

        assert isinstance(final, MonthFinal)
        assert (final.invoices, final.settlements) == (1, 1)
        [invoice] = told.asks(queries.own_fee, told.marta).invoices
        assert invoice.amount == Money.kronor(2 * 312 + 260)
        assert is_ocr(invoice.ocr)
        [settlement] = told.asks(queries.settlements, told.nils, month=OCTOBER)
        assert settlement.amount == Money(2 * 46_400)
        assert settlement.vat == Money(2 * 2_784)

    def test_does_nothing_twice(self, told: Told) -> None:
        told.declares()
        told.decides()
        told.visits("a", date(2026, 10, 5), 60)
        told.runs(OCTOBER, AFTER_OCTOBER)

        again = [
            told.does(actions.lock_month, told.fatima, AFTER_OCTOBER, month=OCTOBER),
            told.does(
                actions.calculate_month, told.fatima, AFTER_OCTOBER, month=OCTOBER
            ),
            told.does(actions.attest_month, told.greta, AFTER_OCTOBER, month=OCTOBER),
        ]

        assert again == [
            StateHasMoved(),
            MonthAlreadyFinal(OCTOBER),
            MonthAlreadyFinal(OCTOBER),
        ]
        assert len(told.asks(queries.own_fee, told.marta).invoices) == 1

    def test_of_an_unfinished_month_is_a_preview_only(self, told: Told) -> None:
        told.declares()
        told.decides()
        told.visits("a", date(2026, 10, 5), 60)

        refused = told.does(actions.lock_month, told.fatima, IN_OCTOBER, month=OCTOBER)
        seen = told.asks(
            queries.proposed_month, told.fatima, month=OCTOBER, known_until=IN_OCTOBER
        )

        assert refused == MonthNotOver(OCTOBER)
        assert isinstance(seen, Proposal)
        assert seen.fees == Money.kronor(572)
        assert told.asks(queries.month_run, told.fatima, month=OCTOBER) is None

    def test_needs_two_different_persons(self, told: Told) -> None:
        told.does(actions.lock_month, told.fatima, AFTER_OCTOBER, month=OCTOBER)
        assert told.does(
            actions.attest_month, told.fatima, AFTER_OCTOBER, month=OCTOBER
        ) == MonthStepMissing(OCTOBER)
        told.does(actions.calculate_month, told.fatima, AFTER_OCTOBER, month=OCTOBER)
        assert isinstance(
            told.does(actions.attest_month, told.fatima, AFTER_OCTOBER, month=OCTOBER),
            ChecksLeft,
        )
        for named in told.asks(queries.month_checks, told.fatima, month=OCTOBER):
            told.does(
                actions.check_off,
                told.fatima,
                AFTER_OCTOBER,
                month=OCTOBER,
                check_key=named.check.check_key,
            )
        told.does(actions.attest_month, told.fatima, AFTER_OCTOBER, month=OCTOBER)

        same = told.does(
            actions.attest_month, told.fatima, AFTER_OCTOBER, month=OCTOBER
        )

        assert same == AttestedBySamePerson()

    def test_is_not_for_case_officers(self, told: Told) -> None:
        elin = told.house.actor("elin")

        for action in (
            actions.lock_month,
            actions.calculate_month,
            actions.attest_month,
        ):
            assert told.does(action, elin, AFTER_OCTOBER, month=OCTOBER) == NotAllowed()

    def test_leads_from_any_krona_to_its_stair(self, told: Told) -> None:
        told.declares()
        told.decides()
        told.visits("a", date(2026, 10, 5), 60)
        told.runs(OCTOBER, AFTER_OCTOBER)

        [named] = told.asks(queries.named_fee_lines, told.fatima, month=OCTOBER)
        stair = told.asks(queries.fee_stair, told.fatima, line_id=named.line.line_id)

        assert stair.line.calculation.step("tariff_sum") == 572
        assert [v.minutes for v in stair.visits] == [60]
        [settlement] = told.asks(queries.settlements, told.nils, month=OCTOBER)
        paid = told.asks(
            queries.settled_month, told.nils, settlement_id=settlement.settlement_id
        )
        line = told.asks(
            queries.paid_line, told.nils, line_id=paid.lines[0].line.line_id
        )
        assert [v.minutes for v in line.visits] == [60]

    def test_is_shown_to_the_provider_that_is_paid_and_to_no_other(
        self, told: Told
    ) -> None:
        told.declares()
        told.decides()
        told.visits("a", date(2026, 10, 5), 60)
        petra, viktor = told.house.actor("petra"), told.house.actor("viktor")
        for each in (petra, viktor):
            assert each.provider_id is not None
            told.ties(each.provider_id)
        assert told.asks(queries.own_settlements, petra) == ()

        told.runs(OCTOBER, AFTER_OCTOBER)

        [own] = told.asks(queries.own_settlements, petra)
        paid = told.asks(queries.settled_month, petra, settlement_id=own.settlement_id)
        line_id = paid.lines[0].line.line_id
        seen = told.asks(queries.paid_line, petra, line_id=line_id)
        assert [v.minutes for v in seen.visits] == [60]
        assert told.asks(queries.own_settlements, viktor) == ()
        for query, of in (
            (queries.settled_month, {"settlement_id": own.settlement_id}),
            (queries.paid_line, {"line_id": line_id}),
        ):
            assert told.asks(query, viktor, **of) == NotFound()

    def test_shows_the_settlement_officer_no_fees(self, told: Told) -> None:
        told.declares()
        told.decides()
        told.visits("a", date(2026, 10, 5), 60)
        told.runs(OCTOBER, AFTER_OCTOBER)

        assert told.asks(queries.named_fee_lines, told.nils, month=OCTOBER) == ()
        assert told.asks(queries.month_checks, told.nils, month=OCTOBER) == ()

    def test_leaves_a_log_row_for_every_step(self, told: Told) -> None:
        told.runs(OCTOBER, AFTER_OCTOBER)

        done = told.house.database.read_now(
            lambda session: set(session.scalars(select(LogRow.action)))
        )
        assert {"month_locked", "month_calculated", "month_attested"} <= done


@pytest.mark.capability("A6")
class TestALateCorrection:
    def test_is_next_months_line(self, told: Told) -> None:
        told.declares()
        told.decides()
        told.visits("a", date(2026, 10, 5), 60)
        told.runs(OCTOBER, AFTER_OCTOBER)
        told.visits(
            "a", date(2026, 10, 5), 90, version=2, now=AFTER_OCTOBER + timedelta(days=1)
        )

        told.runs(NOVEMBER, AFTER_NOVEMBER)

        [november, october] = told.asks(queries.own_fee, told.marta).invoices
        assert october.amount == Money.kronor(572)
        assert november.amount == Money.kronor(260 + 156)
        [settlement] = told.asks(queries.settlements, told.nils, month=NOVEMBER)
        assert (settlement.minutes, settlement.amount) == (30, Money(23_200))

    def test_is_nothing_for_her_when_room_limits(self, told: Told) -> None:
        told.declares()
        told.decides()
        told.visits("a", date(2026, 10, 5), 480)
        told.runs(OCTOBER, AFTER_OCTOBER)
        told.visits("b", date(2026, 10, 6), 60, now=AFTER_OCTOBER + timedelta(days=1))

        told.runs(NOVEMBER, AFTER_NOVEMBER)

        [november, october] = told.asks(queries.own_fee, told.marta).invoices
        assert october.amount == Money.kronor(1_704)
        assert november.amount == Money.kronor(260)
        [settlement] = told.asks(queries.settlements, told.nils, month=NOVEMBER)
        assert settlement.amount == Money(46_400)

    def test_takes_a_visit_back_that_was_moved_to_another_month(
        self, told: Told
    ) -> None:
        told.declares()
        told.decides()
        told.visits("a", date(2026, 10, 31), 60)
        told.runs(OCTOBER, AFTER_OCTOBER)
        told.visits(
            "a", date(2026, 11, 1), 60, version=2, now=AFTER_OCTOBER + timedelta(days=1)
        )

        told.runs(NOVEMBER, AFTER_NOVEMBER)

        [november, _] = told.asks(queries.own_fee, told.marta).invoices
        assert november.amount == Money.kronor(260 + 312 - 312)


class TestWithoutADecision:
    def test_nothing_is_charged_and_somebody_is_told(self, told: Told) -> None:
        told.visits("a", date(2026, 10, 5), 60)
        told.does(actions.lock_month, told.fatima, AFTER_OCTOBER, month=OCTOBER)
        told.does(actions.calculate_month, told.fatima, AFTER_OCTOBER, month=OCTOBER)

        checks = told.asks(queries.month_checks, told.fatima, month=OCTOBER)
        run = told.asks(queries.month_run, told.fatima, month=OCTOBER)

        assert CheckKind.decision_missing in {named.check.kind for named in checks}
        assert isinstance(run, MonthRun)
        assert run.fees == Money(0)
        assert run.compensation == Money(46_400 + 2_784)
