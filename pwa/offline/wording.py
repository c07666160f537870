"""The words that the scripts of the outbox need, handed over with the page."""

from typing import Final

from components.html import Vdom, h
from i18n.words import Words

# Attribute of the page -> Fluent id. `{n}`, `{time}` and `{receipt}` are filled in there.
SCRIPT_WORDS: Final = {
    "waiting": "outbox-waiting",
    "offline": "outbox-waiting-offline",
    "sending": "outbox-sending",
    "sent": "outbox-all-sent",
    "action": "outbox-needs-action",
    "sign-in": "outbox-sign-in",
    "captive": "outbox-captive",
    "saved": "outbox-saved-on-phone",
    "not-saved": "outbox-not-saved",
    "sign-out-waits": "outbox-sign-out-waits",
    "needs-net": "outbox-needs-net",
    "unprotected": "outbox-unprotected",
    "held": "outbox-held",
    "received": "outbox-received",
    "new-version": "outbox-new-version",
}


def script_words(w: Words) -> Vdom:
    return h.template(
        {
            "id": "outbox-words",
            **{
                f"data-{name}": _marked(w, words)
                for name, words in SCRIPT_WORDS.items()
            },
        }
    )


def _marked(w: Words, message: str) -> str:
    return w(message, n="{n}", time="{time}", receipt="{receipt}")
