"""The words of protected identities (skyddade personuppgifter): levels, facts, refusals."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Final

from msgspec import Struct

from backend.access.facts import DetailKind, DetailSource
from backend.kernel.actor import Role
from backend.kernel.event import Event
from backend.kernel.ids import CaseId, PersonId, UserId
from backend.kernel.refusal import Refusal

# How long a file is open to her who has shown just now that it is she.
OPEN_FOR_MINUTES: Final = 60
LONGEST_SOURCE: Final = 500


class ProtectionLevel(StrEnum):
    """How somebody's details are protected, as Skatteverket has decided it."""

    secrecy_marking = "secrecy_marking"
    protected_registration = "protected_registration"
    fictitious_identity = "fictitious_identity"


class Contact(Struct, frozen=True, kw_only=True):
    """Where somebody protected really is, and how she is reached; kept sealed."""

    address: str = ""
    postal: str = ""
    area: str = ""
    phone: str = ""
    email: str = ""
    contact_name: str = ""
    contact_phone: str = ""


class ToldRow(Struct, frozen=True, kw_only=True):
    """A thing that she had told of where she is, as it stood among her details."""

    detail_id: str
    kind: DetailKind
    item: str
    value: str
    source: DetailSource
    entered_by: UserId
    entered_by_name: str
    entered_at: datetime


class Earlier(Struct, frozen=True, kw_only=True):
    """A part of a row as it stood: `part` leads into its JSON, or is empty for text."""

    table: str
    key: tuple[str, ...]
    column: str
    part: str
    value: Any


class Whereabouts(Struct, frozen=True, kw_only=True):
    """All that is kept sealed: what the register knew, what she told, what was written."""

    register: Contact = Contact()
    told: tuple[ToldRow, ...] = ()
    earlier: tuple[Earlier, ...] = ()


class Protection(Struct, frozen=True, kw_only=True):
    """That somebody is protected: how, since when, and by whose word.

    `forward_to` is where Skatteverket takes letters to send them on (förmedlingsuppdrag),
    as it says itself. `names_no_officer` leaves the names out of what is sent to her (FL
    33, 2025:582); `lets_agents` lets whoever acts for her reach her file.
    """

    level: ProtectionLevel
    since: date
    source: str
    forward_to: str
    forward_postal: str
    names_no_officer: bool = False
    lets_agents: bool = False


class Granted(Struct, frozen=True, kw_only=True):
    """A named officer who may open the file of somebody protected."""

    user_id: UserId
    name: str
    title: str
    granted_by_name: str
    granted_at: datetime


class ProtectionFound(Struct, frozen=True, kw_only=True):
    """A protection as whoever answers for it sees it: by whom it was entered, who is named."""

    protection_id: str
    person_id: PersonId
    protection: Protection
    entered_by_name: str
    entered_at: datetime
    named: tuple[Granted, ...] = ()


class MayOpen(Struct, frozen=True, kw_only=True):
    """A file that she is named for: its cases by id, and until when it is open."""

    person_id: PersonId
    case_ids: tuple[CaseId, ...]
    open_until: datetime | None


# What has happened


class ProtectionSet(Event, frozen=True, kw_only=True):
    """Somebody is protected from now on, or in another way than before."""

    level: ProtectionLevel


class ProtectionEnded(Event, frozen=True, kw_only=True):
    """Her details are no longer protected."""


class ProtectedFileGranted(Event, frozen=True, kw_only=True):
    user_id: UserId


class ProtectedFileWithdrawn(Event, frozen=True, kw_only=True):
    user_id: UserId


class ProtectedFileOpened(Event, frozen=True, kw_only=True):
    """A named officer has shown that it is she, and opened; her head is told."""

    until: datetime


ProtectionEvent = (
    ProtectionSet
    | ProtectionEnded
    | ProtectedFileGranted
    | ProtectedFileWithdrawn
    | ProtectedFileOpened
)


# What can be refused


class ProtectionSourceMissing(Refusal, frozen=True):
    """Whoever looks later must be able to see from where it is known."""

    status: ClassVar[int] = 422


class ForwardingMissing(Refusal, frozen=True):
    """Letters to her go by way of Skatteverket, which says where to send them."""

    status: ClassVar[int] = 422


class NotToBeNamed(Refusal, frozen=True):
    """Only those who hold cases here can be named."""

    status: ClassVar[int] = 422


class DetailsAreProtected(Refusal, frozen=True):
    """Where she is and how she is reached is kept apart, and told to her officer."""


# Who can be named: those who may hold a case.
CAN_BE_NAMED: Final = (Role.case_officer, Role.senior_officer, Role.unit_head)
