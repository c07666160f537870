"""The words of access: purposes, relations, people."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from backend.kernel.actor import Role
from backend.kernel.colours import Colours
from backend.kernel.ids import (
    CaseId,
    MunicipalityId,
    PersonId,
    ProviderId,
    UnitId,
    UserId,
)
from backend.kernel.sender import Sender


class Purpose(StrEnum):
    """Why a personal row is read or changed."""

    own_application = "own_application"
    own_file = "own_file"
    own_decision = "own_decision"
    own_economy = "own_economy"
    own_answer = "own_answer"
    own_mandates = "own_mandates"
    give_mandate = "give_mandate"
    switch_person = "switch_person"
    register_mandate = "register_mandate"
    own_details = "own_details"
    change_contact = "change_contact"
    own_log = "own_log"
    worklist = "worklist"
    case_file = "case_file"
    take_over = "take_over"
    emergency = "emergency"
    emergency_review = "emergency_review"
    protect = "protect"
    protected_file = "protected_file"
    decide = "decide"
    sign = "sign"
    economy = "economy"
    settlement = "settlement"
    own_settlement = "own_settlement"
    order = "order"
    visits = "visits"
    follow_up = "follow_up"
    identity = "identity"
    statistics = "statistics"
    staff = "staff"
    administration = "administration"
    log_review = "log_review"
    sign_review = "sign_review"
    log_overdue = "log_overdue"


class Means(StrEnum):
    """How somebody signed in."""

    passkey = "passkey"
    email_code = "email_code"
    e_id = "e_id"
    device_code = "device_code"
    demo = "demo"


class SignInEnd(StrEnum):
    """Why a sign-in was ended before it ran out.

    `replaced` by a new token of the same browser; `shut_out` from elsewhere, as when a
    phone is lost.
    """

    signed_out = "signed_out"
    replaced = "replaced"
    shut_out = "shut_out"
    account_ended = "account_ended"


class CodeKind(StrEnum):
    """What a personal code is for: a passkey, or the day's work on a known device."""

    letter = "letter"
    home_visit = "home_visit"
    recovery_card = "recovery_card"
    device = "device"


class IdentityDocument(StrEnum):
    """With what somebody has shown who she is; its number is kept nowhere."""

    identity_card = "identity_card"
    passport = "passport"
    driving_licence = "driving_licence"


class WayIn(StrEnum):
    """A lasting way in that somebody has made her own."""

    passkey = "passkey"
    e_id = "e_id"
    recovery_card = "recovery_card"


class Holders(StrEnum):
    """Whom an identity provider is for."""

    citizens = "citizens"
    staff = "staff"


class EIdUse(StrEnum):
    """What somebody goes to an identity provider for."""

    sign_in = "sign_in"
    confirm = "confirm"
    link = "link"
    sign = "sign"


class RelationKind(StrEnum):
    """What ties somebody to a case."""

    party = "party"
    unit = "unit"
    assigned = "assigned"
    provider = "provider"
    visits = "visits"
    municipality = "municipality"
    covering = "covering"
    emergency = "emergency"


class MunicipalityFacts(Struct, frozen=True, kw_only=True):
    """Opening hours as `08.00`; `slug` is its name in addresses, `hosts` are its own."""

    municipality_id: MunicipalityId
    slug: str
    name: str
    code: str
    phone: str
    opens: str
    closes: str
    address: str
    board: str
    finnish_area: bool
    is_default: bool
    data_protection: str = ""
    hosts: tuple[str, ...] = ()
    colours: Colours | None = None
    sender: Sender | None = None


class DetailKind(StrEnum):
    """What somebody tells of how to reach and meet her."""

    address = "address"
    postal = "postal"
    phone = "phone"
    email = "email"
    language = "language"
    interpreter = "interpreter"
    reach = "reach"
    critical = "critical"
    close_person = "close_person"


