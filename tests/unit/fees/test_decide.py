"""Declaring and deciding on both databases; the case's officers see nothing of it."""

from datetime import date, timedelta

import pytest

from backend.fees import actions, queries
from backend.fees.facts import (
    CivilState,
    Declined,
    HouseCostMissing,
    Housing,
    LoweredTooFar,
    NotFirstOfMonth,
    NothingGranted,
)
from backend.fees.forms import DeclarationForm, FeeDecisionForm
from backend.kernel.money import Money
from backend.kernel.refusal import NotFound
from tests.conftest import House
from tests.unit.fees.told import (
    AFTER_OCTOBER,
    FROM_OCTOBER,
    IN_OCTOBER,
    OCTOBER,
    USUAL,
    Told,
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
