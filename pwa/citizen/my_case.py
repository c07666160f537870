"""`/mina-sidor`: where her case stands, what comes next and about when, who has it."""

from functools import partial

from litestar import Response, get
from litestar.di import NamedDependency

from backend.access.facts import Purpose
from backend.insight import queries
from backend.insight.facts import Expected, Happening, HappeningKind, OwnCase, Stage
from backend.kernel.services import ServiceKind
from backend.plumbing.database import Opened
from components.data import Node, icon, link_list, thread, timeline
from components.data.threads import State
from components.feedback import empty
from components.forms import link_button
from components.html import Vdom, h
from components.layout import back_link, card, page_header
from components.live import live_island
from i18n import formats
from i18n.words import Words
from pwa.acting import basis_of
from pwa.citizen.named import named
from pwa.citizen.next_step import next_step
from pwa.live import live_route
from pwa.shell import House, NotForYou, Visitor
from pwa.sign_in.own_ways import passkey_offer

HERE = "/mina-sidor"
HAPPENED = f"{HERE}/handelser"
HOME_CARE = {
    ServiceKind.household_service,
    ServiceKind.personal_care,
    ServiceKind.home_night,
}
BY_AN_OFFICER = {HappeningKind.taken, HappeningKind.visit_planned}


@get(HERE)
async def my_case_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    shown = await open_case(visitor, house)
    if shown is None:
        return _nothing_yet(visitor)
    title = _title(shown, visitor)
    number = visitor.words("my-case-number", number=formats.ltr(shown.case_number))
    return visitor.page(
        title=title,
        main=[
            page_header(title, number),
            live_island(f"{HERE}/live/{shown.case_id}", case_view(visitor, shown)),
            *await passkey_offer(visitor, house, visitor.for_purpose(Purpose.own_file)),
        ],
        current=HERE,
    )


@get(HAPPENED)
async def happened_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    shown = await open_case(visitor, house)
    if shown is None:
        return _nothing_yet(visitor)
    w = visitor.words
    return visitor.page(
        title=w("my-case-happened"),
        main=[
            back_link(HERE, w("my-case-back")),
            page_header(w("my-case-happened")),
            timeline([_happening(each, visitor) for each in shown.happened]),
        ],
        current=HERE,
    )


async def open_case(visitor: Visitor, house: House) -> OwnCase | None:
    """Her own case; the opening goes into the log."""
    actor = visitor.for_purpose(Purpose.own_file)
    return await house.door.read(
        partial(queries.own_case, actor=actor, now=visitor.now),
        by=actor,
        now=visitor.now,
        opened=lambda found: Opened(
            purpose=Purpose.own_file,
            what="own_case",
            case_id=found.case_id if found else None,
            person_id=actor.person_id,
        ),
    )


async def follow_case(visitor: Visitor, house: House, named: dict[str, str]) -> OwnCase:
    """The same case again, when something has happened in it; nobody else's stirs here."""
    actor = visitor.for_purpose(Purpose.own_file)
    shown = await house.door.look(
        partial(queries.own_case, actor=actor, now=visitor.now), by=actor
    )
    if shown is None or shown.case_id != named["case_id"]:
        raise NotForYou
    return shown


def case_view(visitor: Visitor, shown: OwnCase) -> Vdom:
    """The same view on the page and in the island."""
    w = visitor.words
    count = len(shown.happened)
    return h.div(
        {"class": "stack"},
        next_step(shown, visitor),
        thread(_stations(shown, visitor)),
        _officer(shown, visitor),
        link_list(
            [
                *_decision(shown, visitor),
                (HAPPENED, w("my-case-happened"), w("my-case-events", count=count)),
                (
                    f"/ansok/kvitto/{shown.application_id}",
                    w("my-case-receipt"),
                    w("my-case-receipt-hint"),
                ),
                (f"{HERE}/kedja", w("my-case-trace"), w("my-case-trace-hint")),
                *_details(visitor),
                (
                    f"{HERE}/stammer-inte",
                    w("objections-title"),
                    w("my-case-objections-hint"),
                ),
                (
                    f"{HERE}/vem-har-last",
                    w("own-log-title"),
                    w("own-log-link-hint"),
                ),
            ]
        ),
    )


def _details(visitor: Visitor) -> list[tuple[str, str, str]]:
    """They are hers alone: whoever acts for her has none of them."""
    if basis_of(visitor.actor):
        return []
    w = visitor.words
    return [(f"{HERE}/uppgifter", w("details-title"), w("my-case-details-hint"))]


def _decision(shown: OwnCase, visitor: Visitor) -> list[tuple[str, str, str]]:
    if shown.decision_id is None or shown.decided_on is None:
        return []
    day = formats.day(shown.decided_on, visitor.language)
    return [
        (
            f"{HERE}/beslut/{shown.decision_id}",
            visitor.words("my-case-decision"),
            visitor.words("my-case-decision-hint", day=day),
        )
    ]


def _title(shown: OwnCase, visitor: Visitor) -> str:
    is_home_care = any(kind in HOME_CARE for kind in shown.asked)
    return visitor.words("my-case-title-home" if is_home_care else "my-case-title-help")


