"""How a mandate is told: what it comes from, what it covers, how long, by what proof."""

from typing import Final

from backend.access.mandate_facts import (
    AGREED,
    Mandate,
    MandateDoesNotFit,
    OwnAgent,
    Proof,
    Step,
)
from backend.kernel.mandate import MandateKind, MandateScope, scopes_of
from components.forms import Choice, checkbox_cards, field
from components.html import Vdom, h
from i18n.formats import day
from i18n.words import Words
from pwa.forms import Filling, Places
from pwa.not_covered import scope_list, scope_words
from pwa.shell import Visitor

# Where on a form a refusal of a mandate belongs.
AT: Final[Places] = {OwnAgent: "personnummer", MandateDoesNotFit: "scopes"}
# There are no messages on screen to cover yet, so nobody is asked about them.
NOT_ON_SCREEN: Final = frozenset({MandateScope.messages})


def kind_of(mandate: Mandate, w: Words) -> str:
    return kind_words(mandate.kind, w)


def kind_words(kind: MandateKind, w: Words) -> str:
    return w(f"mandate-kind-{kind.value.replace('_', '-')}")


def covers(mandate: Mandate, visitor: Visitor) -> Vdom:
    """What it covers, and for how long."""
    return h.div(
        {"class": "covers"},
        scope_list(mandate.scopes, visitor.words),
        h.p({"class": "hint"}, days_of(mandate, visitor)),
    )


def days_of(mandate: Mandate, visitor: Visitor) -> str:
    w, language, valid = visitor.words, visitor.language, mandate.valid
    start = day(valid.start, language)
    if valid.until is None:
        return w("mandate-from", start=start)
    return w("mandate-between", start=start, until=day(valid.until, language))


def proof_of(mandate: Mandate, visitor: Visitor) -> str:
    """By what it is known, and who has looked at it."""
    w, agreed = visitor.words, mandate.taken(*AGREED)
    if agreed is None or mandate.proof is None or mandate.proof_on is None:
        return ""
    on = day(mandate.proof_on, visitor.language)
    if mandate.proof is Proof.own_word:
        return w("mandate-proof-own-word", day=on)
    proof = mandate.proof.value.replace("_", "-")
    return w(f"mandate-proof-{proof}", day=on, officer=agreed.by)


def ended_on(mandate: Mandate, visitor: Visitor) -> str:
    w, revoked = visitor.words, mandate.taken(Step.revoked)
    if revoked is not None:
        on = day(revoked.at.date(), visitor.language)
        return w("mandate-revoked", day=on, by=revoked.by)
    last = mandate.valid.until or mandate.valid.start
    return w("mandate-over", day=day(last, visitor.language))


def whom_and_what(purpose: str, filling: Filling, w: Words) -> list[Vdom]:
    """Who it is about and what it is to cover; `purpose` names the labels."""
    return [
        field(
            name="name",
            label=w(f"{purpose}-name"),
            value=filling.value("name"),
            error=filling.error("name"),
        ),
        field(
            name="personnummer",
            label=w(f"{purpose}-number"),
            hint=w("mandate-number-hint"),
            value=filling.value("personnummer"),
            error=filling.error("personnummer"),
            inputmode="numeric",
        ),
        _scope_choices(purpose, filling, w),
    ]


def _scope_choices(purpose: str, filling: Filling, w: Words) -> Vdom:
    """What one person may let another do; a guardian's are the court's."""
    return checkbox_cards(
        name="scopes",
        legend=w(f"{purpose}-scopes"),
        options=[
            Choice(each, w(scope_words(each)), w(f"{scope_words(each)}-hint"))
            for each in scopes_of(MandateKind.power_of_attorney)
            if each not in NOT_ON_SCREEN
        ],
        values=filling.chosen("scopes"),
        error=filling.error("scopes"),
    )
