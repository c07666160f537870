"""That the log should have been looked through by now, told to those who can act on it."""

from functools import partial

from backend.access import log_review
from backend.access.facts import Purpose
from backend.access.permissions import may
from components.feedback import notice
from components.html import Vdom
from pwa.shell import House, Visitor


async def log_late(visitor: Visitor, house: House) -> list[Vdom]:
    """How much is late; never what or whose."""
    actor, w = visitor.actor, visitor.words
    if actor is None or not may(actor, Purpose.log_overdue):
        return []
    found = await house.door.look(
        partial(log_review.overdue, actor=actor, today=visitor.today)
    )
    if not found.items and not found.questions:
        return []
    late = w("log-late", items=found.items, questions=found.questions)
    return [notice(late, kind="warn", lead=w("log-late-lead"))]
