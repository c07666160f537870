"""The fields of a follow-up, a goal each: the same scale for whoever answers."""

from backend.follow_up.facts import FollowUp, GivenRating, RatedBy
from backend.follow_up.forms import RatingForm
from backend.kernel.forms import FieldError, FormErrors, decode
from components.forms import radio_cards, textarea
from components.forms.choices import Choice
from components.html import Vdom, h
from i18n.words import Words
from pwa.forms import Filling
from pwa.shell import FormFields

LEVELS = range(5)


def goal_fields(
    found: FollowUp,
    whose: RatedBy,
    *,
    filling: Filling,
    words: Words,
) -> list[Vdom]:
    """For each goal: what was aimed at, where it stands, and a few words."""
    fields: list[Vdom] = []
    for each in found.goals:
        goal, before = each.goal, each.rating(whose)
        level, note = f"level-{goal.goal_id}", f"note-{goal.goal_id}"
        was = str(before.level) if before else ""
        fields.append(
            h.section(
                {"class": "part goal"},
                h.h2({"lang": "sv"}, goal.text or goal.name),
                radio_cards(
                    name=level,
                    legend=words("follow-up-now"),
                    options=[
                        Choice(str(n), words(f"follow-up-level-{n}")) for n in LEVELS
                    ],
                    value=filling.value(level, was) or None,
                    error=filling.error(level),
                ),
                textarea(
                    name=note,
                    label=words("follow-up-note"),
                    value=filling.value(note, before.note if before else ""),
                    error=filling.error(note),
                    optional_text=words("follow-up-optional"),
                ),
            )
        )
    return fields


def given_ratings(
    form: FormFields, found: FollowUp
) -> tuple[GivenRating, ...] | FormErrors:
    """What was answered, goal by goal; each goal needs its answer."""
    given: list[GivenRating] = []
    errors: dict[str, FieldError] = {}
    for each in found.goals:
        goal_id = each.goal.goal_id
        own = {name: form.get(f"{name}-{goal_id}", []) for name in ("level", "note")}
        rating = decode(RatingForm, own)
        if isinstance(rating, FormErrors):
            for name, error in rating.by_field.items():
                errors[f"{name}-{goal_id}"] = error
        elif rating.level is None:
            errors[f"level-{goal_id}"] = FieldError("field-not-a-choice")
        else:
            given.append(
                GivenRating(goal_id=goal_id, level=rating.level, note=rating.note)
            )
    return FormErrors(errors) if errors else tuple(given)
