"""`/styrning/behorigheter`: who may see and do what, and what one colleague reaches now."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access import people, reach, staff_ways
from backend.access.facts import Purpose, RelationKind
from backend.access.permissions import ASKS_FOR_FRESH_PROOF, PERMISSIONS, level_for
from backend.access.reach import Reach
from backend.kernel.actor import Role
from backend.kernel.ids import UserId
from components.data import link_list, table
from components.html import Vdom, h
from components.layout import back_link, page_header, section
from i18n.words import Words
from pwa.shell import House, Visitor
from pwa.steering.colleague import colleague_tab, load_colleague
from pwa.steering.staff import HERE as STAFF
from pwa.steering.staff import ROLE_NAMES

HERE: Final = "/styrning/behorigheter"
ONE: Final = HERE + "/{user_id:str}"
NAMES: Final = {Role.citizen: "rights-citizen", **ROLE_NAMES}


@get(HERE)
async def rights_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """The table of `permissions.py`, a part for each role."""
    by, w, now = visitor.for_purpose(Purpose.staff), visitor.words, house.wall.now()
    hers = await house.door.look(partial(staff_ways.colleagues, by=by, now=now))
    return visitor.page(
        title=w("rights-title"),
        main=h.div(
            {"class": "desk-column quiet-caption"},
            back_link(STAFF, w("staff-title")),
            page_header(w("rights-title"), w("rights-lead")),
            [_role(role, name, w) for role, name in NAMES.items()],
            section(
                w("rights-now"),
                h.p(w("rights-now-lead")),
                link_list([(f"{HERE}/{e.user_id}", e.name, e.title) for e in hers]),
            )
            if hers
            else None,
        ),
        surface="desk",
        current=STAFF,
    )


def _role(role: Role, name: str, w: Words) -> Vdom:
    lines = [(p, ties) for (its, p), ties in PERMISSIONS.items() if its is role]
    return section(
        w(name),
        table(
            caption=w("rights-of", role=w(name)),
            columns=[w("rights-may"), w("rights-cases"), w("rights-proof")],
            rows=[
                [_purpose(purpose, w), _ties(ties, w), _proof(purpose, w)]
                for purpose, ties in lines
            ],
        ),
    )


@get(ONE)
async def reach_page(
    user_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """What a colleague of hers reaches today, and why; how many cases and not which."""
    found, w = await load_colleague(user_id, visitor, house, back=HERE), visitor.words
    reached = await house.door.look(
        lambda s: reach.reach_of(
            s,
            people.staff(s, UserId(user_id)),
            now=visitor.now,
            today=visitor.today,
        ),
        by=visitor.for_purpose(Purpose.staff),
    )
    title = w("rights-of-colleague", name=found.name)
    return visitor.page(
        title=colleague_tab("rights-of-colleague-tab", found, w),
        main=h.div(
            {"class": "desk-column quiet-caption"},
            back_link(HERE, w("rights-title")),
            page_header(title, found.title),
            table(
                caption=title,
                columns=[w("rights-may"), w("rights-why"), w("rights-count")],
                rows=[_reached(each, w) for each in reached],
                figures=(2,),
            ),
        ),
        surface="desk",
        current=STAFF,
    )


def _reached(each: Reach, w: Words) -> list[str]:
    count = "–" if each.cases is None else str(each.cases)
    return [_purpose(each.purpose, w), _ties(each.ties, w), count]


def _purpose(purpose: Purpose, w: Words) -> str:
    return w(f"rights-to-{purpose.replace('_', '-')}")


def _ties(ties: Sequence[RelationKind], w: Words) -> str:
    if not ties:
        return w("rights-tie-none")
    return ", ".join(w(f"rights-tie-{each}") for each in ties)


def _proof(purpose: Purpose, w: Words) -> str:
    level = w(f"rights-level-{level_for(purpose).lower()}")
    return f"{level} {w('rights-fresh')}" if purpose in ASKS_FOR_FRESH_PROOF else level


ROUTES = [rights_page, reach_page]
