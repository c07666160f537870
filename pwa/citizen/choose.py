"""`/mina-sidor/valj-utforare`: two at a time on the same facts, or not choosing."""

from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery

from backend.access.facts import Purpose
from backend.execution import actions, queries
from backend.execution.facts import Access, Candidate, OpenChoice, Told
from backend.execution.forms import ChoiceForm
from backend.kernel.actor import Actor
from backend.kernel.forms import FormErrors, decode
from backend.plumbing.database import Opened
from components.data import summary_list
from components.data.icons import icon
from components.feedback import empty, notice
from components.forms import (
    Choice,
    button,
    checkbox_cards,
    form,
    hidden,
    link_button,
    radio_cards,
    textarea,
)
from components.html import Child, Vdom, h
from components.layout import page_header
from i18n import formats
from i18n.words import Words
from pwa.forms import Filling, Submission, not_right, op_id, titled, wrong
from pwa.provider.wording import access_in, help_rows
from pwa.shell import House, Visitor, see_other
from pwa.unproven import one

PATH = "/mina-sidor/valj-utforare"
CONSENT = f"{PATH}/samtycke"
SERVICES = "/mina-sidor/insatser"
NOT_CHOOSING = "turordning"


@get(PATH)
async def choose_page(
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    visa: FromQuery[str] = "",
    val: FromQuery[str] = "",
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.own_answer)
    choice = await _choice(visitor, house, actor)
    w = visitor.words
    if choice is None:
        return _nothing(visitor)
    if not choice.choice_system:
        return see_other(f"{CONSENT}?val={NOT_CHOOSING}")
    return visitor.page(
        title=w("choose-title"), main=_compare(visitor, choice, visa=visa, chosen=val)
    )


def _nothing(visitor: Visitor) -> Response[str]:
    w = visitor.words
    return visitor.page(
        title=w("choose-title"),
        main=[
            page_header(w("choose-title")),
            empty(
                w("choose-nothing"),
                link_button(w("my-services-title"), SERVICES, kind="outlined"),
            ),
        ],
    )


