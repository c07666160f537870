"""Ansökan: saved as one goes, sent once, or registered for whoever rings."""

from datetime import datetime
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from backend.access import finding, people, whereabouts
from backend.access.facts import PersonFacts, Purpose
from backend.access.permissions import may
from backend.access.scope import scope
from backend.contact import queries
from backend.contact.actions.intakes import (
    begin_intake,
    has_ended,
    intake_not_arrived,
    may_send,
    new_receipt_number,
    next_case_number,
)
from backend.contact.actions.telling import keep_told, note_told
from backend.contact.facts import (
    AlreadySubmitted,
    Answers,
    AnswersMissing,
    ApplicationReceived,
    CallInTheFuture,
    ContactWish,
    DraftAnswers,
    DraftSaved,
    PolicyMissing,
    SavedElsewhere,
    Section,
    SectionAnswers,
    Source,
    Submitted,
    Urgency,
    YesNo,
)
from backend.contact.forms import WhoSheIs
from backend.contact.rules import applications as rules
from backend.contact.rules.self_assessment import self_ratings
from backend.contact.tables import (
    ApplicationFingerprint,
    ApplicationRow,
    DraftSection,
    Intake,
)
from backend.kernel.actor import Actor
from backend.kernel.calendar import add_workdays
from backend.kernel.ids import ApplicationId, CaseId, PersonId
from backend.kernel.refusal import NotAllowed
from backend.kernel.services import SelfRating
from backend.plumbing import post
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.identity import new_id

ReceiveRefusal = AlreadySubmitted | PolicyMissing
RECEIVED: Final = "notification-application-received"
RECEIVED_FROM_AGENT: Final = "notification-agent-application-received"


def save_section(
    session: Session,
    *,
    section: Section,
    given: SectionAnswers,
    base_version: int,
    who: WhoSheIs | None = None,
    by: Actor,
    now: datetime,
) -> DraftSaved | SavedElsewhere | NotAllowed:
    """Keep one question group of the draft; nobody's words are overwritten unseen.

    `who` is what she tells of herself who is known by her e-mail address alone.
    """
    if by.person_id is None or not may(by, Purpose.own_application):
        return NotAllowed()
    intake = intake_not_arrived(session, by=by) or begin_intake(
        session, municipality_id=by.municipality_id, person_id=by.person_id, now=now
    )
    draft = queries.draft_of(session, intake.case_id, actor=by)
    if rules.changed_elsewhere(draft, section, given, base_version=base_version):
        return SavedElsewhere(section=section.value, version=draft.version)
    version = draft.version + 1
    _put_section(session, intake, section, given, version=version, by=by, now=now)
    if who is not None and isinstance(given, ContactWish):
        keep_told(session, who, given, draft.answers.language, by=by)
    return DraftSaved(
        municipality_id=by.municipality_id,
        case_id=intake.case_id,
        person_id=by.person_id,
        at=now,
        section=section.value,
        version=version,
    )


def send_application(
    session: Session,
    *,
    language: str,
    send_again: bool = False,
    receipt_no: str = "",
    by: Actor,
    now: datetime,
) -> ApplicationReceived | AnswersMissing | NotAllowed | ReceiveRefusal:
    """Send the draft that the server keeps."""
    draft = queries.my_draft(session, actor=by)
    answers = rules.answers_of(draft.answers) if draft else None
    if answers is None:
        first = rules.next_section(draft.answers if draft else DraftAnswers())
        return AnswersMissing(first=(first or Section.whom).value)
    return send_answers(
        session,
        answers=answers,
        language=language,
        send_again=send_again,
        receipt_no=receipt_no,
        by=by,
        now=now,
    )


def send_answers(
    session: Session,
    *,
    answers: Answers,
    language: str,
    send_again: bool = False,
    receipt_no: str = "",
    by: Actor,
    now: datetime,
) -> ApplicationReceived | AnswersMissing | NotAllowed | ReceiveRefusal:
    """Receive a whole application. Arrival is now, when it has reached us (FL 22).

    The receipt number is the operation's own, the one that the phone is shown. What a
    representative had waiting when her mandate ended is received too, and opens nothing.
    """
    if by.person_id is None or not may_send(by):
        return NotAllowed()
    if people.person_if_told(session, by.person_id) is None:
        return AnswersMissing(first=Section.contact.value)
    if not send_again and (
        same := _same_again(session, answers, by.person_id, by, now)
    ):
        return same
    intake = intake_not_arrived(session, by=by) or begin_intake(
        session, municipality_id=by.municipality_id, person_id=by.person_id, now=now
    )
    received = _receive(
        session,
        intake,
        answers=answers,
        source="web",
        language=language,
        ratings=_ratings_sent_before(session, intake.case_id, by=by),
        receipt_no=receipt_no or new_receipt_number(),
        received_at=now,
        by=by,
        now=now,
    )
    if isinstance(received, ApplicationReceived):
        session.execute(
            delete(DraftSection).where(
                scope(by, Purpose.own_application, DraftSection),
                DraftSection.case_id == intake.case_id,
            )
        )
    return received


def register_call(
    session: Session,
    *,
    person: PersonFacts,
    answers: Answers,
    called_at: datetime,
    send_again: bool = False,
    receipt_no: str = "",
    by: Actor,
    now: datetime,
) -> ApplicationReceived | CallInTheFuture | ReceiveRefusal:
    """An officer fills in the form for whoever rings: the call is the arrival.

    Somebody who is not in the register yet is entered; nobody is entered twice. One that
    the officer may not know of gets it unseen.
    """
    if called_at > now:
        return CallInTheFuture()
    person_id = _known_or_entered(session, person)
    is_told = finding.may_know(session, person_id, actor=by) and not send_again
    if is_told and (same := _same_again(session, answers, person_id, by, now)):
        return same
    intake = begin_intake(
        session, municipality_id=by.municipality_id, person_id=person_id, now=now
    )
    return _receive(
        session,
        intake,
        answers=answers,
        source="phone",
        language=answers.language.speaks.value,
        ratings=(),
        receipt_no=receipt_no or new_receipt_number(),
        received_at=called_at,
        by=by,
        now=now,
    )


