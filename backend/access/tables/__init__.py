"""The tables of access: the registers, signing in, and the right to act for another."""

from backend.access.tables.brief import BriefAccessRow
from backend.access.tables.details import PersonDetail
from backend.access.tables.log_review import (
    LogPolicyRow,
    LogQuestionRow,
    LogReview,
    LogReviewItem,
)
from backend.access.tables.mandates import MandateRow, MandateStepRow
from backend.access.tables.protection import (
    ProtectedContactRow,
    ProtectionGrantRow,
    ProtectionRow,
)
from backend.access.tables.registers import (
    LogRow,
    LogSeal,
    Municipality,
    MunicipalityHost,
    Person,
    PersonJoining,
    Provider,
    Relation,
    Unit,
    UserAccount,
)
from backend.access.tables.signatures import SignatureRow, SigningQuestion
from backend.access.tables.signing_in import (
    Challenge,
    EIdAttempt,
    Identity,
    IdentityCheck,
    Idp,
    Invite,
    JoinedRoles,
    KeptForm,
    KnownDevice,
    Passkey,
    PersonalCode,
    RoleJoining,
    SignIn,
    SignInCode,
    StaffRecovery,
    Tries,
)

__all__ = [
    "BriefAccessRow",
    "Challenge",
    "EIdAttempt",
    "Identity",
    "IdentityCheck",
    "Idp",
    "Invite",
    "JoinedRoles",
    "KeptForm",
    "KnownDevice",
    "LogPolicyRow",
    "LogQuestionRow",
    "LogReview",
    "LogReviewItem",
    "LogRow",
    "LogSeal",
    "MandateRow",
    "MandateStepRow",
    "Municipality",
    "MunicipalityHost",
    "Passkey",
    "Person",
    "PersonDetail",
    "PersonJoining",
    "PersonalCode",
    "ProtectedContactRow",
    "ProtectionGrantRow",
    "ProtectionRow",
    "Provider",
    "Relation",
    "RoleJoining",
    "SignIn",
    "SignInCode",
    "SignatureRow",
    "SigningQuestion",
    "StaffRecovery",
    "Tries",
    "Unit",
    "UserAccount",
]