def _compare(
    visitor: Visitor, choice: OpenChoice, *, visa: str, chosen: str
) -> list[Child]:
    w, everyone = visitor.words, choice.candidates
    if not everyone:
        return [page_header(w("choose-title")), empty(w("choose-nobody"))]
    at = int(visa) if visa.isascii() and visa.isdigit() and len(visa) < 4 else 0
    at = min(at - at % 2, (len(everyone) - 1) // 2 * 2)
    shown = everyone[at : at + 2]
    return [
        page_header(w("choose-title"), w("choose-lead", count=len(everyone))),
        notice(w("choose-again", provider=choice.declined_by), kind="warn")
        if choice.declined_by
        else None,
        h.form(
            {"action": CONSENT, "method": "get", "class": "choosing"},
            radio_cards(
                name="val",
                legend=w("choose-legend"),
                options=[Choice(c.terms.slug, c.name) for c in shown],
                value=chosen or None,
            ),
            _pages(at, len(everyone), w),
            _facts(shown, w),
            radio_cards(
                name="val",
                legend=w("choose-not-legend"),
                options=[Choice(NOT_CHOOSING, w("choose-not"), _turn(choice, w))],
                value=chosen or None,
                element_id="val-not",
            ),
            button(w("choose-continue")),
        ),
    ]


def _turn(choice: OpenChoice, w: Words) -> str:
    if choice.in_turn is None:
        return w("choose-nobody")
    return w("choose-in-turn", provider=choice.in_turn.name)


def _pages(at: int, count: int, w: Words) -> Vdom | None:
    if count <= 2:
        return None
    last = min(at + 2, count)
    shown = (
        w("choose-shown-one", number=last, count=count)
        if last == at + 1
        else w("choose-shown", first=at + 1, last=last, count=count)
    )
    return h.nav(
        {"class": "turning", "aria-label": w("choose-pages")},
        _turning("back", w("choose-previous"), at - 2) if at else None,
        h.p(shown),
        _turning("arrow", w("choose-next"), at + 2) if at + 2 < count else None,
    )


def _turning(icon_name: str, label: str, at: int) -> Vdom:
    return h.a(
        {"class": f"button outlined to-{icon_name}", "href": f"{PATH}?visa={at}"},
        icon(icon_name),
        h.span({"class": "visually-hidden"}, label),
    )


def _facts(shown: tuple[Candidate, ...], w: Words) -> Vdom:
    """The same facts in the same order for both; of one alone, what is known.

    Each stands under the card with its name; whoever listens has the name as a heading.
    """
    rows: list[tuple[str, list[str]]] = [
        (
            w("choose-fact-people"),
            [w("choose-people", count=c.terms.people_in_two_weeks) for c in shown],
        ),
        (
            w("choose-fact-satisfied"),
            [f"{c.terms.satisfied_percent}\u00a0%" for c in shown],
        ),
        (w("choose-fact-languages"), [_languages(c, w) for c in shown]),
        (
            w("choose-fact-nights"),
            [
                w("choose-nights-yes" if c.terms.nights else "choose-nights-no")
                for c in shown
            ],
        ),
        (
            w("choose-fact-run-by"),
            [w("choose-municipal" if c.municipal else "choose-private") for c in shown],
        ),
    ]
    return h.table(
        {"class": "side-by-side quiet-caption"},
        h.caption(w("choose-caption", count=len(shown))),
        h.thead(
            {"class": "visually-hidden"},
            h.tr(
                h.td(),
                [h.th({"scope": "col"}, c.name) for c in shown],
            ),
        ),
        h.tbody(
            [
                h.tr(
                    h.th({"scope": "row"}, label),
                    [
                        h.td({"data-of": c.name}, value)
                        for c, value in zip(shown, values, strict=True)
                    ],
                )
                for label, values in rows
            ]
        ),
    )


def _languages(candidate: Candidate, w: Words) -> str:
    return ", ".join(w(f"language-name-{tag}") for tag in candidate.terms.languages)


@get(CONSENT)
async def consent_page(
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    val: FromQuery[str] = "",
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.own_answer)
    choice = await _choice(visitor, house, actor)
    if choice is None:
        return _nothing(visitor)
    return _consent(visitor, choice, Filling(), val=val)


def _consent(
    visitor: Visitor, choice: OpenChoice, filling: Filling, *, val: str
) -> Response[str]:
    w = visitor.words
    provider = _chosen(choice, val)
    if provider is None:
        return see_other(PATH)
    title = w("consent-title", provider=provider.name)
    return visitor.page(
        title=titled(title, filling, visitor),
        main=[
            *not_right(filling, visitor),
            page_header(title, _why(choice, val, w)),
            h.h2(w("consent-told")),
            summary_list(_told(choice, w)),
            _consent_form(visitor, provider, choice, val, filling),
        ],
        status=filling.status,
    )


def _why(choice: OpenChoice, val: str, w: Words) -> str:
    if not choice.choice_system:
        return w("consent-assigned")
    return w("consent-in-turn") if val == NOT_CHOOSING else w("consent-chosen")


def _chosen(choice: OpenChoice, val: str) -> Candidate | None:
    if val == NOT_CHOOSING:
        return choice.in_turn
    return next((c for c in choice.candidates if c.terms.slug == val), None)


def _told(choice: OpenChoice, w: Words) -> list[tuple[str, Child]]:
    told = choice.told
    return [
        (w("consent-name"), told.name),
        (w("consent-born"), formats.day(told.born_on, w.language)),
        (w("consent-address"), formats.place(told.address, told.postal)),
        (w("consent-phone"), h.bdi({"dir": "ltr"}, told.phone)),
        (w("consent-language"), w(f"language-name-{told.language}")),
        *help_rows(told, w),
        (w("consent-goals"), ", ".join(told.goals) or w("nothing-said")),
    ]


def _consent_form(
    visitor: Visitor,
    provider: Candidate,
    choice: OpenChoice,
    val: str,
    filling: Filling,
) -> Vdom:
    w = visitor.words
    return form(
        hidden("val", val),
        h.h2(w("consent-more")),
        radio_cards(
            name="access",
            legend=w("consent-access"),
            options=[Choice(a.value, access_in(a, w)) for a in Access],
            value=filling.value("access") or None,
            error=filling.error("access"),
        ),
        textarea(
            name="critical",
            label=w("consent-critical"),
            hint=w("consent-critical-hint"),
            value=filling.value("critical", choice.told.critical),
            error=filling.error("critical"),
            rows=2,
            optional_text=w("apply-optional"),
        ),
        _may_tell_contact(choice.told, filling, w),
        checkbox_cards(
            name="consents",
            legend=w("consent-legend"),
            options=[Choice("yes", w("consent-yes", provider=provider.name))],
            values=filling.chosen("consents"),
            error=filling.error("consents"),
            hint=w("consent-hint"),
        ),
        button(w("consent-send")),
        h.p(h.a({"href": PATH}, w("consent-back"))) if choice.choice_system else None,
        action=PATH,
        op_id=op_id(filling, visitor),
    )


def _may_tell_contact(told: Told, filling: Filling, w: Words) -> Vdom | None:
    """Whoever stands closest to her is told of only if she says so."""
    if not told.contact:
        return None
    return checkbox_cards(
        name="contact",
        legend=w("consent-contact"),
        options=[Choice("yes", told.contact)],
        values=filling.chosen("contact"),
    )


@post(PATH, status_code=303)
async def settle(sent: NamedDependency[Submission]) -> Response[str]:
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.own_answer)
    val = one(sent.form, "val")
    filled = decode(ChoiceForm, sent.form, today=visitor.today)
    errors = filled.in_words(visitor.words) if isinstance(filled, FormErrors) else {}
    if not sent.form.get("consents"):
        errors["consents"] = visitor.words("consent-missing")
    if errors or isinstance(filled, FormErrors):
        choice = await _choice(visitor, sent.house, actor)
        if choice is None:
            return _nothing(visitor)
        return _consent(visitor, choice, wrong(sent.form, errors), val=val)
    action = partial(
        actions.settle_choice,
        provider=None if val == NOT_CHOOSING else val,
        access=filled.access,
        critical=filled.critical,
        with_contact=filled.contact,
        consents=filled.consents,
        by=actor,
        now=visitor.now,
    )
    result = await sent.act(action, by=actor)
    return visitor.after(result, to=SERVICES, surface="citizen")


async def _choice(visitor: Visitor, house: House, actor: Actor) -> OpenChoice | None:
    return await house.door.read(
        partial(queries.open_choice, actor=actor, today=visitor.today),
        by=actor,
        now=visitor.now,
        opened=Opened(
            purpose=Purpose.own_file, what="choice", person_id=actor.person_id
        ),
    )


ROUTES = [choose_page, consent_page, settle]
