"""What the commands do: on their own, or in a running server that is asked to."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Any, Final

import msgspec
from cryptography.exceptions import InvalidTag
from psycopg.errors import InsufficientPrivilege
from sqlalchemy import MetaData, inspect
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from backend.access import (
    accounts,
    idps,
    invites,
    key_rotation,
    log_chain,
    people,
    service_role,
)
from backend.access.administration import (
    MunicipalityEntry,
    NoSuchMunicipality,
    add_municipality,
    add_user,
    change_municipality,
    municipality_called,
    slug_of,
)
from backend.access.events import StaffAdded
from backend.access.facts import IdentityDocument
from backend.access.hosts import HostIsShared, PathTaken, origin_for
from backend.access.idps import IdpEntry
from backend.access.log_chain import Broken
from backend.access.log_sealing import HEADS, heads_in
from backend.app import demo_clock, first_parts
from backend.cli.policies import adopt_policies
from backend.demo.mark import begin_demo, demo_begun, demo_is_whole, demo_mark
from backend.demo.story import tell_story
from backend.fees.commands import propose_month
from backend.handoffs import door_to
from backend.investigation.letters import checked_rows, checked_told
from backend.investigation.queries import check_document
from backend.kernel.actor import ProofLevel, Role
from backend.kernel.ids import UserId
from backend.kernel.refusal import Refusal
from backend.migrations.run import migrate_database
from backend.plumbing.clock import Clock, WallClock
from backend.plumbing.database import HOUSE, SERVICE_ROLE, Database
from backend.plumbing.line import Said
from backend.plumbing.sealing import SEALER, KeyGone, sealer_in, signer_in
from backend.plumbing.settings import Settings
from i18n.words import words_for

NO_USE: Final = 2
NOT_WHOLE: Final = 1
SEALED_A_ROUND: Final = 500
NEWEST_FORM: Final = "The database has the newest form."
NOT_THE_OWNER: Final = (
    "The database's user may not change its tables. Stop the server, and give "
    "ANNA_DATABASE_URL of the user who owns them to: anna migrate"
)
NO_ROLE: Final = (
    f"The service has no role of its own: let an administrator of PostgreSQL run "
    f"CREATE ROLE {SERVICE_ROLE}, and run anna migrate again."
)
Command = Callable[[Settings, Database, Clock, dict[str, Any]], Awaitable[Said]]


async def _migrate(
    _: Settings, database: Database, _clock: Clock, _arguments: dict[str, Any]
) -> Said:
    await database.write(lambda _session: None)
    try:
        has_role = _newest_form(database)
    except ProgrammingError as fault:
        if not isinstance(fault.orig, InsufficientPrivilege):
            raise
        return Said(NOT_THE_OWNER, NO_USE)
    return Said(NEWEST_FORM if has_role else f"{NEWEST_FORM} {NO_ROLE}")


def _newest_form(database: Database) -> bool:
    """As the owner of the tables; whether the service has a role of its own in them."""
    with database.owner() as engine:
        migrate_database(engine)
        return database.is_sqlite or service_role.let_service_in(engine)


class _Read(msgspec.Struct, frozen=True):
    """A municipality's file, read and found whole as far as it can be without writing."""

    content: dict[str, Any]
    entry: MunicipalityEntry
    idps: tuple[IdpEntry, ...]


def _read(settings: Settings, arguments: dict[str, Any]) -> _Read | Refusal:
    """Raises a fault of msgspec's for a file that cannot be used."""
    content = msgspec.toml.decode(arguments["content"])
    entries = idps.entries_in(content)
    missing = idps.without_secret(entries, settings.environment)
    if missing is not None:
        return missing
    entry = msgspec.convert(content.get("municipality", {}), MunicipalityEntry)
    if settings.host in entry.hosts:
        return HostIsShared(settings.host)
    return _Read(content, entry, entries)


async def _municipality(
    settings: Settings, database: Database, _clock: Clock, arguments: dict[str, Any]
) -> Said:
    """Add a municipality from the content of its file; half a file adds nothing."""
    if arguments["change"]:
        return await _from_file(
            settings, database, arguments, _change, "is as the file says"
        )
    return await _from_file(settings, database, arguments, _enter, "has been added")


