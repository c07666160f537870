"""What the municipality decides itself: tariff and compensation, by date, with source."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from backend.kernel.period import Period
from backend.kernel.refusal import Refusal
from backend.kernel.services import ServiceKind


class TariffModel(StrEnum):
    """How the municipality prices help: by the hour performed, or by level granted."""

    hourly_performed = "hourly_performed"
    level_granted = "level_granted"


class PaidBy(StrEnum):
    """What a provider is paid for."""

    performed_time = "performed_time"
    share_of_granted_time = "share_of_granted_time"


class Level(Struct, frozen=True):
    """A monthly price for granted time below `below_minutes`; None = all that is above."""

    kronor: str
    below_minutes: int | None = None


class Price(Struct, frozen=True, kw_only=True):
    """Kronor an hour for a kind of help, paid to a provider."""

    kind: ServiceKind
    kronor: str


class Tariff(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Taxa: the municipality's prices during a period. Amounts are decimal text."""

    start: date
    model: TariffModel
    source: str
    made_up: bool
    until: date | None = None
    hour_price: str = "0"
    hours_before_cap: int | None = None
    levels: tuple[Level, ...] = ()
    alarm_month: str = "0"
    meal_portion: str = "0"

    @property
    def valid(self) -> Period:
        return Period(self.start, self.until)


class CompensationTerms(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What providers are paid during a period."""

    start: date
    paid_by: PaidBy
    hour_rates: tuple[Price, ...]
    source: str
    made_up: bool
    until: date | None = None
    share_percent: str = "100"
    vat_compensation_percent: str = "0"

    @property
    def valid(self) -> Period:
        return Period(self.start, self.until)


class Policy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The municipality's own rules for fees and compensation, dated."""

    tariffs: tuple[Tariff, ...]
    compensation: tuple[CompensationTerms, ...]
    check_difference_kronor: int
    due_days: int
    bankgiro: str
    payee: str
    delegation_role: str
    delegation_source: str
    appeal_address: str


class TariffMissing(Refusal, frozen=True, tag=True):
    """The municipality has no tariff or compensation terms for that day."""

    status: ClassVar[int] = 409

    day: date
