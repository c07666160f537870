"""Where each municipality is found: host names of its own, and a path on the shared one."""

import re
from contextlib import suppress
from time import monotonic
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from backend.access.facts import MunicipalityFacts
from backend.access.tables import Municipality, MunicipalityHost
from backend.kernel.ids import MunicipalityId
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Database
from backend.plumbing.settings import Settings

# Labels of RFC 1123, two at least; the last one has a letter, so that it is no IPv4 address.
LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST: Final = re.compile(rf"(?:{LABEL}\.)+(?=[a-z0-9-]*[a-z]){LABEL}", re.ASCII)
LONGEST_HOST: Final = 253
HELD_SECONDS: Final = 1.0
OWN_MACHINE: Final = ".localhost"


class HostTaken(Refusal, frozen=True):
    """A host name leads to one municipality alone."""

    host: str
    name: str


class HostIsShared(Refusal, frozen=True):
    """The address of the whole service is no municipality's own."""

    host: str


class PathTaken(Refusal, frozen=True):
    """A page of ours stands where the municipality's path would."""

    slug: str


def is_host(text: str) -> bool:
    """Whether this is a host name as a browser sends it: lower case, no port, no address."""
    return len(text) <= LONGEST_HOST and HOST.fullmatch(text) is not None


def taken_host(
    session: Session, *, municipality_id: MunicipalityId, hosts: tuple[str, ...]
) -> HostTaken | None:
    """The first of these that leads to another municipality."""
    taken = session.execute(
        select(MunicipalityHost.host, Municipality.name)
        .join(
            Municipality,
            Municipality.municipality_id == MunicipalityHost.municipality_id,
        )
        .where(
            MunicipalityHost.host.in_(hosts),
            MunicipalityHost.municipality_id != municipality_id,
        )
    ).first()
    return None if taken is None else HostTaken(taken.host, taken.name)


def keep_hosts(
    session: Session, *, municipality_id: MunicipalityId, hosts: tuple[str, ...]
) -> None:
    """Let these lead to the municipality, in place of earlier ones; links have the first."""
    session.execute(
        delete(MunicipalityHost).where(
            MunicipalityHost.municipality_id == municipality_id
        )
    )
    session.add_all(
        MunicipalityHost(municipality_id=municipality_id, place=place, host=host)
        for place, host in enumerate(hosts)
    )


def origin_for(home: MunicipalityFacts, settings: Settings) -> str:
    """The origin that a link to the municipality begins with: its own, else the shared."""
    return settings.origin_at(home.hosts[0]) if home.hosts else settings.origin


def way_to(home: MunicipalityFacts, settings: Settings) -> str:
    """A link that leads anybody to the municipality's first page."""
    path = "" if home.hosts else home.slug
    return f"{origin_for(home, settings)}/{path}"


def written_address(home: MunicipalityFacts, settings: Settings) -> str:
    """As a letter writes it, to be typed: `anna.example.se/nacka`, or a host of its own."""
    host = origin_for(home, settings).partition("://")[2]
    is_found_there = bool(home.hosts) or home.is_default
    return host if is_found_there else f"{host}/{home.slug}"


class Hosts:
    """Which host names this service answers to. What has been changed counts in a second.

    The database is asked once a second at the most, whatever names are sent here.
    """

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings
        self._own: dict[bytes, bytes] = {}
        self._looked_at = -HELD_SECONDS

    async def origin_of(self, named: bytes) -> bytes | None:
        """The origin behind a `Host` that leads here; none for all others."""
        if named == self._settings.netloc.encode():
            return self._settings.origin.encode()
        if monotonic() - self._looked_at >= HELD_SECONDS:
            self._looked_at = monotonic()
            # Out of reach: the names that were known still lead here.
            with suppress(DBAPIError):
                self._own = await self._database.read(self._known)
        return self._own.get(named)

    def _known(self, session: Session) -> dict[bytes, bytes]:
        """Only over TLS may a passkey be asked for, or on one's own machine."""
        is_secure = self._settings.origin.startswith("https:")
        origins = [
            self._settings.origin_at(host)
            for host in session.scalars(select(MunicipalityHost.host))
            if is_secure or host.endswith(OWN_MACHINE)
        ]
        return {each.partition("://")[2].encode(): each.encode() for each in origins}
