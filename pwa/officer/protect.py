"""Protecting somebody's details: set from her case, changed, ended, and officers named."""

from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access import people, protection
from backend.access.facts import Purpose
from backend.access.protection_facts import (
    CAN_BE_NAMED,
    ForwardingMissing,
    NotToBeNamed,
    ProtectionFound,
    ProtectionSourceMissing,
)
from backend.access.protection_forms import NamedForm, ProtectionForm
from backend.investigation import queries
from backend.kernel.actor import Actor
from backend.kernel.forms import FormErrors, decode
from backend.kernel.ids import CaseId, UserId
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Kept, Opened, Session
from components.forms import button, form, hidden, select
from components.html import Vdom, h
from components.layout import acts, section
from pwa.forms import Filling, Places, Submission, op_id
from pwa.officer.case import no_case
from pwa.officer.form_page import form_page
from pwa.officer.protected import CASE, HERE, WORKLIST
from pwa.officer.protected_views import filled_as, protection_fields, told_of
from pwa.shell import (
    House,
    NothingHere,
    Visitor,
    see_other,
)
from pwa.time_out import protection_topic

ONE: Final = HERE + "/{protection_id:str}"
AT: Final[Places] = {
    ProtectionSourceMissing: "source",
    ForwardingMissing: "forward_to",
    NotToBeNamed: "user_id",
}


@get(CASE + "/skydd")
async def protect_page(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.protect)
    await _reaches(case_id, actor, visitor, house)
    return _protect_page(case_id, Filling(), visitor)


async def _reaches(case_id: str, actor: Actor, visitor: Visitor, house: House) -> None:
    found = await house.door.read(
        partial(
            queries.investigation,
            actor=actor,
            case_id=CaseId(case_id),
            purpose=Purpose.protect,
        ),
        by=actor,
        now=visitor.now,
        opened=lambda found: Opened(
            purpose=Purpose.protect,
            what="case",
            case_id=found.case_id if found else None,
            person_id=found.person_id if found else None,
        ),
    )
    if found is None:
        raise no_case()


def _protect_page(case_id: str, filling: Filling, visitor: Visitor) -> Response[str]:
    w, at = visitor.words, f"{WORKLIST}/{case_id}"
    return form_page(
        w("protect-title"),
        filling,
        visitor,
        form(
            *protection_fields(filling, visitor),
            acts(button(w("protect-do"))),
            action=f"{at}/skydd",
            op_id=op_id(filling, visitor),
        ),
        back=(at, w("protect-back")),
        lead=w("protect-lead"),
    )


