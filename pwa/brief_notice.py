"""What somebody reaches for a while: told above each page of it, and beside her worklist."""

from datetime import datetime, timedelta

from backend.access.facts import Purpose
from backend.access.permissions import may
from backend.kernel.actor import Actor, BriefAccess, BriefKind
from backend.plumbing.clock import STOCKHOLM
from components.data import link_list
from components.feedback import notice
from components.html import Vdom, h
from i18n import formats
from i18n.words import Words


def brief_notice(actor: Actor | None, path: str, words: Words) -> Vdom | None:
    """On every page under the case's own address."""
    parts = path.split("/")
    for each in actor.for_a_while if actor else ():
        if each.case_id in parts:
            return _notice(each, words)
    return None


def _notice(access: BriefAccess, words: Words) -> Vdom:
    name = access.kind.value
    way = f"/handlaggning/{access.case_id}/stang"
    return notice(
        h.span(
            words(f"brief-{name}-text", until=until_of(access)),
            " ",
            h.a({"href": way}, words(f"brief-{name}-close")),
        ),
        kind="warn" if access.kind is BriefKind.emergency else "info",
        lead=words(f"brief-{name}"),
    )


def reached_for_a_while(actor: Actor, words: Words) -> list[Vdom]:
    """The way to each, which no list of hers has."""
    if not actor.for_a_while:
        return []
    return [
        link_list(
            [
                (
                    f"/handlaggning/{each.case_id}",
                    words("brief-case", number=each.case_number),
                    words(f"brief-{each.kind}-until", until=until_of(each)),
                )
                for each in actor.for_a_while
            ]
        )
    ]


def way_to_emergency(actor: Actor, words: Words) -> list[Vdom]:
    """For what is on no list."""
    return [
        h.p(h.a({"href": href}, words(message)))
        for purpose, href, message in (
            (Purpose.emergency, "/nodoppna", "emergency-link"),
            (Purpose.protected_file, "/skyddade", "protected-link"),
        )
        if may(actor, purpose)
    ]


def until_of(access: BriefAccess) -> str:
    """The clock of an emergency; of covering, its last day."""
    if access.kind is BriefKind.emergency:
        return formats.clock(access.until)
    return last_day(access.until)


def last_day(until: datetime) -> str:
    """The day before the midnight when it ends."""
    at = until.astimezone(STOCKHOLM) - timedelta(seconds=1)
    return formats.weekday_day(at.date())
