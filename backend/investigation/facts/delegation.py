"""Delegationsordning: who may decide what, by the day of the decision."""

from fractions import Fraction
from typing import ClassVar

from msgspec import Struct

from backend.kernel.actor import Role
from backend.kernel.refusal import Refusal
from backend.kernel.services import ServiceKind


class DelegationRow(Struct, frozen=True, kw_only=True):
    """A row of the order: these services, up to so many hours a month, lowest role.

    Without `up_to_hours` the row has no limit.
    """

    point: str
    kinds: tuple[ServiceKind, ...]
    lowest_role: Role
    text: str
    up_to_hours: int | None = None


class RightToDecide(Struct, frozen=True, kw_only=True):
    """What the decision needs: its row, and all home care in force together with it."""

    row: DelegationRow
    hours_a_month: Fraction


class BeyondDelegation(Refusal, frozen=True, kw_only=True):
    """No row of the delegation order covers the decision: it is the board's own."""


class NobodyMayDecide(Refusal, frozen=True, kw_only=True):
    """The unit has nobody in the role that the delegation order names."""


class LegalBasisMissing(Refusal, frozen=True, kw_only=True):
    """The municipality has no provision or appeal text in force for the day."""

    status: ClassVar[int] = 409
