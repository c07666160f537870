"""A form on its way: what was typed stays, with each error at its field."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from litestar import Response

from backend.kernel.forms import FormErrors
from backend.kernel.refusal import Refusal
from components.feedback import notice
from components.forms import error_summary, hidden
from components.html import Child, Vdom, h
from pwa.shell import FormFields, Visitor


@dataclass(frozen=True)
class Filling:
    """`values` as they were typed, `errors` a sentence a field, `told` one for the whole."""

    values: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict[str, str])
    told: str = ""
    status: int = 200

    def value(self, name: str) -> str:
        return self.values.get(name, "")

    def error(self, name: str) -> str | None:
        return self.errors.get(name)


def typed(form: FormFields) -> dict[str, str]:
    return {name: values[-1] for name, values in form.items() if values}


def wrong(form: FormFields, errors: FormErrors, visitor: Visitor) -> Filling:
    """The form again, with a sentence at each field that could not be used."""
    return Filling(
        values=typed(form), errors=errors.in_words(visitor.words), status=422
    )


def refused(
    form: FormFields,
    refusal: Refusal,
    visitor: Visitor,
    *,
    at: Mapping[type[Refusal], str],
    told: str = "",
    newer: Mapping[str, str] | None = None,
) -> Filling:
    """The form again: the refusal at its field, or told above it all."""
    sentence = visitor.words.refusal(refusal)
    name = at.get(type(refusal))
    return Filling(
        values={**typed(form), **(newer or {})},
        errors={name: sentence} if name else {},
        told="" if name else told or sentence,
        status=refusal.status,
    )


def form_page(
    title: str,
    filling: Filling,
    visitor: Visitor,
    *content: Child,
    back: tuple[str, str],
    lead: str | None = None,
) -> Response[str]:
    """A page of its own for a form: what was not right first, then the way back."""
    href, text = back
    return visitor.page(
        title=_titled(title, filling, visitor),
        main=h.div(
            {"class": "desk-column"},
            _top_of(filling, visitor),
            h.p({"class": "way-back"}, h.a({"href": href}, text)),
            h.h1(title),
            h.p({"class": "lead"}, lead) if lead else None,
            *content,
        ),
        surface="desk",
        status=filling.status,
        current="/handlaggning",
    )


def _top_of(filling: Filling, visitor: Visitor) -> list[Vdom]:
    above: list[Vdom] = []
    if filling.errors:
        title = visitor.words("error-summary-title", count=len(filling.errors))
        above.append(error_summary(title, list(filling.errors.items())))
    if filling.told:
        above.append(notice(filling.told, kind="warn"))
    return above


def _titled(title: str, filling: Filling, visitor: Visitor) -> str:
    """`Fel: …` first in the title when there is something to put right."""
    if not filling.errors:
        return title
    return visitor.words("error-title", title=title)


def versioned(filling: Filling) -> Vdom:
    """The version that the officer saw when she began to write."""
    return hidden("base_version", filling.value("base_version") or "0")
