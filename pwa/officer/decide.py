"""`/handlaggning/{case_id}/beslut`: decide, seeing what the person will read."""

from functools import partial
from typing import Any, Final

from anyio.to_thread import run_sync
from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Struct

from backend.access.facts import Purpose
from backend.insight.facts import NodeKind
from backend.investigation import actions, letters, queries
from backend.investigation.facts import DecisionDesk
from backend.kernel.ids import CaseId
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Repeated
from pwa.forms import Filling, Newest, Submission, version_seen
from pwa.officer.case import no_case
from pwa.officer.decide_form import draft_in, values_of
from pwa.officer.decide_view import (
    AT,
    LEFT,
    PATH,
    STANDS,
    address_of,
    count_pages,
    document_of,
    load_desk,
    opened_of,
    show,
    what_is_left,
    where_it_stands,
)
from pwa.onlooker import whole_number
from pwa.related import beside
from pwa.shell import House, Visitor, see_other

PDF = "application/pdf"
PRIVATE = {"Cache-Control": "no-store"}
# What is done with the draft when it has been kept.
FORWARD: Final = {"sign", "decide"}


class SavedDraft(Struct, frozen=True):
    """What the page's script is told when the draft has been kept: `parts` by their id."""

    pages: int
    version: int
    parts: dict[str, list[Any]]


@get(PATH)
async def decide_page(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    desk = await load_desk(case_id, visitor, house)
    visitor = await beside(visitor, house, case_id, NodeKind.line)
    return await show(desk, Filling(values=values_of(desk, visitor)), visitor)


@post(PATH, status_code=303)
async def keep(
    case_id: FromPath[str],
    request: Request[Any, Any, Any],
    sent: NamedDependency[Submission],
) -> Response[str] | Response[SavedDraft]:
    """Save the draft, and go on to signing or deciding if that was the button."""
    visitor, act = sent.visitor, sent.form.get("act", ["save"])[-1]
    by = visitor.for_purpose(Purpose.decide)
    desk = await load_desk(case_id, visitor, sent.house)
    kept = await sent.act_on(
        draft_in(sent.form, desk, today=visitor.today),
        lambda draft: partial(
            actions.save_draft,
            case_id=desk.file.investigation.case_id,
            draft=draft,
            base_version=version_seen(sent.form),
            by=by,
            now=visitor.now,
            today=visitor.today,
        ),
        by=by,
        at=AT,
        newest=Newest(desk.draft.version, "decide-saved-by-other"),
    )
    if isinstance(kept, Filling):
        return await show(desk, kept, visitor)
    if request.headers.get("accept") == "application/json":
        return await _told_script(case_id, visitor, sent.house)
    if isinstance(kept, Repeated) or act not in FORWARD:
        return see_other(address_of(case_id))
    return await _go_on(act, case_id, sent)


@post(PATH + "/postat", status_code=303)
async def posted(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.decide)
    result = await sent.act(
        partial(
            actions.note_letter_posted,
            case_id=CaseId(case_id),
            by=by,
            now=visitor.now,
            today=visitor.today,
        ),
        by=by,
    )
    return visitor.after(result, to=address_of(case_id))


@get(PATH + "/brev.pdf")
async def letter(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[bytes] | Response[str]:
    """The letter: as frozen once it is decided, before that as it would read today."""
    by = visitor.for_purpose(Purpose.case_file)
    desk = await load_desk(case_id, visitor, house)
    if desk.letter is None:
        raise no_case()
    if desk.decision is None:
        content = await run_sync(letters.decision_pdf, desk.letter)
        return Response(content=content, media_type=PDF, headers=PRIVATE)
    frozen = await house.door.read(
        partial(
            queries.decision_letter,
            actor=by,
            decision_id=desk.decision.decision_id,
            purpose=Purpose.case_file,
        ),
        by=by,
        now=visitor.now,
        opened=opened_of(desk, "decision_letter"),
    )
    return Response(content=frozen or b"", media_type=PDF, headers=PRIVATE)


@get(PATH + "/brev/{page:str}")
async def letter_page(
    case_id: FromPath[str],
    page: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[bytes] | Response[str]:
    """A page of the letter as a picture."""
    desk = await load_desk(case_id, visitor, house)
    if desk.letter is None:
        raise no_case()
    pages = await run_sync(letters.decision_preview, desk.letter)
    number = whole_number(page.removesuffix(".png"), most=len(pages))
    if number is None:
        raise no_case()
    content = pages[number - 1]
    return Response(content=content, media_type="image/png", headers=PRIVATE)


async def _go_on(act: str, case_id: str, sent: Submission) -> Response[str]:
    """To where she signs, or up to whoever decides; the draft is kept by now.

    She is told first what is missing.
    """
    visitor, house = sent.visitor, sent.house
    desk = await load_desk(case_id, visitor, house)
    if act == "decide" and not desk.is_mine_to_decide:
        return await _send_up(desk, sent)
    drawn = await document_of(desk, visitor)
    if isinstance(drawn, Refusal):
        return await _told(drawn, desk, visitor)
    return see_other(f"{address_of(case_id)}/skriv-under")


async def _send_up(desk: DecisionDesk, sent: Submission) -> Response[str]:
    visitor, house = sent.visitor, sent.house
    by, case_id = visitor.for_purpose(Purpose.decide), desk.file.investigation.case_id
    result = await house.door.act(
        partial(
            actions.send_up,
            case_id=case_id,
            by=by,
            now=visitor.now,
            today=visitor.today,
        ),
        by=by,
        now=visitor.now,
        op=sent.op_after("decide"),
    )
    if not isinstance(result, Refusal):
        return see_other(address_of(case_id))
    return await _told(result, await load_desk(case_id, visitor, house), visitor)


async def _told(
    refusal: Refusal, desk: DecisionDesk, visitor: Visitor
) -> Response[str]:
    told = visitor.words.refusal(refusal)
    again = Filling(values_of(desk, visitor), told=told, status=refusal.status)
    return await show(desk, again, visitor)


async def _told_script(
    case_id: str, visitor: Visitor, house: House
) -> Response[SavedDraft] | Response[str]:
    desk = await load_desk(case_id, visitor, house)
    told = SavedDraft(
        pages=await count_pages(desk),
        version=desk.draft.version,
        parts={
            STANDS: [*filter(None, where_it_stands(desk, visitor))],
            LEFT: [*filter(None, what_is_left(desk, Filling(), visitor))],
        },
    )
    return Response(content=told, status_code=200, headers=PRIVATE)


ROUTES = [
    decide_page,
    keep,
    posted,
    letter,
    letter_page,
]