async def _e_id(
    settings: Settings, database: Database, _clock: Clock, arguments: dict[str, Any]
) -> Said:
    """Let the providers in a municipality's file replace those it had."""
    return await _from_file(
        settings, database, arguments, _connect, "signs in by what the file says"
    )


async def _from_file(
    settings: Settings,
    database: Database,
    arguments: dict[str, Any],
    work: Callable[[Session, _Read], Refusal | None],
    done: str,
) -> Said:
    try:
        read = _read(settings, arguments)
        if isinstance(read, Refusal):
            return Said(words_for("sv").refusal(read), NO_USE)
        refused = await database.write(lambda session: work(session, read))
    except (msgspec.ValidationError, msgspec.DecodeError) as fault:
        return Said(f"The file cannot be used: {fault}", NO_USE)
    if refused is not None:
        return Said(words_for("sv").refusal(refused), NO_USE)
    return Said(f"{read.entry.name} {done}.")


def _change(session: Session, read: _Read) -> Refusal | None:
    changed = change_municipality(session, read.entry, now=WallClock().now())
    return changed if isinstance(changed, Refusal) else None


def _enter(session: Session, read: _Read) -> Refusal | None:
    now = WallClock().now()
    if read.entry.slug in first_parts():
        return PathTaken(read.entry.slug)
    added = add_municipality(session, read.entry, now=now)
    if isinstance(added, Refusal):
        return added
    session.flush()
    home = added.municipality_id
    adopt_policies(session, municipality_id=home, content=read.content, now=now)
    idps.connect(session, municipality_id=home, entries=read.idps)
    return None


def _connect(session: Session, read: _Read) -> Refusal | None:
    home = municipality_called(session, read.entry.slug)
    if home is None:
        return NoSuchMunicipality(read.entry.slug)
    idps.connect(session, municipality_id=home, entries=read.idps)
    return None


async def _invite(
    settings: Settings, database: Database, _clock: Clock, arguments: dict[str, Any]
) -> Said:
    now = WallClock().now()
    if arguments["role"] not in set(Role) - {Role.citizen}:
        known = ", ".join(sorted(set(Role) - {Role.citizen}))
        return Said(f"There is no role {arguments['role']!r}. Use: {known}.", NO_USE)

    def work(session: Session) -> str | Refusal:
        added = add_user(
            session,
            municipality=arguments["municipality"],
            slug=slug_of(arguments["name"]),
            name=arguments["name"],
            title=arguments["title"],
            role=Role(arguments["role"]),
            email=arguments["email"],
            provider=arguments["provider"],
            now=now,
        )
        if not isinstance(added, StaffAdded):
            return added
        session.flush()
        token = _link_for(session, added.user_id, arguments["identity"], now=now)
        home = people.municipality(session, added.municipality_id)
        return f"{origin_for(home, settings)}/inbjudan/{token}"

    link = await database.write(work)
    if isinstance(link, Refusal):
        return Said(words_for("sv").refusal(link), NO_USE)
    return Said(link)


def _link_for(
    session: Session, user_id: UserId, document: str | None, *, now: datetime
) -> str:
    """A link that counts as proof only when her identity has been checked."""
    if document is None:
        return invites.invite(session, user_id=user_id, level=ProofLevel.N2, now=now)
    accounts.note_identity_check(
        session,
        user_id=user_id,
        document=IdentityDocument(document),
        checked_by="Installation",
        now=now,
    )
    return invites.invite(session, user_id=user_id, level=ProofLevel.N3, now=now)


async def _bill(
    _: Settings, database: Database, clock: Clock, arguments: dict[str, Any]
) -> Said:
    """Propose the month in one municipality or in all, by the server's clock."""
    return await propose_month(
        door_to(database, wake=lambda _topic: None),
        month=arguments["month"],
        municipality=arguments["municipality"],
        now=clock.now(),
    )


