"""What must always hold for rights to decide, outcomes and being heard."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from backend.investigation import rules
from backend.investigation.facts import (
    BeyondDelegation,
    DecisionKind,
    DelegationRow,
    Outcome,
    Result,
    RightToDecide,
)
from backend.kernel.actor import Role
from backend.kernel.ids import LineId
from backend.kernel.period import Period
from backend.kernel.services import GrantedService, ServiceKind
from tests.unit.investigation.samples import TEMPLATES

FROM = date(2026, 12, 1)
ROWS = TEMPLATES.delegation
MINUTES = some.integers(min_value=0, max_value=40_000)
KINDS = some.sampled_from(ServiceKind)
RESULTS = some.sampled_from(Result)
STAFF = (Role.case_officer, Role.senior_officer, Role.unit_head)


def service(
    minutes: int, kind: ServiceKind = ServiceKind.personal_care
) -> GrantedService:
    return GrantedService(
        line_id=LineId(str(minutes)),
        kind=kind,
        period=Period(FROM),
        minutes_per_4_weeks=minutes,
    )


def right(hours: Fraction, rows: tuple[DelegationRow, ...] = ROWS) -> RightToDecide:
    found = rules.right_needed([ServiceKind.personal_care], hours=hours, rows=rows)
    assert isinstance(found, RightToDecide)
    return found


class TestRightToDecide:
    @pytest.mark.parametrize(
        ("hours", "role"),
        [
            (Fraction(15), Role.case_officer),
            (Fraction(15) + Fraction(1, 1000), Role.senior_officer),
            (Fraction(120), Role.senior_officer),
            (Fraction(121), Role.unit_head),
        ],
        ids=["at the limit", "just above", "at the next", "above all"],
    )
    def test_follows_the_hours(self, hours: Fraction, role: Role) -> None:
        assert right(hours).row.lowest_role is role

    @given(parts=some.lists(MINUTES, min_size=1, max_size=6))
    def test_is_the_same_however_the_help_is_split(self, parts: list[int]) -> None:
        split = rules.hours_a_month(service(each) for each in parts)
        whole = rules.hours_a_month([service(sum(parts))])

        assert right(split).row == right(whole).row

    @given(fewer=MINUTES, more=MINUTES)
    def test_never_falls_when_the_help_grows(self, fewer: int, more: int) -> None:
        small = right(rules.hours_a_month([service(fewer)]))
        large = right(rules.hours_a_month([service(fewer), service(more)]))

        allowed = [role for role in STAFF if rules.may_decide(role, large)]
        assert all(rules.may_decide(role, small) for role in allowed)

    @given(role=some.sampled_from(Role), minutes=MINUTES)
    def test_is_never_outside_the_municipalitys_officers(
        self, role: Role, minutes: int
    ) -> None:
        may = rules.may_decide(role, right(rules.hours_a_month([service(minutes)])))

        assert not may or role in STAFF

    def test_is_the_boards_own_without_a_row(self) -> None:
        found = rules.right_needed([ServiceKind.escort], hours=Fraction(0), rows=())

        assert found == BeyondDelegation()

    def test_counts_only_home_care(self) -> None:
        alarm = service(999, ServiceKind.safety_alarm)

        assert rules.hours_a_month([alarm]) == 0

    def test_counts_what_holds_on_any_of_the_same_days(self) -> None:
        ended = GrantedService(
            line_id=LineId("ended"),
            kind=ServiceKind.personal_care,
            period=Period(FROM - timedelta(days=30), FROM - timedelta(days=1)),
        )

        assert rules.in_force_with([ended, service(60)], Period(FROM)) == (service(60),)


class TestDecisionKind:
    @given(results=some.lists(RESULTS, max_size=6))
    def test_is_granted_only_when_nothing_is_refused(
        self, results: list[Result]
    ) -> None:
        outcomes = [
            Outcome(kind=ServiceKind.escort, result=result) for result in results
        ]

        kind = rules.kind_of_decision(outcomes)

        against = {Result.partly, Result.refused, Result.met_otherwise}
        if kind is DecisionKind.granted:
            assert not against & set(results)
        if kind is DecisionKind.refused:
            assert not set(rules.FAVOURABLE) & set(results)

    @given(asked=some.lists(KINDS, max_size=6))
    def test_answers_everything_that_was_asked_for(
        self, asked: list[ServiceKind]
    ) -> None:
        assert set(rules.to_be_answered(asked, ())) == set(asked)


class TestDatedTexts:
    @given(day=some.dates(min_value=date(2025, 7, 1), max_value=date(2030, 12, 31)))
    def test_are_in_force_on_the_day(self, day: date) -> None:
        provisions = rules.provisions_on(day, TEMPLATES.legal_basis)
        appeal = rules.appeal_on(day, TEMPLATES.appeal)

        assert all(each.start <= day for each in provisions)
        assert provisions
        assert appeal is not None

    def test_before_the_law_there_are_none(self) -> None:
        day = date(2025, 6, 30)

        assert rules.provisions_on(day, TEMPLATES.legal_basis) == ()
        assert rules.appeal_on(day, TEMPLATES.appeal) is None
