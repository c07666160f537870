"""Looking through the log: what waits, and closing it in words under one's own name.

Whoever looks sees who has opened, when, by which rule and how much; of whom, and what
stood there, is not here. What she has opened herself is not hers to look at.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from backend.access import own_log, people
from backend.access.brief_facts import ReviewOutcome
from backend.access.facts import Purpose
from backend.access.log_facts import (
    AnswerWithoutWords,
    Closing,
    FindingWithoutWords,
    LogFindingClosed,
    LogQuestionAnswered,
    MonthDrawn,
    OpenedRow,
    Overdue,
    OwnOpening,
    QuestionToAnswer,
    ReviewClosed,
    ReviewDesk,
    ReviewItem,
)
from backend.access.permissions import may
from backend.access.scope import scope
from backend.access.tables import (
    LogQuestionRow,
    LogReview,
    LogReviewItem,
    LogRow,
    UserAccount,
)
from backend.kernel.actor import Actor, Role
from backend.kernel.ids import UserId
from backend.kernel.refusal import NotAllowed, NotFound, Refusal
from backend.plumbing import post
from backend.plumbing.clock import STOCKHOLM

CLOSED_SHOWN: Final = 50
TO_HER: Final = "notification-log-answered"


def desk(session: Session, *, actor: Actor) -> ReviewDesk:
    """What waits, the oldest first; what was closed, the latest first."""
    if not may(actor, Purpose.log_review):
        return ReviewDesk(questions=(), items=(), closed=(), month=None)
    hers = _for_her(session, actor)
    is_open = LogReviewItem.closed_at.is_(None)
    items = select(LogReviewItem).where(hers)
    waiting = session.scalars(
        items.where(is_open).order_by(LogReviewItem.due_on, LogReviewItem.item_id)
    ).all()
    closed = session.scalars(
        items.where(~is_open)
        .order_by(LogReviewItem.closed_at.desc(), LogReviewItem.item_id)
        .limit(CLOSED_SHOWN)
    ).all()
    return ReviewDesk(
        questions=_questions(session, actor),
        items=_items(session, waiting, actor),
        closed=_items(session, closed, actor),
        month=_latest(session, actor),
    )


def item(
    session: Session, item_id: str, *, actor: Actor
) -> tuple[ReviewItem, tuple[OpenedRow, ...]] | None:
    """A finding with its openings; another municipality's, or her own, does not exist."""
    row = _item_row(session, item_id, actor)
    if row is None:
        return None
    opened = session.scalars(
        select(LogRow)
        .where(
            scope(actor, Purpose.log_review, LogRow),
            LogRow.seq.in_(row.seqs),
            own_log.is_opening(),
        )
        .order_by(LogRow.seq)
    )
    rows = tuple(
        OpenedRow(
            at=each.at.astimezone(STOCKHOLM),
            purpose=each.purpose,
            action=each.action,
            case_id=each.case_id,
        )
        for each in opened
    )
    return _items(session, [row], actor)[0], rows


def close_item(
    session: Session,
    item_id: str,
    *,
    outcome: ReviewOutcome,
    words: str,
    by: Actor,
    now: datetime,
) -> LogFindingClosed | Refusal:
    """What she has found, in her own words and under her name; once."""
    if not may(by, Purpose.sign_review):
        return NotAllowed()
    row = session.get(LogReviewItem, item_id)
    if row is None or row.municipality_id != by.municipality_id:
        return NotFound()
    if row.reader_id in people.herself(session, by.user_id):
        return OwnOpening()
    if not words.strip():
        return FindingWithoutWords()
    closed = session.execute(
        update(LogReviewItem)
        .where(LogReviewItem.item_id == item_id, LogReviewItem.closed_at.is_(None))
        .values(
            outcome=outcome,
            words=words.strip(),
            closed_at=now,
            closed_by=by.user_id,
            closed_by_name=by.name,
            closed_by_title=by.title,
        )
        .returning(LogReviewItem.item_id)
    )
    if closed.first() is None:
        return ReviewClosed()
    return LogFindingClosed(
        municipality_id=by.municipality_id, at=now, item_id=item_id, outcome=outcome
    )


def question(
    session: Session, question_id: str, *, actor: Actor
) -> QuestionToAnswer | None:
    """A question with its opening; another municipality's, or of her own, does not exist."""
    found = _questions(session, actor, LogQuestionRow.question_id == question_id)
    return found[0] if found else None


def answer_question(
    session: Session, question_id: str, *, text: str, by: Actor, now: datetime
) -> LogQuestionAnswered | Refusal:
    """The person reads it where she asked; a mail tells that there is an answer."""
    if not may(by, Purpose.sign_review):
        return NotAllowed()
    row = session.scalars(
        select(LogQuestionRow).where(
            LogQuestionRow.question_id == question_id,
            scope(by, Purpose.sign_review, LogQuestionRow),
        )
    ).first()
    if row is None:
        return NotFound()
    if row.reader_id in people.herself(session, by.user_id):
        return OwnOpening()
    if not text.strip():
        return AnswerWithoutWords()
    answered = session.execute(
        update(LogQuestionRow)
        .where(
            LogQuestionRow.question_id == question_id,
            LogQuestionRow.answered_at.is_(None),
        )
        .values(
            answer=text.strip(),
            answered_at=now,
            answered_by=by.user_id,
            answered_by_name=by.name,
            answered_by_title=by.title,
        )
        .returning(LogQuestionRow.question_id)
    )
    if answered.first() is None:
        return ReviewClosed()
    _tell_her(session, row, now=now)
    return LogQuestionAnswered(
        municipality_id=by.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
        at=now,
        question_id=question_id,
    )


