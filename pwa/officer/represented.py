"""Who applied or answered in the person's place, told on the case."""

from functools import partial

from backend.contact import queries
from backend.contact.letters import sent_by
from backend.investigation.facts import Investigation
from backend.kernel.actor import Actor
from backend.kernel.mandate import Representative
from components.feedback import notice
from components.html import Vdom
from i18n.words import Words
from pwa.shell import House, Visitor


def sent_by_other(found: Investigation, w: Words) -> list[tuple[str, str, None]]:
    """Who applied in the person's place and by which right, if she did not herself."""
    by = found.represented_by
    return [] if by is None else [(*sent_by(by, w), None)]


async def sent_without_right(
    found: Investigation, *, actor: Actor, visitor: Visitor, house: House
) -> list[Vdom]:
    """The right had ended when something arrived: it is received all the same."""
    w, by = visitor.words, found.represented_by
    rated_by = await house.door.look(
        partial(
            queries.self_assessed_without_right, case_id=found.case_id, actor=actor
        ),
        by=actor,
    )
    applied = [by] if by is not None and by.had_ended else []
    return [
        *(_without_right("case-sent-without-right", each, w) for each in applied),
        *(_without_right("case-rated-without-right", each, w) for each in rated_by),
    ]


def _without_right(told: str, by: Representative, w: Words) -> Vdom:
    return notice(w(f"{told}-text", name=by.name), kind="warn", lead=w(told))
