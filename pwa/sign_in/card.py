"""What leads in when the phone is lost: a card for the drawer, or one more passkey."""

import asyncio
from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.di import NamedDependency

from backend.access import own_ways, personal_codes
from backend.access.facts import CodeKind
from backend.access.hosts import written_address
from backend.access.letters import recovery_card_pdf
from backend.kernel.actor import ProofLevel
from backend.plumbing.database import Kept
from components.feedback import notice
from components.forms import button, form, hidden, link_button
from components.html import h
from components.layout import acts, section
from i18n import formats
from pwa.forms import Submission
from pwa.frame import own_surface
from pwa.shell import NothingHere, Visitor
from pwa.sign_in.begin import just_shown, signed_in
from pwa.sign_in.e_id import MINE
from pwa.sign_in.enrol import NEW, SPARE
from pwa.unproven import one

CARD: Final = f"{MINE}/kort"


@get(SPARE)
async def spare_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    """What else leads in, in case the phone is lost."""
    actor, w = signed_in(visitor), visitor.words
    may_have_card = actor.level is not ProofLevel.N1
    return visitor.page(
        title=w("spare-title"),
        main=h.div(
            {"class": "stack"},
            notice(w("spare-done"), kind="good")
            if "klar" in dict(visitor.query)
            else None,
            h.h1(w("spare-title")),
            h.p({"class": "lead"}, w("spare-lead")),
            section(
                w("spare-card-title"),
                h.p(w("spare-card-lead")),
                form(
                    acts(button(w("spare-card-make"))),
                    action=CARD,
                    op_id=visitor.new_op(),
                ),
            )
            if may_have_card
            else None,
            section(
                w("spare-second-title"),
                h.p(w("spare-second-lead")),
                link_button(w("spare-second-make"), NEW, kind="outlined"),
            ),
            h.p(h.a({"href": visitor.start}, w("spare-not-now"))),
        ),
        surface=own_surface(actor),
    )


@post(CARD, status_code=200)
async def make_card(sent: NamedDependency[Submission]) -> Response[str]:
    """A new card, shown this once; an earlier one is of no use any longer.

    The same page opened again makes no other: what she has copied holds.
    """
    visitor, house = sent.visitor, sent.house
    actor = just_shown(visitor)
    code = personal_codes.new_code(CodeKind.recovery_card)
    made = await sent.act(
        partial(own_ways.make_card, code=code, by=actor, now=house.wall.now()),
        by=actor,
    )
    if not isinstance(made, Kept):
        return visitor.after(made, to=MINE, surface=own_surface(actor))
    w = visitor.words
    return visitor.page(
        title=w("ways-card"),
        main=h.div(
            {"class": "stack"},
            h.h1(w("ways-card")),
            h.p({"class": "lead"}, w("card-lead")),
            h.p(
                {"class": "code-shown"},
                h.bdi({"dir": "ltr"}, personal_codes.shown(code)),
            ),
            h.p(
                w(
                    "card-how",
                    address=formats.ltr(
                        written_address(visitor.municipality, house.settings)
                    ),
                )
            ),
            form(
                hidden("code", code),
                acts(
                    button(w("card-print")),
                    h.a({"href": visitor.start}, w("card-done")),
                ),
                action=f"{CARD}/skriv-ut",
            ),
            notice(w("card-once"), kind="warn"),
        ),
        surface=own_surface(actor),
    )


@post(f"{CARD}/skriv-ut", status_code=200)
async def print_card(sent: NamedDependency[Submission]) -> Response[bytes | str]:
    """The card as a page to print, for whoever has just been shown its code."""
    visitor, house = sent.visitor, sent.house
    actor, now = signed_in(visitor), house.wall.now()
    code = personal_codes.plain(one(sent.form, "code"))
    is_hers = await house.door.look(
        lambda s: personal_codes.is_hers(
            s, code, kind=CodeKind.recovery_card, user_id=actor.user_id, now=now
        )
    )
    if not is_hers:
        raise NothingHere(back=MINE, surface=own_surface(actor))
    content = await asyncio.to_thread(
        recovery_card_pdf,
        code,
        home=visitor.municipality,
        address=written_address(visitor.municipality, house.settings),
        language=visitor.language,
        on=visitor.today,
    )
    return Response(
        content=content,
        media_type="application/pdf",
        headers={
            "Content-Disposition": 'inline; filename="kort.pdf"',
            "Cache-Control": "no-store",
        },
    )


ROUTES = [spare_page, make_card, print_card]
