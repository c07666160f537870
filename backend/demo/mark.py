"""The mark in the database that says: this is a demo, made by `anna demo`."""

from datetime import datetime

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from backend.plumbing.database import Table, UtcDateTime


class DemoMark(Table):
    __tablename__ = "demo_mark"

    mark: Mapped[str] = mapped_column(String(10), primary_key=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


def demo_mark(session: Session) -> bool:
    return session.scalar(select(DemoMark.mark)) is not None


def keep_demo_mark(session: Session, *, now: datetime) -> None:
    session.add(DemoMark(mark="demo", made_at=now))
