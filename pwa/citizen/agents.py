"""`/mina-sidor/ombud`: who may act for her, what they have done, and taking it back."""

from collections.abc import Callable
from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access import mandate_actions, mandates
from backend.access.facts import Purpose
from backend.access.mandate_facts import IN_USE, Did, Mandate, MandateState
from backend.handoffs import AnyEvent
from backend.kernel.actor import Actor
from backend.kernel.ids import MandateId
from backend.kernel.mandate import MandateKind
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Opened
from components.data import link_list
from components.feedback import empty, notice, tag
from components.forms import button, form, link_button
from components.html import Vdom, h
from components.layout import acts, back_link, card, dialog_page, section
from i18n.formats import day
from pwa.acting import SWITCH
from pwa.citizen.agent_parts import covers, days_of, ended_on, kind_of, proof_of
from pwa.citizen.information import shown
from pwa.forms import Submission
from pwa.not_covered import scope_list
from pwa.shell import House, NothingHere, Visitor
from pwa.sign_in.begin import wake_holders

HERE: Final = "/mina-sidor/ombud"
GIVE: Final = f"{HERE}/ge"
ONE: Final = HERE + "/{mandate_id:str}"


@get(HERE)
async def agents_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """All who may or might act for her, first those who wait for her answer."""
    found = await mandates_over_her(visitor, house)
    w, today = visitor.words, visitor.today
    asked = [m for m in found if m.state_on(today) is MandateState.asked]
    used = [m for m in found if m.state_on(today) in IN_USE]
    over = [m for m in found if m.proof and m not in used]
    return visitor.page(
        title=w("agents-title"),
        main=shown(
            h.h1(w("agents-title")),
            h.p({"class": "lead"}, w("agents-lead")),
            *(_asks(each, visitor) for each in asked),
            *(_agent(each, visitor) for each in used),
            empty(w("agents-none")) if not used and not asked else None,
            link_button(w("give-title"), GIVE),
            notice(w("relatives-no-right"), kind="info"),
            _over(over, visitor) if over else None,
            link_list([(SWITCH, w("switch-link"), w("agents-switch-hint"))]),
        ),
    )