async def _verify_log(
    settings: Settings, database: Database, _: Clock, _arguments: dict[str, Any]
) -> Said:
    """Whether anything in the log has been changed, taken away or put in."""
    try:
        heads = heads_in(settings.home)
    except msgspec.DecodeError as fault:
        return Said(f"{HEADS} cannot be read: {fault}", NOT_WHOLE)
    signer = signer_in(settings.home)
    found = await asyncio.to_thread(
        database.read_now, partial(log_chain.verify, heads=heads, signer=signer)
    )
    if isinstance(found, Broken):
        return Said(f"The log is broken: row {found.seq} {found.why}.", NOT_WHOLE)
    return Said(
        f"The log is whole. Rows: {found.rows}. Not sealed yet: {found.waiting}. "
        f"Heads outside the database: {len(heads)}."
    )


async def _rotate_keys(
    _: Settings, database: Database, _clock: Clock, arguments: dict[str, Any]
) -> Said:
    """Begin, or a round: how many are to be sealed anew, or have been."""
    go_on = partial(key_rotation.seal_anew, at_most=SEALED_A_ROUND)
    try:
        count = await database.write(
            key_rotation.begin if arguments["begins"] else go_on, bounds=HOUSE
        )
        return Said(str(count))
    except (KeyGone, InvalidTag):
        return Said(
            "Something is sealed with a key that ANNA_HOME does not hold, or has been "
            "changed. Put column-keys back from the backup and try again.",
            NOT_WHOLE,
        )


async def _verify_document(
    _: Settings, database: Database, _clock: Clock, arguments: dict[str, Any]
) -> Said:
    """Whether a file is the document that was signed; only its hash comes here."""
    words = words_for("en")
    found = await asyncio.to_thread(
        database.read_now,
        partial(check_document, sha256=arguments["sha256"]),
        bounds=HOUSE,
    )
    told = checked_told(found, words)
    if found is None or found.faults:
        return Said(told, NOT_WHOLE)
    rows = [f"{name}: {text}" for name, text in checked_rows(found, words)]
    return Said("\n".join([told, *rows, words("check-what-it-is")]))


def make_demo(settings: Settings, *, fresh: bool, tell: Callable[[str], None]) -> Said:
    """Make the demo in an empty database, or with `fresh` in place of an earlier demo."""
    database = Database(
        settings.database_url, session_info={SEALER: sealer_in(settings.home)}
    )
    try:
        holds = set(inspect(database.engine).get_table_names())
        is_begun = "demo_mark" in holds and database.read_now(demo_begun)
        if is_begun and not fresh and database.read_now(demo_mark):
            _newest_form(database)
            return Said("The demo is already there. Use --fresh for a new one.")
        if holds and not is_begun and not _is_empty(database, holds):
            return Said(
                "The database holds something else than a demo. It was left as it is: "
                "choose another ANNA_HOME or ANNA_DATABASE_URL.",
                NO_USE,
            )
        if is_begun:
            drop_everything(database)
        tell("Making the tables")
        _newest_form(database)
        tell("Telling forty cases")
        door = door_to(database, wake=lambda _topic: None)
        now = demo_clock().now()
        database.write_now(partial(begin_demo, now=now))
        tell_story(door, adopt=adopt_policies, now=now)
        database.write_now(demo_is_whole)
    finally:
        database.close()
    return Said("The demo is ready. Start it with: anna serve")


def _is_empty(database: Database, holds: set[str]) -> bool:
    if "municipality" not in holds:
        return False
    with database.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM municipality")
        return found.scalar_one() == 0


def drop_everything(database: Database) -> None:
    """Take every table away, the list of migrations too."""
    everything = MetaData()
    with database.owner() as engine:
        everything.reflect(engine)
        everything.drop_all(engine)


COMMANDS: Final[dict[str, Command]] = {
    "migrate": _migrate,
    "municipality": _municipality,
    "e-id": _e_id,
    "invite": _invite,
    "bill": _bill,
    "verify-log": _verify_log,
    "rotate-keys": _rotate_keys,
    "verify-document": _verify_document,
}
