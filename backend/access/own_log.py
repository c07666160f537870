"""Who has read: what the person sees of her own log, and what she asks about it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Row, Select, and_, or_, select
from sqlalchemy.orm import Session

from backend.access import log_rules, people, whereabouts
from backend.access.facts import Purpose
from backend.access.log_facts import (
    Answer,
    AskedAlready,
    LogQuestion,
    LogQuestionAsked,
    Opening,
    OpeningsPage,
    QuestionWithoutWords,
)
from backend.access.log_policy import policy_on
from backend.access.scope import scope
from backend.access.tables import (
    BriefAccessRow,
    LogQuestionRow,
    LogRow,
    PersonJoining,
    Provider,
    Unit,
    UserAccount,
)
from backend.kernel.actor import Actor, Role
from backend.kernel.ids import MunicipalityId
from backend.kernel.refusal import NotFound, Refusal
from backend.plumbing import post
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.identity import new_id

A_STRETCH: Final = 100
TO_REVIEWERS: Final = "notification-log-question"
READ: Final = "read_"

# An opening, with the names of its reader, unit and provider.
Logged = Row[LogRow, str, str, str]


class _Joined:
    """What somebody was known by before, as rows of the person that it went into."""

    municipality_id = PersonJoining.municipality_id
    person_id = PersonJoining.into_id


def is_opening() -> ColumnElement[bool]:
    """The rows that tell that what is written about somebody was shown to somebody."""
    return and_(
        LogRow.action.startswith(READ, autoescape=True),
        LogRow.result == "shown",
        LogRow.person_id.is_not(None),
    )


def own_openings(
    session: Session, *, actor: Actor, by_staff: bool, before: int | None, now: datetime
) -> OpeningsPage:
    """A stretch of who has opened her file: those who work here, or she and hers."""
    wanted = _hers(actor).where(
        LogRow.role != Role.citizen if by_staff else LogRow.role == Role.citizen
    )
    if before is not None:
        wanted = wanted.where(LogRow.seq < before)
    rows = session.execute(
        wanted.order_by(LogRow.seq.desc()).limit(A_STRETCH + 1)
    ).all()
    shown = rows[:A_STRETCH]
    names = not by_staff or _names_readers(session, actor, now=now)
    reasons = _reasons(session, actor)
    openings = [_for_a_while(_opening(row, names=names), reasons) for row in shown]
    return OpeningsPage(
        days=log_rules.by_day(openings, STOCKHOLM),
        asked=frozenset(each.seq for each in own_questions(session, actor=actor)),
        before=shown[-1][0].seq if len(rows) > A_STRETCH else None,
    )


def own_opening(
    session: Session, *, actor: Actor, seq: int, now: datetime
) -> Opening | None:
    """One opening of her file by somebody who works here; anybody else's does not exist."""
    found = session.execute(
        _hers(actor).where(LogRow.seq == seq, LogRow.role != Role.citizen)
    ).first()
    if found is None:
        return None
    named = _opening(found, names=_names_readers(session, actor, now=now))
    return _for_a_while(named, _reasons(session, actor))


def own_questions(
    session: Session, *, actor: Actor, seq: int | None = None
) -> tuple[LogQuestion, ...]:
    """What has been asked about her openings, the latest first."""
    asked = select(LogQuestionRow).where(scope(actor, Purpose.own_log, LogQuestionRow))
    if seq is not None:
        asked = asked.where(LogQuestionRow.seq == seq)
    rows = session.scalars(
        asked.order_by(LogQuestionRow.asked_at.desc(), LogQuestionRow.question_id)
    )
    questions = tuple(question_of(session, row) for row in rows)
    if whereabouts.names_no_officer(session, actor):
        return tuple(_unnamed(each) for each in questions)
    return questions


