"""Bedömningen: a life category at a time, with her own answer in view."""

from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.investigation import actions, rules
from backend.investigation.facts import (
    Assessment,
    AssessmentDraft,
    CaseFile,
    GoalMissing,
    Level,
    LevelMissing,
    LifeCategory,
    MetByWhomMissing,
    Need,
    TargetMissing,
    TargetWorseThanNow,
)
from backend.investigation.forms import AssessmentForm
from backend.kernel.forms import decode
from backend.kernel.ids import CaseId
from backend.kernel.refusal import Refusal
from components.data import link_list, summary_list
from components.forms import (
    Choice,
    button,
    checkbox_cards,
    field,
    form,
    radio_cards,
    select,
    textarea,
)
from components.html import Vdom, h
from components.layout import quoted
from i18n.words import Words
from pwa.forms import Filling, Newest, Submission, op_id, versioned
from pwa.officer.case import load_case, no_case
from pwa.officer.form_page import form_page
from pwa.officer.said_wrong import said_wrong
from pwa.officer.wording import case_named, level_of, rating_of
from pwa.related import beside
from pwa.shell import House, Visitor, see_other

PATH = "/handlaggning/{case_id:str}/bedomning"
AT: dict[type[Refusal], str] = {
    LevelMissing: "current",
    TargetMissing: "target",
    GoalMissing: "goal_text",
    TargetWorseThanNow: "target",
    MetByWhomMissing: "met_by",
}


