"""Signed documents: for whoever has the case, and for whoever holds the very file."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.access.signatures import keeping
from backend.access.signatures.facts import Signature, SignedKind, means_of
from backend.investigation.facts.inquiry import Decided, Signed
from backend.investigation.facts.signing import CheckedDocument, Replacement
from backend.investigation.tables.inquiry import InvestigationRow
from backend.investigation.tables.signed import SignedInvestigationRow
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId


def signed_investigation(
    session: Session, *, actor: Actor, case_id: CaseId
) -> bytes | None:
    """The investigation's own bytes, as it was when it was last signed."""
    return session.scalar(
        select(SignedInvestigationRow.content)
        .where(
            scope(actor, Purpose.case_file, SignedInvestigationRow),
            SignedInvestigationRow.case_id == case_id,
        )
        .order_by(SignedInvestigationRow.document_id.desc())
        .limit(1)
    )


def check_document(session: Session, sha256: str) -> CheckedDocument | None:
    """What may be told to whoever holds a file with this SHA-256; None if it is not ours.

    Nobody is named, neither whom it is about nor who signed it.
    """
    held = keeping.held_for(session, sha256)
    if held is None:
        return None
    signature = held.signature
    if signature is None:
        return CheckedDocument(faults=held.faults)
    replaced, at = _replaced(session, signature)
    return CheckedDocument(
        faults=held.faults,
        kind=signature.kind,
        home=people.municipality(session, signature.municipality_id).name,
        role=signature.role,
        clause=signature.clause,
        means=means_of(signature.evidence),
        signed_at=signature.signed_at,
        replaced=replaced,
        replaced_at=at,
    )


def _replaced(
    session: Session, signature: Signature
) -> tuple[Replacement | None, datetime | None]:
    """What has come in its place, and when."""
    is_decision = signature.kind is SignedKind.decision
    later = keeping.signed_later(session, signature, in_case=is_decision)
    if later is not None:
        anew = Replacement.new_decision if is_decision else Replacement.signed_anew
        return anew, later.signed_at
    if is_decision or _is_closed(session, signature):
        return None, None
    return Replacement.opened_again, None


def _is_closed(session: Session, signature: Signature) -> bool:
    """Whether the investigation is still as it was signed: it may have been sent back."""
    state = session.scalar(
        select(InvestigationRow.state).where(
            InvestigationRow.municipality_id == signature.municipality_id,
            InvestigationRow.investigation_id == signature.subject_id,
        )
    )
    return isinstance(state, Signed | Decided)