def overdue(session: Session, *, actor: Actor, today: date) -> Overdue:
    """What should have been done by now: a unit's for its head, else the municipality's."""
    if not may(actor, Purpose.log_overdue):
        return Overdue(items=0, questions=0)
    items = select(func.count()).where(
        LogReviewItem.municipality_id == actor.municipality_id,
        LogReviewItem.closed_at.is_(None),
        LogReviewItem.due_on < today,
    )
    questions = (
        select(func.count())
        .select_from(LogQuestionRow)
        .join(LogRow, LogRow.seq == LogQuestionRow.seq)
        .where(
            LogQuestionRow.municipality_id == actor.municipality_id,
            LogQuestionRow.answered_at.is_(None),
            LogQuestionRow.due_on < today,
        )
    )
    if actor.role is Role.unit_head:
        items = items.where(LogReviewItem.place == actor.unit_id)
        questions = questions.where(LogRow.unit_id == actor.unit_id)
    return Overdue(
        items=session.scalar(items) or 0, questions=session.scalar(questions) or 0
    )


def _for_her(session: Session, actor: Actor) -> ColumnElement[bool]:
    """The municipality's, but for what she has opened herself."""
    return (LogReviewItem.municipality_id == actor.municipality_id) & (
        LogReviewItem.reader_id.not_in(people.herself(session, actor.user_id))
    )


def _item_row(session: Session, item_id: str, actor: Actor) -> LogReviewItem | None:
    if not may(actor, Purpose.log_review):
        return None
    return session.scalars(
        select(LogReviewItem).where(
            LogReviewItem.item_id == item_id, _for_her(session, actor)
        )
    ).first()


def _items(
    session: Session, rows: Sequence[LogReviewItem], actor: Actor
) -> tuple[ReviewItem, ...]:
    readers = _accounts(session, {row.reader_id for row in rows})
    places = people.place_names(session, actor.municipality_id)
    months = dict(
        session.execute(
            select(LogReview.review_id, LogReview.month).where(
                LogReview.review_id.in_({row.review_id for row in rows})
            )
        ).all()
    )
    return tuple(
        ReviewItem(
            item_id=row.item_id,
            month=months[row.review_id],
            rule=row.rule,
            place_name=places.get(row.place, ""),
            reader_name=readers[row.reader_id].name,
            reader_title=readers[row.reader_id].title,
            count=len(row.seqs),
            first_at=row.first_at.astimezone(STOCKHOLM),
            last_at=row.last_at.astimezone(STOCKHOLM),
            due_on=row.due_on,
            closing=_closing(row),
        )
        for row in rows
    )


def _closing(row: LogReviewItem) -> Closing | None:
    if row.outcome is None or row.closed_at is None:
        return None
    return Closing(
        outcome=row.outcome,
        words=row.words,
        at=row.closed_at.astimezone(STOCKHOLM),
        by_name=row.closed_by_name,
        by_title=row.closed_by_title,
    )


def _accounts(session: Session, ids: set[UserId]) -> dict[UserId, UserAccount]:
    rows = session.scalars(select(UserAccount).where(UserAccount.user_id.in_(ids)))
    return {row.user_id: row for row in rows}


def _latest(session: Session, actor: Actor) -> MonthDrawn | None:
    row = session.scalars(
        select(LogReview)
        .where(LogReview.municipality_id == actor.municipality_id)
        .order_by(LogReview.month.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    return MonthDrawn(
        month=row.month,
        per_cent=row.per_cent,
        at_least=row.at_least,
        source=row.source,
        units=row.units,
    )


def _questions(
    session: Session, actor: Actor, *which: ColumnElement[bool]
) -> tuple[QuestionToAnswer, ...]:
    """Those that wait, the oldest first; or the one that is asked for."""
    wanted = which or (LogQuestionRow.answered_at.is_(None),)
    rows = session.scalars(
        select(LogQuestionRow)
        .where(
            scope(actor, Purpose.log_review, LogQuestionRow),
            LogQuestionRow.reader_id.not_in(people.herself(session, actor.user_id)),
            *wanted,
        )
        .order_by(LogQuestionRow.asked_at, LogQuestionRow.question_id)
    ).all()
    about = own_log.openings_of(
        session.execute(
            own_log.opening_rows().where(
                scope(actor, Purpose.log_review, LogRow),
                LogRow.seq.in_({row.seq for row in rows}),
            )
        ).all()
    )
    openings = {each.seq: each for each in about}
    return tuple(
        QuestionToAnswer(
            question=own_log.question_of(session, row),
            opening=openings[row.seq],
            case_id=row.case_id,
            person_id=row.person_id,
        )
        for row in rows
        if row.seq in openings
    )


def _tell_her(session: Session, row: LogQuestionRow, *, now: datetime) -> None:
    """That there is an answer to read; not to what."""
    person = people.person_if_told(session, row.person_id)
    if person is None:
        return
    post.notify(
        session,
        municipality_id=row.municipality_id,
        to_email=person.email,
        template=TO_HER,
        language=person.language,
        now=now,
    )
