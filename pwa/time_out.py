"""What every signed-in page says when nobody has used it for long."""

from datetime import datetime
from typing import Final

from backend.kernel.actor import Actor
from components.forms import button
from components.html import Vdom, h
from components.live import live_island
from i18n.words import Words

LIVE: Final = "/live/inloggning"
# Since when the page stands, in milliseconds: it closes when it may show too much.
SINCE: Final = "sedan"


def time_out(words: Words, *, is_time: bool) -> Vdom:
    """The question, two minutes before the sign-in runs out; nothing until then."""
    if not is_time:
        return h.div({"key": "time-out"})
    return h.div(
        {"key": "time-out", "class": "time-out", "role": "alert"},
        h.p(h.strong(words("time-out-title")), " ", words("time-out-text")),
        h.form(
            {"method": "post", "action": "/logga-in/stanna", "data-in-place": ""},
            button(words("time-out-stay")),
        ),
    )


def followed_sign_in(words: Words, *, since: datetime) -> Vdom:
    """The place in the frame where the question comes."""
    at = f"{LIVE}?{SINCE}={int(since.timestamp() * 1000)}"
    return live_island(at, time_out(words, is_time=False))


def protection_topic(actor: Actor) -> str:
    """What wakes every open page of a municipality when somebody becomes protected."""
    return f"protection:{actor.municipality_id}"
