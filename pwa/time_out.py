"""What every signed-in page says when nobody has used it for long."""

from typing import Final

from components.forms import button
from components.html import Vdom, h
from components.live import live_island
from i18n.words import Words

LIVE: Final = "/live/inloggning"


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


def followed_sign_in(words: Words) -> Vdom:
    """The place in the frame where the question comes."""
    return live_island(LIVE, time_out(words, is_time=False))