def ask(
    session: Session, *, seq: int, text: str, by: Actor, now: datetime
) -> LogQuestionAsked | Refusal:
    """She asks why it was opened; whoever looks through the log answers."""
    found = session.execute(
        _hers(by).where(LogRow.seq == seq, LogRow.role != Role.citizen)
    ).first()
    if found is None or by.person_id is None:
        return NotFound()
    if not text.strip():
        return QuestionWithoutWords()
    waiting = own_questions(session, actor=by, seq=seq)
    if any(each.answer is None for each in waiting):
        return AskedAlready()
    policy = policy_on(session, municipality_id=by.municipality_id, day=now.date())
    row = LogQuestionRow(
        question_id=new_id(),
        municipality_id=by.municipality_id,
        person_id=by.person_id,
        case_id=found[0].case_id,
        seq=seq,
        reader_id=found[0].user_id,
        text=text.strip(),
        asked_at=now,
        asked_by=by.user_id,
        due_on=now.date() + timedelta(days=policy.answer_within_days),
    )
    session.add(row)
    _tell_reviewers(session, by.municipality_id, now=now)
    return LogQuestionAsked(
        municipality_id=by.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
        at=now,
        question_id=row.question_id,
    )


def _unnamed(question: LogQuestion) -> LogQuestion:
    if question.answer is None:
        return question
    return replace(question, answer=replace(question.answer, by_name=""))


def question_of(session: Session, row: LogQuestionRow) -> LogQuestion:
    asker = session.get(UserAccount, row.asked_by)
    return LogQuestion(
        question_id=row.question_id,
        seq=row.seq,
        text=row.text,
        asked_at=row.asked_at.astimezone(STOCKHOLM),
        due_on=row.due_on,
        is_by_agent=asker is not None and asker.person_id != row.person_id,
        answer=Answer(
            text=row.answer,
            at=row.answered_at.astimezone(STOCKHOLM),
            by_name=row.answered_by_name,
            by_title=row.answered_by_title,
        )
        if row.answered_at
        else None,
    )


def opening_rows() -> Select[LogRow, str, str, str]:
    """Openings, with the names of reader, unit and provider."""
    return (
        select(LogRow, UserAccount.name, Unit.name, Provider.name)
        .outerjoin(UserAccount, UserAccount.user_id == LogRow.user_id)
        .outerjoin(Unit, Unit.unit_id == LogRow.unit_id)
        .outerjoin(Provider, Provider.provider_id == UserAccount.provider_id)
        .where(is_opening())
    )


def openings_of(rows: Sequence[Logged]) -> tuple[Opening, ...]:
    """With names, for whoever looks through the log."""
    return tuple(_opening(row, names=True) for row in rows)


def _hers(actor: Actor) -> Select[LogRow, str, str, str]:
    """Hers, and of the rows that she was known by before two were made one."""
    once = select(PersonJoining.from_id).where(scope(actor, Purpose.own_log, _Joined))
    return opening_rows().where(
        or_(scope(actor, Purpose.own_log, LogRow), LogRow.person_id.in_(once))
    )


def _opening(logged: Logged, *, names: bool) -> Opening:
    row, name, unit, provider = logged
    return Opening(
        seq=row.seq,
        at=row.at.astimezone(STOCKHOLM),
        reader_id=row.user_id,
        role=row.role,
        place=row.unit_id or "",
        place_name=unit or provider or "",
        purpose=row.purpose,
        action=row.action,
        name=(name or "") if names else "",
    )


def _reasons(session: Session, actor: Actor) -> Sequence[BriefAccessRow]:
    """When and why somebody reached her case for a while."""
    hers = scope(actor, Purpose.own_log, BriefAccessRow)
    return session.scalars(select(BriefAccessRow).where(hers)).all()


def _for_a_while(opening: Opening, reasons: Sequence[BriefAccessRow]) -> Opening:
    """With the reason that its reader gave, when that is how she reached it."""
    for row in reasons:
        is_then = row.opened_at <= opening.at <= row.until
        if row.user_id == opening.reader_id and is_then:
            return replace(opening, brief=row.kind, reason=row.reason)
    return opening


def _names_readers(session: Session, actor: Actor, *, now: datetime) -> bool:
    policy = policy_on(session, municipality_id=actor.municipality_id, day=now.date())
    return policy.names_readers and not whereabouts.names_no_officer(session, actor)


def _tell_reviewers(
    session: Session, municipality_id: MunicipalityId, *, now: datetime
) -> None:
    """That there is a question; not whose, and not about what."""
    for each in people.staff_in_role(
        session, municipality_id=municipality_id, role=Role.log_reviewer
    ):
        post.notify(
            session,
            municipality_id=municipality_id,
            to_email=each.email,
            template=TO_REVIEWERS,
            language="sv",
            now=now,
        )
