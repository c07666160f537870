"""Drawing up the document that is to be signed, and asking for the signature."""

from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import MunicipalityFacts, Purpose
from backend.access.impartial import NotImpartial, not_impartial
from backend.access.signatures import questions
from backend.access.signatures.facts import (
    Document,
    DocumentChanged,
    SignatureUnfit,
    SignedKind,
)
from backend.investigation import letters, queries, rules
from backend.investigation.facts.decision import (
    AlreadyDecided,
    NotReady,
    Signatory,
    StartsInThePast,
)
from backend.investigation.facts.decision_desk import DecisionDesk, LetterFacts
from backend.investigation.facts.delegation import (
    BeyondDelegation,
    LegalBasisMissing,
    RightToDecide,
)
from backend.investigation.facts.inquiry import (
    Decided,
    InvestigationClosed,
    NotYourCase,
    Signed,
    UnderWay,
)
from backend.investigation.facts.signing import SignatureAsked
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, DecisionId
from backend.kernel.refusal import NotFound
from backend.plumbing.identity import new_id

NotToSign = (
    NotFound
    | NotYourCase
    | NotReady
    | AlreadyDecided
    | InvestigationClosed
    | BeyondDelegation
    | LegalBasisMissing
    | StartsInThePast
    | NotImpartial
)
NotSigned = NotToSign | DocumentChanged | SignatureUnfit


class ToDecide(Struct, frozen=True, kw_only=True):
    """The decision as she would make it now."""

    letter: LetterFacts
    right: RightToDecide
    document: Document


def document_to_sign(
    session: Session, *, case_id: CaseId, by: Actor, today: date
) -> Document | NotToSign:
    """What she would put her name to now: the investigation, or the decision."""
    found = queries.investigation(
        session, actor=by, case_id=case_id, purpose=Purpose.sign
    )
    desk = queries.decision_desk(session, actor=by, case_id=case_id, today=today)
    if found is None or desk is None:
        return NotFound()
    home = people.municipality(session, by.municipality_id)
    return drawn_up(desk, home, by=by, today=today)


def drawn_up(
    desk: DecisionDesk, home: MunicipalityFacts, *, by: Actor, today: date
) -> Document | NotToSign:
    """The same, for whoever has looked already."""
    if isinstance(desk.file.investigation.state, UnderWay):
        return investigation_to_sign(desk, home, by=by, today=today)
    drawn = decision_to_sign(desk, by=by, today=today)
    return drawn.document if isinstance(drawn, ToDecide) else drawn


def investigation_to_sign(
    desk: DecisionDesk, home: MunicipalityFacts, *, by: Actor, today: date
) -> Document | NotYourCase | NotReady | InvestigationClosed:
    found = desk.file.investigation
    refusal = rules.may_work(found, by=by.user_id)
    if refusal is not None:
        return refusal
    if desk.before_signing:
        return NotReady()
    return letters.investigation_document(desk, home, by=by, on=today)


def decision_to_sign(
    desk: DecisionDesk, *, by: Actor, today: date
) -> (
    ToDecide
    | NotYourCase
    | NotReady
    | AlreadyDecided
    | BeyondDelegation
    | LegalBasisMissing
    | StartsInThePast
):
    """The letter as it is decided by her, today, by her own right."""
    refusal = hinders(desk, by=by, today=today)
    if refusal is not None:
        return refusal
    right = desk.right
    if isinstance(right, BeyondDelegation) or not rules.may_decide(by.role, right):
        return BeyondDelegation()
    if desk.letter is None or not desk.letter.legal_basis:
        return LegalBasisMissing()
    letter = replace(
        desk.letter,
        decided_on=today,
        decided_by=Signatory(name=by.name, title=by.title),
    )
    document = letters.decision_document(desk, letter, right, by=by)
    return ToDecide(letter=letter, right=right, document=document)


def ask_signature(
    session: Session,
    *,
    case_id: CaseId,
    seen: str,
    holds: timedelta,
    at: datetime,
    by: Actor,
    now: datetime,
    today: date,
) -> SignatureAsked | NotToSign | DocumentChanged:
    """Ask her to sign what she has seen; `at` is the moment by the wall's clock."""
    document = document_to_sign(session, case_id=case_id, by=by, today=today)
    if not isinstance(document, Document):
        return document
    if document.hash != seen:
        return DocumentChanged()
    found = queries.investigation(
        session, actor=by, case_id=case_id, purpose=Purpose.sign
    )
    policy = queries.policy_on(session, municipality_id=by.municipality_id, day=today)
    if found is None or policy is None:
        return NotFound()
    if no := not_impartial(session, found.person_id, by=by, now=now):
        return no
    is_decision = document.kind is SignedKind.decision
    question = questions.ask(
        session,
        document,
        subject_id=DecisionId(new_id()) if is_decision else found.investigation_id,
        service=policy.signed_by.service_for(document.kind),
        by=by,
        holds=holds,
        now=at,
    )
    return SignatureAsked(
        municipality_id=document.municipality_id,
        case_id=case_id,
        person_id=document.person_id,
        at=now,
        question=question,
    )


def hinders(
    desk: DecisionDesk, *, by: Actor, today: date
) -> NotYourCase | NotReady | AlreadyDecided | StartsInThePast | None:
    found = desk.file.investigation
    if isinstance(found.state, Decided):
        return AlreadyDecided()
    if not isinstance(found.state, Signed) or not desk.draft.reasons.strip():
        return NotReady()
    is_officer = found.officer_id == by.user_id
    if not is_officer and not desk.is_mine_to_decide:
        return NotYourCase()
    if desk.sent_up is not None and not desk.is_mine_to_decide:
        return NotReady()
    starts_on = desk.draft.starts_on
    return StartsInThePast() if starts_on is not None and starts_on < today else None
