"""What the person says is wrong, shown beside what it is about to all who read it."""

from backend.investigation import rules
from backend.investigation.facts import CaseFile, Objection, SubjectKind
from components.feedback import told
from components.html import Vdom, h
from components.layout import quoted
from i18n import formats
from i18n.words import Words
from pwa.shell import Visitor


def said_wrong(subject_id: str, shown: CaseFile, visitor: Visitor) -> list[Vdom]:
    """Beside an entry, an assessment or a decision; and taking down more of it."""
    at = f"/handlaggning/{shown.investigation.case_id}/invandning"
    return [
        *(
            said(each, visitor, person=shown.person.given_name, at=at)
            for each in shown.objections
            if each.subject_id == subject_id
        ),
        h.p(
            h.a(
                {"href": f"{at}/om/{subject_id}"},
                visitor.words("objection-note", person=shown.person.given_name),
            )
        ),
    ]


def said(objection: Objection, visitor: Visitor, *, person: str, at: str = "") -> Vdom:
    """Her words, when and through whom, and the answer; `at` leads to answering."""
    w, answer = visitor.words, objection.answer
    when = formats.moment(objection.said_at, visitor.language)
    noted_by = objection.noted_by.name if objection.noted_by else ""
    lines: list[Vdom] = [
        h.p(h.strong(w("objection-desk-lead", person=person))),
        quoted(objection.text),
        h.p(
            {"class": "hint"},
            w(
                f"objection-desk-{objection.through}",
                when=when,
                name=noted_by,
                person=person,
            ),
        ),
    ]
    if answer is not None:
        lines += [
            h.p(
                h.strong(w(f"objection-desk-{answer.outcome}")),
                " ",
                w(
                    "objection-desk-answered",
                    name=answer.by.name,
                    title=answer.by.title,
                    when=formats.moment(answer.answered_at, visitor.language),
                ),
            ),
            quoted(answer.reason),
        ]
    elif at:
        way = h.a({"href": f"{at}/{objection.objection_id}"}, w("objection-answer"))
        lines.append(h.p(way))
    return told(*lines, kind="info" if answer else "warn")


def open_objections(shown: CaseFile, visitor: Visitor) -> Vdom | None:
    """Before a decision is signed: what she has said is wrong and nobody has answered."""
    waiting = rules.open_objections(shown.objections)
    if not waiting:
        return None
    w = visitor.words
    at = f"/handlaggning/{shown.investigation.case_id}/invandning"
    links = [
        h.li(
            h.a(
                {"href": f"{at}/{each.objection_id}"},
                named(each.subject, each.subject_name, w),
            )
        )
        for each in waiting
    ]
    lead = h.p(h.strong(w("objections-open", person=shown.person.given_name)))
    return told(lead, h.ul({"class": "bullets"}, links), kind="warn")


def named(kind: SubjectKind, name: str, words: Words) -> str:
    return words(f"objection-desk-about-{kind.replace('_', '-')}", name=name)
