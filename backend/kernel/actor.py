"""Who acts, and as what."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from backend.kernel.ids import (
    CaseId,
    MunicipalityId,
    PersonId,
    ProviderId,
    UnitId,
    UserId,
)
from backend.kernel.mandate import Acting, Representative


class Role(StrEnum):
    """The one role in which somebody is signed in."""

    citizen = "citizen"
    case_officer = "case_officer"
    senior_officer = "senior_officer"
    unit_head = "unit_head"
    fee_officer = "fee_officer"
    settlement_officer = "settlement_officer"
    provider_planner = "provider_planner"
    care_worker = "care_worker"
    system_admin = "system_admin"
    log_reviewer = "log_reviewer"


class ProofLevel(StrEnum):
    """How surely it is known who has signed in, in order: N1 < N2 < N3.

    N1: a code sent to an e-mail address. N2: a passkey with user verification. N3: the
    person behind it is proven, by e-ID or by an identity check before the passkey.
    """

    N1 = "N1"
    N2 = "N2"
    N3 = "N3"


class BriefKind(StrEnum):
    """Why an officer reaches a case for a while that is not hers.

    She is `covering` for a colleague of her unit, or it was an `emergency`.
    """

    covering = "covering"
    emergency = "emergency"


class BriefAccess(Struct, frozen=True, kw_only=True):
    """Tillfällig åtkomst: a case that she reaches until a moment, and why."""

    access_id: str
    case_id: CaseId
    case_number: str
    kind: BriefKind
    until: datetime


class Actor(Struct, frozen=True, kw_only=True):
    """Somebody signed in. `sign_in` is a hash of the sign-in, for the log.

    Whoever is `acting` for another reaches what is that person's: `person_id` is hers.
    `post_id` is the account that she came from, when she signed in at her post and now
    stands in her own. `for_a_while` is what she reaches besides what is hers; `opened`
    are the protected persons whose files she has open just now.
    """

    user_id: UserId
    name: str
    title: str
    role: Role
    level: ProofLevel
    municipality_id: MunicipalityId
    unit_id: UnitId | None = None
    provider_id: ProviderId | None = None
    person_id: PersonId | None = None
    sign_in: str | None = None
    acting: Acting | None = None
    post_id: UserId | None = None
    for_a_while: tuple[BriefAccess, ...] = ()
    opened: tuple[PersonId, ...] = ()

    @property
    def representative(self) -> Representative | None:
        """She who does it, when it is done in somebody else's place."""
        if self.acting is None:
            return None
        return Representative(
            mandate_id=self.acting.mandate_id,
            name=self.name,
            kind=self.acting.kind,
            had_ended=self.acting.has_ended,
        )
