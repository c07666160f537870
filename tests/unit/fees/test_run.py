"""The month run on both databases: once, explained, attested by two."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import msgspec
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access.tables import LogRow, Provider
from backend.demo.policy import municipality_policy
from backend.fees import actions, queries
from backend.fees.facts import (
    AttestedBySamePerson,
    CheckKind,
    ChecksLeft,
    CivilState,
    Declined,
    HouseCostMissing,
    Housing,
    LoweredTooFar,
    MonthAlreadyFinal,
    MonthFinal,
    MonthNotOver,
    MonthRun,
    MonthStepMissing,
    NotFirstOfMonth,
    NothingGranted,
    Policy,
    Proposal,
)
from backend.fees.forms import DeclarationForm, FeeDecisionForm
from backend.fees.rules import is_ocr
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, LineId, OrderId, PersonId, ProviderId, VisitId
from backend.kernel.money import Money
from backend.kernel.period import Period
from backend.kernel.refusal import NotAllowed, NotFound, StateHasMoved
from backend.kernel.services import GrantedService, ServiceKind
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.database import Kept, Opened
from backend.plumbing.identity import new_id
from tests.conftest import House

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
IN_OCTOBER = datetime(2026, 10, 12, 10, tzinfo=STOCKHOLM)
AFTER_OCTOBER = datetime(2026, 11, 5, 9, tzinfo=STOCKHOLM)
AFTER_NOVEMBER = datetime(2026, 12, 4, 9, tzinfo=STOCKHOLM)
LOOK = Opened(purpose="economy", what="test")

USUAL = DeclarationForm(
    civil_state=CivilState.alone,
    own_income=Money.kronor(16_000),
    housing=Housing.rented,
    housing_cost=Money.kronor(7_000),
)
FROM_OCTOBER = FeeDecisionForm(
    valid_from=OCTOBER, reasons="Uppgifterna är hennes egna."
)


class Told:
    """A person with two granted lines, an accepted order and a fee officer at work."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.marta = house.actor("marta")
        self.fatima = house.actor("fatima")
        self.greta = house.actor("greta")
        self.nils = house.actor("nils")
        self.case_id = CaseId(new_id())
        self.line_id = LineId(new_id())
        self.alarm_id = LineId(new_id())
        self.provider_id = house.database.read_now(self._provider)
        house.database.write_now(self._grant)

    def _provider(self, session: Session) -> ProviderId:
        return session.scalars(
            select(Provider.provider_id).where(Provider.slug == "solglantan")
        ).one()

    @property
    def person_id(self) -> PersonId:
        assert self.marta.person_id is not None
        return self.marta.person_id

    def _grant(self, session: Session) -> None:
        home = self.marta.municipality_id
        actions.adopt_policy(
            session,
            municipality_id=home,
            policy=msgspec.convert(municipality_policy("nacka")["fees"], Policy),
            by=self.fatima.user_id,
            now=IN_OCTOBER,
        )
        actions.open_fee_case(
            session,
            municipality_id=home,
            case_id=self.case_id,
            person_id=self.person_id,
            decided_on=date(2026, 9, 1),
            granted=(
                GrantedService(
                    line_id=self.line_id,
                    kind=ServiceKind.personal_care,
                    period=Period(date(2026, 9, 1)),
                    minutes_per_4_weeks=480,
                ),
                GrantedService(
                    line_id=self.alarm_id,
                    kind=ServiceKind.safety_alarm,
                    period=Period(date(2026, 9, 1)),
                ),
            ),
            now=IN_OCTOBER,
        )
        session.flush()
        lines = (self.line_id, self.alarm_id)
        actions.keep_order(
            session,
            municipality_id=home,
            order_id=OrderId("order"),
            provider_id=self.provider_id,
            line_ids=lines,
        )
        actions.keep_service_start(
            session, municipality_id=home, line_ids=lines, started_on=date(2026, 9, 7)
        )

    def visits(
        self,
        visit_id: str,
        day: date,
        minutes: int,
        *,
        version: int = 1,
        now: datetime = IN_OCTOBER,
        outcome: str = "done",
    ) -> None:
        self.house.database.write_now(
            lambda session: actions.keep_performed_time(
                session,
                municipality_id=self.marta.municipality_id,
                case_id=self.case_id,
                person_id=self.person_id,
                visit_id=VisitId(visit_id),
                version=version,
                line_id=self.line_id,
                provider_id=self.provider_id,
                day=day,
                minutes=minutes,
                outcome=outcome,
                now=now,
            )
        )

    def does(
        self, action: Callable[..., Any], by: Actor, now: datetime, **facts: Any
    ) -> Any:
        result = self.house.door.act_now(
            partial(action, by=by, now=now, **facts), by=by, now=now
        )
        return result.event if isinstance(result, Kept) else result

    def declares(self, form: DeclarationForm = USUAL) -> Any:
        return self.does(actions.declare_income, self.marta, IN_OCTOBER, form=form)

    def decides(self, form: FeeDecisionForm = FROM_OCTOBER) -> Any:
        return self.does(
            actions.decide_fee,
            self.fatima,
            IN_OCTOBER,
            case_id=self.case_id,
            form=form,
        )

    def runs(self, month: date, now: datetime) -> Any:
        """The whole run: lock, calculate, check everything, two attests."""
        self.does(actions.lock_month, self.fatima, now, month=month)
        self.does(actions.calculate_month, self.fatima, now, month=month)
        for named in self.asks(queries.month_checks, self.fatima, month=month):
            self.does(
                actions.check_off,
                self.fatima,
                now,
                month=month,
                check_key=named.check.check_key,
            )
        self.does(actions.attest_month, self.fatima, now, month=month)
        return self.does(actions.attest_month, self.nils, now, month=month)

    def asks(self, query: Callable[..., Any], by: Actor, **facts: Any) -> Any:
        return self.house.door.read_now(
            partial(query, actor=by, **facts), by=by, now=AFTER_NOVEMBER, opened=LOOK
        )


