"""The words of what is sent by e-mail: that there is something, never what."""

from msgspec import Struct
from sqlalchemy.orm import Session

from backend.access import codes, people
from backend.kernel.sender import Sender
from backend.plumbing.post import Notification
from backend.plumbing.sealing import sealer_of
from i18n.words import words_for


class Nudge(Struct, frozen=True):
    """`sender` is the municipality's own; without one the post has its own."""

    subject: str
    body: str
    sender: Sender | None


def nudge_of(session: Session, notification: Notification) -> Nudge:
    """In the language of the one it goes to, with a receipt number or a code at the most."""
    words = words_for(notification.language)
    home = people.municipality(session, notification.municipality_id)
    facts = {
        "municipality": home.name,
        "phone": home.phone,
        "reference": _reference(session, notification),
    }
    return Nudge(
        subject=words(f"{notification.template}-subject", **facts),
        body=words(f"{notification.template}-body", **facts),
        sender=home.sender,
    )


def _reference(session: Session, notification: Notification) -> str:
    """A receipt number as it is; a code has been sealed while it waited."""
    if notification.template == codes.LETTER:
        return sealer_of(session).unseal(notification.reference)
    return notification.reference
