"""The row rule: the only way to a personal row."""

from datetime import date
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Select,
    and_,
    exists,
    false,
    or_,
    select,
    type_coerce,
)

from backend.access.facts import Purpose, RelationKind
from backend.access.permissions import level_for, relations_for
from backend.access.tables import ProtectionRow, Relation
from backend.kernel.actor import Actor, BriefKind
from backend.kernel.ids import CaseId, MunicipalityId, PersonId

BRIEF: Final = {
    RelationKind.covering: BriefKind.covering,
    RelationKind.emergency: BriefKind.emergency,
}

# What whoever judges openings sees of them: who, when and for what, and of whom nothing.
JUDGED: Final = {
    "log_row": {Purpose.log_review, Purpose.sign_review},
    "log_question": {Purpose.log_review, Purpose.sign_review},
    "brief_access": {Purpose.emergency_review},
}


class Scoped(Boolean):
    """The mark that `scope` leaves on its predicate; the database does not see it.

    `of` is the table whose rows it lets through. A query that names a personal table
    without it fails a test.
    """

    cache_ok = True

    def __init__(self, of: str) -> None:
        super().__init__()
        self.of = of


def scope(
    actor: Actor, purpose: Purpose, table: Any, *, today: date | None = None
) -> ColumnElement[bool]:
    """The rows of a personal `table` that the actor may reach for this purpose.

    `today` bounds relations that have days (a care worker's visits); without it a
    relation counts as long as it has not been ended.
    """
    return type_coerce(
        _reached(actor, purpose, table, today), Scoped(of=_name_of(table))
    )


def is_shown(actor: Actor, person_id: Any) -> ColumnElement[bool]:
    """Whether she may know of this person: of a protected one, only if she has her open.

    The protected are few and asked for once in a statement, not once for every row.
    """
    of_whom = actor.person_id, actor.acting is not None
    return person_id.not_in(_protected(actor.municipality_id, actor.opened, *of_whom))


@lru_cache(maxsize=1_000)
def _protected(
    municipality_id: MunicipalityId,
    opened: tuple[PersonId, ...],
    own: PersonId | None,
    is_acting: bool,
) -> Select[PersonId]:
    """Those whom she may not know of: what is her own she reaches.

    Whoever acts for her only if the protection says so. Put together once, since every
    question of hers asks it.
    """
    protected = select(ProtectionRow.person_id).where(
        ProtectionRow.municipality_id == municipality_id,
        ProtectionRow.ended_at.is_(None),
    )
    if opened:
        protected = protected.where(ProtectionRow.person_id.not_in(opened))
    if own is None:
        return protected
    another = ProtectionRow.person_id != own
    return protected.where(
        or_(another, ~ProtectionRow.lets_agents) if is_acting else another
    )


def _name_of(table: Any) -> str:
    return table.municipality_id.property.parent.local_table.name


def _reached(
    actor: Actor, purpose: Purpose, table: Any, today: date | None
) -> ColumnElement[bool]:
    kinds = relations_for(actor, purpose)
    if not kinds or actor.level < level_for(purpose):
        return false()
    at_home = table.municipality_id == actor.municipality_id
    if purpose not in JUDGED.get(_name_of(table), ()):
        at_home = and_(at_home, is_shown(actor, table.person_id))
    if RelationKind.municipality in kinds:
        return at_home
    return and_(at_home, or_(*(_tied(actor, kind, table, today) for kind in kinds)))


def _tied(
    actor: Actor, kind: RelationKind, table: Any, today: date | None
) -> ColumnElement[bool]:
    if kind is RelationKind.party:
        return table.person_id == actor.person_id
    if kind in BRIEF:
        return table.case_id.in_(_for_a_while(actor, BRIEF[kind]))
    holder = _holder(actor, kind)
    if holder is None:
        return false()
    if today is None:
        in_time = Relation.until.is_(None)
    else:
        in_time = and_(
            Relation.start <= today,
            or_(Relation.until.is_(None), Relation.until >= today),
        )
    return exists().where(
        Relation.kind == kind,
        Relation.holder == holder,
        Relation.case_id == table.case_id,
        Relation.municipality_id == actor.municipality_id,
        in_time,
    )


def _for_a_while(actor: Actor, kind: BriefKind) -> list[CaseId]:
    return [each.case_id for each in actor.for_a_while if each.kind is kind]


def _holder(actor: Actor, kind: RelationKind) -> str | None:
    match kind:
        case RelationKind.unit:
            return actor.unit_id
        case RelationKind.provider:
            return actor.provider_id
        case RelationKind.assigned | RelationKind.visits:
            return actor.user_id
        case (
            RelationKind.party
            | RelationKind.municipality
            | RelationKind.covering
            | RelationKind.emergency
        ):
            return None
