"""`/personal/{user_id}/flytta`: a colleague begins at another unit."""

from functools import partial
from typing import Annotated

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Meta, Struct

from backend.access import moving
from backend.access.facts import Purpose
from backend.access.staff_ways import Colleague
from backend.kernel.forms import FormErrors, decode
from backend.kernel.refusal import NotAllowed
from components.forms import Choice, button, form, link_button, radio_cards
from components.html import h
from components.layout import back_link
from pwa.forms import Filling, Submission, not_right, op_id, titled, unreadable
from pwa.shell import House, Visitor, see_other
from pwa.steering.colleague import ONE, about, acted, colleague_tab, load_colleague
from pwa.steering.staff import HERE


class MoveForm(Struct, frozen=True, kw_only=True):
    """`place` is the unit where she begins."""

    place: Annotated[str, Meta(max_length=36)]


@get(ONE + "/flytta")
async def move_page(
    user_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """What it means, and where to."""
    actor = visitor.for_purpose(Purpose.staff)
    found = await load_colleague(user_id, visitor, house)
    if found.user_id == actor.user_id or not found.places:
        return see_other(f"{HERE}/{user_id}")
    return _page(found, Filling(), visitor)


@post(ONE + "/flytta", status_code=303)
async def move(
    user_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """From now on she works there."""
    found, by = await about(user_id, sent)
    if not found.places:
        at = f"{HERE}/{user_id}"
        return sent.visitor.refusal_page(NotAllowed(), back=at, surface="desk")
    asked = decode(MoveForm, sent.form)
    if isinstance(asked, FormErrors):
        return _page(found, unreadable(sent.form, asked, sent.visitor), sent.visitor)
    result = await acted(sent, found, by, partial(moving.move, to=asked.place))
    if isinstance(result, Filling):
        return _page(found, result, sent.visitor)
    return see_other(HERE)


def _page(found: Colleague, filling: Filling, visitor: Visitor) -> Response[str]:
    w, at = visitor.words, f"{HERE}/{found.user_id}"
    title = w("staff-move-title", name=found.name)
    tab = colleague_tab("staff-move-tab", found, w)
    return visitor.page(
        title=titled(tab, filling, visitor),
        main=h.div(
            {"class": "desk-column"},
            not_right(filling, visitor),
            back_link(at, found.name),
            h.h1(title),
            h.p({"class": "lead"}, w("staff-move-means")),
            form(
                radio_cards(
                    name="place",
                    legend=w("staff-move-place"),
                    options=[
                        Choice(value=e.place_id, label=e.name) for e in found.places
                    ],
                    value=filling.value("place"),
                    error=filling.error("place"),
                ),
                button(w("staff-move-do")),
                action=f"{at}/flytta",
                op_id=op_id(filling, visitor),
            ),
            link_button(w("staff-move-keep"), at, kind="text"),
        ),
        surface="desk",
        status=filling.status,
        current=HERE,
    )


ROUTES = [move_page, move]
