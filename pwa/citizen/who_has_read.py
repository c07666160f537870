"""`/mina-sidor/vem-har-last`: who has opened her file, when and why; and asking about it."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Final

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Meta, Struct

from backend.access import own_log
from backend.access.facts import Purpose
from backend.access.log_facts import (
    LogQuestion,
    Opening,
    OpeningsOfDay,
    OpeningsPage,
    QuestionWithoutWords,
)
from backend.kernel.actor import Role
from backend.kernel.forms import decode
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Opened
from components.feedback import empty, told
from components.forms import button, form, textarea
from components.html import Vdom, h
from components.layout import back_link, page_header, quoted, section, tabs
from i18n import formats
from i18n.words import Words
from pwa.citizen.information import shown
from pwa.citizen.named import named
from pwa.forms import Filling, Submission, not_right, op_id, titled
from pwa.onlooker import whole_number
from pwa.shell import House, NothingHere, Visitor, see_other
from pwa.steering.staff import ROLE_NAMES

HERE: Final = "/mina-sidor/vem-har-last"
ONE: Final = HERE + "/{seq:str}"
OWN: Final = "egna"
MOST_ROWS: Final = 2**62
TOLD_ONE_BY_ONE: Final = 5
# So many lines are read at once; of more than these, the latest day.
UNFOLDED: Final = 20
AT: Final[dict[type[Refusal], str]] = {QuestionWithoutWords: "question"}


class QuestionForm(Struct, frozen=True, kw_only=True):
    question: Annotated[str, Meta(max_length=4_000)] = ""


@get(HERE)
async def who_has_read_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """A stretch of her log, a section a day: those who work here, or she and hers."""
    w, asked = visitor.words, dict(visitor.query)
    by_staff, before = (
        asked.get("vem") != OWN,
        whole_number(asked.get("fore", ""), most=MOST_ROWS),
    )
    found = await _opened(by_staff, before, visitor, house)
    none = "own-log-none-staff" if by_staff else "own-log-none-own"
    return visitor.page(
        title=w("own-log-title"),
        main=shown(
            back_link("/mina-sidor", w("own-decision-back")),
            page_header(w("own-log-title"), w("own-log-lead")),
            tabs(
                w("own-log-tabs"),
                [
                    (HERE, w("own-log-staff"), by_staff),
                    (f"{HERE}?vem={OWN}", w("own-log-own"), not by_staff),
                ],
            ),
            *_days(found, visitor),
            None if found.days else empty(w(none)),
            _further(found, before, by_staff=by_staff, visitor=visitor),
            h.p({"class": "hint"}, w("own-log-no-names"))
            if by_staff and not _are_named(found)
            else None,
            h.p({"class": "hint"}, w("own-log-lists")),
        ),
        current="/mina-sidor",
    )


@get(ONE)
async def ask_page(
    seq: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """One opening, what she has asked about it, and what was answered."""
    about, questions = await _one(seq, visitor, house)
    return _ask_page(about, questions, Filling(), visitor)


@post(ONE, status_code=303)
async def ask(seq: FromPath[str], sent: NamedDependency[Submission]) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.own_log)
    about, questions = await _one(seq, visitor, sent.house)
    kept = await sent.act_on(
        decode(QuestionForm, sent.form),
        lambda asked: partial(
            own_log.ask, seq=about.seq, text=asked.question, by=by, now=visitor.now
        ),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        return _ask_page(about, questions, kept, visitor)
    return see_other(f"{HERE}/{about.seq}")


async def _opened(
    by_staff: bool, before: int | None, visitor: Visitor, house: House
) -> OpeningsPage:
    actor = visitor.for_purpose(Purpose.own_log)
    return await house.door.read(
        partial(
            own_log.own_openings,
            actor=actor,
            by_staff=by_staff,
            before=before,
            now=visitor.now,
        ),
        by=actor,
        now=visitor.now,
        opened=Opened(
            purpose=Purpose.own_log, what="own_log", person_id=actor.person_id
        ),
    )


async def _one(
    seq: str, visitor: Visitor, house: House
) -> tuple[Opening, tuple[LogQuestion, ...]]:
    """An opening of hers by somebody who works here; anything else does not exist."""
    actor, number = (
        visitor.for_purpose(Purpose.own_log),
        whole_number(seq, most=MOST_ROWS),
    )
    found = await house.door.read(
        lambda s: (
            None
            if number is None
            else own_log.own_opening(s, actor=actor, seq=number, now=visitor.now),
            own_log.own_questions(s, actor=actor, seq=number),
        ),
        by=actor,
        now=visitor.now,
        opened=Opened(
            purpose=Purpose.own_log, what="own_log", person_id=actor.person_id
        ),
    )
    opening, questions = found
    if opening is None:
        raise NothingHere(back=HERE, surface="citizen")
    return opening, questions


def _days(found: OpeningsPage, visitor: Visitor) -> list[Vdom]:
    """A day open at once; where there is much to read, the days before it are folded."""
    is_much = sum(len(lines) for _, lines in found.days) > UNFOLDED
    shown_days: list[Vdom] = []
    for place, (day, lines) in enumerate(found.days):
        named = f"{formats.month_day(day, visitor.language)} {day.year}"
        readers = _readers(lines, found.asked, visitor)
        if is_much and place:
            count = sum(len(each.times) for each in lines)
            told_of = visitor.words("own-log-day", day=named, count=count)
            shown_days.append(h.details(h.summary(told_of), readers))
        else:
            shown_days.append(section(named, readers))
    return shown_days


def _readers(
    lines: Sequence[OpeningsOfDay], asked: frozenset[int], visitor: Visitor
) -> Vdom:
    """Each reader once, with all that she has opened that day."""
    of_reader: dict[str, list[OpeningsOfDay]] = {}
    for each in lines:
        of_reader.setdefault(each.opening.reader_id, []).append(each)
    return h.ul(
        {"class": "rows"},
        [
            h.li(
                h.p(
                    {"id": f"vem-{hers[0].opening.seq}"},
                    h.strong(_reader(hers[0].opening, visitor)),
                ),
                [
                    _line(each, hers[0].opening.seq, asked, visitor.words)
                    for each in hers
                ],
            )
            for hers in of_reader.values()
        ],
    )


def _are_named(found: OpeningsPage) -> bool:
    return any(each.opening.name for _, lines in found.days for each in lines)


def _line(each: OpeningsOfDay, reader: int, asked: frozenset[int], w: Words) -> Vdom:
    """What and when, why, and the way to ask; of her own and her agent's, what and when."""
    opening = each.opening
    what = h.span(
        {"id": f"rad-{opening.seq}"}, _what(opening, w), ". ", _times(each, w), "."
    )
    if opening.role is Role.citizen:
        return h.p(what)
    return h.div(
        h.p(what),
        h.p(
            {"class": "hint"},
            _why(opening, w),
            " ",
            _ask_link(opening, reader, asked, w),
        ),
    )


