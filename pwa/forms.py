"""A submitted form on its way: decoded, acted on, and shown again with what was typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeVar
from uuid import NAMESPACE_OID, uuid5

from litestar.di import NamedDependency

from backend.handoffs import AnyEvent
from backend.investigation.facts import ChangedMeanwhile
from backend.kernel.actor import Actor
from backend.kernel.forms import FormErrors
from backend.kernel.ids import OpId
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Kept, Operation, Repeated, Session
from components.feedback import notice
from components.forms import error_summary, hidden
from components.html import Vdom
from i18n import formats
from i18n.words import Words
from pwa.shell import FormFields, House, Visitor
from pwa.unproven import one

F = TypeVar("F")
Action = Callable[[Session], AnyEvent | Refusal]
# A refusal that belongs to a field, by the name of the field.
Places = Mapping[type[Refusal], str]
NOWHERE: Final[Places] = {}
NAMELESS: Final[Mapping[str, str]] = {}


@dataclass(frozen=True)
class Filling:
    """`values` as they were typed, `errors` a sentence a field, `told` one for the whole.

    `several` is all that was chosen where one may choose more than one.
    """

    values: Mapping[str, str] = field(default_factory=dict[str, str])
    errors: Mapping[str, str] = field(default_factory=dict[str, str])
    told: str = ""
    status: int = 200
    several: FormFields = field(default_factory=dict[str, list[str]])

    def value(self, name: str, otherwise: str = "") -> str:
        return self.values.get(name, otherwise)

    def chosen(self, name: str, otherwise: Sequence[str] = ()) -> Sequence[str]:
        """Every answer that was ticked; `otherwise` before anything has been sent."""
        return self.several.get(name, ()) if self.values else otherwise

    def error(self, name: str) -> str | None:
        return self.errors.get(name)


@dataclass(frozen=True)
class Newest:
    """What stands now, for whoever lost the race: its version, and the words for it."""

    version: int
    message: str
    facts: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Submission:
    """A form that somebody has sent in: its fields, whose it is, and where it came."""

    form: FormFields
    visitor: Visitor
    house: House

    @cached_property
    def op(self) -> Operation:
        """The operation that it is: the same when it is sent again."""
        return self.visitor.op(self.form)

    def op_after(self, what: str) -> Operation:
        """The second write of a form, as steady as the first."""
        first = self.op
        return Operation(
            op_id=OpId(str(uuid5(NAMESPACE_OID, f"{first.op_id} {what}"))),
            sha256=first.sha256,
        )

    async def act(self, action: Action, *, by: Actor) -> Kept | Repeated | Refusal:
        """Do it once, however often the form is sent."""
        return await self.house.door.act(
            action, by=by, now=self.visitor.now, op=self.op
        )

    async def act_on(
        self,
        asked: F | FormErrors,
        act: Callable[[F], Action],
        *,
        by: Actor,
        at: Places = NOWHERE,
        newest: Newest | None = None,
    ) -> Kept | Repeated | Filling:
        """Act on what the form asked for; a `Filling` is the form to show again.

        A refusal stands at its field if it has a place in `at`. When somebody else was
        first, the loser keeps her text and is told what is `newest`; saving again is her
        choice.
        """
        if isinstance(asked, FormErrors):
            return unreadable(self.form, asked, self.visitor)
        result = await self.act(act(asked), by=by)
        if not isinstance(result, Refusal):
            return result
        if isinstance(result, ChangedMeanwhile) and newest is not None:
            return _lost(self.form, result, newest, self.visitor)
        return refused(self.form, result, self.visitor, at=at)


async def provide_submission(
    form: NamedDependency[FormFields],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Submission:
    return Submission(form=form, visitor=visitor, house=house)


def filled_with(form: FormFields) -> Filling:
    """The form as it has been filled in so far, by her or from what is known."""
    return Filling(typed(form), several=form)


def typed(form: FormFields) -> dict[str, str]:
    return {name: values[-1] for name, values in form.items() if values}


def unreadable(form: FormFields, errors: FormErrors, visitor: Visitor) -> Filling:
    """The form again, with a sentence at each field that could not be read."""
    return wrong(form, errors.in_words(visitor.words))


def wrong(form: FormFields, errors: Mapping[str, str]) -> Filling:
    """The form again, with what is the matter at each field."""
    return Filling(typed(form), errors=errors, status=422, several=form)


def refused(
    form: FormFields, refusal: Refusal, visitor: Visitor, *, at: Places = NOWHERE
) -> Filling:
    """The form again: the refusal at its field, or told above it all."""
    sentence = visitor.words.refusal(refusal)
    name = at.get(type(refusal))
    return Filling(
        typed(form),
        errors={name: sentence} if name else {},
        told="" if name else sentence,
        status=refusal.status,
        several=form,
    )


def _lost(
    form: FormFields, changed: ChangedMeanwhile, newest: Newest, visitor: Visitor
) -> Filling:
    when = formats.moment(changed.at, visitor.language)
    again = {
        "base_version": str(newest.version),
        "op_id": visitor.new_op(),
        "theirs": "yes",
    }
    return Filling(
        typed(form) | again,
        told=visitor.words(newest.message, by=changed.by, when=when, **newest.facts),
        status=changed.status,
        several=form,
    )


def not_right(
    filling: Filling, visitor: Visitor, *, names: Mapping[str, str] = NAMELESS
) -> list[Vdom]:
    """First on the page: what needs another look, and what is said of it all."""
    above = wrong_part(filling.errors, visitor.words, names=names)
    if filling.told:
        above.append(notice(filling.told, kind="warn"))
    return above


def wrong_part(
    errors: Mapping[str, str], words: Words, *, names: Mapping[str, str] = NAMELESS
) -> list[Vdom]:
    """What needs another look, each leading to its field; `names` are their labels.

    Where several fields may lack the same, a name tells them apart.
    """
    if not errors:
        return []
    title = words("error-summary-title", count=len(errors))
    told = [
        (name, f"{names[name]}: {text}" if name in names else text)
        for name, text in errors.items()
    ]
    return [error_summary(title, told)]


def titled(title: str, filling: Filling, visitor: Visitor) -> str:
    return error_titled(title, filling.errors, visitor.words)


def error_titled(title: str, errors: Mapping[str, str], words: Words) -> str:
    """`Fel: …` first in the title when there is something to put right."""
    return words("error-title", title=title) if errors else title


def op_id(filling: Filling, visitor: Visitor) -> str:
    """The operation of a form that is shown again stays; a new form has a new one."""
    return filling.value("op_id") or visitor.new_op()


def versioned(filling: Filling) -> Vdom:
    """The version that she saw when she began to write."""
    return hidden("base_version", filling.value("base_version", "0"))


def version_seen(form: FormFields) -> int:
    """The version that she saw when she began to write; 0 when it cannot be read."""
    text = one(form, "base_version")
    return int(text) if text.isdecimal() and len(text) < 9 else 0
