"""The tables of access: the registers, and signing in."""

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
    Idp,
    Invite,
    KeptForm,
    Passkey,
    SignIn,
    SignInCode,
    Tries,
)

__all__ = [
    "Challenge",
    "EIdAttempt",
    "Identity",
    "Idp",
    "Invite",
    "KeptForm",
    "LogRow",
    "Municipality",
    "Passkey",
    "Person",
    "Provider",
    "Relation",
    "SignIn",
    "SignInCode",
    "Tries",
    "Unit",
    "UserAccount",
]
