"""Signing a document, and looking at a signature again by nothing but the file."""

from datetime import datetime

import msgspec
from cryptography.exceptions import InvalidTag
from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import log_chain
from backend.access.signatures.facts import (
    ByEId,
    Document,
    DocumentChanged,
    EIdAnswer,
    Fault,
    Signature,
    SignatureUnfit,
    Signing,
    made,
    means_of,
    record_of,
    sha256_of,
)
from backend.access.signatures.services import SERVICES
from backend.access.tables import LogRow, SignatureRow
from backend.kernel.actor import Actor
from backend.kernel.ids import MunicipalityId
from backend.plumbing.identity import new_id
from backend.plumbing.sealing import KeyGone, sealer_of


class Held(Struct, frozen=True, kw_only=True):
    """A signature that is held for a file; `signature` is None when it cannot be read."""

    signature: Signature | None
    faults: tuple[Fault, ...]


def sign(
    session: Session, document: Document, signing: Signing, *, by: Actor, now: datetime
) -> Signature | SignatureUnfit | DocumentChanged:
    """Put her name under it, if it is what she was asked about and the answer is hers."""
    asked = signing.question
    about = (asked.kind, asked.case_id, asked.pdf_sha256, asked.json_sha256)
    if about != (
        document.kind,
        document.case_id,
        document.pdf_sha256,
        document.json_sha256,
    ):
        return DocumentChanged()
    evidence = SERVICES[asked.service].takes(session, signing, by=by)
    if isinstance(evidence, SignatureUnfit):
        return evidence
    signature = made(document, asked, evidence, signature_id=new_id(), by=by, now=now)
    session.add(
        SignatureRow(
            signature_id=signature.signature_id,
            municipality_id=document.municipality_id,
            case_id=document.case_id,
            person_id=document.person_id,
            kind=signature.kind,
            subject_id=signature.subject_id,
            pdf_sha256=signature.pdf_sha256,
            record=record_of(signature),
            content=document.content,
            token_sealed=_sealed(session, signing),
        )
    )
    return signature


def _sealed(session: Session, signing: Signing) -> str:
    if not isinstance(signing.answer, EIdAnswer):
        return ""
    return sealer_of(session).seal(signing.answer.told.token)


def mark_of(signature: Signature) -> str:
    """What the log says of the signature: any change of it is another mark."""
    return _mark(record_of(signature))


def _mark(record: str) -> str:
    return f"signature:{sha256_of(record.encode())}"


def signed_with(
    session: Session, subject_id: str, *, municipality_id: MunicipalityId
) -> str:
    """By what a decision that has been reached through `scope` was signed, if it was."""
    record = session.scalar(
        select(SignatureRow.record).where(
            SignatureRow.municipality_id == municipality_id,
            SignatureRow.subject_id == subject_id,
        )
    )
    signature = _read(record) if record else None
    return means_of(signature.evidence) if signature else ""


def held_for(session: Session, pdf_sha256: str) -> Held | None:
    """What is held for a file with this SHA-256: nobody without the file comes here.

    It is asked without `scope`, and tells nothing of the person or the case.
    """
    row = session.scalars(
        select(SignatureRow)
        .where(SignatureRow.pdf_sha256 == pdf_sha256)
        .order_by(SignatureRow.signature_id.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    signature = _read(row.record)
    if signature is None:
        return Held(signature=None, faults=(Fault.record,))
    return Held(signature=signature, faults=_faults(session, row, signature))


def _faults(
    session: Session, row: SignatureRow, signature: Signature
) -> tuple[Fault, ...]:
    holds = {
        Fault.record: _is_found_by_its_own(row, signature),
        Fault.content: sha256_of(row.content.encode()) == signature.json_sha256,
        Fault.evidence: _proves(session, row, signature),
        Fault.log: _is_in_log(session, row, signature),
    }
    return tuple(fault for fault, is_right in holds.items() if not is_right)


def _is_found_by_its_own(row: SignatureRow, signature: Signature) -> bool:
    """What it was found by says the same as the signature itself."""
    return (
        row.signature_id,
        row.municipality_id,
        row.case_id,
        row.kind,
        row.subject_id,
        row.pdf_sha256,
    ) == (
        signature.signature_id,
        signature.municipality_id,
        signature.case_id,
        signature.kind,
        signature.subject_id,
        signature.pdf_sha256,
    )


def _proves(session: Session, row: SignatureRow, signature: Signature) -> bool:
    token = ""
    try:
        if isinstance(signature.evidence, ByEId):
            token = sealer_of(session).unseal(row.token_sealed)
        return SERVICES[signature.service].holds(signature, token=token)
    except (InvalidTag, KeyGone, ValueError):
        return False


def _is_in_log(session: Session, row: SignatureRow, signature: Signature) -> bool:
    """The log says who signed it and when, in a row that nobody has touched."""
    told = session.scalars(
        select(LogRow).where(
            LogRow.case_id == signature.case_id, LogRow.shown == _mark(row.record)
        )
    ).all()
    if len(told) != 1:
        return False
    (line,) = told
    return (
        line.user_id == signature.signed_by
        and line.role == signature.role
        and line.at == signature.signed_at
        and line.municipality_id == signature.municipality_id
        and log_chain.is_whole(session, line)
    )


def signed_later(
    session: Session, signature: Signature, *, in_case: bool
) -> Signature | None:
    """The newest of its kind after it: of the same thing, or in the same case.

    Asked without `scope` as `held_for` is: only the moment of it is told.
    """
    same = (
        SignatureRow.case_id == signature.case_id
        if in_case
        else SignatureRow.subject_id == signature.subject_id
    )
    home: MunicipalityId = signature.municipality_id
    record = session.scalars(
        select(SignatureRow.record)
        .where(
            SignatureRow.municipality_id == home,
            same,
            SignatureRow.kind == signature.kind,
            SignatureRow.signature_id > signature.signature_id,
        )
        .order_by(SignatureRow.signature_id.desc())
        .limit(1)
    ).first()
    return _read(record) if record else None


def _read(record: str) -> Signature | None:
    """What has been changed behind the service's back may be no signature at all."""
    try:
        return msgspec.json.decode(record, type=Signature)
    except (msgspec.MsgspecError, ValueError):
        return None
