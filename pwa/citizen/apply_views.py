"""How the application looks: a group a page, the last look, sent twice, the other text."""

from litestar import Response
from msgspec import Struct

from backend.access.facts import PersonFacts
from backend.contact.facts import (
    AlreadySubmitted,
    Draft,
    DraftAnswers,
    Section,
)
from backend.contact.rules.applications import next_section
from backend.kernel import personnummer
from components.data import summary_list
from components.feedback import notice, save_mark
from components.forms import button, first_button, form, hidden, link_button
from components.html import Vdom, h
from components.layout import back_link, docked, page_header, pause_bar
from components.layout import section as section_of
from i18n.formats import clock, day_and_time, ltr
from pwa.citizen.apply_groups import (
    PAGES,
    Group,
    address_of,
    answers_in_words,
    group_title,
    question_group,
)
from pwa.citizen.information import shown
from pwa.forms import Filling, not_right, titled
from pwa.offline.own_phone import own_phone
from pwa.shell import Visitor

CHECK = "/ansok/kontrollera"
SAVED = "/ansok/sparad"
FORM = "ansokan"
SCRIPTS = ("draft.js",)


class GroupPage(Struct, frozen=True, kw_only=True):
    """A question group to show: what is in it, what is wrong, what the server keeps."""

    section: Section
    filling: Filling
    draft: Draft | None = None
    other: Draft | None = None
    is_asked_who: bool = False
    is_elsewhere: bool = False
    then: str = ""


def group_response(page: GroupPage, visitor: Visitor) -> Response[str]:
    """The page of one question group: 422 with errors, 409 when saved elsewhere."""
    title = group_title(page.section, visitor.words)
    return visitor.page(
        title=titled(title, page.filling, visitor),
        main=shown(
            _progress(page, visitor),
            *not_right(page.filling, visitor),
            _saved_elsewhere(page, visitor),
            _sent_elsewhere(visitor) if page.is_elsewhere else None,
            _resume(page, visitor),
            _form(page, visitor),
        ),
        scripts=SCRIPTS,
        status=_status(page),
        cacheable=visitor.actor is None and not page.filling.errors,
    )


def check_response(
    answers: DraftAnswers, told: PersonFacts | None, visitor: Visitor
) -> Response[str]:
    """Everything once more; what is missing comes first."""
    w = visitor.words
    missing = next_section(answers)
    return visitor.page(
        title=w("apply-check-title"),
        main=shown(
            back_link(address_of(Section.contact), w("apply-back")),
            h.p({"class": "step-line"}, _part(PAGES, visitor)),
            h.h1(w("apply-check-title")),
            h.p({"class": "lead"}, w("apply-check-lead")),
            _missing(missing, visitor) if missing else None,
            *(_answers_of(each, answers, visitor) for each in Section),
            _who_she_is(told, visitor) if told else None,
            _send_form(visitor) if missing is None else None,
        ),
        scripts=SCRIPTS,
    )


def saved_response(draft: Draft | None, visitor: Visitor) -> Response[str]:
    """What is saved, where and when, as the server has it; and the way on."""
    w = visitor.words
    if draft is None or draft.saved_at is None:
        title, lead = w("apply-closed-title"), w("apply-closed-nothing")
    else:
        title = w("apply-saved-title")
        lead = w(
            "apply-saved-where",
            municipality=visitor.municipality.name,
            when=day_and_time(draft.saved_at, visitor.language),
        )
    on = next_section(draft.answers) if draft else Section.whom
    return visitor.page(
        title=title,
        main=shown(
            page_header(title, lead),
            h.p(w("apply-saved-not-sent")),
            link_button(w("apply-resume"), address_of(on) if on else CHECK),
            h.p(h.a({"href": "/"}, w("to-start"))),
        ),
    )


def twice_response(before: AlreadySubmitted, visitor: Visitor) -> Response[str]:
    """Redan inskickad? She decides; nothing has been sent a second time."""
    w = visitor.words
    when = day_and_time(before.received_at, visitor.language)
    return visitor.page(
        title=w("apply-twice-title"),
        main=shown(
            h.h1(w("apply-twice-title")),
            h.p(w("apply-twice-text", when=when, receipt=ltr(before.receipt_no))),
            link_button(
                w("apply-twice-see"),
                f"/ansok/kvitto/{before.application_id}",
                kind="filled",
            ),
            form(
                hidden("send_again", "yes"),
                button(w("apply-twice-send"), kind="outlined"),
                action=CHECK,
                op_id=visitor.new_op(),
            ),
        ),
        status=before.status,
    )


def _status(page: GroupPage) -> int:
    return 409 if page.other else page.filling.status


def _part(number: int, visitor: Visitor) -> str:
    return visitor.words("apply-part", number=number, count=PAGES)


def _number(section: Section) -> int:
    return list(Section).index(section) + 1


def _progress(page: GroupPage, visitor: Visitor) -> Vdom:
    w, number = visitor.words, _number(page.section)
    before = list(Section)[number - 2] if number > 1 else None
    saved_at = page.draft.saved_at if page.draft else None
    return h.div(
        pause_bar(
            back_link(address_of(before) if before else "/", w("apply-back")),
            first_button(
                w("apply-save-and-close"), form_id=FORM, name="then", value="close"
            )
            if visitor.actor
            else None,
        ),
        h.div(
            {"class": "step-line"},
            h.p(h.strong(_part(number, visitor))),
            save_mark(w("apply-saved", time=clock(saved_at))) if saved_at else None,
        ),
        _written_by(page, visitor),
    )


