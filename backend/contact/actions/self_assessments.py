"""Självskattning: saved question by question, sent when she likes."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.access.permissions import may
from backend.access.scope import scope
from backend.contact import queries
from backend.contact.actions.intakes import (
    begin_intake,
    latest_intake_to_receive,
    may_send,
    new_receipt_number,
)
from backend.contact.facts import (
    AnsweredBy,
    NothingAnswered,
    SavedElsewhere,
    SelfAnswer,
    SelfAnswerSaved,
    SelfAssessmentClosed,
    SelfAssessmentKept,
    SelfAssessmentReceived,
    UnknownQuestion,
)
from backend.contact.rules import self_assessment as rules
from backend.contact.tables import Intake, SelfAssessmentRow
from backend.kernel.actor import Actor
from backend.kernel.refusal import NotAllowed
from backend.plumbing.identity import new_id

Sent = SelfAssessmentReceived | SelfAssessmentKept
CannotSave = SelfAssessmentClosed | NotAllowed


def save_self_answer(
    session: Session,
    *,
    given: SelfAnswer,
    base_version: int,
    by: Actor,
    now: datetime,
) -> SelfAnswerSaved | UnknownQuestion | SavedElsewhere | CannotSave:
    """Keep the answer to one question."""
    if rules.number_of(given.question) is None:
        return UnknownQuestion()
    intake = _intake(session, by=by, now=now)
    if not isinstance(intake, Intake):
        return intake
    before = queries.my_self_assessment(session, actor=by)
    if rules.changed_elsewhere(before, given, base_version=base_version):
        return SavedElsewhere(section=given.question, version=before.version)
    row = _under_way(session, intake, by=by, now=now)
    row.answers = rules.with_answer(row.answers, given)
    row.version, row.saved_at = row.version + 1, now
    row.versions = row.versions | {given.question: row.version}
    return _saved(intake, row, question=given.question, now=now)


def save_who_answers(
    session: Session,
    *,
    answered_by: AnsweredBy,
    helper_name: str,
    by: Actor,
    now: datetime,
) -> SelfAnswerSaved | CannotSave:
    """Keep who gives the answers."""
    intake = _intake(session, by=by, now=now)
    if not isinstance(intake, Intake):
        return intake
    row = _under_way(session, intake, by=by, now=now)
    row.answered_by, row.helper_name = answered_by, helper_name
    row.version, row.saved_at = row.version + 1, now
    return _saved(intake, row, question="", now=now)


def send_self_assessment(
    session: Session, *, receipt_no: str = "", by: Actor, now: datetime
) -> Sent | NothingAnswered | CannotSave:
    """Send what has been answered; a question without an answer stays so."""
    intake = _intake(session, by=by, now=now)
    if not isinstance(intake, Intake):
        return intake
    row = _under_way(session, intake, by=by, now=now)
    return _sent(intake, row, receipt_no=receipt_no, by=by, now=now)


def send_self_answers(
    session: Session,
    *,
    answers: tuple[SelfAnswer, ...],
    answered_by: AnsweredBy,
    helper_name: str,
    receipt_no: str = "",
    by: Actor,
    now: datetime,
) -> Sent | NothingAnswered | UnknownQuestion | CannotSave:
    """Receive a whole self-assessment from a phone.

    What a representative had waiting when her mandate ended stands by itself: it is
    received, touches nothing that is under way, and opens nothing.
    """
    known = rules.known_only(answers)
    if known is None:
        return UnknownQuestion()
    intake = _intake_to_receive(session, by=by, now=now)
    if not isinstance(intake, Intake):
        return intake
    row = _under_way(session, intake, by=by, now=now)
    row.answers, row.answered_by, row.helper_name = known, answered_by, helper_name
    return _sent(intake, row, receipt_no=receipt_no, by=by, now=now)


def _intake(session: Session, *, by: Actor, now: datetime) -> Intake | CannotSave:
    """The matter that she writes in."""
    if not may(by, Purpose.own_application):
        return NotAllowed()
    return _intake_to_receive(session, by=by, now=now)


def _intake_to_receive(
    session: Session, *, by: Actor, now: datetime
) -> Intake | CannotSave:
    """Her latest matter, or a new one; a closed one takes no more answers."""
    if by.person_id is None or not may_send(by):
        return NotAllowed()
    intake = latest_intake_to_receive(session, by=by)
    if intake is None:
        return begin_intake(
            session,
            municipality_id=by.municipality_id,
            person_id=by.person_id,
            now=now,
        )
    return SelfAssessmentClosed() if intake.closed_at is not None else intake


def _under_way(
    session: Session, intake: Intake, *, by: Actor, now: datetime
) -> SelfAssessmentRow:
    row = session.scalar(
        select(SelfAssessmentRow).where(
            scope(by, Purpose.own_application, SelfAssessmentRow),
            SelfAssessmentRow.case_id == intake.case_id,
            SelfAssessmentRow.received_at.is_(None),
        )
    )
    if row is None:
        row = SelfAssessmentRow(
            self_assessment_id=new_id(),
            municipality_id=intake.municipality_id,
            case_id=intake.case_id,
            person_id=intake.person_id,
            answers=(),
            versions={},
            answered_by=AnsweredBy.myself,
            helper_name="",
            version=0,
            saved_at=now,
        )
        session.add(row)
        session.flush()
    return row


def _saved(
    intake: Intake, row: SelfAssessmentRow, *, question: str, now: datetime
) -> SelfAnswerSaved:
    return SelfAnswerSaved(
        municipality_id=intake.municipality_id,
        case_id=intake.case_id,
        person_id=intake.person_id,
        at=now,
        question=question,
        version=row.version,
    )


def _sent(
    intake: Intake,
    row: SelfAssessmentRow,
    *,
    receipt_no: str,
    by: Actor,
    now: datetime,
) -> Sent | NothingAnswered:
    """With a case the officer gets it at once; before one it waits for the application."""
    if not row.answers:
        return NothingAnswered()
    receipt_no = receipt_no or new_receipt_number()
    row.received_at, row.receipt_no = now, receipt_no
    row.represented_by = by.representative
    if intake.arrived_at is None:
        return SelfAssessmentKept(
            municipality_id=intake.municipality_id,
            case_id=intake.case_id,
            person_id=intake.person_id,
            at=now,
            receipt_no=receipt_no,
        )
    return SelfAssessmentReceived(
        municipality_id=intake.municipality_id,
        case_id=intake.case_id,
        person_id=intake.person_id,
        at=now,
        ratings=rules.self_ratings(row.answers),
        answered_by=row.answered_by.value,
        receipt_no=receipt_no,
    )
