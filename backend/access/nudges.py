"""The words of what is sent by e-mail: that there is something, never what."""

from msgspec import Struct
from sqlalchemy.orm import Session

from backend.access import people
from backend.plumbing.post import Notification
from i18n.words import words_for


class Nudge(Struct, frozen=True):
    subject: str
    body: str


def nudge_of(session: Session, notification: Notification) -> Nudge:
    """In the language of the one it goes to, with a receipt number at the most."""
    words = words_for(notification.language)
    home = people.municipality(session, notification.municipality_id)
    facts = {"municipality": home.name, "reference": notification.reference}
    return Nudge(
        subject=words(f"{notification.template}-subject", **facts),
        body=words(f"{notification.template}-body", **facts),
    )
