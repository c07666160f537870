"""The decision page as shown: the form, what is missing, and the letter beside it."""

from functools import partial
from typing import Final

from anyio.to_thread import run_sync
from litestar import Response

from backend.access.facts import Purpose
from backend.access.signatures.facts import Document
from backend.investigation import letters, queries
from backend.investigation.actions import drawn_up
from backend.investigation.facts import (
    AnswerMissing,
    DecisionDesk,
    LastDayTooSoon,
    NoteMissing,
    PeriodReversed,
    ReasonMissing,
    Signed,
    StartsInThePast,
    UnderWay,
)
from backend.kernel.ids import CaseId
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Opened
from components.forms import button, hidden
from components.html import Vdom, h
from components.layout import back_link
from i18n import formats
from pwa.forms import Filling, not_right, op_id, titled, versioned
from pwa.officer.case import no_case
from pwa.officer.decide_form import (
    day_fields,
    outcome_fields,
    outcome_table,
    reasons_field,
)
from pwa.officer.decide_parts import (
    asks_first,
    checks,
    communication_part,
    letter_side,
    missing,
    send_back_part,
    sent_back,
    sent_up,
    whose_decision,
)
from pwa.officer.decided_view import decided, decided_facts
from pwa.officer.said_wrong import open_objections
from pwa.officer.wording import case_named, titled_of
from pwa.shell import House, Visitor

PATH: Final = "/handlaggning/{case_id:str}/beslut"
# The parts that follow the draft while it is written.
STANDS: Final = "laget"
LEFT: Final = "kvar"
AT: Final[dict[type[Refusal], str]] = {
    StartsInThePast: "starts_on",
    PeriodReversed: "until",
    LastDayTooSoon: "last_day",
    ReasonMissing: "skip_reason",
    AnswerMissing: "text",
    NoteMissing: "back_note",
}


async def load_desk(case_id: str, visitor: Visitor, house: House) -> DecisionDesk:
    actor = visitor.for_purpose(Purpose.decide)
    found = await house.door.read(
        partial(
            queries.decision_desk,
            actor=actor,
            case_id=CaseId(case_id),
            today=visitor.today,
        ),
        by=actor,
        now=visitor.now,
        opened=lambda desk: opened_of(desk, "decision"),
    )
    if found is None:
        raise no_case()
    return found


def opened_of(desk: DecisionDesk | None, what: str) -> Opened:
    found = desk.file.investigation if desk else None
    return Opened(
        purpose=Purpose.decide,
        what=what,
        case_id=found.case_id if found else None,
        person_id=found.person_id if found else None,
    )


async def show(desk: DecisionDesk, filling: Filling, visitor: Visitor) -> Response[str]:
    w = visitor.words
    title = w("decide-title")
    pages = await count_pages(desk) if desk.decision is None else 0
    return visitor.page(
        title=titled(titled_of(title, desk.file, w), filling, visitor),
        main=[
            h.div(
                {"class": "panes two" if desk.decision else "panes deciding"},
                h.div(
                    *not_right(filling, visitor),
                    back_link(
                        f"/handlaggning/{desk.file.investigation.case_id}",
                        case_named(desk.file, w),
                    ),
                    h.h1(title),
                    *_work(desk, filling, visitor),
                ),
                h.div(
                    {"class": "side"},
                    decided_facts(desk.decision, visitor)
                    if desk.decision
                    else letter_side(desk, pages, visitor),
                ),
            )
        ],
        surface="desk",
        status=filling.status,
        current="/handlaggning",
        scripts=() if desk.decision else ("letter.js",),
    )


