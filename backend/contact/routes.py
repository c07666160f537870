"""What a phone may send about first contact, through `POST /api/sync`."""

from typing import Any

from sqlalchemy.orm import Session

from backend.contact import actions
from backend.contact.facts import (
    AlreadySubmitted,
    AnsweredBy,
    Answers,
    AnswersMissing,
    ContactEvent,
    ContactWish,
    FilledInBy,
    Home,
    Household,
    Language,
    LanguageWish,
    NeedOfHelp,
    SelfAnswer,
    Urgency,
    Whom,
    YesNo,
)
from backend.contact.forms import (
    ApplicationSubmitted,
    SectionSaved,
    SelfAssessmentSubmitted,
)
from backend.kernel.refusal import Refusal
from backend.kernel.services import ServiceKind
from backend.plumbing.operations import Context, Held, SyncKind
from i18n.words import words_for


def receive_application(
    session: Session, sent: ApplicationSubmitted, context: Context
) -> ContactEvent | Refusal | Held:
    """Sent twice with other ids but the same content: held, and the phone asks."""
    received = actions.send_answers(
        session,
        answers=sent.answers,
        language=words_for(sent.language).language,
        send_again=sent.send_again,
        receipt_no=context.receipt_no,
        by=context.by,
        now=context.now,
    )
    if isinstance(received, AlreadySubmitted):
        return Held("sync-already-submitted")
    return received


def save_draft(
    session: Session, saved: SectionSaved, context: Context
) -> ContactEvent | Refusal:
    """One question group; what was saved elsewhere meanwhile is never overwritten."""
    given = saved.given()
    if given is None:
        return AnswersMissing(first="whom")
    section, answers = given
    return actions.save_section(
        session,
        section=section,
        given=answers,
        base_version=context.base_version or 0,
        by=context.by,
        now=context.now,
    )


def receive_self_assessment(
    session: Session, sent: SelfAssessmentSubmitted, context: Context
) -> ContactEvent | Refusal:
    return actions.send_self_answers(
        session,
        answers=sent.answers,
        answered_by=sent.answered_by,
        helper_name=sent.helper_name,
        receipt_no=context.receipt_no,
        by=context.by,
        now=context.now,
    )


def save_self_answer(
    session: Session, given: SelfAnswer, context: Context
) -> ContactEvent | Refusal:
    return actions.save_self_answer(
        session,
        given=given,
        base_version=context.base_version or 0,
        by=context.by,
        now=context.now,
    )


_WASHING = SelfAnswer(question="washing", answer="3", note="Sedan jag ramlade.")
_ANSWERS = Answers(
    whom=Whom(filled_in_by=FilledInBy.myself),
    need=NeedOfHelp(
        hard="Jag har svårt att komma i och ur duschen.",
        urgency=Urgency.can_wait,
        wanted=(ServiceKind.personal_care, ServiceKind.safety_alarm),
    ),
    home=Home(household=Household.alone),
    language=LanguageWish(speaks=Language.swedish, interpreter=YesNo.no),
    contact=ContactWish(phone="070-174 06 11"),
)

OPERATIONS: tuple[SyncKind[Any], ...] = (
    SyncKind(
        kind="application.submitted",
        schema=1,
        payload=ApplicationSubmitted,
        run=receive_application,
        example=ApplicationSubmitted(answers=_ANSWERS),
    ),
    SyncKind(
        kind="application.saved",
        schema=1,
        payload=SectionSaved,
        run=save_draft,
        example=SectionSaved(need=_ANSWERS.need),
    ),
    SyncKind(
        kind="self_assessment.submitted",
        schema=1,
        payload=SelfAssessmentSubmitted,
        run=receive_self_assessment,
        example=SelfAssessmentSubmitted(
            answers=(_WASHING,), answered_by=AnsweredBy.myself
        ),
    ),
    SyncKind(
        kind="self_assessment.saved",
        schema=1,
        payload=SelfAnswer,
        run=save_self_answer,
        example=_WASHING,
    ),
)
