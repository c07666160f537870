"""`/skyddade`: who may open the files of protected persons, and opening one for an hour."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access import protected_files, protection, whereabouts
from backend.access.facts import Purpose
from backend.access.permissions import may
from backend.access.protection_facts import (
    Contact,
    MayOpen,
    ProtectionFound,
)
from backend.fees import queries as fees
from backend.fees.actions import note_month_by_hand
from backend.investigation import queries
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, PersonId
from backend.plumbing.database import Opened, Session
from components.data import summary_list
from components.feedback import empty, notice
from components.forms import button, form, hidden
from components.html import Child, Vdom, h
from components.layout import acts, section
from i18n import formats
from pwa.forms import Filling, Submission
from pwa.officer.case import no_case
from pwa.officer.form_page import form_page
from pwa.officer.protected_views import told_of
from pwa.shell import (
    House,
    Visitor,
)

HERE: Final = "/skyddade"
CASE: Final = "/handlaggning/{case_id:str}"
WORKLIST: Final = "/handlaggning"


@get(HERE)
async def protected_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """What she is named for, and what stands in her unit if she answers for it."""
    actor, w = visitor.for_purpose(Purpose.protected_file), visitor.words
    hers = await house.door.look(
        partial(protected_files.may_open, actor=actor), by=actor
    )
    in_unit = await house.door.look(partial(protection.of_unit, actor=actor), by=actor)
    left = await months_left(visitor, house, actor)
    return form_page(
        w("protected-title"),
        Filling(),
        visitor,
        section(
            w("protected-hers"),
            *([_one_of_hers(each, n, left, visitor) for n, each in enumerate(hers, 1)]),
            None if hers else empty(w("protected-hers-none")),
        ),
        section(
            w("protected-unit"),
            *(_one_in_unit(each, visitor) for each in in_unit),
            None if in_unit else empty(w("protected-unit-none")),
        )
        if may(actor, Purpose.protect)
        else None,
        back=(WORKLIST, w("worklist-title")),
        lead=w("protected-lead"),
    )


async def months_left(
    visitor: Visitor, house: House, actor: Actor
) -> Mapping[PersonId, Sequence[date]]:
    """The months whose fee waits for her, of each that she is named for."""
    found = await house.door.look(
        partial(fees.months_by_hand, actor=actor, today=visitor.today), by=actor
    )
    return {each.person_id: each.months for each in found}


async def fees_by_hand(visitor: Visitor, house: House) -> list[Vdom]:
    """Beside the worklist of whoever is named: how much waits, and of nobody in words."""
    w, actor = visitor.words, visitor.for_purpose(Purpose.worklist)
    left = await months_left(visitor, house, actor)
    count = sum(len(months) for months in left.values())
    if not count:
        return []
    link = h.a({"href": HERE}, w("by-hand-link"))
    return [
        notice(
            h.span(w("by-hand-text", count=count), " ", link), lead=w("by-hand-lead")
        )
    ]


def _one_of_hers(
    each: MayOpen,
    number: int,
    left: Mapping[PersonId, Sequence[date]],
    visitor: Visitor,
) -> Vdom:
    w, months = visitor.words, left.get(each.person_id, ())
    name = w("protected-number", number=number)
    if each.open_until is None:
        return form(
            h.p(h.strong(name)),
            *(h.p(w("by-hand-waits", month=formats.month(month))) for month in months),
            acts(button(w("protected-open", number=number), kind="outlined")),
            action=f"{HERE}/{each.person_id}/oppna",
            op_id=visitor.new_op(),
        )
    until = w("protected-until", until=formats.clock(each.open_until))
    return h.div(
        {"class": "stack"},
        h.p(h.strong(name), " ", until),
        h.ul(
            {"class": "rows"},
            [
                h.li(
                    h.a(
                        {"href": f"{WORKLIST}/{case_id}"},
                        w("protected-case", number=number, case=n),
                    )
                )
                for n, case_id in enumerate(each.case_ids, 1)
            ],
        ),
        *(_month(each, month, visitor) for month in months),
    )


def _month(each: MayOpen, month: date, visitor: Visitor) -> Vdom:
    w, name = visitor.words, formats.month(month)
    return form(
        h.p(w("by-hand-waits", month=name)),
        hidden("month", month.isoformat()),
        acts(button(w("by-hand-done", month=name), kind="outlined")),
        action=f"{HERE}/{each.person_id}/avgift",
        op_id=visitor.new_op(),
    )


def _one_in_unit(found: ProtectionFound, visitor: Visitor) -> Vdom:
    w = visitor.words
    return h.div(
        {"class": "stack"},
        told_of(found, w),
        h.p(
            h.a(
                {"href": f"{HERE}/{found.protection_id}"},
                w("protected-change", since=formats.day(found.protection.since)),
            )
        ),
    )


@post(HERE + "/{person_id:str}/oppna", status_code=303)
async def open_file(
    person_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """Deliberately, by whoever is named; her head is told."""
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.protected_file)
    result = await sent.act(
        partial(
            protected_files.open_file,
            person_id=PersonId(person_id),
            by=by,
            now=visitor.now,
        ),
        by=by,
    )
    return visitor.after(result, to=HERE)


@post(HERE + "/{person_id:str}/avgift", status_code=303)
async def month_done(
    person_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """The fee of a month has been handled by hand; nobody is reminded of it any longer."""
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.protected_file)
    result = await sent.act(
        partial(
            note_month_by_hand,
            person_id=PersonId(person_id),
            month=_month_of("".join(sent.form.get("month", [])[:1])),
            by=by,
            now=visitor.now,
        ),
        by=by,
    )
    return visitor.after(result, to=HERE)


def _month_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@get(CASE + "/adress")
async def whereabouts_page(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """Where she really is: of a file that is open, and a row of its own in the log."""
    actor, w = visitor.for_purpose(Purpose.protected_file), visitor.words

    def ask(session: Session) -> tuple[PersonId, Contact] | None:
        found = queries.investigation(
            session, actor=actor, case_id=CaseId(case_id), purpose=Purpose.case_file
        )
        if found is None or found.person_id not in actor.opened:
            return None
        return found.person_id, whereabouts.contact(session, found.person_id)

    found = await house.door.read(
        ask,
        by=actor,
        now=visitor.now,
        opened=lambda found: Opened(
            purpose=Purpose.protected_file,
            what="whereabouts",
            case_id=CaseId(case_id) if found else None,
            person_id=found[0] if found else None,
        ),
    )
    if found is None:
        raise no_case()
    known = found[1]
    rows: list[tuple[Child, ...]] = [
        (w("whereabouts-address"), formats.place(known.address, known.postal)),
        (w("whereabouts-phone"), h.bdi({"dir": "ltr"}, known.phone)),
        (w("whereabouts-email"), known.email),
    ]
    return form_page(
        w("whereabouts-title"),
        Filling(),
        visitor,
        summary_list(rows),
        back=(f"{WORKLIST}/{case_id}", w("protect-back")),
        lead=w("whereabouts-lead"),
    )


ROUTES = [protected_page, open_file, month_done, whereabouts_page]
