"""The question groups of an application, drawn once for page, phone call and shell."""

from collections.abc import Callable
from enum import StrEnum

import msgspec
from msgspec import Struct

from backend.access.facts import MunicipalityFacts
from backend.contact.facts import (
    Dwelling,
    FilledInBy,
    Household,
    Language,
    Section,
    SectionAnswers,
    Urgency,
    Whom,
    YesNo,
)
from backend.kernel.services import ServiceKind
from components.forms import (
    Choice,
    checkbox_cards,
    field,
    radio_cards,
    select,
    textarea,
)
from components.html import Vdom, h
from i18n.formats import phone
from i18n.words import Words
from pwa.forms import Filling

SLUGS = {
    Section.whom: "vem",
    Section.need: "behov",
    Section.home: "hemmet",
    Section.language: "sprak",
    Section.contact: "kontakt",
}
PAGES = len(Section) + 1


class Group(Struct, frozen=True, kw_only=True):
    """One question group as it is to be drawn: for whom, with what in it.

    Whoever fills it in by a mandate is `acting_for` somebody. On a page of its own (`is_page`) the first question is its heading.
    """

    words: Words
    municipality: MunicipalityFacts
    filling: Filling
    signed_in: bool = True
    is_asked_who: bool = False
    acting_for: str = ""
    is_page: bool = True

    def value(self, name: str) -> str:
        return self.filling.value(name)

    def error(self, name: str) -> str | None:
        return self.filling.error(name)


def question_group(section: Section, group: Group) -> list[Vdom]:
    """The questions of a group, with what was typed and what is wrong with it."""
    return _GROUPS[section](group)


def group_title(section: Section, w: Words) -> str:
    return w(f"apply-{section.value}-title")


def address_of(section: Section) -> str:
    return "/ansok" if section is Section.whom else f"/ansok/{SLUGS[section]}"


def values_of(answers: SectionAnswers | None) -> dict[str, list[str]]:
    """Answers that have been kept, as the fields of a form."""
    if answers is None:
        return {}
    given: dict[str, object] = msgspec.to_builtins(answers)
    return {name: _texts(value) for name, value in given.items()}


def answers_in_words(
    answers: SectionAnswers, w: Words, *, acting_for: str = ""
) -> list[tuple[str, str]]:
    """Question and answer, as they are read before sending."""
    if acting_for and isinstance(answers, Whom):
        alone = answers.filled_in_by is FilledInBy.myself
        answer = w("apply-acting-alone" if alone else "apply-acting-together")
        return [(w("apply-acting-title", name=acting_for), answer)]
    rows: list[tuple[str, str]] = []
    for name, texts in values_of(answers).items():
        label = _LABELS[name]
        shown = [_in_words(name, text, w) for text in texts if text]
        if shown or name in _ALWAYS_SHOWN:
            rows.append((w(label), ", ".join(shown) or w("apply-not-answered")))
    return rows


def _whom(g: Group) -> list[Vdom]:
    return _whom_for_another(g) if g.acting_for else _for_whom(g)


def _whom_for_another(g: Group) -> list[Vdom]:
    """For whom is known by her mandate: whether the person takes part is asked."""
    w = g.words
    return [
        radio_cards(
            name="filled_in_by",
            legend=w("apply-acting-title", name=g.acting_for),
            options=[
                Choice(FilledInBy.together, w("apply-acting-together")),
                Choice(FilledInBy.myself, w("apply-acting-alone")),
            ],
            value=g.value("filled_in_by"),
            error=g.error("filled_in_by"),
            legend_is_h1=g.is_page,
        )
    ]


