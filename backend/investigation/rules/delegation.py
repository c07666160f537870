"""Whose decision it is: all home care in force counts together, however it is split."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from backend.investigation.facts.delegation import (
    BeyondDelegation,
    DelegationRow,
    RightToDecide,
)
from backend.kernel.actor import Role
from backend.kernel.period import Period
from backend.kernel.services import GrantedService, ServiceKind

HOME_CARE: Final = (
    ServiceKind.household_service,
    ServiceKind.personal_care,
    ServiceKind.home_night,
)
RANK: Final = {Role.case_officer: 0, Role.senior_officer: 1, Role.unit_head: 2}
# A month is a twelfth of 52 weeks, as in the fees.
FOUR_WEEKS_A_MONTH: Final = Fraction(52, 12 * 4)


def hours_a_month(services: Iterable[GrantedService]) -> Fraction:
    """Hours of home care a month, exact."""
    minutes = sum(
        each.minutes_per_4_weeks for each in services if each.kind in HOME_CARE
    )
    return minutes * FOUR_WEEKS_A_MONTH / 60


def in_force_with(
    standing: Iterable[GrantedService], period: Period
) -> tuple[GrantedService, ...]:
    """Earlier granted services that hold on any day of the new ones' period."""
    return tuple(each for each in standing if each.period.overlaps(period))


def right_needed(
    decided: Iterable[ServiceKind],
    *,
    hours: Fraction,
    rows: Iterable[DelegationRow],
) -> RightToDecide | BeyondDelegation:
    """The highest of the lowest roles that the order asks for, service by service."""
    known = tuple(rows)
    found: list[DelegationRow] = []
    for kind in decided:
        row = _lowest(kind, hours=hours, rows=known)
        if row is None:
            return BeyondDelegation()
        found.append(row)
    if not found:
        return BeyondDelegation()
    heaviest = max(found, key=lambda row: RANK[row.lowest_role])
    return RightToDecide(row=heaviest, hours_a_month=hours)


def may_decide(role: Role, right: RightToDecide) -> bool:
    """Only employees of the municipality hold a right (SoL 4:3, KL 7:5)."""
    return role in RANK and RANK[role] >= RANK[right.row.lowest_role]


def _lowest(
    kind: ServiceKind, *, hours: Fraction, rows: tuple[DelegationRow, ...]
) -> DelegationRow | None:
    fitting = [
        row
        for row in rows
        if kind in row.kinds and row.lowest_role in RANK and _is_within(hours, row)
    ]
    return min(fitting, key=lambda row: RANK[row.lowest_role], default=None)


def _is_within(hours: Fraction, row: DelegationRow) -> bool:
    return row.up_to_hours is None or hours <= row.up_to_hours
