"""The parts of the outbox page that its script fills, and the words for its codes."""

from typing import Final

from components.data import icon
from components.forms import button
from components.html import Vdom, h
from components.layout import acts
from i18n.words import Words

KINDS: Final = (
    "application.submitted",
    "application.saved",
    "self_assessment.submitted",
    "self_assessment.saved",
    "visit.started",
    "visit.finished",
    "visit.not_home",
    "time.corrected",
)
STATES: Final = (
    "saved",
    "sending",
    "applied",
    "held",
    "conflict",
    "rejected_kept",
    "action",
    "twice",
)
MARKS: Final = {"waits": "clock", "arrived": "tick", "bad": "warning"}
SAID: Final = ("kept", "thrown", "copied", "not-copied")
REASONS: Final = (
    "sync-gap",
    "sync-conflict",
    "sync-unreadable",
    "sync-wrong-hash",
    "sync-other-author",
    "sync-unknown-kind",
    "sync-unknown-schema",
    "sync-bad-payload",
    "sync-fault",
    "sync-clock-wrong",
    "sync-mandate-over",
    "sync-forced",
    "sync-already-submitted",
    "sync-visit-changed",
    "sync-late-registration",
    "sync-account-ended",
    "sync-shut-out",
    "sync-judged",
    "sync-let-be",
    "sync-denied",
    "sync-too-big",
    "sync-not-understood",
)
# What an area may answer, where the sentence needs no facts.
REFUSALS: Final = (
    "refusal-not-found",
    "refusal-not-allowed",
    "refusal-state-has-moved",
    "refusal-visit-already-reported",
    "refusal-left-unit",
    "refusal-nothing-answered",
    "refusal-saved-elsewhere",
)
WORDS_BY_CODE: Final = {
    **{
        code: f"outbox-kind-{code.replace('.', '-').replace('_', '-')}"
        for code in KINDS
    },
    **{code: f"outbox-state-{code.replace('_', '-')}" for code in STATES},
    **{code: f"outbox-twice-{code}" for code in SAID},
    **{code: code for code in (*REASONS, *REFUSALS)},
}


def outbox_parts(w: Words) -> list[Vdom]:
    rows = (_row(w, state, mark) for state, mark in MARKS.items())
    return [*rows, *_sent_before(w), *_state_words(w)]


def _row(w: Words, state: str, mark: str) -> Vdom:
    return h.template(
        {f"data-outbox-{state}": ""},
        h.li(
            {"class": "outbox-row", "tabindex": "-1"},
            icon(mark),
            h.div(
                h.strong({"data-row": "kind"}),
                h.p({"data-row": "state"}),
                h.p({"data-row": "reason"}),
                h.p(
                    w("outbox-receipt-label"),
                    " ",
                    h.bdi({"dir": "ltr", "data-row": "receipt"}),
                ),
            ),
        ),
    )


def _sent_before(w: Words) -> list[Vdom]:
    """What she wrote had been sent already: it is hers until she has chosen."""
    throw = _choice(w("outbox-twice-throw"), "throw")
    return [
        h.template(
            {"data-outbox-asks": ""},
            h.div(
                {"class": "own-words"},
                _sent(w),
                h.p(w("outbox-twice-question")),
                acts(_choice(w("outbox-twice-keep"), "keep"), throw),
            ),
        ),
        h.template(
            {"data-outbox-own-words": ""},
            h.div(
                {"class": "own-words", "data-own-words": ""},
                _sent(w),
                h.h3(w("outbox-twice-mine")),
                h.p({"class": "as-written", "dir": "auto", "data-row": "text"}),
                acts(_choice(w("outbox-twice-copy"), "copy"), throw),
            ),
        ),
    ]


def _sent(w: Words) -> Vdom:
    return h.p(h.a({"href": "/ansok/kvitto"}, w("outbox-twice-see")))


def _choice(label: str, value: str) -> Vdom:
    return button(label, kind="outlined", name="choice", value=value)


def _state_words(w: Words) -> list[Vdom]:
    """The names of kinds, states and reasons, by their codes."""
    return [
        h.template({"data-word": code, "data-text": w(message, time="{time}")})
        for code, message in WORDS_BY_CODE.items()
    ]
