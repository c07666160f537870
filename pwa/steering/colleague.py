"""One of the staff: a link for the first day, a code for today, a lost phone, the last day."""

from collections.abc import Callable
from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Struct
from msgspec.structs import replace

from backend.access import invites, moving, personal_codes, sign_ins, staff_ways
from backend.access.facts import CodeKind, Purpose
from backend.access.staff_ways import AccountHasEnded, Colleague
from backend.handoffs import AnyEvent
from backend.kernel.actor import Actor, Role
from backend.kernel.forms import FormErrors, decode
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Kept, Repeated, Session
from components.feedback import notice
from components.forms import button, form, link_button
from components.html import Vdom, h
from components.layout import back_link, dialog_page, page_header, section
from i18n.words import Words
from pwa.forms import Filling, Submission, not_right, titled, unreadable
from pwa.shell import House, NothingHere, Visitor, see_other
from pwa.sign_in.begin import wake_all
from pwa.steering.staff import (
    HERE,
    ROLE_NAMES,
    document_seen,
    link_page,
    shown_page,
    state_of,
    what_was_seen,
)

ONE: Final = HERE + "/{user_id:str}"


class SeenForm(Struct, frozen=True, kw_only=True):
    """`checked` is the kind of document that was seen, or that none was."""

    checked: str


@get(ONE)
async def one_page(
    user_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.staff)
    found = await load_colleague(user_id, visitor, house)
    return _one_page(found, Filling(), visitor, actor)


