"""Before the decision: show her what it will rest on, or say why not (FL 25)."""

from functools import partial

from litestar import Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.investigation import actions
from backend.investigation.facts import CommunicationId
from backend.investigation.forms import AnswerForm, CommunicateForm, SkipForm
from backend.kernel.forms import FormErrors, decode
from backend.kernel.ids import CaseId
from backend.kernel.refusal import Refusal
from pwa.officer.decide_view import (
    AT,
    PATH,
    address_of,
    beside,
    load_desk,
    nothing_there,
    show,
)
from pwa.officer.filling import refused, wrong
from pwa.shell import FormFields, House, Visitor


@post(PATH + "/kommunicera", status_code=303)
async def communicate(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    by = visitor.for_purpose(Purpose.decide)
    desk = await load_desk(case_id, visitor, house)
    if desk is None:
        return nothing_there(visitor)
    asked = decode(CommunicateForm, form, today=visitor.today)
    if isinstance(asked, FormErrors):
        return await show(
            desk, beside(desk, wrong(form, asked, visitor), visitor), visitor
        )
    result = await house.door.act(
        partial(
            actions.communicate,
            case_id=CaseId(case_id),
            last_day=asked.last_day,
            by=by,
            now=visitor.now,
            today=visitor.today,
        ),
        by=by,
        now=visitor.now,
        op=visitor.op(form),
    )
    if isinstance(result, Refusal):
        again = refused(form, result, visitor, at=AT)
        return await show(desk, beside(desk, again, visitor), visitor)
    return visitor.after(result, to=address_of(case_id))


@post(PATH + "/utan-kommunicering", status_code=303)
async def skip(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    by = visitor.for_purpose(Purpose.decide)
    desk = await load_desk(case_id, visitor, house)
    if desk is None:
        return nothing_there(visitor)
    asked = decode(SkipForm, form)
    if isinstance(asked, FormErrors):
        return await show(
            desk, beside(desk, wrong(form, asked, visitor), visitor), visitor
        )
    result = await house.door.act(
        partial(
            actions.skip_communication,
            case_id=CaseId(case_id),
            reason=asked.skip_reason,
            by=by,
            now=visitor.now,
        ),
        by=by,
        now=visitor.now,
        op=visitor.op(form),
    )
    if isinstance(result, Refusal):
        again = refused(form, result, visitor, at=AT)
        return await show(desk, beside(desk, again, visitor), visitor)
    return visitor.after(result, to=address_of(case_id))


@post(PATH + "/svar", status_code=303)
async def note_answer(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    """What she answered by word of mouth or on paper."""
    by = visitor.for_purpose(Purpose.decide)
    desk = await load_desk(case_id, visitor, house)
    if desk is None:
        return nothing_there(visitor)
    asked = decode(AnswerForm, form)
    if isinstance(asked, FormErrors):
        return await show(
            desk, beside(desk, wrong(form, asked, visitor), visitor), visitor
        )
    result = await house.door.act(
        partial(
            actions.note_answer,
            communication_id=CommunicationId(asked.communication_id),
            answer=asked.answer,
            text=asked.text,
            by=by,
            now=visitor.now,
        ),
        by=by,
        now=visitor.now,
        op=visitor.op(form),
    )
    if isinstance(result, Refusal):
        again = refused(form, result, visitor, at=AT)
        return await show(desk, beside(desk, again, visitor), visitor)
    return visitor.after(result, to=address_of(case_id))


ROUTES = [communicate, skip, note_answer]
