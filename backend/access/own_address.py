"""Where she is written to: a new address takes over, and the old one is told."""

from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from backend.access import details, people
from backend.access.events import DetailsChanged
from backend.access.facts import DetailKind
from backend.access.protection_facts import DetailsAreProtected
from backend.kernel.actor import Actor
from backend.kernel.refusal import NotAllowed
from backend.plumbing import post

LETTER: Final = "notification-email-changed"


def change_email(
    session: Session, *, email: str, by: Actor, now: datetime
) -> DetailsChanged | NotAllowed | DetailsAreProtected:
    """An address that she has shown to be hers; whoever reads the old one can object."""
    if by.person_id is None:
        return NotAllowed()
    before = people.person_if_told(session, by.person_id)
    if before is None:
        return NotAllowed()
    if before.email != email:
        post.notify(
            session,
            municipality_id=by.municipality_id,
            to_email=before.email,
            template=LETTER,
            language=before.language,
            now=now,
        )
    return details.change(session, values={DetailKind.email: email}, by=by, now=now)
