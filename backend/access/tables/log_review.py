"""Looking through the log: the policy, a month's sample, its findings, and questions."""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.access.brief_facts import ReviewOutcome
from backend.access.log_facts import Drawn, LogPolicy, Rule
from backend.kernel.ids import CaseId, MunicipalityId, PersonId, UserId
from backend.plumbing.database import EnumText, JsonText, Table, UtcDateTime


class LogPolicyRow(Table):
    __tablename__ = "log_policy"
    __table_args__ = (UniqueConstraint("municipality_id", "valid_from"),)

    policy_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(String(36))
    valid_from: Mapped[date] = mapped_column(Date)
    adopted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    adopted_by: Mapped[UserId] = mapped_column(String(36))
    policy: Mapped[LogPolicy] = mapped_column(JsonText[LogPolicy](LogPolicy))


class LogReview(Table):
    """A municipality's month, drawn once: by which terms, and what each unit gave."""

    __tablename__ = "log_review"
    __table_args__ = (UniqueConstraint("municipality_id", "month"),)

    review_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(String(36))
    month: Mapped[date] = mapped_column(Date)
    drawn_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_on: Mapped[date] = mapped_column(Date)
    per_cent: Mapped[int] = mapped_column(Integer)
    at_least: Mapped[int] = mapped_column(Integer)
    source: Mapped[str] = mapped_column(Text)
    units: Mapped[tuple[Drawn, ...]] = mapped_column(
        JsonText[tuple[Drawn, ...]](tuple[Drawn, ...])
    )


class LogReviewItem(Table):
    """One reader's openings to look through; closed when it says by whom and how."""

    __tablename__ = "log_review_item"
    __table_args__ = (
        CheckConstraint(
            "(outcome IS NULL) = (closed_at IS NULL)"
            " AND (outcome IS NULL) = (closed_by IS NULL)",
            name="closed_by_somebody",
        ),
        CheckConstraint("outcome IS NULL OR words <> ''", name="closed_in_words"),
        CheckConstraint(
            "closed_by IS NULL OR closed_by <> reader_id", name="closed_by_another"
        ),
        Index("ix_log_review_item_open", "municipality_id", "closed_at"),
    )

    item_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    review_id: Mapped[str] = mapped_column(
        String(36), ForeignKey("log_review.review_id")
    )
    municipality_id: Mapped[MunicipalityId] = mapped_column(String(36))
    rule: Mapped[Rule] = mapped_column(EnumText(Rule))
    place: Mapped[str] = mapped_column(String(36))
    reader_id: Mapped[UserId] = mapped_column(String(36))
    seqs: Mapped[tuple[int, ...]] = mapped_column(
        JsonText[tuple[int, ...]](tuple[int, ...])
    )
    first_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_on: Mapped[date] = mapped_column(Date)
    outcome: Mapped[ReviewOutcome | None] = mapped_column(
        EnumText(ReviewOutcome), default=None
    )
    words: Mapped[str] = mapped_column(Text, default="")
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    closed_by: Mapped[UserId | None] = mapped_column(String(36), default=None)
    closed_by_name: Mapped[str] = mapped_column(String(200), default="")
    closed_by_title: Mapped[str] = mapped_column(String(200), default="")


class LogQuestionRow(Table):
    """What a person asks about an opening of her file; answered by another than opened."""

    __tablename__ = "log_question"
    __table_args__ = (
        CheckConstraint(
            "(answered_at IS NULL) = (answered_by IS NULL)",
            name="answered_by_somebody",
        ),
        CheckConstraint(
            "answered_at IS NULL OR answer <> ''", name="answered_in_words"
        ),
        CheckConstraint(
            "answered_by IS NULL OR answered_by <> reader_id",
            name="answered_by_another",
        ),
        Index("ix_log_question_open", "municipality_id", "answered_at"),
    )

    question_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(String(36))
    person_id: Mapped[PersonId] = mapped_column(String(36), index=True)
    case_id: Mapped[CaseId | None] = mapped_column(String(36))
    seq: Mapped[int] = mapped_column(BigInteger)
    reader_id: Mapped[UserId] = mapped_column(String(36))
    text: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    asked_by: Mapped[UserId] = mapped_column(String(36))
    due_on: Mapped[date] = mapped_column(Date)
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    answered_by: Mapped[UserId | None] = mapped_column(String(36), default=None)
    answered_by_name: Mapped[str] = mapped_column(String(200), default="")
    answered_by_title: Mapped[str] = mapped_column(String(200), default="")
