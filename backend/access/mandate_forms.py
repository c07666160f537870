"""What may be filled in about mandates: one Struct a form."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from backend.access.mandate_facts import Proof
from backend.kernel.ids import MandateId
from backend.kernel.mandate import MandateKind, MandateScope

Name = Annotated[str, Meta(max_length=160)]
Number = Annotated[str, Meta(max_length=20)]


class GiveForm(Struct, frozen=True, kw_only=True):
    """The person herself: whom she lets act for her, for what and how long."""

    name: Name
    personnummer: Number
    scopes: tuple[MandateScope, ...]
    start: date | None = None
    until: date | None = None
    replaces: MandateId | None = None


class AskForm(Struct, frozen=True, kw_only=True):
    """A relative: whom she wants to act for, and for what."""

    name: Name
    personnummer: Number
    scopes: tuple[MandateScope, ...]


class Principal(Struct, frozen=True, kw_only=True):
    """Whom somebody is to act for, where there is no case of hers."""

    person_number: Number


class RegisterForm(Struct, frozen=True, kw_only=True):
    """An officer, from a document, the register or an answer."""

    name: Name
    personnummer: Number
    kind: MandateKind
    scopes: tuple[MandateScope, ...]
    start: date
    until: date | None = None
    proof: Proof
    proof_on: date