def _for_whom(g: Group) -> list[Vdom]:
    w = g.words
    return [
        radio_cards(
            name="filled_in_by",
            legend=w("apply-whom-title"),
            options=[
                Choice(FilledInBy.myself, w("apply-whom-myself")),
                Choice(
                    FilledInBy.together,
                    w("apply-whom-together"),
                    hint=w("apply-whom-together-hint"),
                ),
            ],
            value=g.value("filled_in_by"),
            error=g.error("filled_in_by"),
            legend_is_h1=g.is_page,
        ),
        h.div(
            {"class": "only-together"},
            h.h2(w("apply-together-lead")),
            h.ul(
                h.li(w("apply-together-1")),
                h.li(w("apply-together-2")),
                h.li(w("apply-together-3")),
                h.li(w("apply-together-4", phone=phone(g.municipality.phone))),
            ),
            _about_helper(g) if g.signed_in else None,
        ),
    ]


def _about_helper(g: Group) -> list[Vdom]:
    """Asked once she has signed in: words are not carried through the sign-in page."""
    return [
        _text(g, "helper_name", autocomplete="off", optional=True),
        _text(g, "helper_relation", optional=True),
        _text(g, "helper_phone", type="tel", inputmode="tel", optional=True),
        _yes_no(g, "may_talk_with_helper"),
    ]


def _need(g: Group) -> list[Vdom]:
    w = g.words
    return [
        textarea(
            name="hard",
            label=w("apply-hard"),
            value=g.value("hard"),
            hint=w("apply-hard-hint"),
            error=g.error("hard"),
        ),
        checkbox_cards(
            name="wanted",
            legend=w("apply-wanted"),
            hint=w("apply-wanted-hint"),
            options=[Choice(kind, _kind(kind, w)) for kind in ServiceKind],
            values=g.filling.chosen("wanted"),
            error=g.error("wanted"),
        ),
        radio_cards(
            name="urgency",
            legend=w("apply-urgency"),
            hint=w("apply-urgency-hint"),
            options=[
                Choice(Urgency.urgent, w("apply-urgent")),
                Choice(Urgency.can_wait, w("apply-can-wait")),
            ],
            value=g.value("urgency"),
            error=g.error("urgency"),
        ),
        h.div(
            {"class": "only-urgent"},
            textarea(
                name="urgent_because",
                label=w("apply-urgent-because"),
                value=g.value("urgent_because"),
                error=g.error("urgent_because"),
                optional_text=w("apply-optional"),
            ),
        ),
    ]


def _home(g: Group) -> list[Vdom]:
    w = g.words
    return [
        _choice(g, "household", Household, required=True),
        _choice(g, "dwelling", Dwelling, required=False),
        textarea(
            name="getting_in",
            label=w("apply-getting-in"),
            value=g.value("getting_in"),
            hint=w("apply-getting-in-hint"),
            error=g.error("getting_in"),
            optional_text=w("apply-optional"),
        ),
    ]


def _language(g: Group) -> list[Vdom]:
    w = g.words
    right = "in-area" if g.municipality.finnish_area else "outside"
    return [
        select(
            name="speaks",
            label=w("apply-speaks"),
            options=[
                ("", w("apply-choose")),
                *((tag.value, w(f"language-name-{tag.value}")) for tag in Language),
            ],
            value=g.value("speaks"),
            error=g.error("speaks"),
        ),
        h.div({"class": "only-other"}, _text(g, "speaks_other", optional=True)),
        _yes_no(g, "interpreter", hint=w("apply-interpreter-hint")),
        h.h2(w("apply-minority-lead")),
        h.p(w(f"apply-minority-{right}", municipality=g.municipality.name)),
        _yes_no(g, "minority_language", optional=True),
    ]


def _contact(g: Group) -> list[Vdom]:
    return [
        *(_who(g) if g.is_asked_who else []),
        _text(g, "phone", type="tel", inputmode="tel", autocomplete="tel", hint=True),
        _text(g, "email", type="email", autocomplete="email", hint=True, optional=True),
        _text(g, "good_time", optional=True),
    ]


def _who(g: Group) -> list[Vdom]:
    """Asked of her whose e-mail address alone is known."""
    return [
        h.h2(g.words("apply-told-title")),
        h.p(g.words("apply-told-lead")),
        _text(g, "given_name", autocomplete="given-name"),
        _text(g, "family_name", autocomplete="family-name"),
        _text(g, "personnummer", inputmode="numeric"),
        _text(g, "address", autocomplete="street-address"),
        _text(g, "postal", optional=True),
    ]


