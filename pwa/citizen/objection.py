"""`/mina-sidor/stammer-inte`: what she says is wrong about her, and what was answered."""

from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.investigation import actions, queries
from backend.investigation.facts import (
    Objection,
    ObjectionWithoutWords,
    Subject,
    SubjectKind,
    Through,
)
from backend.investigation.forms import ObjectionForm
from backend.kernel.forms import decode
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Opened
from components.feedback import empty, told
from components.forms import button, form, textarea
from components.html import Vdom, h
from components.layout import back_link, page_header, quoted
from i18n import formats
from i18n.words import Words
from pwa.citizen.named import named
from pwa.forms import Filling, Submission, not_right, op_id, titled
from pwa.shell import House, Visitor, nothing_here, see_other

HERE = "/mina-sidor/stammer-inte"
AT: dict[type[Refusal], str] = {ObjectionWithoutWords: "wrong_text"}


@get(HERE)
async def objections_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """Everything that she has said is wrong, wherever it stands."""
    w, found = visitor.words, await own_objections(visitor, house)
    return visitor.page(
        title=w("objections-title"),
        main=[
            back_link("/mina-sidor", w("own-decision-back")),
            page_header(w("objections-title"), w("objections-lead")),
            *([] if found else [empty(w("objections-none"))]),
            *(_whole(each, visitor) for each in found),
        ],
        current="/mina-sidor",
    )


@get(HERE + "/{subject_id:str}")
async def objection_page(
    subject_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    about = await _subject(subject_id, visitor, house)
    if about is None:
        return nothing_here(visitor)
    return _page(about, Filling(), visitor)


@post(HERE + "/{subject_id:str}", status_code=303)
async def object_to(
    subject_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.own_answer)
    about = await _subject(subject_id, visitor, sent.house)
    if about is None:
        return nothing_here(visitor)
    kept = await sent.act_on(
        decode(ObjectionForm, sent.form),
        lambda asked: partial(
            actions.object_to,
            subject_id=subject_id,
            text=asked.wrong_text,
            by=by,
            now=visitor.now,
        ),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        return _page(about, kept, visitor)
    return see_other(_where(about.kind, about.subject_id))


async def own_objections(visitor: Visitor, house: House) -> tuple[Objection, ...]:
    by = visitor.for_purpose(Purpose.own_file)
    return await house.door.read(
        partial(queries.own_objections, actor=by),
        by=by,
        now=visitor.now,
        opened=Opened(
            purpose=Purpose.own_file, what="objections", person_id=by.person_id
        ),
    )


async def objections_beside(visitor: Visitor, house: House) -> tuple[Objection, ...]:
    """The same for a page about her that has left its own log row."""
    by = visitor.for_purpose(Purpose.own_file)
    return await house.door.look(partial(queries.own_objections, actor=by), by=by)


async def _subject(subject_id: str, visitor: Visitor, house: House) -> Subject | None:
    by = visitor.for_purpose(Purpose.own_file)
    return await house.door.read(
        partial(queries.own_subject, actor=by, subject_id=subject_id),
        by=by,
        now=visitor.now,
        opened=lambda found: Opened(
            purpose=Purpose.own_file,
            what="objection_subject",
            case_id=found.case_id if found else None,
            person_id=by.person_id,
        ),
    )


def beside(
    subject_id: str, objections: tuple[Objection, ...], visitor: Visitor
) -> Vdom:
    """Beside what is written about her: what she has said of it, and the way to say it."""
    said = [each for each in objections if each.subject_id == subject_id]
    text = visitor.words("objection-again" if said else "objection-link")
    return h.div(
        {"class": "stack", "id": f"om-{subject_id}"},
        [_said(each, visitor) for each in said],
        h.p(h.a({"href": f"{HERE}/{subject_id}"}, text)),
    )


def _whole(objection: Objection, visitor: Visitor) -> Vdom:
    """With what it is about, which for an entry in the journal stands nowhere else."""
    w, name = visitor.words, _named(objection.subject, objection.subject_name, visitor)
    is_shown = objection.subject is not SubjectKind.journal_entry
    where = _where(objection.subject, objection.subject_id)
    return h.section(
        {"class": "part"},
        h.h2(name),
        _said(objection, visitor),
        h.p(h.a({"href": where}, w("objection-where"))) if is_shown else None,
    )


def _said(objection: Objection, visitor: Visitor) -> Vdom:
    w, answer = visitor.words, objection.answer
    when = formats.moment(objection.said_at, visitor.language)
    through = f"objection-through-{objection.through}"
    noted_by = objection.noted_by.name if objection.noted_by else ""
    is_hers = objection.through is Through.herself
    lines: list[Vdom] = [
        h.p(h.strong(w("objection-lead"))),
        quoted(objection.text),
        h.p(
            {"class": "hint"},
            w("objection-said", when=when)
            if is_hers
            else w(through, when=when, name=noted_by),
        ),
    ]
    if answer is None:
        lines.append(h.p(w("objection-open")))
    else:
        lines += [
            h.p(
                h.strong(w(f"objection-{answer.outcome}")),
                " ",
                named(
                    w,
                    "objection-answered",
                    answer.by.name,
                    title=answer.by.title,
                    when=formats.moment(answer.answered_at, visitor.language),
                ),
            ),
            quoted(answer.reason, language="sv"),
        ]
    return told(*lines)


def _page(about: Subject, filling: Filling, visitor: Visitor) -> Response[str]:
    w = visitor.words
    title = w("objection-title")
    content = [
        *not_right(filling, visitor),
        back_link(_where(about.kind, about.subject_id), w("apply-back")),
        page_header(title, _named(about.kind, about.name, visitor)),
        quoted(about.text, language="sv") if about.text else None,
        h.p(w("objection-explained")),
        _form(about, filling, visitor),
        h.p({"class": "hint"}, w("objection-no-appeal")),
    ]
    return visitor.page(
        title=titled(title, filling, visitor),
        main=[each for each in content if each is not None],
        status=filling.status,
        current="/mina-sidor",
    )


def _form(about: Subject, filling: Filling, visitor: Visitor) -> Vdom:
    w = visitor.words
    return form(
        textarea(
            name="wrong_text",
            label=w("objection-text"),
            hint=w("objection-text-hint"),
            value=filling.value("wrong_text"),
            error=filling.error("wrong_text"),
        ),
        button(w("objection-send")),
        action=f"{HERE}/{about.subject_id}",
        op_id=op_id(filling, visitor),
    )


def _named(kind: SubjectKind, name: str, visitor: Visitor) -> str:
    words: Words = visitor.words
    return words(f"objection-about-{kind.replace('_', '-')}", name=name)


def _where(kind: SubjectKind, subject_id: str) -> str:
    """The page where she reads it."""
    match kind:
        case SubjectKind.assessment:
            return f"/mina-sidor/utredning#om-{subject_id}"
        case SubjectKind.decision:
            return f"/mina-sidor/beslut/{subject_id}#om-{subject_id}"
        case SubjectKind.journal_entry:
            return HERE


ROUTES = [objections_page, objection_page, object_to]