def _work(desk: DecisionDesk, filling: Filling, visitor: Visitor) -> list[Vdom | None]:
    w, state = visitor.words, desk.file.investigation.state
    if desk.decision is not None:
        return [
            *decided(desk, desk.decision, visitor),
            communication_part(desk, filling, visitor),
        ]
    is_open = isinstance(state, UnderWay)
    at = address_of(desk.file.investigation.case_id)
    return [
        sent_back(desk, visitor),
        h.form(
            {
                "action": at,
                "method": "post",
                "novalidate": True,
                "data-letter": f"{at}/brev",
                "data-unsaved": w("decide-unsaved"),
                "data-page": w(
                    "decide-letter-page", person=desk.file.person.given_name, page="#"
                ),
            },
            hidden("op_id", op_id(filling, visitor)),
            versioned(filling),
            outcome_fields(desk, filling, w) if is_open else outcome_table(desk, w),
            day_fields(filling, w) if is_open else None,
            reasons_field(desk, filling, w),
            h.div({"class": "stack", "id": STANDS}, *where_it_stands(desk, visitor)),
        ),
        send_back_part(desk, filling, visitor),
        h.div({"class": "stack", "id": LEFT}, *what_is_left(desk, filling, visitor)),
    ]


def where_it_stands(desk: DecisionDesk, visitor: Visitor) -> list[Vdom | None]:
    """What is in place, whose decision it is, and the way forward."""
    return [
        checks(desk, visitor),
        open_objections(desk.file, visitor),
        whose_decision(desk, visitor) if desk.draft.outcomes else None,
        sent_up(desk, visitor),
        _buttons(desk, visitor),
    ]


def what_is_left(
    desk: DecisionDesk, filling: Filling, visitor: Visitor
) -> list[Vdom | None]:
    """What is missing, and asking her first where she is to be asked."""
    return [
        missing(desk, visitor.words),
        communication_part(desk, filling, visitor),
    ]


def _buttons(desk: DecisionDesk, visitor: Visitor) -> Vdom:
    """One filled button: what the case is ready for. Enter in a field only saves."""
    w = visitor.words
    saved = desk.draft.saved_at
    mark = w("decide-saved", time=formats.clock(saved)) if saved else ""
    forward, hint = _forward(desk, visitor)
    return h.div(
        {"class": "acts forward-first", "key": "acts"},
        button(
            w("decide-save"),
            kind="text" if forward else "outlined",
            name="act",
            value="save",
        ),
        forward,
        h.span({"class": "hint", "id": "sparat", "role": "status"}, mark),
        h.span({"class": "hint"}, hint) if hint else None,
    )


def _forward(desk: DecisionDesk, visitor: Visitor) -> tuple[Vdom | None, str]:
    """The act that moves the case on, which saves first; and what it leads to."""
    w, state = visitor.words, desk.file.investigation.state
    if isinstance(state, UnderWay) and not _waits_below(desk, visitor):
        kind = "outlined" if asks_first(desk) else "filled"
        sign = button(
            w("decide-sign"), kind=kind, name="act", value="sign", icon_name="key"
        )
        return sign, w("decide-sign-hint")
    waits_above = desk.sent_up is not None and not desk.is_mine_to_decide
    if not isinstance(state, Signed) or waits_above:
        return None, ""
    is_mine = desk.is_mine_to_decide
    label = w("decide-decide") if is_mine else w("decide-send-up", name=desk.sends_to)
    decide = button(label, name="act", value="decide", icon_name="key")
    return decide, w("decide-decide-hint") if is_mine else ""


def _waits_below(desk: DecisionDesk, visitor: Visitor) -> bool:
    """Sent back: the one who investigates changes it and signs again."""
    officer = desk.file.investigation.officer_id
    reads = visitor.actor.user_id if visitor.actor else None
    return desk.sent_back is not None and reads != officer


async def document_of(desk: DecisionDesk, visitor: Visitor) -> Document | Refusal:
    """What she would put her name to now."""
    by = visitor.for_purpose(Purpose.decide)
    draw_up = partial(drawn_up, desk, visitor.municipality, by=by, today=visitor.today)
    return await run_sync(draw_up)


async def count_pages(desk: DecisionDesk) -> int:
    if desk.letter is None:
        return 0
    return len(await run_sync(letters.decision_preview, desk.letter))


def address_of(case_id: str) -> str:
    return f"/handlaggning/{case_id}/beslut"
