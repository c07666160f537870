"""What a protection says, and the fields in which it is said."""

from collections.abc import Mapping

from backend.access.protection_facts import (
    Protection,
    ProtectionFound,
    ProtectionLevel,
)
from components.data import summary_list
from components.feedback import notice
from components.forms import (
    Choice,
    checkbox_cards,
    date_field,
    field,
    radio_cards,
    textarea,
)
from components.html import Vdom, h
from i18n import formats
from i18n.words import Words
from pwa.forms import Filling
from pwa.shell import Visitor

TERMS = ("names_no_officer", "lets_agents")


def protection_fields(filling: Filling, visitor: Visitor) -> list[Vdom]:
    w = visitor.words
    told = set(filling.value("terms").split()) | set(filling.chosen("terms"))
    return [
        radio_cards(
            name="level",
            legend=w("protection-level"),
            options=[
                Choice(each.value, w(_name_of("protection-level", each.value)))
                for each in ProtectionLevel
            ],
            value=filling.value("level") or None,
            error=filling.error("level"),
        ),
        date_field(
            name="since",
            label=w("protection-since"),
            value=filling.value("since", formats.day(visitor.today)),
            error=filling.error("since"),
        ),
        textarea(
            name="source",
            label=w("protection-source"),
            hint=w("protection-source-hint"),
            value=filling.value("source"),
            error=filling.error("source"),
            rows=2,
        ),
        field(
            name="forward_to",
            label=w("protection-forward"),
            hint=w("protection-forward-hint"),
            value=filling.value("forward_to"),
            error=filling.error("forward_to"),
            autocomplete="off",
        ),
        field(
            name="forward_postal",
            label=w("protection-forward-postal"),
            value=filling.value("forward_postal"),
            error=filling.error("forward_postal"),
            autocomplete="off",
            optional_text=w("apply-optional"),
        ),
        checkbox_cards(
            name="terms",
            legend=w("protection-terms"),
            options=[
                Choice(
                    each,
                    w(_name_of("protection", each)),
                    hint=w(_name_of("protection", each) + "-hint"),
                )
                for each in TERMS
            ],
            values=[each for each in TERMS if each in told],
            error=filling.error("terms"),
        ),
    ]


def filled_as(how: Protection) -> Mapping[str, str]:
    """The form as the protection stands."""
    return {
        "level": how.level.value,
        "since": formats.day(how.since),
        "source": how.source,
        "forward_to": how.forward_to,
        "forward_postal": how.forward_postal,
        "terms": " ".join(each for each in TERMS if getattr(how, each)),
    }


def told_of(found: ProtectionFound, w: Words) -> Vdom:
    how = found.protection
    return summary_list(
        [
            (
                w("protection-level"),
                w(_name_of("protection-level", how.level.value)),
            ),
            (w("protection-since"), formats.day(how.since)),
            (w("protection-source"), how.source),
            (
                w("protection-entered"),
                w(
                    "protection-entered-by",
                    name=found.entered_by_name,
                    when=formats.moment(found.entered_at),
                ),
            ),
            (
                w("protection-named"),
                ", ".join(each.name for each in found.named)
                or w("protection-named-none"),
            ),
        ]
    )


def protected_band(case_id: str, w: Words) -> Vdom:
    """Above the case of somebody protected: what does not happen by itself."""
    return notice(
        h.span(
            w("protected-case-text"),
            " ",
            h.a(
                {"href": f"/handlaggning/{case_id}/adress"}, w("protected-case-address")
            ),
        ),
        kind="warn",
        lead=w("protected-case-lead"),
    )


def _name_of(of: str, name: str) -> str:
    return f"{of}-{name.replace('_', '-')}"
