"""What has happened. Every action returns its event, and the door writes it down."""

import re
from datetime import datetime
from typing import TypedDict

from msgspec import Struct

from backend.kernel.ids import CaseId, MunicipalityId, PersonId


class Event(Struct, frozen=True, kw_only=True, tag=True):
    """Something that happened in a municipality, about a case and a person or neither."""

    municipality_id: MunicipalityId
    at: datetime
    case_id: CaseId | None = None
    person_id: PersonId | None = None

    def in_log(self) -> str:
        """What the log says beside its name: a mark of what was kept, never its content."""
        return ""

    @classmethod
    def name(cls) -> str:
        """The event's name in the log, `visit_reported` for `VisitReported`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class Whose(TypedDict):
    """Whom a hand-over is about."""

    municipality_id: MunicipalityId
    case_id: CaseId
    person_id: PersonId