@post(ONE + "/lank", status_code=200)
async def link_again(
    user_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """Another link for somebody who has not made her passkey yet."""
    return await _with_link(user_id, sent, staff_ways.link_again)


@post(ONE + "/aterstall", status_code=303)
async def ask_recovery(
    user_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """She cannot get in: the first of two administrators says so."""
    found, by = await about(user_id, sent)
    result = await acted(sent, found, by, staff_ways.ask_recovery)
    if isinstance(result, Filling):
        return _one_page(found, result, sent.visitor, by)
    return see_other(f"{HERE}/{user_id}")


@post(ONE + "/slapp-in", status_code=200)
async def grant_recovery(
    user_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """The second administrator: all that she had ends, and she makes a new passkey."""
    return await _with_link(user_id, sent, staff_ways.grant_recovery)


@post(ONE + "/kod", status_code=200)
async def device_code(
    user_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """A code for today, on a device that she has used before."""
    found, by = await about(user_id, sent)
    code = personal_codes.new_code(CodeKind.device)
    result = await acted(
        sent, found, by, partial(staff_ways.issue_device_code, code=code)
    )
    if isinstance(result, Filling):
        return _one_page(found, result, sent.visitor, by)
    if isinstance(result, Repeated):
        return see_other(f"{HERE}/{user_id}")
    w = sent.visitor.words
    return shown_page(
        w("staff-code-title", name=found.name),
        w("staff-code-tab"),
        w("staff-code-lead"),
        personal_codes.shown(code),
        sent.visitor,
    )


@get(ONE + "/avsluta")
async def end_page(
    user_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """What it means, before it is done."""
    actor = visitor.for_purpose(Purpose.staff)
    found, w = await load_colleague(user_id, visitor, house), visitor.words
    at = f"{HERE}/{user_id}"
    if found.user_id == actor.user_id:
        return see_other(at)
    title = w("staff-end-title", name=found.name)
    return visitor.page(
        title=colleague_tab("staff-end-tab", found, w),
        main=dialog_page(
            title,
            w("staff-end-lead"),
            form(
                button(w("staff-end-do"), kind="danger"),
                action=f"{at}/avsluta",
                op_id=visitor.new_op(),
            ),
            link_button(w("staff-end-keep"), at, kind="text"),
        ),
        surface="desk",
        current=HERE,
    )


@post(ONE + "/avsluta", status_code=303)
async def end_account(
    user_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """Her last day."""
    found, by = await about(user_id, sent)
    result = await acted(sent, found, by, staff_ways.end_account)
    if isinstance(result, Filling):
        return _one_page(found, result, sent.visitor, by)
    return see_other(HERE)


async def _with_link(
    user_id: str, sent: Submission, act: Callable[..., AnyEvent | Refusal]
) -> Response[str]:
    """The link is shown this once; sent twice, it leads to where a new one is made."""
    found, by = await about(user_id, sent)
    seen = decode(SeenForm, sent.form)
    if isinstance(seen, FormErrors):
        again = unreadable(sent.form, seen, sent.visitor)
        return _one_page(found, again, sent.visitor, by)
    token, document = invites.new_token(), document_seen(seen.checked)
    result = await acted(sent, found, by, partial(act, token=token, document=document))
    if isinstance(result, Filling):
        return _one_page(found, result, sent.visitor, by)
    if isinstance(result, Repeated):
        return see_other(f"{HERE}/{user_id}")
    return link_page(found.name, token, sent.visitor, sent.house)


async def about(user_id: str, sent: Submission) -> tuple[Colleague, Actor]:
    """Whom it is about, if she is hers to look after; then that it is still she."""
    visitor = sent.visitor
    visitor.for_purpose(Purpose.staff)
    found = await load_colleague(user_id, visitor, sent.house)
    return found, visitor.for_purpose(Purpose.administration)


async def load_colleague(
    user_id: str, visitor: Visitor, house: House, *, back: str = HERE
) -> Colleague:
    """Somebody whose ways in she looks after; anybody else does not exist."""
    actor, now = visitor.for_purpose(Purpose.staff), house.wall.now()
    found = await house.door.look(
        lambda s: staff_ways.colleague(s, user_id, by=actor, now=now)
    )
    if found is not None:
        places = await house.door.look(
            lambda s: moving.places_for(s, user_id, by=actor)
        )
        return replace(found, places=places)
    ended = await house.door.look(lambda s: staff_ways.has_ended(s, user_id, by=actor))
    why = AccountHasEnded() if ended else None
    raise NothingHere(back=back, surface="desk", why=why)


async def acted(
    sent: Submission,
    found: Colleague,
    by: Actor,
    act: Callable[..., AnyEvent | Refusal],
) -> Kept | Repeated | Filling:
    """Do it once; what she had open closes when her sign-in has ended by it."""
    house, user_id = sent.house, found.user_id
    ended: set[str] = set()

    def work(session: Session) -> AnyEvent | Refusal:
        ended.update(sign_ins.topics_of(session, user_id))
        outcome = act(session, user_id=user_id, by=by, now=house.wall.now())
        ended.difference_update(sign_ins.topics_of(session, user_id))
        return outcome

    result = await sent.act_on(found, lambda _: work, by=by)
    if isinstance(result, Kept):
        wake_all(house, ended)
    return result


def colleague_tab(message: str, found: Colleague, w: Words) -> str:
    """The title of a page about a colleague says what she does, not who she is."""
    return w(message, role=w(ROLE_NAMES[found.role]))


def _one_page(
    found: Colleague, filling: Filling, visitor: Visitor, actor: Actor
) -> Response[str]:
    w = visitor.words
    is_herself = found.user_id == actor.user_id
    return visitor.page(
        title=titled(colleague_tab("staff-one-tab", found, w), filling, visitor),
        main=h.div(
            {"class": "desk-column"},
            not_right(filling, visitor),
            back_link(HERE, w("staff-title")),
            page_header(found.name, found.title),
            h.p(state_of(found, w)),
            h.p(w("staff-herself"))
            if is_herself
            else _acts(found, filling, visitor, actor),
        ),
        surface="desk",
        status=filling.status,
        current=HERE,
    )


def _acts(
    found: Colleague, filling: Filling, visitor: Visitor, actor: Actor
) -> list[Vdom]:
    w, at = visitor.words, f"{HERE}/{found.user_id}"
    elsewhere = _elsewhere(found, visitor)
    last_day = section(
        w("staff-end"),
        h.p(w("staff-end-lead")),
        link_button(w("staff-end-do"), f"{at}/avsluta", kind="danger"),
    )
    if not found.gets_in:
        return [
            section(
                w("staff-link"),
                h.p(w("staff-link-lead")),
                form(
                    what_was_seen(filling, w),
                    button(w("staff-new-make"), kind="outlined"),
                    action=f"{at}/lank",
                    op_id=visitor.new_op(),
                ),
            ),
            *elsewhere,
            last_day,
        ]
    return [
        *_today(found, visitor),
        _recovery(found, filling, visitor, actor),
        *elsewhere,
        last_day,
    ]


def _elsewhere(found: Colleague, visitor: Visitor) -> list[Vdom]:
    """Where there is another unit to begin at."""
    if not found.places:
        return []
    w = visitor.words
    return [
        section(
            w("staff-move"),
            h.p(w("staff-move-lead")),
            link_button(
                w("staff-move-choose"),
                f"{HERE}/{found.user_id}/flytta",
                kind="outlined",
            ),
        )
    ]


def _today(found: Colleague, visitor: Visitor) -> list[Vdom]:
    if found.role is not Role.care_worker or not found.has_device:
        return []
    words = visitor.words
    return [
        section(
            words("staff-code"),
            h.p(words("staff-code-why")),
            form(
                button(words("staff-code-show"), kind="outlined"),
                action=f"{HERE}/{found.user_id}/kod",
                op_id=visitor.new_op(),
            ),
        )
    ]


def _recovery(
    found: Colleague, filling: Filling, visitor: Visitor, actor: Actor
) -> Vdom:
    """The first asks, the second grants; whoever asked sees that it waits."""
    w, at = visitor.words, f"{HERE}/{found.user_id}"
    if found.recovery is None:
        return section(
            w("staff-recover"),
            h.p(w("staff-recover-lead")),
            form(
                button(w("staff-recover-ask"), kind="outlined"),
                action=f"{at}/aterstall",
                op_id=visitor.new_op(),
            ),
        )
    asked = w("staff-recover-asked", name=found.recovery.by_name)
    if found.recovery.by == actor.user_id:
        return section(w("staff-recover"), notice(asked, kind="warn"))
    return section(
        w("staff-recover"),
        notice(asked, kind="warn"),
        h.p(w("staff-recover-grant-lead")),
        form(
            what_was_seen(filling, w),
            button(w("staff-recover-grant")),
            action=f"{at}/slapp-in",
            op_id=visitor.new_op(),
        ),
    )


ROUTES = [
    one_page,
    link_again,
    ask_recovery,
    grant_recovery,
    device_code,
    end_page,
    end_account,
]
