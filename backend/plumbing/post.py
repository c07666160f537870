"""What leaves by e-mail: nudges without content, kept until they have been sent."""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from urllib.parse import urlsplit

import aiosmtplib
from msgspec import Struct
from sqlalchemy import String, Text, delete, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from backend.kernel.ids import MunicipalityId
from backend.kernel.sender import Sender
from backend.plumbing.database import Table, UtcDateTime
from backend.plumbing.identity import new_id

BATCH = 50


class NotificationRow(Table):
    """A nudge to be sent. The words are made when it is sent; it holds no content."""

    __tablename__ = "notification"

    notification_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(String(36))
    to_email: Mapped[str] = mapped_column(String(254))
    template: Mapped[str] = mapped_column(String(80))
    reference: Mapped[str] = mapped_column(String(80))
    language: Mapped[str] = mapped_column(String(20))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    failure: Mapped[str | None] = mapped_column(Text, default=None)


class Notification(Struct, frozen=True, kw_only=True):
    """`template` names the Fluent messages `<template>-subject` and `<template>-body`."""

    notification_id: str
    municipality_id: MunicipalityId
    to_email: str
    template: str
    reference: str
    language: str
    made_at: datetime
    sent_at: datetime | None


def notify(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    to_email: str,
    template: str,
    language: str,
    now: datetime,
    reference: str = "",
) -> None:
    """Queue a nudge; without an address there is nothing to send.

    `reference` is a receipt number or a sealed code, never a name or a personal detail.
    """
    if not to_email:
        return
    session.add(
        NotificationRow(
            notification_id=new_id(),
            municipality_id=municipality_id,
            to_email=to_email,
            template=template,
            reference=reference,
            language=language,
            made_at=now,
        )
    )


def forget(session: Session, *, municipality_id: MunicipalityId, to_email: str) -> None:
    """Send nothing more to an address, and keep no trace of what has been sent there."""
    to_it = (
        NotificationRow.municipality_id == municipality_id,
        NotificationRow.to_email == to_email,
    )
    session.execute(
        delete(NotificationRow).where(*to_it, NotificationRow.sent_at.is_(None))
    )
    session.execute(update(NotificationRow).where(*to_it).values(to_email=""))


def notifications(session: Session) -> tuple[Notification, ...]:
    """All nudges, newest first (the demo's post page)."""
    rows = session.scalars(
        select(NotificationRow).order_by(NotificationRow.notification_id.desc())
    )
    return tuple(_facts(row) for row in rows)


def unsent(session: Session) -> tuple[Notification, ...]:
    """The oldest of each municipality in turn; those that failed come last of its own.

    However many wait in one, the others' are not kept waiting behind them.
    """
    has_failed = NotificationRow.failure.is_not(None)
    turn = func.row_number().over(
        partition_by=NotificationRow.municipality_id,
        order_by=(has_failed, NotificationRow.notification_id),
    )
    rows = session.scalars(
        select(NotificationRow)
        .where(NotificationRow.sent_at.is_(None))
        .order_by(turn, has_failed, NotificationRow.notification_id)
        .limit(BATCH)
    )
    return tuple(_facts(row) for row in rows)


def mark_sent(session: Session, *, notification_id: str, now: datetime) -> None:
    session.get_one(NotificationRow, notification_id).sent_at = now


def mark_failed(session: Session, *, notification_id: str, failure: str) -> None:
    """Keep why it failed; it is tried again at the next round."""
    session.get_one(NotificationRow, notification_id).failure = failure


async def send(
    smtp_url: str,
    *,
    to_email: str,
    subject: str,
    body: str,
    message_id: str,
    sender: Sender | None = None,
) -> None:
    """Hand one message to the SMTP server; raises `aiosmtplib.SMTPException`.

    Without a sender it is from `no-reply@` the server. The message id follows the
    notification, so that a second try is the same letter.
    """
    server = urlsplit(smtp_url)
    message = EmailMessage()
    message["From"] = (
        Address(sender.name, addr_spec=sender.address)
        if sender
        else f"no-reply@{server.hostname}"
    )
    message["To"] = to_email
    message["Subject"] = subject
    message["Message-ID"] = f"<{message_id}@{server.hostname}>"
    message.set_content(body)
    await aiosmtplib.send(
        message,
        hostname=server.hostname,
        port=server.port,
        username=server.username,
        password=server.password,
        use_tls=server.scheme == "smtps",
        start_tls=None if server.scheme == "smtp" else False,
    )


def _facts(row: NotificationRow) -> Notification:
    return Notification(
        notification_id=row.notification_id,
        municipality_id=row.municipality_id,
        to_email=row.to_email,
        template=row.template,
        reference=row.reference,
        language=row.language,
        made_at=row.made_at,
        sent_at=row.sent_at,
    )
