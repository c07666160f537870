"""How far somebody reads, as the database is told it: the second net under `scope`."""

from typing import Final

from msgspec.structs import replace

from backend.access.facts import RelationKind
from backend.access.permissions import PERMISSIONS
from backend.kernel.actor import Actor, Role
from backend.plumbing.database import Bounds, Reach, at_home

# Whose work is in the whole municipality and nowhere else.
EVERYWHERE: Final = frozenset(
    role
    for role in Role
    if {
        kind
        for (whose, _), kinds in PERMISSIONS.items()
        if whose is role
        for kind in kinds
    }
    == {RelationKind.municipality}
)


def reads(actor: Actor) -> Bounds:
    """Her own rows and those of cases that she, her unit or her provider is tied to."""
    if actor.role in EVERYWHERE:
        return replace(at_home(actor), writes=False, opened=actor.opened)
    holders = (actor.user_id, actor.unit_id, actor.provider_id)
    return Bounds(
        reach=Reach.tied,
        municipality_id=actor.municipality_id,
        person_id=actor.person_id,
        holders=tuple(each for each in holders if each is not None),
        cases=tuple(each.case_id for each in actor.for_a_while),
        opened=actor.opened,
    )
