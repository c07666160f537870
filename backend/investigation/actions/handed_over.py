"""What other areas hand over: an application, a self-assessment, an order declined."""

from datetime import datetime

from msgspec.structs import replace
from sqlalchemy.orm import Session

from backend.access import people
from backend.investigation import queries
from backend.investigation.actions.inquiry import keep
from backend.investigation.actions.work import STOCKHOLM, finish_work, put_work
from backend.investigation.facts.inquiry import (
    ClosedWithoutDecision,
    InquiryOpened,
    Investigation,
    Opened,
    UnderWay,
)
from backend.investigation.facts.work import WorkStep
from backend.investigation.tables.assessment import SelfRatingRow
from backend.investigation.tables.inquiry import InvestigationRow
from backend.kernel.actor import Actor
from backend.kernel.ids import (
    ApplicationId,
    CaseId,
    InvestigationId,
    MunicipalityId,
    PersonId,
)
from backend.kernel.mandate import Representative
from backend.kernel.services import SelfRating, ServiceKind
from backend.plumbing.identity import new_id


def open_inquiry(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    case_id: CaseId,
    person_id: PersonId,
    application_id: ApplicationId,
    case_number: str,
    source: str,
    urgent: bool,
    asked: tuple[ServiceKind, ...],
    asked_text: str,
    language: str,
    interpreter: bool,
    contact_phone: str,
    received_at: datetime,
    represented_by: Representative | None = None,
    now: datetime,
) -> InquiryOpened:
    """The inquiry starts with the receipt, without anyone pressing a button (SoL 14:2)."""
    units = people.units(session, municipality_id)
    opened = Investigation(
        investigation_id=InvestigationId(new_id()),
        municipality_id=municipality_id,
        case_id=case_id,
        person_id=person_id,
        application_id=application_id,
        case_number=case_number,
        received_at=received_at,
        source=source,
        urgent=urgent,
        asked=asked,
        asked_text=asked_text,
        language=language,
        interpreter=interpreter,
        contact_phone=contact_phone,
        unit_id=units[0] if units else None,
        officer_id=None,
        state=Opened(opened_at=now),
        version=1,
        represented_by=represented_by,
    )
    session.add(_row_of(opened))
    put_work(session, opened, step=WorkStep.take, now=now)
    return InquiryOpened(
        municipality_id=municipality_id,
        case_id=case_id,
        person_id=person_id,
        at=now,
        investigation_id=opened.investigation_id,
    )


def keep_self_ratings(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    case_id: CaseId,
    person_id: PersonId,
    ratings: tuple[SelfRating, ...],
    answered_by: str,
    now: datetime,
) -> None:
    """The person's own view stands beside the officer's and is never overwritten."""
    session.add_all(
        SelfRatingRow(
            rating_id=new_id(),
            municipality_id=municipality_id,
            case_id=case_id,
            person_id=person_id,
            category=each.category,
            answer=each.answer,
            note=each.note,
            answered_by=answered_by,
            received_at=now,
        )
        for each in ratings
    )


def note_order_declined(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    case_id: CaseId,
    reason: str,
    now: datetime,
) -> None:
    """The provider said no: back to the worklist, and to a new choice."""
    _note(
        session,
        municipality_id=municipality_id,
        case_id=case_id,
        step=WorkStep.choose_again,
        note=reason,
        now=now,
    )


def note_reassessment(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    case_id: CaseId,
    now: datetime,
    reason: str = "",
) -> None:
    """The follow-up asks for a new assessment."""
    _note(
        session,
        municipality_id=municipality_id,
        case_id=case_id,
        step=WorkStep.reassess,
        note=reason,
        now=now,
    )


def put_code_letter(
    session: Session, *, municipality_id: MunicipalityId, case_id: CaseId, now: datetime
) -> None:
    """The letter that lets her in is to be printed and posted at once."""
    found = queries.investigation_handed_over(
        session, municipality_id=municipality_id, case_id=case_id
    )
    if found is not None:
        put_work(
            session,
            found,
            step=WorkStep.print_code_letter,
            now=now,
            due_on=now.astimezone(STOCKHOLM).date(),
            officer_id=found.officer_id,
        )


def code_letter_is_posted(
    session: Session, *, case_id: CaseId, by: Actor, now: datetime
) -> None:
    finish_work(
        session,
        case_id=case_id,
        steps=[WorkStep.print_code_letter],
        by=by.user_id,
        now=now,
    )


def close_inquiry(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    case_id: CaseId,
    reason: str,
    now: datetime,
) -> None:
    """She has taken the application back before it was decided."""
    found = queries.investigation_handed_over(
        session, municipality_id=municipality_id, case_id=case_id
    )
    if found is None or not isinstance(found.state, UnderWay):
        return
    keep(
        session,
        replace(found, state=ClosedWithoutDecision(closed_at=now, reason=reason)),
    )
    finish_work(session, case_id=case_id, steps=list(WorkStep), by=None, now=now)


def _note(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    case_id: CaseId,
    step: WorkStep,
    note: str,
    now: datetime,
) -> None:
    found = queries.investigation_handed_over(
        session, municipality_id=municipality_id, case_id=case_id
    )
    if found is not None:
        put_work(
            session, found, step=step, now=now, officer_id=found.officer_id, note=note
        )


def _row_of(opened: Investigation) -> InvestigationRow:
    return InvestigationRow(
        **{field: getattr(opened, field) for field in opened.__struct_fields__}
    )
