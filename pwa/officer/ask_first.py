"""Before the decision: ask her first (FL 25), or let the officer mend what was presented."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from litestar import Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.investigation import actions
from backend.investigation.facts import CommunicationId
from backend.investigation.forms import (
    AnswerForm,
    CommunicateForm,
    SendBackForm,
    SkipForm,
)
from backend.kernel.actor import Actor
from backend.kernel.forms import FormErrors, decode
from backend.kernel.ids import CaseId
from pwa.forms import Action, Filling, Submission
from pwa.officer.decide_form import values_of
from pwa.officer.decide_view import AT, PATH, address_of, load_desk, show
from pwa.shell import see_other

F = TypeVar("F")


@post(PATH + "/kommunicera", status_code=303)
async def communicate(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    return await _acted_on(
        decode(CommunicateForm, sent.form, today=visitor.today),
        lambda asked, by: partial(
            actions.communicate,
            case_id=CaseId(case_id),
            last_day=asked.last_day,
            by=by,
            now=visitor.now,
            today=visitor.today,
        ),
        case_id=case_id,
        sent=sent,
    )


@post(PATH + "/utan-kommunicering", status_code=303)
async def skip(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    return await _acted_on(
        decode(SkipForm, sent.form),
        lambda asked, by: partial(
            actions.skip_communication,
            case_id=CaseId(case_id),
            reason=asked.skip_reason,
            by=by,
            now=sent.visitor.now,
        ),
        case_id=case_id,
        sent=sent,
    )


@post(PATH + "/svar", status_code=303)
async def note_answer(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """What she answered by word of mouth or on paper."""
    return await _acted_on(
        decode(AnswerForm, sent.form),
        lambda asked, by: partial(
            actions.note_answer,
            communication_id=CommunicationId(asked.communication_id),
            answer=asked.answer,
            text=asked.text,
            by=by,
            now=sent.visitor.now,
        ),
        case_id=case_id,
        sent=sent,
    )


@post(PATH + "/tillbaka", status_code=303)
async def send_back(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """Not decided as presented: the officer gets it again, with a note."""
    visitor = sent.visitor
    return await _acted_on(
        decode(SendBackForm, sent.form),
        lambda asked, by: partial(
            actions.send_back,
            case_id=CaseId(case_id),
            note=asked.back_note,
            by=by,
            now=visitor.now,
            today=visitor.today,
        ),
        case_id=case_id,
        sent=sent,
    )


async def _acted_on(
    asked: F | FormErrors,
    act: Callable[[F, Actor], Action],
    *,
    case_id: str,
    sent: Submission,
) -> Response[str]:
    """On when it was kept; when not, the draft beside the form stays as saved."""
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.decide)
    desk = await load_desk(case_id, visitor, sent.house)
    kept = await sent.act_on(asked, lambda found: act(found, by), by=by, at=AT)
    if isinstance(kept, Filling):
        values = {**values_of(desk, visitor), **kept.values, "op_id": ""}
        return await show(desk, replace(kept, values=values), visitor)
    return see_other(address_of(case_id))


ROUTES = [communicate, skip, note_answer, send_back]