@post(CASE + "/skydd", status_code=303)
async def protect(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.protect)
    given = decode(ProtectionForm, sent.form, today=visitor.today)
    if isinstance(given, FormErrors):
        await _reaches(case_id, by, visitor, sent.house)
    kept = await sent.act_on(
        given,
        lambda asked: partial(
            protection.protect,
            case_id=CaseId(case_id),
            protection=asked.protection,
            by=by,
            now=visitor.now,
        ),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        if kept.status == NotFound.status:
            raise no_case()
        return _protect_page(case_id, kept, visitor)
    _close_pages(sent.house, by)
    return see_other(HERE)


def _close_pages(house: House, by: Actor) -> None:
    """Every open page of the municipality looks whether it may still stand."""
    house.hub.wake(protection_topic(by))


@get(ONE)
async def one_page(
    protection_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.protect)
    found = await _found(protection_id, actor, house)
    return await _one_page(
        found, Filling(filled_as(found.protection)), visitor, house, actor
    )


async def _found(protection_id: str, actor: Actor, house: House) -> ProtectionFound:
    found = await house.door.look(
        partial(protection.of_id, protection_id=protection_id, actor=actor), by=actor
    )
    if found is None:
        raise NothingHere(back=HERE, surface="desk")
    return found


async def _one_page(
    found: ProtectionFound,
    filling: Filling,
    visitor: Visitor,
    house: House,
    actor: Actor,
) -> Response[str]:
    w, at = visitor.words, f"{HERE}/{found.protection_id}"
    staff = await house.door.look(partial(_officers, actor=actor))
    return form_page(
        w("protection-title"),
        filling,
        visitor,
        told_of(found, w),
        _named(found, filling, staff, visitor),
        section(
            w("protection-how"),
            form(
                *protection_fields(filling, visitor),
                acts(button(w("protection-change"), kind="outlined")),
                action=f"{at}/andra",
                op_id=op_id(filling, visitor),
            ),
        ),
        section(
            w("protection-end"),
            form(
                h.p(w("protection-end-lead")),
                acts(button(w("protection-end-do"), kind="outlined")),
                action=f"{at}/upphor",
                op_id=visitor.new_op(),
            ),
        ),
        back=(HERE, w("protected-title")),
    )


def _named(
    found: ProtectionFound,
    filling: Filling,
    staff: list[tuple[str, str]],
    visitor: Visitor,
) -> Vdom:
    w, at = visitor.words, f"{HERE}/{found.protection_id}"
    named = {each.user_id for each in found.named}
    return section(
        w("protection-named"),
        *(
            form(
                h.p(f"{each.name}, {each.title}"),
                hidden("user_id", each.user_id),
                acts(button(w("protection-withdraw", name=each.name), kind="outlined")),
                action=f"{at}/ta-bort",
                op_id=visitor.new_op(),
            )
            for each in found.named
        ),
        form(
            select(
                name="user_id",
                label=w("protection-name"),
                hint=w("protection-name-hint"),
                options=[
                    ("", w("protection-name-choose")),
                    *(each for each in staff if each[0] not in named),
                ],
                error=filling.error("user_id"),
            ),
            acts(button(w("protection-name-do"))),
            action=f"{at}/utse",
            op_id=visitor.new_op(),
        ),
    )


def _officers(session: Session, *, actor: Actor) -> list[tuple[str, str]]:
    return [
        (each.user_id, f"{each.name}, {each.title}")
        for role in CAN_BE_NAMED
        for each in people.staff_in_role(
            session, municipality_id=actor.municipality_id, role=role
        )
    ]


@post(ONE + "/andra", status_code=303)
async def change(
    protection_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.protect)
    found = await _found(protection_id, by, sent.house)
    kept = await sent.act_on(
        decode(ProtectionForm, sent.form, today=visitor.today),
        lambda asked: partial(
            protection.change,
            protection_id=protection_id,
            protection=asked.protection,
            by=by,
            now=visitor.now,
        ),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        return await _one_page(found, kept, visitor, sent.house, by)
    _close_pages(sent.house, by)
    return see_other(HERE)


@post(ONE + "/utse", status_code=303)
async def name(
    protection_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.protect)
    found = await _found(protection_id, by, sent.house)
    kept = await sent.act_on(
        decode(NamedForm, sent.form),
        lambda asked: partial(
            protection.name,
            protection_id=protection_id,
            user_id=asked.user_id,
            by=by,
            now=visitor.now,
        ),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        again = Filling(
            filled_as(found.protection), kept.errors, kept.told, kept.status
        )
        return await _one_page(found, again, visitor, sent.house, by)
    return see_other(f"{HERE}/{protection_id}")


@post(ONE + "/ta-bort", status_code=303)
async def withdraw(
    protection_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.protect)
    user_id = UserId("".join(sent.form.get("user_id", [])[:1]))
    result = await sent.act(
        partial(
            protection.withdraw,
            protection_id=protection_id,
            user_id=user_id,
            by=by,
            now=visitor.now,
        ),
        by=by,
    )
    if isinstance(result, Kept):
        _close_pages(sent.house, by)
    return visitor.after(result, to=f"{HERE}/{protection_id}")


@post(ONE + "/upphor", status_code=303)
async def end(
    protection_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.protect)
    result = await sent.act(
        partial(protection.end, protection_id=protection_id, by=by, now=visitor.now),
        by=by,
    )
    return visitor.after(result, to=HERE)


ROUTES = [protect_page, protect, one_page, change, name, withdraw, end]