def close_intake(session: Session, *, case_id: CaseId, now: datetime) -> None:
    """The investigation is closed: the self-assessment is no longer open."""
    session.execute(
        update(Intake).where(Intake.case_id == case_id).values(closed_at=now)
    )


def _known_or_entered(session: Session, person: PersonFacts) -> PersonId:
    known = people.person_numbered(
        session,
        municipality_id=person.municipality_id,
        personnummer=person.personnummer,
    )
    return known.person_id if known else people.keep_person(session, person)


def _same_again(
    session: Session, answers: Answers, person_id: PersonId, by: Actor, now: datetime
) -> AlreadySubmitted | None:
    before = queries.same_again(
        session,
        municipality_id=by.municipality_id,
        fingerprint=rules.fingerprint(person_id, answers),
    )
    recent = before is not None and rules.is_same_again(before.received_at, now=now)
    return before if recent else None


def _receive(
    session: Session,
    intake: Intake,
    *,
    answers: Answers,
    source: Source,
    language: str,
    ratings: tuple[SelfRating, ...],
    receipt_no: str,
    received_at: datetime,
    by: Actor,
    now: datetime,
) -> ApplicationReceived | PolicyMissing:
    arrived_on = received_at.astimezone(STOCKHOLM).date()
    policy = queries.policy_on(
        session, arrived_on, municipality_id=intake.municipality_id
    )
    if isinstance(policy, PolicyMissing):
        return policy
    row = ApplicationRow(
        application_id=ApplicationId(new_id()),
        municipality_id=intake.municipality_id,
        case_id=intake.case_id,
        person_id=intake.person_id,
        case_number=next_case_number(
            session, municipality_id=intake.municipality_id, now=received_at
        ),
        receipt_no=receipt_no,
        source=source,
        answers=answers,
        received_at=received_at,
        call_by=rules.call_by(
            arrived_on,
            urgency=answers.need.urgency,
            policy=policy,
            workdays_after=add_workdays,
        ),
        registered_by=by.user_id,
        state=Submitted(received_at),
        represented_by=by.representative,
    )
    session.add_all((row, _fingerprint_of(row, now=now)))
    intake.arrived_at = received_at
    if not has_ended(by):
        note_told(session, row, by=by, now=now)
    _nudge(session, row, language=language, now=now)
    return _received(row, language=language, ratings=ratings, now=now)


def _received(
    row: ApplicationRow,
    *,
    language: str,
    ratings: tuple[SelfRating, ...],
    now: datetime,
) -> ApplicationReceived:
    answers = row.answers
    return ApplicationReceived(
        municipality_id=row.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
        at=now,
        application_id=row.application_id,
        case_number=row.case_number,
        source="phone" if row.source == "phone" else "web",
        urgent=answers.need.urgency is Urgency.urgent,
        asked=answers.need.wanted,
        asked_text=answers.need.hard,
        language=language,
        interpreter=answers.language.interpreter is YesNo.yes,
        contact_phone=answers.contact.phone,
        received_at=row.received_at,
        receipt_no=row.receipt_no,
        self_ratings=ratings,
        represented_by=row.represented_by,
    )


def _fingerprint_of(row: ApplicationRow, *, now: datetime) -> ApplicationFingerprint:
    return ApplicationFingerprint(
        municipality_id=row.municipality_id,
        application_id=row.application_id,
        fingerprint=rules.fingerprint(row.person_id, row.answers),
        receipt_no=row.receipt_no,
        sent_at=now,
    )


def _nudge(
    session: Session, row: ApplicationRow, *, language: str, now: datetime
) -> None:
    """To the address that she has given; to nobody protected."""
    is_protected = whereabouts.is_standing(
        session, municipality_id=row.municipality_id, person_id=row.person_id
    )
    post.notify(
        session,
        municipality_id=row.municipality_id,
        to_email="" if is_protected else row.answers.contact.email,
        template=RECEIVED_FROM_AGENT if row.represented_by else RECEIVED,
        reference=row.receipt_no,
        language=language,
        now=now,
    )


def _ratings_sent_before(
    session: Session, case_id: CaseId, *, by: Actor
) -> tuple[SelfRating, ...]:
    """A self-assessment that was sent before the application comes along with it."""
    sent = queries.sent_self_assessment(session, case_id, actor=by)
    return () if sent is None else self_ratings(sent.answers)


def _put_section(
    session: Session,
    intake: Intake,
    section: Section,
    given: SectionAnswers,
    *,
    version: int,
    by: Actor,
    now: datetime,
) -> None:
    answers = rules.with_section(DraftAnswers(), section, given)
    row = session.scalar(
        select(DraftSection).where(
            scope(by, Purpose.own_application, DraftSection),
            DraftSection.case_id == intake.case_id,
            DraftSection.section == section.value,
        )
    )
    if row is not None:
        row.answers, row.version, row.saved_at = answers, version, now
        row.represented_by = by.representative
        return
    session.add(
        DraftSection(
            draft_section_id=new_id(),
            municipality_id=intake.municipality_id,
            case_id=intake.case_id,
            person_id=intake.person_id,
            section=section.value,
            version=version,
            answers=answers,
            saved_at=now,
            represented_by=by.representative,
        )
    )
