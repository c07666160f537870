"""How far a transaction reaches, told to the database at its start.

The first net is the predicate of `access.scope`, which every query carries on every
database. On PostgreSQL the row policies of the migrations are a second one: they know
only what is said here, and let through what the first would let through and somewhat
more. SQLite has none.
"""

from collections.abc import Generator
from contextlib import contextmanager
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import text
from sqlalchemy.orm import Session

from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, MunicipalityId, PersonId

BOUNDS: Final = "bounds"
# Whoever is protected is there too.
EVERYBODY: Final = "*"


class Reach(StrEnum):
    """Which rows of somebody's file are within reach."""

    nothing = ""
    tied = "tied"
    municipality = "municipality"
    everything = "house"


class Bounds(Struct, frozen=True, kw_only=True):
    """Whom a transaction acts for: `holders` are those whose ties to cases count.

    `cases` are those that she reaches for a while, `opened` the protected persons whose
    files she has open. Who `writes` may hand on what concerns others, unseen.
    """

    reach: Reach
    municipality_id: MunicipalityId | None = None
    person_id: PersonId | None = None
    holders: tuple[str, ...] = ()
    cases: tuple[CaseId, ...] = ()
    opened: tuple[PersonId, ...] = ()
    writes: bool = False


# What shows no file, or asks before anybody is known.
NOBODY: Final = Bounds(reach=Reach.nothing)
# The house itself: commands, duties of the clock, signing in, what phones have sent.
HOUSE: Final = Bounds(reach=Reach.everything)

_TELL: Final = text(
    "SELECT set_config('anna.reach', :reach, true), "
    "set_config('anna.municipality', :municipality, true), "
    "set_config('anna.person', :person, true), "
    "set_config('anna.holders', :holders, true), "
    "set_config('anna.cases', :cases, true), "
    "set_config('anna.opened', :opened, true)"
)
_WIDEN: Final = text(
    "SELECT set_config('anna.reach', :reach, true), "
    "set_config('anna.opened', :opened, true)"
)


def at_home(actor: Actor) -> Bounds:
    """Her municipality whole: for what she does, which is handed on to other areas."""
    return Bounds(
        reach=Reach.municipality,
        municipality_id=actor.municipality_id,
        person_id=actor.person_id,
        writes=True,
    )


def bind(session: Session, bounds: Bounds) -> None:
    """Tell the database, until the transaction ends."""
    session.info[BOUNDS] = bounds
    if _has_policies(session):
        session.execute(
            _TELL,
            {
                "reach": bounds.reach,
                "municipality": bounds.municipality_id or "",
                "person": bounds.person_id or "",
                "holders": " ".join(bounds.holders),
                "cases": " ".join(bounds.cases),
                "opened": _opened(bounds),
            },
        )


@contextmanager
def counting(session: Session) -> Generator[None]:
    """For a sum over the whole municipality, of which nobody reads a row."""
    before: Bounds = session.info.get(BOUNDS, NOBODY)
    if before.writes or before.reach not in {Reach.tied, Reach.municipality}:
        yield
        return
    _widen(session, replace(before, reach=Reach.municipality, writes=True))
    yield
    _widen(session, before)


def _widen(session: Session, bounds: Bounds) -> None:
    session.info[BOUNDS] = bounds
    if _has_policies(session):
        session.execute(_WIDEN, {"reach": bounds.reach, "opened": _opened(bounds)})


def _opened(bounds: Bounds) -> str:
    return EVERYBODY if bounds.writes else " ".join(bounds.opened)


def _has_policies(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"
