"""What may be asked about first contact."""

from datetime import date

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.contact.facts import (
    AlreadySubmitted,
    Application,
    Draft,
    DraftAnswers,
    KnownPerson,
    Policy,
    PolicyMissing,
    Receipt,
    Section,
    SelfAssessment,
    Source,
    Urgency,
    Withdrawn,
)
from backend.contact.rules import applications as rules
from backend.contact.tables import (
    ApplicationFingerprint,
    ApplicationRow,
    ContactPolicy,
    DraftSection,
    Intake,
    SelfAssessmentRow,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import ApplicationId, CaseId, MunicipalityId
from backend.kernel.mandate import Representative
from backend.kernel.refusal import NotFound


def my_draft(session: Session, *, actor: Actor) -> Draft | None:
    """The application that the person has under way, group by group."""
    intake = session.scalar(
        select(Intake)
        .where(
            scope(actor, Purpose.own_application, Intake), Intake.arrived_at.is_(None)
        )
        .order_by(Intake.begun_at.desc())
        .limit(1)
    )
    return None if intake is None else draft_of(session, intake.case_id, actor=actor)


def draft_of(session: Session, case_id: CaseId, *, actor: Actor) -> Draft:
    rows = session.scalars(
        select(DraftSection)
        .where(
            scope(actor, Purpose.own_application, DraftSection),
            DraftSection.case_id == case_id,
        )
        .order_by(DraftSection.version)
    ).all()
    answers = DraftAnswers()
    for row in rows:
        section = Section(row.section)
        answers = rules.with_section(
            answers, section, getattr(row.answers, section.value)
        )
    last = rows[-1] if rows else None
    return Draft(
        case_id=case_id,
        answers=answers,
        versions={row.section: row.version for row in rows},
        written_by={
            row.section: row.represented_by.name for row in rows if row.represented_by
        },
        version=0 if last is None else last.version,
        saved_at=None if last is None else last.saved_at,
    )


def my_receipt(
    session: Session, application_id: ApplicationId, *, actor: Actor
) -> Receipt | NotFound:
    """The receipt of her own application, whoever filled it in."""
    row = session.scalar(
        select(ApplicationRow).where(
            scope(actor, Purpose.own_application, ApplicationRow),
            ApplicationRow.application_id == application_id,
        )
    )
    return NotFound() if row is None else _receipt(session, row)


def my_latest_receipt(session: Session, *, actor: Actor) -> Receipt | None:
    row = session.scalar(
        select(ApplicationRow)
        .where(scope(actor, Purpose.own_application, ApplicationRow))
        .order_by(ApplicationRow.received_at.desc(), ApplicationRow.receipt_no)
        .limit(1)
    )
    return None if row is None else _receipt(session, row)


def my_receipts(session: Session, *, actor: Actor) -> tuple[Receipt, ...]:
    """Her receipts, the newest first."""
    rows = session.scalars(
        select(ApplicationRow)
        .where(scope(actor, Purpose.own_application, ApplicationRow))
        .order_by(ApplicationRow.received_at.desc(), ApplicationRow.receipt_no)
    )
    return tuple(_receipt(session, row) for row in rows)


def application(
    session: Session,
    case_id: CaseId,
    *,
    actor: Actor,
    purpose: Purpose = Purpose.case_file,
) -> Application | NotFound:
    """The application of a case, for whoever reaches the case for this purpose."""
    row = session.scalar(
        select(ApplicationRow).where(
            scope(actor, purpose, ApplicationRow), ApplicationRow.case_id == case_id
        )
    )
    return NotFound() if row is None else _application(row)


def my_self_assessment(session: Session, *, actor: Actor) -> SelfAssessment:
    """The self-assessment under way in her current matter; an empty one if none is."""
    intake = session.scalar(
        select(Intake)
        .where(scope(actor, Purpose.own_application, Intake))
        .order_by(Intake.begun_at.desc())
        .limit(1)
    )
    if intake is None:
        return SelfAssessment(case_id=None)
    row = session.scalar(
        select(SelfAssessmentRow).where(
            scope(actor, Purpose.own_application, SelfAssessmentRow),
            SelfAssessmentRow.case_id == intake.case_id,
            SelfAssessmentRow.received_at.is_(None),
        )
    )
    closed = intake.closed_at is not None
    if row is None:
        return SelfAssessment(case_id=intake.case_id, is_closed=closed)
    return _self_assessment(row, closed=closed)


def sent_self_assessment(
    session: Session,
    case_id: CaseId,
    *,
    actor: Actor,
    purpose: Purpose = Purpose.own_application,
) -> SelfAssessment | None:
    """The latest self-assessment that was sent in a case."""
    row = session.scalar(
        select(SelfAssessmentRow)
        .where(
            scope(actor, purpose, SelfAssessmentRow),
            SelfAssessmentRow.case_id == case_id,
            SelfAssessmentRow.received_at.is_not(None),
        )
        .order_by(SelfAssessmentRow.received_at.desc())
        .limit(1)
    )
    return None if row is None else _self_assessment(row, closed=False)


def self_assessed_without_right(
    session: Session, case_id: CaseId, *, actor: Actor
) -> tuple[Representative, ...]:
    """Whose right had ended when a self-assessment of the case came in; oldest first."""
    rows = session.scalars(
        select(SelfAssessmentRow)
        .where(
            scope(actor, Purpose.case_file, SelfAssessmentRow),
            SelfAssessmentRow.case_id == case_id,
            SelfAssessmentRow.received_at.is_not(None),
        )
        .order_by(SelfAssessmentRow.received_at)
    )
    sent_by = (row.represented_by for row in rows)
    return tuple(each for each in sent_by if each is not None and each.had_ended)


def my_sent_self_assessment(session: Session, *, actor: Actor) -> SelfAssessment | None:
    """The latest one she sent, and whether it has a case to go with."""
    row = session.scalar(
        select(SelfAssessmentRow)
        .where(
            scope(actor, Purpose.own_application, SelfAssessmentRow),
            SelfAssessmentRow.received_at.is_not(None),
        )
        .order_by(SelfAssessmentRow.received_at.desc())
        .limit(1)
    )
    if row is None:
        return None
    arrived = session.scalar(
        select(Intake.arrived_at).where(
            scope(actor, Purpose.own_application, Intake), Intake.case_id == row.case_id
        )
    )
    sent = _self_assessment(row, closed=False)
    return replace(
        sent,
        goes_with_case=arrived is not None,
        person_name=_name(session, row) if row.represented_by else "",
    )


def known_person(session: Session, *, actor: Actor) -> KnownPerson | None:
    """What is known about the person who is signed in, or what she has told."""
    if actor.person_id is None:
        return None
    facts = people.person_if_told(session, actor.person_id)
    if facts is None:
        account = people.staff(session, actor.user_id)
        return KnownPerson(phone="", email=account.email, is_asked_who=True)
    if facts.is_proven:
        return KnownPerson(phone=facts.phone, email=facts.email)
    has_sent = my_latest_receipt(session, actor=actor) is not None
    return KnownPerson(
        phone=facts.phone, email=facts.email, is_asked_who=not has_sent, told=facts
    )


def policy_on(
    session: Session, day: date, *, municipality_id: MunicipalityId
) -> Policy | PolicyMissing:
    """The contact policy in force on a day."""
    policy = session.scalar(
        select(ContactPolicy.policy)
        .where(
            ContactPolicy.municipality_id == municipality_id,
            ContactPolicy.valid_from <= day,
        )
        .order_by(ContactPolicy.valid_from.desc())
        .limit(1)
    )
    return PolicyMissing() if policy is None else policy


def same_again(
    session: Session, *, municipality_id: MunicipalityId, fingerprint: str
) -> AlreadySubmitted | None:
    """The latest application with the same content, however long ago."""
    row = session.scalar(
        select(ApplicationFingerprint)
        .where(
            ApplicationFingerprint.municipality_id == municipality_id,
            ApplicationFingerprint.fingerprint == fingerprint,
        )
        .order_by(ApplicationFingerprint.sent_at.desc())
        .limit(1)
    )
    if row is None:
        return None
    return AlreadySubmitted(
        application_id=row.application_id,
        receipt_no=row.receipt_no,
        received_at=row.sent_at,
    )


def _receipt(session: Session, row: ApplicationRow) -> Receipt:
    municipality = people.municipality(session, row.municipality_id)
    policy = policy_on(
        session, row.received_at.date(), municipality_id=row.municipality_id
    )
    return Receipt(
        application_id=row.application_id,
        case_id=row.case_id,
        case_number=row.case_number,
        receipt_no=row.receipt_no,
        received_at=row.received_at,
        urgent=row.answers.need.urgency is Urgency.urgent,
        call_by=row.call_by,
        office="" if isinstance(policy, PolicyMissing) else policy.office,
        phone=municipality.phone,
        municipality=municipality.name,
        contact_phone=row.answers.contact.phone,
        withdrawn_at=row.state.withdrawn_at
        if isinstance(row.state, Withdrawn)
        else None,
        represented_by=row.represented_by,
        person_name=_name(session, row) if row.represented_by else "",
    )


def _name(session: Session, row: ApplicationRow | SelfAssessmentRow) -> str:
    return people.person(session, row.person_id).name


def _application(row: ApplicationRow) -> Application:
    source: Source = "phone" if row.source == "phone" else "web"
    return Application(
        application_id=row.application_id,
        case_id=row.case_id,
        person_id=row.person_id,
        case_number=row.case_number,
        receipt_no=row.receipt_no,
        source=source,
        answers=row.answers,
        received_at=row.received_at,
        registered_by=row.registered_by,
        state=row.state,
        represented_by=row.represented_by,
    )


def _self_assessment(row: SelfAssessmentRow, *, closed: bool) -> SelfAssessment:
    return SelfAssessment(
        case_id=row.case_id,
        answers=row.answers,
        versions=row.versions,
        answered_by=row.answered_by,
        helper_name=row.helper_name,
        version=row.version,
        saved_at=row.saved_at,
        received_at=row.received_at,
        receipt_no=row.receipt_no or "",
        is_closed=closed,
        represented_by=row.represented_by,
    )
