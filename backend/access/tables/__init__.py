"""The tables of access: the registers, signing in, and the right to act for another."""

from backend.access.tables.details import PersonDetail
from backend.access.tables.mandates import MandateRow, MandateStepRow
from backend.access.tables.registers import (
    LogRow,
    Municipality,
    Person,
    Provider,
    Relation,
    Unit,
    UserAccount,
)
from backend.access.tables.signing_in import (
    Challenge,
    EIdAttempt,
    Identity,
    IdentityCheck,
    Idp,
    Invite,
    KeptForm,
    KnownDevice,
    Passkey,
    PersonalCode,
    SignIn,
    SignInCode,
    StaffRecovery,
    Tries,
)

__all__ = [
    "Challenge",
    "EIdAttempt",
    "Identity",
    "IdentityCheck",
    "Idp",
    "Invite",
    "KeptForm",
    "KnownDevice",
    "LogRow",
    "MandateRow",
    "MandateStepRow",
    "Municipality",
    "Passkey",
    "Person",
    "PersonDetail",
    "PersonalCode",
    "Provider",
    "Relation",
    "SignIn",
    "SignInCode",
    "StaffRecovery",
    "Tries",
    "Unit",
    "UserAccount",
]
