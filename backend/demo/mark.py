"""The mark in the database that says: this is a demo, made by `anna demo`."""

from datetime import datetime, timedelta

from sqlalchemy import Integer, String, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from backend.plumbing.database import Table, UtcDateTime


class DemoMark(Table):
    """`seconds_ahead`: how far the demo's clock has been moved, also after a restart."""

    __tablename__ = "demo_mark"

    mark: Mapped[str] = mapped_column(String(10), primary_key=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seconds_ahead: Mapped[int] = mapped_column(Integer, default=0)


def demo_mark(session: Session) -> bool:
    return session.scalar(select(DemoMark.mark)) is not None


def keep_demo_mark(session: Session, *, now: datetime) -> None:
    session.add(DemoMark(mark="demo", made_at=now))


def clock_ahead(session: Session) -> timedelta:
    """How far ahead of now the demo is; nothing where there is no demo."""
    return timedelta(seconds=session.scalar(select(DemoMark.seconds_ahead)) or 0)


def keep_clock_ahead(session: Session, *, ahead: timedelta) -> None:
    session.execute(update(DemoMark).values(seconds_ahead=round(ahead.total_seconds())))