def _ask_link(opening: Opening, reader: int, asked: frozenset[int], w: Words) -> Vdom:
    """Read aloud with who and what it is about, so that no two links are the same."""
    at = f"fraga-{opening.seq}"
    return h.a(
        {
            "href": f"{HERE}/{opening.seq}",
            "id": at,
            "aria-labelledby": f"{at} vem-{reader} rad-{opening.seq}",
        },
        w("own-log-asked" if opening.seq in asked else "own-log-ask"),
    )


def _reader(opening: Opening, visitor: Visitor) -> str:
    w, actor = visitor.words, visitor.actor
    if opening.role is Role.citizen:
        is_she = actor is not None and opening.reader_id == actor.user_id
        return w("own-log-you") if is_she else opening.name
    role = w(ROLE_NAMES[opening.role])
    who = f"{opening.name}, {role}" if opening.name else role
    if not opening.place_name:
        return who
    return w("own-log-by", role=who, place=opening.place_name)


def _what(opening: Opening, w: Words) -> str:
    name = f"did-{opening.action.replace('_', '-')}"
    return w(name if w.has(name) else "did-read")


def _why(opening: Opening, w: Words) -> Vdom:
    """Her purpose; in her own words where she has had to say why."""
    if opening.brief is not None:
        reason = h.span({"lang": "sv"}, opening.reason)
        return h.span(w(f"read-why-{opening.brief}"), ": ", reason, ".")
    name = f"read-why-{opening.purpose.replace('_', '-')}"
    return h.span(w(name if w.has(name) else "read-why"), ".")