@get(PATH)
async def areas_page(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """Every life category, by area: where to begin."""
    shown = await load_case(visitor, house, case_id)
    w = visitor.words
    return form_page(
        w("assessment-title"),
        Filling(),
        visitor,
        h.div({"class": "areas"}, [_area(area, shown, w) for area in _areas(shown)]),
        back=(f"/handlaggning/{case_id}", case_named(shown, w)),
        of=shown,
    )


@get(PATH + "/{code:str}")
async def category_page(
    case_id: FromPath[str],
    code: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    shown = await load_case(visitor, house, case_id)
    life = _category(shown, code)
    if life.assessment is not None:
        need = f"need-{life.assessment.need_id}"
        visitor = await beside(visitor, house, case_id, need)
    return _form_page(shown, life, Filling(values=_values(life.assessment)), visitor)


@post(PATH + "/{code:str}", status_code=303)
async def assess(
    case_id: FromPath[str], code: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.case_file)
    shown = await load_case(visitor, sent.house, case_id)
    life = _category(shown, code)
    saved = life.assessment.version if life.assessment else 0
    kept = await sent.act_on(
        decode(AssessmentForm, sent.form),
        lambda asked: partial(
            actions.assess_need,
            case_id=CaseId(case_id),
            draft=_draft(asked, code),
            base_version=asked.base_version,
            by=by,
            now=visitor.now,
        ),
        by=by,
        at=AT,
        newest=Newest(saved, "assess-saved-by-other"),
    )
    if isinstance(kept, Filling):
        return _form_page(shown, life, kept, visitor)
    return see_other(f"/handlaggning/{case_id}#bedomning")


def _draft(asked: AssessmentForm, code: str) -> AssessmentDraft:
    return AssessmentDraft(
        category=code,
        current=asked.current,
        need=asked.need,
        target=asked.target,
        decline_reason=asked.decline_reason,
        goal_text=asked.goal_text,
        resources_text=asked.resources_text,
        person_view_text=asked.person_view_text,
        met_by=asked.met_by,
        met_by_agrees=asked.met_by_agrees,
    )


def _areas(shown: CaseFile) -> list[int]:
    return sorted({each.category.area for each in shown.life})


def _category(shown: CaseFile, code: str) -> LifeCategory:
    for each in shown.life:
        if each.category.code == code:
            return each
    raise no_case()


def _area(area: int, shown: CaseFile, words: Words) -> Vdom:
    at = f"/handlaggning/{shown.investigation.case_id}/bedomning"
    return h.section(
        h.h2(words(f"life-area-{area}")),
        link_list(
            [
                (
                    f"{at}/{each.category.code}",
                    each.category.name_sv,
                    _so_far(each, words),
                )
                for each in shown.life
                if each.category.area == area
            ]
        ),
    )


def _so_far(each: LifeCategory, words: Words) -> str:
    own = words("assess-own", answer=rating_of(each.self_rating, words))
    if each.assessment is None:
        return own if each.self_rating else ""
    assessed = words("assess-assessed", level=level_of(each.assessment.current, words))
    return f"{assessed} · {own}" if each.self_rating else assessed


def _values(before: Assessment | None) -> dict[str, str]:
    if before is None:
        return {"base_version": "0"}
    return {
        "current": str(int(before.current)),
        "need": before.need,
        "target": "" if before.target is None else str(int(before.target)),
        "decline_reason": before.decline_reason,
        "goal_text": before.goal_text,
        "resources_text": before.resources_text,
        "person_view_text": before.person_view_text,
        "met_by": before.met_by,
        "met_by_agrees": "true" if before.met_by_agrees else "",
        "base_version": str(before.version),
    }


def _form_page(
    shown: CaseFile, life: LifeCategory, filling: Filling, visitor: Visitor
) -> Response[str]:
    w = visitor.words
    at_case = f"/handlaggning/{shown.investigation.case_id}"
    title = w("assess-title", category=life.category.name_sv)
    return form_page(
        title,
        filling,
        visitor,
        _own_view(shown, life, w),
        said_wrong(life.assessment.need_id, shown, visitor)
        if life.assessment
        else None,
        _theirs(life, w) if filling.value("theirs") else None,
        form(
            *_fields(filling, w),
            versioned(filling),
            button(w("assess-save"), kind="filled"),
            action=f"{at_case}/bedomning/{life.category.code}",
            op_id=op_id(filling, visitor),
        ),
        back=(f"{at_case}#bedomning", case_named(shown, w)),
        of=shown,
    )


def _own_view(shown: CaseFile, life: LifeCategory, words: Words) -> Vdom:
    """Her answer beside the officer's, never mixed with it."""
    given = shown.person.given_name
    if life.self_rating is None:
        return h.p({"class": "hint"}, words("assess-own-view-none", person=given))
    note, by = life.self_rating.note, life.answered_by
    return h.section(
        {"class": "own-view"},
        h.h2(words("assess-own-view", person=given)),
        h.p(h.strong(rating_of(life.self_rating, words))),
        quoted(note) if note else None,
        h.p({"class": "hint"}, _who_answered(by, given, words)) if by else None,
    )


def _who_answered(by: str, given_name: str, words: Words) -> str:
    return words(f"assessment-answered-{by.replace('_', '-')}", person=given_name)


def _theirs(life: LifeCategory, words: Words) -> Vdom | None:
    """What stands now, saved by somebody else."""
    saved = life.assessment
    if saved is None:
        return None
    need = words(f"assess-need-{saved.need.replace('_', '-')}")
    rows = [
        (words("assess-current"), level_of(saved.current, words), None),
        (words("assess-need"), need, None),
        (words("assess-target"), level_of(saved.target, words) or "–", None),
        (words("assess-goal"), saved.goal_text or "–", None),
        (words("assess-person-view"), saved.person_view_text or "–", None),
    ]
    return h.section(h.h2(words("assess-theirs")), summary_list(rows))


def _fields(filling: Filling, words: Words) -> list[Vdom]:
    return [
        _text("person_view_text", "assess-person-view", filling, words, hint=True),
        _text("resources_text", "assess-resources", filling, words, hint=True),
        radio_cards(
            name="current",
            legend=words("assess-current"),
            options=[
                Choice(
                    value=str(int(each)),
                    label=words(f"level-choice-{int(each)}"),
                    quiet=each not in rules.RATED,
                )
                for each in Level
            ],
            value=filling.value("current"),
            error=filling.error("current"),
        ),
        radio_cards(
            name="need",
            legend=words("assess-need"),
            options=[
                Choice(value=each, label=words(f"assess-need-{each.replace('_', '-')}"))
                for each in Need
            ],
            value=filling.value("need"),
            error=filling.error("need"),
        ),
        *_goal(filling, words),
        *_met_otherwise(filling, words),
    ]


def _goal(filling: Filling, words: Words) -> list[Vdom]:
    levels = [
        (str(int(each)), words(f"level-choice-{int(each)}")) for each in rules.RATED
    ]
    return [
        select(
            name="target",
            label=words("assess-target"),
            hint=words("assess-target-hint"),
            options=[("", words("assess-target-none")), *levels],
            value=filling.value("target"),
            error=filling.error("target"),
        ),
        textarea(
            name="goal_text",
            label=words("assess-goal"),
            hint=words("assess-goal-hint"),
            value=filling.value("goal_text"),
            error=filling.error("goal_text"),
        ),
        _text("decline_reason", "assess-decline", filling, words),
    ]


def _met_otherwise(filling: Filling, words: Words) -> list[Vdom]:
    return [
        field(
            name="met_by",
            label=words("assess-met-by"),
            value=filling.value("met_by"),
            error=filling.error("met_by"),
            optional_text=words("assess-optional"),
        ),
        checkbox_cards(
            name="met_by_agrees",
            legend=words("assess-met-by-asked"),
            options=[Choice(value="true", label=words("assess-met-by-agrees"))],
            values=("true",) if filling.value("met_by_agrees") else (),
            error=filling.error("met_by_agrees"),
        ),
    ]


def _text(
    name: str, words_id: str, filling: Filling, words: Words, *, hint: bool = False
) -> Vdom:
    return textarea(
        name=name,
        label=words(words_id),
        hint=words(f"{words_id}-hint") if hint else None,
        value=filling.value(name),
        error=filling.error(name),
        optional_text=words("assess-optional"),
    )


ROUTES = [areas_page, category_page, assess]