def _nothing_yet(visitor: Visitor) -> Response[str]:
    w, acting = visitor.words, visitor.actor.acting if visitor.actor else None
    none = w("my-case-none-for", name=acting.name) if acting else w("my-case-none")
    return visitor.page(
        title=w("my-case-title"),
        main=[
            page_header(w("my-case-title")),
            empty(none, link_button(w("my-case-apply"), "/ansok")),
        ],
        current=HERE,
    )


def _stations(shown: OwnCase, visitor: Visitor) -> list[Node]:
    """Five stations: what is done, where it stands, what comes and about when."""
    at = list(Stage).index(shown.stage)
    if shown.is_closed:
        at = list(Stage).index(Stage.finding_out)
    return [
        Node(
            text=_station(stage, visitor, is_done=number < at),
            state=_state(shown, number, at),
            hint=_hint(stage, shown, visitor),
            key=stage,
        )
        for number, stage in enumerate(Stage)
    ]


def _station(stage: Stage, visitor: Visitor, *, is_done: bool) -> str:
    """What is to come, or the same once it is done: "Du fick beslut"."""
    name = stage.replace("_", "-")
    done = f"my-case-done-{name}"
    if is_done and visitor.words.has(done):
        return visitor.words(done)
    return visitor.words(f"my-case-stage-{name}")


def _state(shown: OwnCase, number: int, at: int) -> State:
    if number < at:
        return "done"
    if number > at:
        return "later"
    return "stopped" if shown.is_closed else "now"


def _hint(stage: Stage, shown: OwnCase, visitor: Visitor) -> str | list[Vdom]:
    w, language = visitor.words, visitor.language
    match stage:
        case Stage.applied:
            return formats.month_day(shown.received_on, language)
        case Stage.finding_out:
            return _finding_out(shown, visitor)
        case Stage.decision if shown.decided_on is not None:
            return formats.month_day(shown.decided_on, language)
        case Stage.decision:
            return "" if shown.is_closed else _about(shown.decision_expected, visitor)
        case Stage.help_starts if shown.started_on is not None:
            day = formats.month_day(shown.started_on, language)
            return w("my-case-started", day=day, provider=shown.provider_name)
        case Stage.help_starts if shown.start_expected is not None:
            return _about(shown.start_expected, visitor)
        case Stage.help_starts:
            return w("my-case-start-within")
        case Stage.follow_up if shown.follow_up_expected is not None:
            return _about(shown.follow_up_expected, visitor)
        case Stage.follow_up:
            return w("my-case-follow-up-after")


def _finding_out(shown: OwnCase, visitor: Visitor) -> str:
    w, language = visitor.words, visitor.language
    if shown.is_closed:
        return w("my-case-closed")
    if shown.stage is not Stage.finding_out:
        return w("my-case-found-out")
    if not shown.officer_title:
        day = formats.month_day(shown.call_by, language)
        return w("my-case-not-taken", day=day)
    if shown.visit_at is not None:
        return named(
            w,
            "my-case-officer-visit",
            shown.officer_name,
            day=formats.month_day(
                shown.visit_at.astimezone(formats.STOCKHOLM).date(), language
            ),
        )
    return named(w, "my-case-officer", shown.officer_name)


def _about(expected: Expected, visitor: Visitor) -> str | list[Vdom]:
    """About when; once that day has passed, the new one and why (FL 11)."""
    w, language = visitor.words, visitor.language
    on = w("my-case-about", day=formats.month_day(expected.on, language))
    if expected.was is None or expected.delay is None:
        return on
    return [
        h.p(h.strong(on)),
        h.p(
            w(
                f"my-case-delay-{expected.delay.replace('_', '-')}",
                was=formats.month_day(expected.was, language),
            )
        ),
    ]


def _officer(shown: OwnCase, visitor: Visitor) -> Vdom:
    w = visitor.words
    phone = shown.officer_phone or visitor.municipality.phone
    number = phone.replace(" ", "").replace("-", "")
    return card(
        w("my-case-your-officer"),
        h.p(shown.officer_name or shown.officer_title or w("my-case-no-officer")),
        h.a(
            {"class": "button outlined", "href": f"tel:{number}"},
            icon("phone"),
            h.span(w("call-verb"), " ", h.bdi({"dir": "ltr"}, phone)),
        ),
    )


def _happening(each: Happening, visitor: Visitor) -> Node:
    words = visitor.words
    return Node(
        text=_happened(each, words),
        state="done",
        hint=formats.day(each.day, visitor.language),
    )


def _happened(each: Happening, words: Words) -> str:
    message = f"my-case-event-{each.kind.replace('_', '-')}"
    if each.kind in BY_AN_OFFICER:
        return named(words, message, each.who)
    return words(message, who=each.who)


live = live_route(
    f"{HERE}/live/{{case_id:str}}",
    topics=lambda _, named: (f"case:{named['case_id']}",),
    load=follow_case,
    view=case_view,
)
ROUTES = [my_case_page, happened_page, live]