def _times(each: OpeningsOfDay, w: Words) -> str:
    told_at = [formats.clock(at) for at in reversed(each.times)]
    if len(told_at) > TOLD_ONE_BY_ONE:
        return w("own-log-many", count=len(told_at), first=told_at[0], last=told_at[-1])
    return w("own-log-at", times=", ".join(told_at))


def _further(
    found: OpeningsPage, before: int | None, *, by_staff: bool, visitor: Visitor
) -> Vdom | None:
    """On to what is older, and back to the latest."""
    w, whose = visitor.words, "" if by_staff else f"vem={OWN}"
    ways: list[tuple[str, str]] = []
    if before is not None:
        ways.append((whose, w("own-log-newest")))
    if found.before is not None:
        query = "&".join(filter(None, (whose, f"fore={found.before}")))
        ways.append((query, w("own-log-older")))
    if not ways:
        return None
    return h.p(
        {"class": "pages"},
        [h.a({"href": f"{HERE}?{query}"}, text) for query, text in ways],
    )


def _ask_page(
    about: Opening,
    questions: tuple[LogQuestion, ...],
    filling: Filling,
    visitor: Visitor,
) -> Response[str]:
    w, title = visitor.words, visitor.words("own-log-ask")
    line = OpeningsOfDay(opening=about, times=(about.at,))
    waits = any(each.answer is None for each in questions)
    return visitor.page(
        title=titled(title, filling, visitor),
        main=shown(
            *not_right(filling, visitor),
            back_link(HERE, w("own-log-title")),
            page_header(title, formats.day(about.at.date(), visitor.language)),
            h.div(
                h.p(h.strong(_reader(about, visitor))),
                h.p(_what(about, w), ". ", _times(line, w), "."),
                h.p({"class": "hint"}, _why(about, w)),
            ),
            *(_asked(each, visitor) for each in reversed(questions)),
            None if waits else _form(about, filling, visitor, is_again=bool(questions)),
        ),
        status=filling.status,
        current="/mina-sidor",
    )


def _form(
    about: Opening, filling: Filling, visitor: Visitor, *, is_again: bool
) -> Vdom:
    w = visitor.words
    return form(
        textarea(
            name="question",
            label=w("own-log-ask-again" if is_again else "own-log-question"),
            hint=w("own-log-question-hint"),
            value=filling.value("question"),
            error=filling.error("question"),
        ),
        h.p(w("own-log-ask-lead")),
        button(w("own-log-send")),
        action=f"{HERE}/{about.seq}",
        op_id=op_id(filling, visitor),
    )


def _asked(question: LogQuestion, visitor: Visitor) -> Vdom:
    w, language, answer = visitor.words, visitor.language, question.answer
    asked = "own-log-agent-asked" if question.is_by_agent else "own-log-you-asked"
    lines: list[Vdom] = [
        h.p(h.strong(w(asked, when=formats.moment(question.asked_at, language)))),
        quoted(question.text),
    ]
    if answer is None:
        due = formats.day(question.due_on, language)
        lines.append(h.p(w("own-log-waits", day=due)))
    else:
        when = formats.moment(answer.at, language)
        by = named(
            w, "own-log-answered", answer.by_name, title=answer.by_title, when=when
        )
        lines += [h.p(h.strong(by)), quoted(answer.text, language="sv")]
    return told(*lines)


ROUTES = [who_has_read_page, ask_page, ask]
