"""What a phone told and only a person may let count: who judges it, and what was decided."""

from datetime import datetime
from typing import Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    func,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from backend.kernel.device_clock import PhoneClock
from backend.kernel.held import HEARD_FOR, HeldOutcome, HeldWhy
from backend.kernel.ids import MunicipalityId, ProviderId, UserId
from backend.plumbing.database import EnumText, JsonText, Table, UtcDateTime
from backend.plumbing.identity import new_id
from backend.plumbing.inbox import InboxOp, Status, SyncChange, one_at_a_time

# Eight days without network, a dozen visits a day, a start and a stop each: more than any
# phone holds, and no more than a person can look through.
MOST_HELD: Final = 200
# A visit with the longest note that its form takes, every letter escaped, is shorter.
LONGEST_HELD: Final = 16 * 1024


class HeldOp(Table):
    """An operation that waits for the provider to judge it, and what became of it.

    `made_after` says that by its own clock it was made after the sign-in had ended.
    """

    __tablename__ = "held_op"

    held_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(String(36))
    provider_id: Mapped[ProviderId] = mapped_column(String(36))
    commit_seq: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"),
        ForeignKey("inbox_op.commit_seq"),
        unique=True,
    )
    author: Mapped[UserId] = mapped_column(String(36))
    why: Mapped[HeldWhy] = mapped_column(EnumText(HeldWhy))
    made_after: Mapped[bool]
    clock: Mapped[PhoneClock] = mapped_column(JsonText[PhoneClock](PhoneClock))
    held_at: Mapped[datetime] = mapped_column(UtcDateTime)
    outcome: Mapped[HeldOutcome | None] = mapped_column(
        EnumText(HeldOutcome), default=None
    )
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    decided_by: Mapped[UserId | None] = mapped_column(String(36), default=None)
    decided_by_name: Mapped[str] = mapped_column(String(120), default="")
    reason: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (
        Index("ix_held_op_provider", "municipality_id", "provider_id", "decided_at"),
        Index("ix_held_op_author", "author", "held_at"),
        CheckConstraint(
            "(outcome IS NULL) = (decided_at IS NULL)"
            " AND (outcome IS NULL) = (decided_by IS NULL)",
            name="decided_by_somebody",
        ),
        CheckConstraint("outcome <> 'let_be' OR reason <> ''", name="let_be_says_why"),
    )


def set_aside(
    session: Session,
    row: InboxOp,
    *,
    provider_id: ProviderId,
    why: HeldWhy,
    clock: PhoneClock,
    now: datetime,
    made_after: bool = False,
) -> None:
    """Let those who plan the visits judge it."""
    session.add(
        HeldOp(
            held_id=new_id(),
            municipality_id=row.municipality_id,
            provider_id=provider_id,
            commit_seq=row.commit_seq,
            author=row.author,
            why=why,
            made_after=made_after,
            clock=clock,
            held_at=now,
        )
    )
    session.flush()


def let_be(session: Session, held: HeldOp, *, now: datetime) -> None:
    """Tell its author that it counts for nothing."""
    one_at_a_time(session, author=held.author)
    row = session.get_one(InboxOp, held.commit_seq)
    session.add(
        SyncChange(
            municipality_id=row.municipality_id,
            author=row.author,
            op_id=row.op_id,
            sha256=row.sha256,
            status=Status.rejected_kept,
            reason="sync-let-be",
            changed_at=now,
        )
    )
    session.flush()


def has_room(session: Session, *, author: UserId, now: datetime) -> bool:
    """Whether more is heard from ended sign-ins of hers; decided or not, all counts."""
    held = session.scalar(
        select(func.count()).where(
            HeldOp.author == author,
            HeldOp.why != HeldWhy.left_unit,
            HeldOp.held_at > now - HEARD_FOR,
        )
    )
    return (held or 0) < MOST_HELD