class DetailSource(StrEnum):
    """Who told it: she herself, whoever acts for her, or an officer."""

    herself = "herself"
    agent = "agent"
    officer = "officer"


class Detail(Struct, frozen=True, kw_only=True):
    """A thing that she has told, with who entered it and when."""

    kind: DetailKind
    item: str
    value: str
    source: DetailSource
    entered_by_name: str
    entered_at: datetime


class ClosePerson(Struct, frozen=True, kw_only=True):
    """Somebody close to her; whether we may talk with them is hers to say."""

    name: str
    relation: str = ""
    phone: str = ""
    may_talk: bool = False


class PersonFacts(Struct, frozen=True, kw_only=True):
    """A person as the register knows her, and has told since; `personnummer` 12 digits.

    One that is not `is_proven` has said herself who she is. Of one that `is_protected`
    the address is where Skatteverket takes her letters, and nothing tells where she is.
    """

    person_id: PersonId
    municipality_id: MunicipalityId
    given_name: str
    family_name: str
    personnummer: str
    born_on: date
    address: str
    postal: str
    area: str
    phone: str
    email: str
    language: str
    contact_name: str = ""
    contact_phone: str = ""
    is_proven: bool = True
    interpreter: bool | None = None
    reach: str = ""
    critical: str = ""
    close: tuple[ClosePerson, ...] = ()
    is_protected: bool = False
    names_no_officer: bool = False

    @property
    def contact(self) -> str:
        """Whoever stands closest to her, as far as name and number are known."""
        return ", ".join(filter(None, (self.contact_name, self.contact_phone)))

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    def age(self, *, on: date) -> int:
        had_birthday = (on.month, on.day) >= (self.born_on.month, self.born_on.day)
        return on.year - self.born_on.year - (0 if had_birthday else 1)


class Joined(Struct, frozen=True, kw_only=True):
    """What somebody had sent by her own word, and has been joined with her file."""

    told_name: str
    case_ids: tuple[CaseId, ...]
    by: str
    at: datetime


class RegisteredFacts(Struct, frozen=True, kw_only=True):
    """What the register says of a person, or what she said of herself at first."""

    name: str
    born_on: date
    address: str
    postal: str
    phone: str
    email: str
    language: str
    close: ClosePerson | None
    is_proven: bool


class Place(Struct, frozen=True, kw_only=True):
    """A unit of officers, or of a provider."""

    place_id: str
    name: str


class StaffMember(Struct, frozen=True, kw_only=True):
    """Somebody who works with cases, as colleagues see her."""

    user_id: UserId
    slug: str
    name: str
    title: str
    role: Role
    phone: str
    email: str
    municipality_id: MunicipalityId
    unit_id: UnitId | None
    provider_id: ProviderId | None
    person_id: PersonId | None


class ProviderName(Struct, frozen=True, kw_only=True):
    """A provider's unit, named."""

    provider_id: ProviderId
    slug: str
    name: str
    phone: str
    organisation_number: str
    municipal: bool


class IdpFacts(Struct, frozen=True, kw_only=True):
    """An identity provider, by the name that people know it by."""

    idp_id: str
    municipality_id: MunicipalityId
    slug: str
    name: str
    holders: Holders


class OwnSignIn(Struct, frozen=True, kw_only=True):
    """One of somebody's own sign-ins that still hold. `device` is in words.

    `is_near` says that it was last used from the network that she uses now.
    """

    sign_in_id: str
    means: Means
    device: str
    is_near: bool
    is_this: bool
    signed_in_at: datetime
    used_at: datetime


class OwnWay(Struct, frozen=True, kw_only=True):
    """A way in of somebody's own: `way_id` is known to her pages alone.

    `counts_from` is ahead while a passkey waits for the day when it counts.
    """

    way: WayIn
    way_id: str
    name: str
    made_at: datetime
    used_at: datetime | None = None
    counts_from: datetime | None = None
