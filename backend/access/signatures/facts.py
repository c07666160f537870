"""Underskrift: what was signed, by which right, and how she showed that it was she.

It shows that a document is the one that was signed and has not been changed since, when
and in which role. It is not an advanced or a qualified electronic signature (eIDAS article 26).
"""

import hashlib
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar, TypeAlias

import msgspec
from msgspec import Struct

from backend.kernel.actor import Actor, Role
from backend.kernel.ids import CaseId, MunicipalityId, PersonId, UserId
from backend.kernel.refusal import Refusal
from backend.plumbing.assertions import Site
from backend.plumbing.oidc.facts import Told
from backend.plumbing.oidc.tokens import text_of


class SignedKind(StrEnum):
    """What kind of document."""

    investigation = "investigation"
    decision = "decision"


class ServiceName(StrEnum):
    """Who has documents signed: this installation itself."""

    internal = "internal"


class Document(Struct, frozen=True, kw_only=True):
    """What somebody puts her name to: as she reads it, and the same for machines.

    `content` is canonical JSON; `clause` is the right by which she signs.
    """

    kind: SignedKind
    municipality_id: MunicipalityId
    case_id: CaseId
    person_id: PersonId
    pdf: bytes
    content: str
    clause: str

    @property
    def pdf_sha256(self) -> str:
        return sha256_of(self.pdf)

    @property
    def json_sha256(self) -> str:
        return sha256_of(self.content.encode())

    @property
    def hash(self) -> str:
        return hash_of_both(self.pdf_sha256, self.json_sha256)


class Question(Struct, frozen=True, kw_only=True):
    """One person asked to sign one document, once. `nonce` is 32 random bytes in hex."""

    municipality_id: MunicipalityId
    case_id: CaseId
    kind: SignedKind
    subject_id: str
    service: ServiceName
    pdf_sha256: str
    json_sha256: str
    nonce: str

    @property
    def challenge(self) -> bytes:
        return challenge_of(
            hash_of_both(self.pdf_sha256, self.json_sha256),
            subject_id=self.subject_id,
            nonce=self.nonce,
        )

    @property
    def challenge_text(self) -> str:
        return text_of(self.challenge)


class PasskeyAnswer(Struct, frozen=True):
    """What her authenticator answered, as the browser writes it."""

    credential: dict[str, Any]


class EIdAnswer(Struct, frozen=True, kw_only=True):
    """What the identity provider told when she showed anew who she is.

    `holder` is the account that it vouches for.
    """

    told: Told
    holder: UserId | None


class DemoTap(Struct, frozen=True):
    """In the demo one tap is enough, and the signature says so."""


Answer: TypeAlias = PasskeyAnswer | EIdAnswer | DemoTap


class Place(Struct, frozen=True, kw_only=True):
    """Where she signs."""

    site: Site
    is_demo: bool


class Signing(Struct, frozen=True, kw_only=True):
    """A question and its answer; `at` is the moment by the wall's clock."""

    question: Question
    answer: Answer
    place: Place
    at: datetime


class ByPasskey(Struct, frozen=True, kw_only=True, tag="passkey"):
    """All that is needed to look at her authenticator's answer again, as base64url."""

    credential_id: str
    public_key: str
    authenticator_data: str
    client_data: str
    signature: str
    site: Site


class ByEId(Struct, frozen=True, kw_only=True, tag="e_id"):
    """What the provider signed for. The token itself is kept sealed, beside."""

    issuer: str
    subject_sha256: str
    proved_at: int
    provider_key: str
    token_sha256: str


class InDemo(Struct, frozen=True, kw_only=True, tag="demo"):
    """A tap in the demo. It proves nothing."""


Evidence: TypeAlias = ByPasskey | ByEId | InDemo


class Signature(Struct, frozen=True, kw_only=True):
    """A signature as it is kept. The person it is about is not named in it."""

    signature_id: str
    municipality_id: MunicipalityId
    case_id: CaseId
    kind: SignedKind
    subject_id: str
    service: ServiceName
    pdf_sha256: str
    json_sha256: str
    nonce: str
    signed_by: UserId
    role: Role
    clause: str
    signed_at: datetime
    evidence: Evidence

    @property
    def challenge(self) -> bytes:
        return challenge_of(
            hash_of_both(self.pdf_sha256, self.json_sha256),
            subject_id=self.subject_id,
            nonce=self.nonce,
        )


class Fault(StrEnum):
    """What is wrong with a signature that we do hold."""

    record = "record"
    content = "content"
    evidence = "evidence"
    log = "log"


class SignatureUnfit(Refusal, frozen=True):
    """What came in answer does not prove that it is she, or not over this document."""

    status: ClassVar[int] = 403


class SigningTooLate(Refusal, frozen=True):
    """The question has run out, or was never asked: she looks and signs anew."""


class DocumentChanged(Refusal, frozen=True):
    """It is not the document that she was shown."""


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def hash_of_both(pdf_sha256: str, json_sha256: str) -> str:
    return sha256_of(bytes.fromhex(pdf_sha256) + bytes.fromhex(json_sha256))


def challenge_of(document_hash: str, *, subject_id: str, nonce: str) -> bytes:
    """What is signed: this document, as this decision or investigation, this once."""
    parts = (bytes.fromhex(document_hash), subject_id.encode(), bytes.fromhex(nonce))
    return hashlib.sha256(b"".join(parts)).digest()


def record_of(signature: Signature) -> str:
    """The signature in the one way that its hash is made of."""
    return msgspec.json.encode(signature, order="sorted").decode()


def made(
    document: Document,
    question: Question,
    evidence: Evidence,
    *,
    signature_id: str,
    by: Actor,
    now: datetime,
) -> Signature:
    return Signature(
        signature_id=signature_id,
        municipality_id=document.municipality_id,
        case_id=document.case_id,
        kind=document.kind,
        subject_id=question.subject_id,
        service=question.service,
        pdf_sha256=document.pdf_sha256,
        json_sha256=document.json_sha256,
        nonce=question.nonce,
        signed_by=by.user_id,
        role=by.role,
        clause=document.clause,
        signed_at=now.astimezone(UTC),
        evidence=evidence,
    )


def means_of(evidence: Evidence) -> str:
    """By what she showed that it was she: `passkey`, `e_id` or `demo`."""
    return str(evidence.__struct_config__.tag)
