"""The tinted box of "Mitt ärende": what is asked of her now, or that nothing is."""

from backend.follow_up.facts import Closed, RatedBy
from backend.insight.facts import OwnCase, ToDo
from components.forms import link_button
from components.html import Vdom, h
from components.layout import card
from i18n import formats
from pwa.citizen.named import named
from pwa.shell import Visitor

ANSWER = "/mina-sidor/uppfoljning"
ASKED_DAYS_BEFORE = 14
TO_DO = {
    ToDo.agree_plan: "/mina-sidor/insatser",
    ToDo.declare: "/mina-sidor/avgift",
}


def next_step(shown: OwnCase, visitor: Visitor) -> Vdom:
    """One thing, the nearest one, with its button; otherwise a quiet mind."""
    asked = (
        _to_follow_up(shown, visitor)
        or _to_answer(shown, visitor)
        or _to_read(shown, visitor)
        or _to_do(shown, visitor)
        or _visit(shown, visitor)
    )
    if asked is not None:
        return asked
    w = visitor.words
    title = w("my-case-nothing")
    if not shown.provider_name and shown.started_on is None:
        return card(title, h.p(w("my-case-nothing-text")), tinted=True)
    visits = h.a({"href": "/mina-sidor/insatser"}, w("my-case-see-visits"))
    return card(title, h.p(w("my-case-nothing-helped")), h.p(visits), tinted=True)


def _to_answer(shown: OwnCase, visitor: Visitor) -> Vdom | None:
    if shown.answer_by is None or shown.answer_by < visitor.today:
        return None
    w = visitor.words
    day = formats.weekday_day(shown.answer_by, visitor.language)
    return card(
        w("my-case-read-and-answer"),
        h.p(w("my-case-answer-by", day=day)),
        link_button(w("my-case-read"), "/mina-sidor/utredning"),
        tinted=True,
    )


def _to_follow_up(shown: OwnCase, visitor: Visitor) -> Vdom | None:
    """The follow-up, from two weeks before until she has answered."""
    found = shown.follow_up
    if found is None or isinstance(found.state, Closed):
        return None
    has_answered = any(each.rating(RatedBy.person) for each in found.goals)
    if has_answered or (found.due_on - visitor.today).days > ASKED_DAYS_BEFORE:
        return None
    w = visitor.words
    return card(
        w("my-case-how-is-it"),
        h.p(w("my-case-how-is-it-text")),
        link_button(w("my-case-tell-us"), ANSWER),
        tinted=True,
    )


def _to_read(shown: OwnCase, visitor: Visitor) -> Vdom | None:
    """The decision, and the choice that follows it, until it is settled who helps."""
    if shown.decision_id is None or shown.provider_name or shown.started_on:
        return None
    w = visitor.words
    choose = h.p(h.a({"href": "/mina-sidor/valj-utforare"}, w("my-case-choose")))
    return card(
        w("my-case-decided"),
        h.p(w("my-case-decided-granted" if shown.granted else "my-case-decided-text")),
        link_button(
            w("my-case-read-decision"), f"/mina-sidor/beslut/{shown.decision_id}"
        ),
        choose if shown.granted else None,
        tinted=True,
    )


def _to_do(shown: OwnCase, visitor: Visitor) -> Vdom | None:
    """The plan to say yes to, or the income that the fee is reckoned from."""
    if shown.to_do is None:
        return None
    name = shown.to_do.replace("_", "-")
    w = visitor.words
    return card(
        w(f"my-case-{name}"),
        h.p(w(f"my-case-{name}-text")),
        link_button(w(f"my-case-{name}-go"), TO_DO[shown.to_do]),
        tinted=True,
    )


def _visit(shown: OwnCase, visitor: Visitor) -> Vdom | None:
    if shown.visit_at is None or shown.decided_on is not None:
        return None
    w, at = visitor.words, shown.visit_at.astimezone(formats.STOCKHOLM)
    name = shown.officer_name.split(" ")[0]
    kind = "home" if shown.is_home_visit else "call"
    day = formats.weekday_day(at.date(), visitor.language)
    return card(
        named(w, f"my-case-visit-{kind}", name),
        h.p(
            h.strong(day[:1].upper() + day[1:]),
            h.br(),
            w(f"my-case-visit-{kind}-time", time=formats.ltr(formats.clock(at))),
        ),
        h.p(w("my-case-visit-else")),
        tinted=True,
    )
