"""`/byt-person/fraga`: a relative asks to act for somebody, who says yes or no herself."""

from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency

from backend.access import mandate_actions
from backend.access.facts import Purpose
from backend.access.mandate_forms import AskForm
from backend.kernel import personnummer
from backend.kernel.forms import FormErrors, decode
from backend.kernel.personnummer import PersonnummerUnreadable
from components.feedback import notice
from components.forms import button, form
from components.html import h
from components.layout import acts, back_link
from pwa.acting import ASK, SWITCH
from pwa.citizen.agent_parts import AT, whom_and_what
from pwa.forms import Filling, Submission, not_right, op_id, titled, unreadable, wrong
from pwa.shell import (
    Visitor,
    see_other,
)


@get(ASK)
async def ask_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    visitor.for_purpose(Purpose.own_mandates)
    return _ask_page(Filling(), visitor)


@post(ASK, status_code=303)
async def ask(sent: NamedDependency[Submission]) -> Response[str]:
    """It gives nothing by itself: the person is asked, whoever she is."""
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.own_mandates)
    asked = decode(AskForm, sent.form, today=visitor.today)
    if isinstance(asked, FormErrors):
        return _ask_page(unreadable(sent.form, asked, visitor), visitor)
    number = personnummer.parse(asked.personnummer, today=visitor.today)
    if isinstance(number, PersonnummerUnreadable):
        again = wrong(sent.form, {"personnummer": visitor.words.refusal(number)})
        return _ask_page(again, visitor)
    kept = await sent.act_on(
        asked,
        lambda said: partial(
            mandate_actions.ask,
            person_number=number,
            person_name=said.name,
            scopes=said.scopes,
            by=by,
            now=visitor.now,
        ),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        return _ask_page(kept, visitor)
    return see_other(SWITCH)


def _ask_page(filling: Filling, visitor: Visitor) -> Response[str]:
    w = visitor.words
    return visitor.page(
        title=titled(w("ask-title"), filling, visitor),
        main=[
            back_link(SWITCH, w("apply-back")),
            *not_right(filling, visitor),
            h.h1(w("ask-title")),
            h.p({"class": "lead"}, w("ask-lead")),
            notice(w("relatives-no-right"), kind="info"),
            form(
                *whom_and_what("ask", filling, w),
                h.p(w("ask-other-ways", phone=visitor.municipality.phone)),
                acts(button(w("ask-send"))),
                action=ASK,
                op_id=op_id(filling, visitor),
            ),
        ],
        status=filling.status,
    )


ROUTES = [ask_page, ask]
