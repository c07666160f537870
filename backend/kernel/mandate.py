"""The dated right to act for somebody else: its kinds, what it covers, who stands on it."""

from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

from backend.kernel.ids import MandateId, PersonId


class MandateKind(StrEnum):
    """What the right comes from."""

    power_of_attorney = "power_of_attorney"
    lasting_power_of_attorney = "lasting_power_of_attorney"
    limited_guardian = "limited_guardian"
    administrator = "administrator"


class MandateScope(StrEnum):
    """What it covers. The last three are those of the guardians' register (FB 11:4, 7)."""

    apply = "apply"
    read_case = "read_case"
    read_decision = "read_decision"
    economy = "economy"
    messages = "messages"
    everything = "everything"
    protect_rights = "protect_rights"
    manage_property = "manage_property"
    care_for_person = "care_for_person"


OF_THE_REGISTER: Final = (
    MandateScope.protect_rights,
    MandateScope.manage_property,
    MandateScope.care_for_person,
)
GUARDIANS: Final = frozenset({MandateKind.limited_guardian, MandateKind.administrator})


def scopes_of(kind: MandateKind) -> tuple[MandateScope, ...]:
    """What a right of this kind can cover."""
    if kind in GUARDIANS:
        return OF_THE_REGISTER
    return tuple(each for each in MandateScope if each not in OF_THE_REGISTER)


class Acting(Struct, frozen=True, kw_only=True):
    """Whom somebody acts for, and by which right. One that is not in force covers nothing."""

    mandate_id: MandateId
    person_id: PersonId
    name: str
    kind: MandateKind
    scopes: frozenset[MandateScope]
    until: date | None
    has_ended: bool = False


class Representative(Struct, frozen=True, kw_only=True):
    """Who did it in the person's place and by which right, as it stood just then."""

    mandate_id: MandateId
    name: str
    kind: MandateKind
    had_ended: bool = False
