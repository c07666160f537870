"""What happens to accounts and ways in: for the log, and for those who must know."""

from typing import Final

from backend.access.brief_facts import BriefAccessEvent
from backend.access.facts import DetailKind, IdentityDocument, WayIn
from backend.access.log_facts import LogEvent
from backend.access.mandate_facts import MandateEvent
from backend.access.protection_facts import ProtectionEvent
from backend.kernel.event import Event
from backend.kernel.ids import UserId


class MunicipalityAdded(Event, frozen=True, kw_only=True):
    slug: str


class MunicipalityChanged(Event, frozen=True, kw_only=True):
    """What a municipality says of itself has been changed."""


class StaffAdded(Event, frozen=True, kw_only=True):
    user_id: UserId


class WayInAdded(Event, frozen=True, kw_only=True):
    user_id: UserId
    way: WayIn


class WayInRenamed(Event, frozen=True, kw_only=True):
    user_id: UserId


class WayInRemoved(Event, frozen=True, kw_only=True):
    user_id: UserId
    way: WayIn


class DetailsChanged(Event, frozen=True, kw_only=True):
    """She has told anew how to reach or meet her; what she said is not in the log."""

    kinds: tuple[DetailKind, ...]


class CodeLetterOrdered(Event, frozen=True, kw_only=True):
    """A letter with a code is to be printed and posted to the person of the case."""

    user_id: UserId


class CodeLetterPosted(Event, frozen=True, kw_only=True):
    user_id: UserId


class HomeVisitCodeShown(Event, frozen=True, kw_only=True):
    user_id: UserId
    document: IdentityDocument


class PersonProven(Event, frozen=True, kw_only=True):
    """Somebody known by her own word has shown who she is."""

    user_id: UserId
    document: IdentityDocument


class PersonsJoined(Event, frozen=True, kw_only=True):
    """What somebody sent by her own word is in her file of the register."""

    user_id: UserId
    document: IdentityDocument


class StaffInvited(Event, frozen=True, kw_only=True):
    user_id: UserId


class StaffRecoveryAsked(Event, frozen=True, kw_only=True):
    user_id: UserId


class StaffRecoveryGranted(Event, frozen=True, kw_only=True):
    user_id: UserId


class DeviceCodeIssued(Event, frozen=True, kw_only=True):
    user_id: UserId


class RolesJoined(Event, frozen=True, kw_only=True):
    """Whoever holds this post has shown which account is her own."""

    user_id: UserId


class RolesParted(Event, frozen=True, kw_only=True):
    user_id: UserId


class RoleSwitched(Event, frozen=True, kw_only=True):
    """She goes on in her other role, as this account."""

    user_id: UserId


class AccountEnded(Event, frozen=True, kw_only=True):
    user_id: UserId


class StaffMoved(Event, frozen=True, kw_only=True):
    """She works at another unit from now on."""

    user_id: UserId


AccessEvent = (
    MunicipalityAdded
    | MunicipalityChanged
    | StaffAdded
    | WayInAdded
    | WayInRenamed
    | WayInRemoved
    | CodeLetterOrdered
    | CodeLetterPosted
    | HomeVisitCodeShown
    | PersonProven
    | PersonsJoined
    | StaffInvited
    | StaffRecoveryAsked
    | StaffRecoveryGranted
    | DetailsChanged
    | DeviceCodeIssued
    | RolesJoined
    | RolesParted
    | RoleSwitched
    | AccountEnded
    | StaffMoved
)
# What nobody else goes on with.
OfItsOwn = MandateEvent | BriefAccessEvent | LogEvent | ProtectionEvent

# What nobody but access acts on.
STAYS: Final = (
    MunicipalityAdded,
    MunicipalityChanged,
    StaffAdded,
    WayInAdded,
    WayInRenamed,
    WayInRemoved,
    HomeVisitCodeShown,
    PersonProven,
    PersonsJoined,
    DetailsChanged,
    StaffInvited,
    StaffRecoveryAsked,
    StaffRecoveryGranted,
    DeviceCodeIssued,
    AccountEnded,
    StaffMoved,
    RolesJoined,
    RolesParted,
    RoleSwitched,
)
