"""What a provider has declared that it can take, and from which day."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from backend.execution.facts.choice import ProviderTerms
from backend.kernel.event import Event
from backend.kernel.ids import ProviderId
from backend.kernel.refusal import Refusal


class Declared(Struct, frozen=True, kw_only=True):
    """Hours a week and areas, from a day on; a later one takes its place."""

    valid_from: date
    hours_per_week: int
    areas: tuple[str, ...]
    declared_by: str


class CapacityDesk(Struct, frozen=True, kw_only=True):
    """What holds today, what comes, and the areas that there are to work in."""

    now: ProviderTerms
    coming: tuple[Declared, ...]
    areas: tuple[str, ...]
    taken_minutes_per_week: int


class CapacityDeclared(Event, frozen=True, kw_only=True):
    """The provider has said, beforehand, what it can take."""

    provider_id: ProviderId
    valid_from: date


class NotBeforehand(Refusal, frozen=True):
    """A ceiling is declared before the day from which it holds."""

    status: ClassVar[int] = 422


class AreaUnknown(Refusal, frozen=True):
    """The municipality has no area of that name."""

    status: ClassVar[int] = 422