def _written_by(page: GroupPage, visitor: Visitor) -> Vdom | None:
    """Who wrote this group in the person's place."""
    name = page.draft.written_by.get(page.section.value) if page.draft else None
    return (
        h.p({"class": "hint"}, visitor.words("apply-written-by", name=name))
        if name
        else None
    )


def _saved_elsewhere(page: GroupPage, visitor: Visitor) -> Vdom | None:
    if page.other is None:
        return None
    w = visitor.words
    kept = getattr(page.other.answers, page.section.value)
    return h.div(
        notice(w("apply-elsewhere-text"), kind="warn", lead=w("apply-elsewhere-lead")),
        summary_list(
            [
                (q, a, None)
                for q, a in answers_in_words(kept, w, acting_for=_acting_for(visitor))
            ]
        ),
        link_button(
            w("apply-elsewhere-use"), address_of(page.section), kind="outlined"
        ),
    )


def _sent_elsewhere(visitor: Visitor) -> Vdom:
    """What she has sent before is read by whoever has shown who she is."""
    w = visitor.words
    way = h.a({"href": "/mina-sidor"}, w("apply-joined-way"))
    return notice([w("apply-joined"), " ", way], kind="info")


def _resume(page: GroupPage, visitor: Visitor) -> Vdom | None:
    """On the first page: the way back to where she left off."""
    draft = page.draft
    if page.section is not Section.whom or draft is None or draft.saved_at is None:
        return None
    w = visitor.words
    on = next_section(draft.answers)
    when = day_and_time(draft.saved_at, visitor.language)
    return h.div(
        notice(w("apply-resume-text", when=when), lead=w("apply-resume-lead")),
        link_button(w("apply-resume"), address_of(on) if on else CHECK),
    )


def _form(page: GroupPage, visitor: Visitor) -> Vdom:
    w, latest = visitor.words, page.other or page.draft
    group = Group(
        words=w,
        municipality=visitor.municipality,
        filling=page.filling,
        signed_in=visitor.actor is not None,
        is_asked_who=page.is_asked_who,
        acting_for=_acting_for(visitor),
    )
    is_first = page.section is Section.whom
    return h.div(
        {"data-form": "application", "data-section": page.section.value},
        own_phone(w) if visitor.actor else None,
        form(
            hidden("base_version", str(latest.version if latest else 0)),
            hidden("then", page.then) if page.then else None,
            _carried(visitor) if is_first else None,
            None if is_first else h.h1(group_title(page.section, w)),
            question_group(page.section, group),
            _first_words(visitor) if is_first else None,
            docked(
                button(w("apply-elsewhere-keep" if page.other else "apply-continue"))
            ),
            action=address_of(page.section),
            op_id=visitor.new_op(),
            form_id=FORM,
        ),
    )


def _carried(visitor: Visitor) -> list[Vdom]:
    """The help that a service page has pointed out comes along to the next group."""
    return [
        hidden("wanted", value) for name, value in visitor.query if name == "wanted"
    ]


def _first_words(visitor: Visitor) -> Vdom:
    w = visitor.words
    return h.div(
        {"class": "small"},
        h.p(w("apply-lead")),
        h.p(w("apply-sign-in-once")) if visitor.actor is None else None,
    )


def _missing(first: Section, visitor: Visitor) -> Vdom:
    w = visitor.words
    title = group_title(first, w)
    return h.div(
        notice(
            w("apply-missing-text", section=title),
            kind="warn",
            lead=w("apply-missing-lead"),
        ),
        link_button(w("apply-continue"), address_of(first), kind="filled"),
    )


def _acting_for(visitor: Visitor) -> str:
    acting = visitor.actor.acting if visitor.actor else None
    return acting.name if acting else ""


def _answers_of(section: Section, answers: DraftAnswers, visitor: Visitor) -> Vdom:
    w = visitor.words
    title = group_title(section, w)
    given = getattr(answers, section.value)
    rows = answers_in_words(given, w, acting_for=_acting_for(visitor)) if given else []
    return section_of(
        title,
        _rows(rows, title) if rows else h.p(w("apply-not-answered")),
        h.p(
            h.a(
                {
                    "href": f"{address_of(section)}?then=check",
                    "aria-label": w("apply-check-change-what", what=title),
                },
                w("apply-check-change"),
            )
        ),
    )


def _who_she_is(told: PersonFacts, visitor: Visitor) -> Vdom:
    """What she has said herself, as it goes with the application."""
    w = visitor.words
    return section_of(
        w("apply-told-title"),
        summary_list(
            [
                (w("apply-given-name"), told.given_name, None),
                (w("apply-family-name"), told.family_name, None),
                (
                    w("apply-personnummer"),
                    ltr(personnummer.shown(told.personnummer)),
                    None,
                ),
                (w("apply-address"), told.address, None),
                (w("apply-postal"), told.postal or w("apply-not-answered"), None),
            ]
        ),
    )


def _rows(rows: list[tuple[str, str]], title: str) -> Vdom:
    """Question and answer; one question that is the heading is not asked twice."""
    if [question for question, _ in rows] == [title]:
        return h.p(h.strong(rows[0][1]))
    return summary_list([(question, answer, None) for question, answer in rows])


def _send_form(visitor: Visitor) -> Vdom:
    w = visitor.words
    return h.div(
        {"data-send": "application"},
        form(
            h.p(w("apply-consent", municipality=visitor.municipality.name)),
            button(w("apply-send"), giant=True),
            action=CHECK,
            op_id=visitor.new_op(),
        ),
    )
