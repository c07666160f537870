"""Asking somebody to sign: the question is kept for her alone, and answered once."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, or_
from sqlalchemy.orm import Session

from backend.access.limits import Limit
from backend.access.signatures.facts import (
    Document,
    Question,
    ServiceName,
)
from backend.access.tables import SigningQuestion
from backend.kernel.actor import Actor
from backend.kernel.ids import UserId

QUESTION_HOLDS: Final = timedelta(minutes=5)
NONCE_BYTES: Final = 32
SIGNATURES_A_USER: Final = Limit("signatures_a_user", 10, timedelta(minutes=5))


def ask(
    session: Session,
    document: Document,
    *,
    subject_id: str,
    service: ServiceName,
    by: Actor,
    holds: timedelta,
    now: datetime,
) -> Question:
    """In place of an earlier question of hers; what has run out goes at the same time."""
    question = Question(
        municipality_id=document.municipality_id,
        case_id=document.case_id,
        kind=document.kind,
        subject_id=subject_id,
        service=service,
        pdf_sha256=document.pdf_sha256,
        json_sha256=document.json_sha256,
        nonce=secrets.token_hex(NONCE_BYTES),
    )
    is_hers = SigningQuestion.user_id == by.user_id
    session.execute(
        delete(SigningQuestion).where(or_(is_hers, SigningQuestion.valid_until < now))
    )
    session.add(
        SigningQuestion(
            user_id=by.user_id,
            municipality_id=question.municipality_id,
            case_id=question.case_id,
            kind=question.kind,
            subject_id=question.subject_id,
            service=question.service,
            pdf_sha256=question.pdf_sha256,
            json_sha256=question.json_sha256,
            nonce=question.nonce,
            valid_until=now + holds,
        )
    )
    return question


def take(session: Session, user_id: UserId, *, now: datetime) -> Question | None:
    """What she was asked, once."""
    row = session.execute(
        delete(SigningQuestion)
        .where(SigningQuestion.user_id == user_id)
        .returning(SigningQuestion)
    ).scalar_one_or_none()
    if row is None or row.valid_until < now:
        return None
    return Question(
        municipality_id=row.municipality_id,
        case_id=row.case_id,
        kind=row.kind,
        subject_id=row.subject_id,
        service=row.service,
        pdf_sha256=row.pdf_sha256,
        json_sha256=row.json_sha256,
        nonce=row.nonce,
    )
