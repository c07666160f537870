"""The mark in the database that says: this is a demo, made by `anna demo`."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Integer, String, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from backend.plumbing.database import Table, UtcDateTime

WHOLE: Final = "demo"


class DemoMark(Table):
    """`seconds_ahead`: how far the demo's clock has been moved, also after a restart."""

    __tablename__ = "demo_mark"

    mark: Mapped[str] = mapped_column(String(10), primary_key=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seconds_ahead: Mapped[int] = mapped_column(Integer, default=0)


def demo_mark(session: Session) -> bool:
    """Whether this is a demo, and a whole one."""
    return session.scalar(select(DemoMark.mark)) == WHOLE


def demo_begun(session: Session) -> bool:
    """Whether somebody has begun to make a demo here, and perhaps was interrupted."""
    return session.scalar(select(DemoMark.mark)) is not None


def begin_demo(session: Session, *, now: datetime) -> None:
    session.add(DemoMark(mark="begun", made_at=now))


def demo_is_whole(session: Session) -> None:
    session.execute(update(DemoMark).values(mark=WHOLE))


def clock_ahead(session: Session) -> timedelta:
    """How far ahead of now the demo is; nothing where there is no demo."""
    return timedelta(seconds=session.scalar(select(DemoMark.seconds_ahead)) or 0)


def keep_clock_ahead(session: Session, *, ahead: timedelta) -> None:
    session.execute(update(DemoMark).values(seconds_ahead=round(ahead.total_seconds())))
