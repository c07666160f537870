"""A case that a colleague has: cover for her or take it over; and opening in an emergency."""

from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access import brief, people
from backend.access.brief_facts import (
    COVERS_FOR,
    BriefReasonMissing,
    CaseNumberUnknown,
    EmergencyOpened,
)
from backend.access.facts import Purpose
from backend.investigation import actions, queries
from backend.investigation.facts import Investigation
from backend.investigation.forms import TAKE, ColleagueForm, EmergencyForm
from backend.kernel import personnummer
from backend.kernel.actor import Actor
from backend.kernel.forms import decode
from backend.kernel.ids import CaseId
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Kept, Opened, Session
from components.forms import Choice, button, field, form, radio_cards, textarea
from components.html import Vdom
from pwa.forms import Action, Filling, Submission, op_id
from pwa.officer.case import no_case
from pwa.officer.form_page import form_page
from pwa.officer.wording import services_of
from pwa.shell import House, Visitor, see_other

WORKLIST: Final = "/handlaggning"
CASE: Final = WORKLIST + "/{case_id:str}"
EMERGENCY: Final = "/nodoppna"
AT: Final[dict[type[Refusal], str]] = {
    BriefReasonMissing: "reason",
    CaseNumberUnknown: "number",
}
Found = tuple[Investigation, str]


@get(CASE + "/kollega")
async def colleague_page(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """What of it she may see: its row on the unit's list, and who has it."""
    actor = visitor.for_purpose(Purpose.take_over)
    found = await _load(case_id, actor, visitor, house)
    return _colleague_page(found, Filling(), visitor)


async def _load(case_id: str, actor: Actor, visitor: Visitor, house: House) -> Found:
    found = await house.door.read(
        partial(_of_colleague, case_id=CaseId(case_id), actor=actor),
        by=actor,
        now=visitor.now,
        opened=lambda found: Opened(
            purpose=Purpose.take_over,
            what="list_row",
            case_id=found[0].case_id if found else None,
            person_id=found[0].person_id if found else None,
        ),
    )
    if found is None:
        raise no_case()
    return found


def _of_colleague(session: Session, *, case_id: CaseId, actor: Actor) -> Found | None:
    found = queries.investigation(
        session, actor=actor, case_id=case_id, purpose=Purpose.take_over
    )
    if found is None or found.officer_id is None or found.officer_id == actor.user_id:
        return None
    return found, people.staff(session, found.officer_id).name


def _colleague_page(found: Found, filling: Filling, visitor: Visitor) -> Response[str]:
    w, (case, holder) = visitor.words, found
    return form_page(
        w("colleague-title", number=case.case_number),
        filling,
        visitor,
        form(
            radio_cards(
                name="opening",
                legend=w("colleague-how"),
                options=[
                    *(
                        Choice(str(days), w(f"colleague-days-{days}"))
                        for days in COVERS_FOR
                    ),
                    Choice(TAKE, w("colleague-take"), hint=w("colleague-take-hint")),
                ],
                value=filling.value("opening") or None,
                error=filling.error("opening"),
                hint=w("colleague-cover-hint", name=holder),
            ),
            _why(filling, visitor),
            button(w("colleague-do")),
            action=f"{WORKLIST}/{case.case_id}/kollega",
            op_id=op_id(filling, visitor),
        ),
        back=(WORKLIST, w("worklist-title")),
        lead=w("colleague-lead", name=holder, services=services_of(case.asked, w)),
    )


def _why(filling: Filling, visitor: Visitor) -> Vdom:
    w = visitor.words
    return textarea(
        name="reason",
        label=w("brief-reason"),
        hint=w("brief-reason-hint"),
        value=filling.value("reason"),
        error=filling.error("reason"),
        rows=2,
    )


@post(CASE + "/kollega", status_code=303)
async def open_colleagues(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.take_over)
    found = await _load(case_id, by, visitor, sent.house)
    kept = await sent.act_on(
        decode(ColleagueForm, sent.form),
        lambda asked: _opening(asked, CaseId(case_id), by, visitor),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        return _colleague_page(found, kept, visitor)
    return see_other(f"{WORKLIST}/{case_id}")


def _opening(
    asked: ColleagueForm, case_id: CaseId, by: Actor, visitor: Visitor
) -> Action:
    about = {"case_id": case_id, "reason": asked.reason, "by": by, "now": visitor.now}
    if asked.opening == TAKE:
        return partial(actions.take_over, **about)
    return partial(actions.cover, days=int(asked.opening), **about)


@get(EMERGENCY)
async def emergency_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    visitor.for_purpose(Purpose.emergency)
    return _emergency_page(Filling(), visitor)


def _emergency_page(filling: Filling, visitor: Visitor) -> Response[str]:
    w = visitor.words
    return form_page(
        w("emergency-title"),
        filling,
        visitor,
        form(
            field(
                name="number",
                label=w("emergency-number"),
                hint=w("emergency-number-hint", example=f"{visitor.today.year}-0012"),
                value=filling.value("number"),
                error=filling.error("number"),
                autocomplete="off",
            ),
            _why(filling, visitor),
            button(w("emergency-do")),
            action=EMERGENCY,
            op_id=op_id(filling, visitor),
        ),
        back=(WORKLIST, w("worklist-title")),
        lead=w("emergency-lead"),
    )


@post(EMERGENCY, status_code=303)
async def break_glass(sent: NamedDependency[Submission]) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.emergency)
    kept = await sent.act_on(
        decode(EmergencyForm, sent.form),
        lambda asked: partial(
            actions.break_glass,
            number=asked.number,
            personnummer=_personnummer(asked.number, visitor),
            reason=asked.reason,
            by=by,
            now=visitor.now,
        ),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        return _emergency_page(kept, visitor)
    if isinstance(kept, Kept) and isinstance(kept.event, EmergencyOpened):
        return see_other(f"{WORKLIST}/{kept.event.case_id}")
    return see_other(WORKLIST)


def _personnummer(text: str, visitor: Visitor) -> str | None:
    read = personnummer.parse(text, today=visitor.today)
    return read if isinstance(read, str) else None


@get(CASE + "/stang")
async def close_page(
    case_id: FromPath[str], visitor: NamedDependency[Visitor]
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.case_file)
    if all(each.case_id != case_id for each in actor.for_a_while):
        raise no_case()
    w, here = visitor.words, f"{WORKLIST}/{case_id}"
    return form_page(
        w("brief-close-title"),
        Filling(),
        visitor,
        form(
            button(w("brief-close-do")),
            action=f"{here}/stang",
            op_id=visitor.new_op(),
        ),
        back=(here, w("brief-close-back")),
        lead=w("brief-close-lead"),
    )


@post(CASE + "/stang", status_code=303)
async def close(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.case_file)
    result = await sent.act(
        partial(brief.close, case_id=CaseId(case_id), by=by, now=visitor.now), by=by
    )
    return visitor.after(result, to=WORKLIST)


ROUTES = [
    colleague_page,
    open_colleagues,
    emergency_page,
    break_glass,
    close_page,
    close,
]