@get(ONE)
async def agent_page(
    mandate_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """What somebody has done in her place, and when."""
    mandate = await _one(mandate_id, visitor, house)
    done = await house.door.look(lambda s: mandates.done_under(s, mandate))
    w = visitor.words
    is_used = mandate.state_on(visitor.today) in IN_USE
    start = day(mandate.valid.start, visitor.language)
    return visitor.page(
        title=w("agent-tab", kind=kind_of(mandate, w), start=start),
        main=shown(
            back_link(HERE, w("agents-title")),
            h.h1(mandate.agent_name),
            h.p({"class": "lead"}, kind_of(mandate, w)),
            covers(mandate, visitor),
            h.p(proof_of(mandate, visitor)),
            h.p(ended_on(mandate, visitor)) if not is_used else None,
            section(
                w("agents-done-title"),
                h.ul({"class": "rows"}, [_did(each, visitor) for each in done])
                if done
                else h.p(w("agents-done-none")),
            ),
            _ways(mandate, visitor) if is_used else None,
        ),
    )


@get(ONE + "/ta-tillbaka")
async def revoke_page(
    mandate_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    mandate = await _one(mandate_id, visitor, house)
    w, name = visitor.words, mandate.agent_name
    return visitor.page(
        title=w("revoke-tab"),
        main=dialog_page(
            w("revoke-title", name=name),
            w("revoke-consequence", name=name),
            form(
                button(w("revoke-do"), kind="danger"),
                action=f"{HERE}/{mandate_id}/ta-tillbaka",
                op_id=visitor.new_op(),
            ),
            link_button(w("revoke-keep"), HERE, kind="text"),
        ),
    )


@post(ONE + "/ta-tillbaka", status_code=303)
async def revoke(
    mandate_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """At once: whoever stands on it reaches nothing, open pages included."""
    by = sent.visitor.for_purpose(Purpose.own_mandates)
    answered = await _answered(sent, mandate_id, mandate_actions.revoke, by=by)
    await wake_holders(sent.house, MandateId(mandate_id))
    return answered


@post(ONE + "/ja", status_code=303)
async def confirm(
    mandate_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """Yes to what she was asked; she has just shown that it is she."""
    by = sent.visitor.for_purpose(Purpose.give_mandate)
    return await _answered(sent, mandate_id, mandate_actions.confirm, by=by)


@post(ONE + "/nej", status_code=303)
async def decline(
    mandate_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    by = sent.visitor.for_purpose(Purpose.own_mandates)
    return await _answered(sent, mandate_id, mandate_actions.decline, by=by)


async def _answered(
    sent: Submission,
    mandate_id: str,
    act: Callable[..., AnyEvent | Refusal],
    *,
    by: Actor,
) -> Response[str]:
    now = sent.visitor.now
    result = await sent.act(
        partial(act, mandate_id=MandateId(mandate_id), by=by, now=now), by=by
    )
    return sent.visitor.after(result, to=HERE, surface="citizen")


async def mandates_over_her(visitor: Visitor, house: House) -> tuple[Mandate, ...]:
    """All by which somebody may or might act for her; the opening goes into the log."""
    actor = visitor.for_purpose(Purpose.own_mandates)
    return await house.door.read(
        partial(mandates.over_her, actor=actor),
        by=actor,
        now=visitor.now,
        opened=Opened(
            purpose=Purpose.own_mandates, what="mandates", person_id=actor.person_id
        ),
    )


async def _one(mandate_id: str, visitor: Visitor, house: House) -> Mandate:
    found = await mandates_over_her(visitor, house)
    mandate = next((m for m in found if m.mandate_id == mandate_id), None)
    if mandate is None:
        raise NothingHere(back=HERE, surface="citizen")
    return mandate


def _asks(mandate: Mandate, visitor: Visitor) -> Vdom:
    w, at = visitor.words, f"{HERE}/{mandate.mandate_id}"
    return card(
        w("agents-asks", name=mandate.agent_name),
        h.p(w("agents-asks-text")),
        scope_list(mandate.scopes, w),
        acts(
            form(button(w("agents-yes")), action=f"{at}/ja", op_id=visitor.new_op()),
            form(
                button(w("agents-no"), kind="outlined"),
                action=f"{at}/nej",
                op_id=visitor.new_op(),
            ),
        ),
        tinted=True,
    )


def _agent(mandate: Mandate, visitor: Visitor) -> Vdom:
    w = visitor.words
    is_ahead = mandate.state_on(visitor.today) is MandateState.ahead
    return card(
        mandate.agent_name,
        h.p(
            kind_of(mandate, w),
            " ",
            tag(w("mandate-ahead"), kind="info") if is_ahead else None,
        ),
        covers(mandate, visitor),
        h.p({"class": "hint"}, proof_of(mandate, visitor)),
        _ways(mandate, visitor),
    )


def _ways(mandate: Mandate, visitor: Visitor) -> Vdom:
    w, at = visitor.words, f"{HERE}/{mandate.mandate_id}"
    is_here = visitor.path == at
    return acts(
        link_button(
            w("revoke-link", name=mandate.agent_name),
            f"{at}/ta-tillbaka",
            kind="outlined",
        ),
        h.a({"href": f"{GIVE}?andra={mandate.mandate_id}"}, w("agents-change"))
        if mandate.kind is MandateKind.power_of_attorney
        else None,
        None if is_here else h.a({"href": at}, w("agents-done-link")),
    )


def _over(found: list[Mandate], visitor: Visitor) -> Vdom:
    def line(mandate: Mandate) -> Vdom:
        return h.li(
            h.a({"href": f"{HERE}/{mandate.mandate_id}"}, mandate.agent_name),
            h.p({"class": "hint"}, days_of(mandate, visitor)),
            h.p({"class": "hint"}, ended_on(mandate, visitor)),
        )

    return section(
        visitor.words("agents-over-title"),
        h.ul({"class": "rows"}, [line(each) for each in found]),
    )


def _did(did: Did, visitor: Visitor) -> Vdom:
    w = visitor.words
    name = f"did-{did.action.replace('_', '-')}"
    if not w.has(name):
        name = "did-read" if did.action.startswith("read_") else "did-something"
    return h.li(
        h.strong(w(name)),
        h.p(
            {"class": "hint"},
            day(did.day, visitor.language),
            f" · {w('did-times', times=did.times)}" if did.times > 1 else "",
        ),
    )


ROUTES = [agents_page, agent_page, revoke_page, revoke, confirm, decline]
