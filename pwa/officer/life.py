"""Bedömningen på ärendets skärm: her word, the officer's, the goal, and what it leads to."""

from itertools import groupby

from backend.investigation import rules
from backend.investigation.facts import CaseFile, LifeCategory, Need, SubjectKind
from components.data import scale
from components.feedback import tag
from components.html import Vdom, h
from i18n.words import Words
from pwa.officer.said_wrong import said
from pwa.officer.wording import level_of, rating_of
from pwa.shell import Visitor


def assessed_life(shown: CaseFile, visitor: Visitor) -> Vdom:
    """Each life category that is rated or assessed: her word, the officer's, the goal."""
    w = visitor.words
    at = f"/handlaggning/{shown.investigation.case_id}/bedomning"
    seen = [each for each in shown.life if each.assessment or each.self_rating]
    rest = len(shown.life) - sum(1 for each in shown.life if each.assessment)
    return h.section(
        {"id": "bedomning", "class": "part"},
        h.h2(w("assessment-title")),
        None
        if shown.self_rated_at
        else h.p({"class": "hint"}, w("case-open-self-rating")),
        [
            h.p(
                {"class": "hint"},
                w("assessment-legend", person=shown.person.given_name),
            ),
            _life_table(seen, shown, w),
        ]
        if seen
        else None,
        _said_wrong(shown, visitor),
        None if seen else h.p(w("assessment-none-yet")),
        h.p(
            w("assessment-without", count=rest),
            " ",
            h.a({"href": at}, w("assessment-all")),
        ),
    )


def _said_wrong(shown: CaseFile, visitor: Visitor) -> list[Vdom]:
    """What she says is wrong in the assessment, each under the name of its category."""
    at = f"/handlaggning/{shown.investigation.case_id}/invandning"
    return [
        h.div(
            h.h3(each.subject_name),
            said(each, visitor, person=shown.person.given_name, at=at),
        )
        for each in shown.objections
        if each.subject is SubjectKind.assessment
    ]


def _life_table(seen: list[LifeCategory], shown: CaseFile, words: Words) -> Vdom:
    """One table, a group of rows for each life area."""
    columns = [
        words("assessment-column-area"),
        words("assessment-column-self", person=shown.person.given_name),
        words("assessment-column-officer"),
        words("assessment-column-scale"),
        words("assessment-column-need"),
    ]
    grouped = groupby(seen, key=lambda each: each.category.area)
    return h.table(
        {"class": "cards quiet-caption"},
        h.caption(words("assessment-title")),
        h.thead(h.tr([h.th({"scope": "col"}, name) for name in columns])),
        [
            h.tbody(
                h.tr(
                    {"class": "area-row"},
                    h.th(
                        {"scope": "rowgroup", "colspan": len(columns)},
                        words(f"life-area-{area}"),
                    ),
                ),
                [_life_row(columns, each, shown, words) for each in categories],
            )
            for area, categories in grouped
        ],
    )


def _life_row(
    columns: list[str], each: LifeCategory, shown: CaseFile, words: Words
) -> Vdom:
    first, *rest = _category(each, shown, words)
    return h.tr(
        h.th({"scope": "row"}, first),
        [
            h.td({"data-column": column}, cell)
            for column, cell in zip(columns[1:], rest, strict=True)
        ],
    )


def _category(each: LifeCategory, shown: CaseFile, words: Words) -> list[Vdom | str]:
    at = f"/handlaggning/{shown.investigation.case_id}/bedomning/{each.category.code}"
    assessment = each.assessment
    return [
        h.a({"href": at}, each.category.name_sv),
        rating_of(each.self_rating, words)
        if shown.self_rated_at
        else words("assessment-not-made"),
        level_of(assessment.current, words)
        if assessment
        else h.a({"href": at}, words("assessment-open")),
        _scale(each, words),
        _need(each, shown, words),
    ]


def _scale(each: LifeCategory, words: Words) -> Vdom:
    """Ring = her, disc = the officer, triangle = the goal; the words say the same."""
    rating, assessment = each.self_rating, each.assessment
    own = int(rating.answer) if rating and rating.answer.isdecimal() else None
    current = assessment.current if assessment else None
    target = assessment.target if assessment else None
    picture = scale(
        own,
        int(current) if current is not None and current in rules.RATED else None,
        None if target is None else int(target),
    )
    if target is None:
        return picture
    goal = words("assessment-goal-words", target=level_of(target, words))
    return h.div(picture, h.span({"class": "visually-hidden"}, goal))


def _need(each: LifeCategory, shown: CaseFile, words: Words) -> Vdom | str:
    """What the need leads to: its tasks, who meets it, or that she manages."""
    if each.assessment is None:
        return ""
    match each.assessment.need:
        case Need.none:
            return words("assessment-need-manages")
        case Need.met_otherwise:
            return words("assessment-need-met-by", by=each.assessment.met_by)
        case Need.service:
            tasks = [
                line.name
                for line in (shown.proposal.lines if shown.proposal else ())
                if line.need_id == each.assessment.need_id
            ]
            if not tasks:
                return tag(words("assessment-need-no-task"), kind="warn")
            return tag("→ " + ", ".join(tasks), kind="info")