_GROUPS: dict[Section, Callable[[Group], list[Vdom]]] = {
    Section.whom: _whom,
    Section.need: _need,
    Section.home: _home,
    Section.language: _language,
    Section.contact: _contact,
}

_LABELS = {
    "filled_in_by": "apply-whom-title",
    "helper_name": "apply-helper-name",
    "helper_relation": "apply-helper-relation",
    "helper_phone": "apply-helper-phone",
    "may_talk_with_helper": "apply-may-talk",
    "hard": "apply-hard",
    "wanted": "apply-wanted",
    "urgency": "apply-urgency",
    "urgent_because": "apply-urgent-because",
    "household": "apply-household",
    "dwelling": "apply-dwelling",
    "getting_in": "apply-getting-in",
    "speaks": "apply-speaks",
    "speaks_other": "apply-speaks-other",
    "interpreter": "apply-interpreter",
    "minority_language": "apply-minority",
    "given_name": "apply-given-name",
    "family_name": "apply-family-name",
    "personnummer": "apply-personnummer",
    "address": "apply-address",
    "postal": "apply-postal",
    "phone": "apply-phone",
    "email": "apply-email",
    "good_time": "apply-good-time",
}
_ALWAYS_SHOWN = {"wanted", "minority_language", "email"}


def _text(
    g: Group,
    name: str,
    *,
    type: str = "text",  # noqa: A002
    inputmode: str | None = None,
    autocomplete: str | None = None,
    hint: bool = False,
    optional: bool = False,
) -> Vdom:
    label = _LABELS[name]
    has_hint = hint or g.words.has(f"{label}-hint")
    return field(
        name=name,
        label=g.words(label),
        value=g.value(name),
        hint=g.words(f"{label}-hint") if has_hint else None,
        error=g.error(name),
        type=type,
        inputmode=inputmode,
        autocomplete=autocomplete,
        optional_text=g.words("apply-optional") if optional else None,
    )


def _yes_no(
    g: Group, name: str, *, hint: str | None = None, optional: bool = False
) -> Vdom:
    label = _LABELS[name]
    if hint is None and g.words.has(f"{label}-hint"):
        hint = g.words(f"{label}-hint")
    cards = radio_cards(
        name=name,
        legend=g.words(label),
        hint=hint,
        options=[
            Choice(YesNo.yes, g.words("apply-yes")),
            Choice(YesNo.no, g.words("apply-no")),
        ],
        value=g.value(name),
        error=g.error(name),
        optional_text=g.words("apply-optional") if optional else None,
    )
    return h.div({"class": "pair"}, cards)


def _choice(g: Group, name: str, options: type[StrEnum], *, required: bool) -> Vdom:
    return radio_cards(
        name=name,
        legend=g.words(_LABELS[name]),
        options=[Choice(each, _in_words(name, each, g.words)) for each in options],
        value=g.value(name),
        error=g.error(name),
        optional_text=None if required else g.words("apply-optional"),
    )


def _in_words(name: str, value: str, w: Words) -> str:
    match name:
        case "filled_in_by":
            return w(f"apply-whom-{value}")
        case "may_talk_with_helper" | "interpreter" | "minority_language":
            return w(f"apply-{value}")
        case "wanted":
            return _kind(ServiceKind(value), w)
        case "urgency":
            return w("apply-urgent" if value == Urgency.urgent else "apply-can-wait")
        case "household" | "dwelling":
            return w(f"apply-{name}-{value.replace('_', '-')}")
        case "speaks":
            return w(f"language-name-{value}")
        case _:
            return value


def _kind(kind: ServiceKind, w: Words) -> str:
    return w(f"service-kind-{kind.value.replace('_', '-')}")


def _texts(value: object) -> list[str]:
    if value is None:
        return []
    if isinstance(value, list | tuple):
        return [str(each) for each in value]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return [str(value)]
