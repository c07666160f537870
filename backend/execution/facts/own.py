"""Her help, as she sees it herself."""

from datetime import date

from msgspec import Struct

from backend.execution.facts.orders import ImplementationPlan, Order
from backend.execution.facts.visits import OwnVisit
from backend.kernel.services import GrantedService


class OwnLine(Struct, frozen=True, kw_only=True):
    """A granted service; `days` have passed since the decision."""

    service: GrantedService
    days: int
    started_on: date | None


class OwnServices(Struct, frozen=True, kw_only=True):
    """Who helps her, what is next, who was there, and the plan to agree on."""

    lines: tuple[OwnLine, ...]
    has_open_choice: bool
    order: Order | None
    provider_name: str
    provider_phone: str
    plan: ImplementationPlan | None
    coming: tuple[OwnVisit, ...]
    been: tuple[OwnVisit, ...]


class NotStarted(Struct, frozen=True, kw_only=True):
    """A granted line that has not begun (SoL 34:1), for officers and statistics."""

    line_id: str
    case_id: str
    decided_on: date
    days: int
