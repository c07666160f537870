"""Drafting how everything ends, and closing and signing the investigation."""

from datetime import date, datetime

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.impartial import not_impartial
from backend.access.scope import scope
from backend.access.signatures import keeping
from backend.access.signatures.facts import Document, Signature, Signing
from backend.investigation import queries, rules
from backend.investigation.actions.documents import NotSigned, investigation_to_sign
from backend.investigation.actions.inquiry import keep
from backend.investigation.actions.work import move_on
from backend.investigation.facts.decision import (
    DecisionDraft,
    DecisionDraftSaved,
    InvestigationSigned,
    PeriodReversed,
    StartsInThePast,
)
from backend.investigation.facts.inquiry import (
    ChangedMeanwhile,
    Communicated,
    Investigation,
    InvestigationClosed,
    NotYourCase,
    Signed,
    UnderWay,
)
from backend.investigation.tables.decision import DecisionDraftRow
from backend.investigation.tables.signed import SignedInvestigationRow
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId
from backend.kernel.refusal import NotFound
from backend.plumbing.identity import new_id

Blocked = NotFound | NotYourCase | InvestigationClosed


def save_draft(
    session: Session,
    *,
    case_id: CaseId,
    draft: DecisionDraft,
    base_version: int,
    by: Actor,
    now: datetime,
    today: date,
) -> DecisionDraftSaved | Blocked | ChangedMeanwhile | StartsInThePast | PeriodReversed:
    """Keep what has been put in. After signing only the reasons may still be worded."""
    found = queries.investigation(
        session, actor=by, case_id=case_id, purpose=Purpose.decide, to_change=True
    )
    if found is None:
        return NotFound()
    row = session.scalar(
        select(DecisionDraftRow).where(
            scope(by, Purpose.decide, DecisionDraftRow),
            DecisionDraftRow.investigation_id == found.investigation_id,
        )
    )
    refusal = (
        _may_write(found, row, draft, by=by)
        or _overtaken(row, base_version=base_version, by=by)
        or _impossible_days(found, draft, today=today)
    )
    if refusal is not None:
        return refusal
    if row is not None and row.outcomes != draft.outcomes:
        _ask_her_anew(session, found, by=by, now=now)
    version = _keep(session, found, row, draft, by=by, now=now)
    return DecisionDraftSaved(
        municipality_id=found.municipality_id,
        case_id=case_id,
        person_id=found.person_id,
        at=now,
        version=version,
    )


def sign_investigation(
    session: Session,
    *,
    case_id: CaseId,
    signing: Signing,
    by: Actor,
    now: datetime,
    today: date,
) -> InvestigationSigned | NotSigned:
    """Close the investigation: nothing in it changes any more."""
    found = queries.investigation(
        session, actor=by, case_id=case_id, purpose=Purpose.sign, to_change=True
    )
    desk = queries.decision_desk(session, actor=by, case_id=case_id, today=today)
    if found is None or desk is None:
        return NotFound()
    if no := not_impartial(session, found.person_id, by=by, now=now):
        return no
    home = people.municipality(session, found.municipality_id)
    document = investigation_to_sign(desk, home, by=by, today=today)
    if not isinstance(document, Document):
        return document
    before = desk.file.investigation.state
    if not isinstance(before, UnderWay):
        return InvestigationClosed()
    signature = keeping.sign(session, document, signing, by=by, now=now)
    if not isinstance(signature, Signature):
        return signature
    _freeze(session, found, document, now=now)
    state = Signed(signed_at=now, signed_by=by.user_id, before=before)
    signed = keep(session, replace(found, state=state))
    move_on(session, signed, by=by.user_id, now=now)
    return InvestigationSigned(
        municipality_id=found.municipality_id,
        case_id=case_id,
        person_id=found.person_id,
        at=now,
        investigation_id=found.investigation_id,
        signature=keeping.mark_of(signature),
    )


def _freeze(
    session: Session, found: Investigation, document: Document, *, now: datetime
) -> None:
    session.add(
        SignedInvestigationRow(
            document_id=new_id(),
            municipality_id=found.municipality_id,
            case_id=found.case_id,
            person_id=found.person_id,
            investigation_id=found.investigation_id,
            made_at=now,
            language="sv",
            sha256=document.pdf_sha256,
            content=document.pdf,
        )
    )


def _may_write(
    found: Investigation,
    row: DecisionDraftRow | None,
    draft: DecisionDraft,
    *,
    by: Actor,
) -> NotYourCase | InvestigationClosed | None:
    if isinstance(found.state, UnderWay):
        return rules.may_work(found, by=by.user_id)
    if not isinstance(found.state, Signed) or row is None:
        return InvestigationClosed()
    signed = (row.outcomes, row.starts_on, row.until, row.follow_up_on)
    wanted = (draft.outcomes, draft.starts_on, draft.until, draft.follow_up_on)
    return None if signed == wanted else InvestigationClosed()


def _overtaken(
    row: DecisionDraftRow | None, *, base_version: int, by: Actor
) -> ChangedMeanwhile | None:
    """Somebody else saved after the page was opened; one's own saving is no conflict."""
    if row is None or row.version == base_version or row.saved_by == by.user_id:
        return None
    return ChangedMeanwhile(by=row.saved_by_name, at=row.saved_at)


def _impossible_days(
    found: Investigation, draft: DecisionDraft, *, today: date
) -> StartsInThePast | PeriodReversed | None:
    starts_on, until = draft.starts_on, draft.until
    if starts_on and until and until < starts_on:
        return PeriodReversed()
    is_open = isinstance(found.state, UnderWay)
    return StartsInThePast() if is_open and starts_on and starts_on < today else None


def _ask_her_anew(
    session: Session, found: Investigation, *, by: Actor, now: datetime
) -> None:
    """Another outcome than the one she was shown is communicated anew (FL 25)."""
    if isinstance(found.state, Communicated):
        moved = keep(session, replace(found, state=rules.proposed(now=now)))
        move_on(session, moved, by=by.user_id, now=now)


def _keep(
    session: Session,
    found: Investigation,
    row: DecisionDraftRow | None,
    draft: DecisionDraft,
    *,
    by: Actor,
    now: datetime,
) -> int:
    if row is None:
        session.add(
            DecisionDraftRow(
                municipality_id=found.municipality_id,
                case_id=found.case_id,
                person_id=found.person_id,
                investigation_id=found.investigation_id,
                outcomes=draft.outcomes,
                starts_on=draft.starts_on,
                until=draft.until,
                follow_up_on=draft.follow_up_on,
                reasons=draft.reasons.strip(),
                saved_at=now,
                saved_by=by.user_id,
                saved_by_name=by.name,
                version=1,
            )
        )
        return 1
    row.outcomes, row.reasons = draft.outcomes, draft.reasons.strip()
    row.starts_on, row.until = draft.starts_on, draft.until
    row.follow_up_on = draft.follow_up_on
    row.saved_at, row.saved_by, row.saved_by_name = now, by.user_id, by.name
    row.version += 1
    return row.version
