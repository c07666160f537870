"""What whoever protects somebody fills in."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from backend.access.protection_facts import (
    LONGEST_SOURCE,
    Protection,
    ProtectionLevel,
)
from backend.kernel.ids import UserId

Term = Literal["names_no_officer", "lets_agents"]


class ProtectionForm(Struct, frozen=True, kw_only=True):
    """How she is protected, from where it is known, and where letters to her go."""

    level: ProtectionLevel
    since: date
    source: Annotated[str, Meta(max_length=LONGEST_SOURCE)]
    forward_to: Annotated[str, Meta(max_length=200)]
    forward_postal: Annotated[str, Meta(max_length=80)] = ""
    terms: tuple[Term, ...] = ()

    @property
    def protection(self) -> Protection:
        return Protection(
            level=self.level,
            since=self.since,
            source=self.source,
            forward_to=self.forward_to,
            forward_postal=self.forward_postal,
            names_no_officer="names_no_officer" in self.terms,
            lets_agents="lets_agents" in self.terms,
        )


class NamedForm(Struct, frozen=True, kw_only=True):
    """The officer who may open the file, or no longer may."""

    user_id: UserId