@pytest.fixture
def told(house: House) -> Told:
    return Told(house)


class TestDeclaring:
    def test_is_seen_by_the_fee_officer_and_by_nobody_at_the_case(
        self, told: Told
    ) -> None:
        told.declares()

        person = told.asks(queries.fee_person, told.fatima, case_id=told.case_id)
        assert person.declared.own_income == Money.kronor(16_000)
        for slug in ("elin", "sofia", "ulla", "petra", "nils", "frida"):
            other = told.house.actor(slug)
            assert (
                told.asks(queries.fee_person, other, case_id=told.case_id) == NotFound()
            )
            assert told.asks(queries.fee_cases, other) == ()

    def test_may_be_declined_and_changed_later(self, told: Told) -> None:
        told.does(actions.decline_income, told.marta, IN_OCTOBER)
        declined = told.asks(queries.own_fee, told.marta).declared

        told.does(
            actions.declare_income,
            told.marta,
            IN_OCTOBER + timedelta(days=1),
            form=USUAL,
        )

        assert isinstance(declined, Declined)
        assert told.asks(queries.own_fee, told.marta).declared.housing_cost == (
            Money.kronor(7_000)
        )

    def test_needs_granted_help(self, house: House) -> None:
        told = Told(house)
        aino = house.actor("aino")

        refused = told.does(actions.declare_income, aino, IN_OCTOBER, form=USUAL)

        assert refused == NothingGranted()


@pytest.mark.capability("A3")
class TestTheFeeDecision:
    def test_explains_itself_in_a_frozen_letter(self, told: Told) -> None:
        told.declares()

        told.decides()

        hers = told.asks(queries.own_fee, told.marta)
        assert hers.decided.decision.valid_from == OCTOBER
        assert hers.decided.calculation.step("fee_room") is not None
        letter = told.asks(
            queries.own_fee_letter,
            told.marta,
            fee_decision_id=hers.decided.decision.fee_decision_id,
        )
        assert letter.startswith(b"%PDF")

    def test_is_served_when_she_opens_it_first(self, told: Told) -> None:
        told.declares()
        told.decides()
        fee_decision_id = told.asks(
            queries.own_fee, told.marta
        ).decided.decision.fee_decision_id

        told.does(
            actions.serve_fee_decision,
            told.marta,
            AFTER_OCTOBER,
            fee_decision_id=fee_decision_id,
        )

        decision = told.asks(queries.own_fee, told.marta).decided.decision
        assert decision.served_at == AFTER_OCTOBER

    def test_is_made_by_fee_officers_only(self, told: Told) -> None:
        refused = told.does(
            actions.decide_fee,
            told.house.actor("elin"),
            IN_OCTOBER,
            case_id=told.case_id,
            form=FROM_OCTOBER,
        )

        assert refused == NotFound()

    def test_begins_with_a_month(self, told: Told) -> None:
        middle = FeeDecisionForm(valid_from=date(2026, 10, 15), reasons="x")

        assert told.decides(middle) == NotFirstOfMonth()

    def test_lowers_the_minimum_amount_by_no_more_than_all_of_it(
        self, told: Told
    ) -> None:
        told.declares()
        too_far = FeeDecisionForm(
            valid_from=OCTOBER, reasons="x", minimum_reduction=Money.kronor(8_000)
        )

        assert told.decides(too_far) == LoweredTooFar()

    def test_needs_the_cost_of_an_own_house(self, told: Told) -> None:
        told.declares(
            DeclarationForm(
                civil_state=CivilState.alone,
                own_income=Money.kronor(16_000),
                housing=Housing.own_house,
            )
        )

        assert told.decides() == HouseCostMissing()


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
