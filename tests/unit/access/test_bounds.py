"""The second net: PostgreSQL keeps rows apart although `scope` is torn."""

from collections.abc import Iterator
from functools import partial

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege
from psycopg.sql import SQL, Composed, Identifier
from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from backend.access import log_chain, relations, scope
from backend.access.bounds import reads
from backend.access.facts import Purpose, RelationKind
from backend.access.log import Log
from backend.access.service_role import may_do_too_much
from backend.access.tables import Person
from backend.execution.tables import VisitRow
from backend.kernel.event import Event
from backend.kernel.ids import CaseId, MunicipalityId, PersonId
from backend.kernel.period import Period
from backend.migrations.metadata import METADATA
from backend.plumbing.database import (
    HOUSE,
    NOBODY,
    SERVICE_ROLE,
    Bounds,
    Database,
    Door,
    Opened,
    at_home,
    counting,
)
from tests.conftest import NOON, House, NoInbox
from tests.unit.access.planted import FILES, OF_ACCESS, plant

OPENED = Opened(purpose="case_file", what="case")
# Of Elin's unit and Märta's own, of another unit, of the other municipality.
MINE, BESIDE, THERE = CaseId("mine"), CaseId("beside"), CaseId("there")
# What a municipality says of itself, and who there is to sign in: no file, no policy.
CONFIGURATION = {
    "case_number_series",
    "contact_policy",
    "execution_policy",
    "fee_policy",
    "follow_up_policy",
    "identity",
    "idp",
    "investigation_policy",
    "log_policy",
    "municipality",
    "municipality_host",
    "provider",
    "provider_terms",
    "rotation",
    "sign_in_code",
    "time_lock",
    "unit",
    "user_account",
}
# An officer the cases of her unit, a citizen her own, a fee officer her municipality; who
# is tied to none, none.
REACHED: dict[str, tuple[CaseId, ...]] = {
    "elin": (MINE,),
    "ulla": (MINE,),
    "oskar": (THERE,),
    "marta": (MINE,),
    "karin": (),
    "fatima": (MINE, BESIDE),
    "frida": (THERE,),
    "petra": (),
    "ali": (),
    "adam": (),
}
SIGNED_IN = "anna_signed_in"
CHANGES = (
    "UPDATE {} SET seq = seq + 1",
    "DELETE FROM {}",
    "TRUNCATE {}",
    "DROP TABLE {}",
    "ALTER TABLE {} DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE {} OWNER TO anna_signed_in",
)
THE_OWNERS = (
    "UPDATE alembic_version SET version_num = '0001'",
    "CREATE TABLE its_own (x int)",
    "SET session_replication_role = replica",
    "DROP POLICY own_rows ON visit",
    "SET row_security = off; SELECT * FROM visit",
    "SET ROLE postgres",
)

pytestmark = [
    pytest.mark.capability("X2", "X6"),
    pytest.mark.parametrize("database", ["postgresql"], indirect=True),
]


@pytest.fixture
def planted(house: House) -> House:
    nacka, there = house.municipality_id(), house.municipality_id("osteraker")
    marta = house.actor("marta").person_id
    assert marta is not None
    plant(
        house.database,
        [
            (MINE, nacka, marta),
            (BESIDE, nacka, PersonId("another")),
            (THERE, there, PersonId("stranger")),
        ],
    )
    _tie(house, MINE, nacka, str(house.actor("elin").unit_id))
    _tie(house, BESIDE, nacka, "another unit")
    _tie(house, THERE, there, str(house.actor("oskar").unit_id))
    return house


@pytest.fixture
def torn(monkeypatch: pytest.MonkeyPatch) -> None:
    """`scope` lets everything through."""
    monkeypatch.setattr(scope, "_reached", _anything)


def _anything(*_: object) -> ColumnElement[bool]:
    return true()


def _tie(house: House, case: CaseId, home: MunicipalityId, holder: str) -> None:
    grant = partial(
        relations.grant,
        municipality_id=home,
        case_id=case,
        person_id=PersonId(case),
        kind=RelationKind.unit,
        holder=holder,
        valid=Period(NOON.date()),
    )
    house.database.write_now(grant)


def _everything(session: Session) -> dict[str, set[CaseId]]:
    """Which cases each table of a file shows."""
    return {
        name: set(session.scalars(select(METADATA.tables[name].c.case_id)))
        for name in FILES
    }


def _all_of(*cases: CaseId) -> dict[str, set[CaseId]]:
    return {table: set(cases) for table in FILES}


def _reads(house: House, slug: str) -> dict[str, set[CaseId]]:
    actor = house.actor(slug)
    return house.door.read_now(_everything, by=actor, now=NOON, opened=OPENED)


class TestRead:
    """No predicate at all: what comes is what the database lets through."""

    def test_ends_with_what_she_is_tied_to(self, planted: House) -> None:
        assert {slug: _reads(planted, slug) for slug in REACHED} == {
            slug: _all_of(*cases) for slug, cases in REACHED.items()
        }

    def test_through_a_torn_scope_is_bounded_too(
        self, planted: House, torn: None
    ) -> None:
        elin = planted.actor("elin")
        visits = select(VisitRow.case_id).where(
            scope.scope(elin, Purpose.case_file, VisitRow)
        )
        seen = planted.door.read_now(
            lambda s: set(s.scalars(visits)), by=elin, now=NOON, opened=OPENED
        )

        assert seen == {MINE}

    def test_of_a_sum_counts_the_municipality_and_goes_no_further(
        self, planted: House
    ) -> None:
        elin = planted.actor("elin")

        def count(session: Session) -> tuple[int | None, int | None]:
            rows = select(func.count()).select_from(VisitRow)
            with counting(session):
                summed = session.scalar(rows)
            return summed, session.scalar(rows)

        counted = planted.door.read_now(count, by=elin, now=NOON, opened=OPENED)

        assert counted == (2, 1)


class TestTransaction:
    def test_of_who_acts_ends_at_the_border_of_the_municipality(
        self, planted: House
    ) -> None:
        for slug, cases in (("elin", {MINE, BESIDE}), ("oskar", {THERE})):
            actor = planted.actor(slug)
            seen = planted.database.write_now(_everything, bounds=at_home(actor))
            assert seen == _all_of(*cases)

    def test_of_nobody_shows_no_file(self, planted: House) -> None:
        database, everybodys = planted.database, _all_of(MINE, BESIDE, THERE)

        assert planted.door.look_now(_everything) == _all_of()
        assert database.read_now(_everything, bounds=NOBODY) == _all_of()
        assert database.read_now(_everything, bounds=HOUSE) == everybodys

    def test_that_says_nothing_shows_no_file(self, planted: House) -> None:
        """Not even when somebody asks the database by herself, as the service."""
        with planted.database.engine.connect() as connection:
            for table in FILES:
                count = f"SELECT count(*) FROM {table}"  # noqa: S608 - our own names
                assert connection.exec_driver_sql(count).scalar_one() == 0, table

    def test_does_not_reach_into_the_next(self, planted: House) -> None:
        fatima = planted.actor("fatima")
        seen = planted.door.look_now(_everything, by=fatima)
        assert seen == _all_of(MINE, BESIDE)

        assert planted.door.look_now(_everything) == _all_of()

    def test_writes_in_no_other_municipality(self, planted: House) -> None:
        by, nacka = planted.actor("oskar"), planted.municipality_id()
        bounds = at_home(by)
        for table in FILES:
            change = f"UPDATE {table} SET person_id = 'taken' WHERE municipality_id = '{nacka}'"  # noqa: S608
            assert _carried_out(planted.database, change, bounds) == 0, table
        with pytest.raises(ProgrammingError, match="row-level security"):
            planted.database.write_now(
                partial(
                    relations.grant,
                    municipality_id=nacka,
                    case_id=MINE,
                    person_id=PersonId("taken"),
                    kind=RelationKind.assigned,
                    holder=by.user_id,
                    valid=Period(NOON.date()),
                ),
                bounds=bounds,
            )

    def test_finds_no_person_of_another_municipality(self, planted: House) -> None:
        oskar = planted.actor("oskar")
        homes = planted.database.read_now(
            lambda s: set(s.scalars(select(Person.municipality_id))),
            bounds=at_home(oskar),
        )

        assert homes == {oskar.municipality_id}


def _carried_out(database: Database, statement: str, bounds: Bounds) -> int:
    return database.write_now(
        lambda s: s.connection().exec_driver_sql(statement).rowcount, bounds=bounds
    )


class TestPolicy:
    def test_stands_on_every_table_of_a_municipality(self, database: Database) -> None:
        of_one = {t.name for t in METADATA.tables.values() if "municipality_id" in t.c}
        with database.engine.connect() as connection:
            guarded = set(
                connection.exec_driver_sql(
                    "SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid "
                    "WHERE relrowsecurity"
                ).scalars()
            )

        assert guarded >= {*FILES, *OF_ACCESS, "log_row"}
        assert of_one - guarded == CONFIGURATION


class TestService:
    """Signed in as somebody of its own, as README tells the operator to let it."""

    @pytest.fixture
    def signed_in(self, house: House) -> Iterator[psycopg.Connection]:
        with house.database.owner() as engine, engine.begin() as connection:
            there = f"SELECT 1 FROM pg_roles WHERE rolname = '{SIGNED_IN}'"  # noqa: S608
            if connection.exec_driver_sql(there).first() is None:
                connection.exec_driver_sql(
                    f"CREATE ROLE {SIGNED_IN} LOGIN IN ROLE {SERVICE_ROLE}"
                )
        with psycopg.connect(_as_signed_in(house)) as connection:
            yield connection

    def test_adds_to_the_log_and_changes_nothing_in_it(
        self, signed_in: psycopg.Connection
    ) -> None:
        for role in (SIGNED_IN, SERVICE_ROLE):
            for log in ("log_row", "log_seal"):
                for statement in CHANGES:
                    asked = SQL(statement).format(Identifier(log))
                    assert _is_refused(signed_in, asked, role=role), asked

    def test_owns_nothing(self, signed_in: psycopg.Connection) -> None:
        for statement in THE_OWNERS:
            assert _is_refused(signed_in, SQL(statement), role=SIGNED_IN), statement

    def test_does_its_work(self, house: House, signed_in: psycopg.Connection) -> None:
        database = Database(
            _as_signed_in(house), session_info=house.database.session_info
        )
        door = Door[Event](
            database,
            receive=lambda _session, _event, _by, _now: None,
            record=Log(),
            inbox=NoInbox(),
            wake=lambda _topic: None,
            reads=reads,
        )
        elin = house.actor("elin")
        door.read_now(lambda _: None, by=elin, now=NOON, opened=OPENED)

        assert database.write_now(partial(log_chain.seal, at_most=10)) == 1
        assert not database.read_now(may_do_too_much)
        database.close()

    def test_says_when_it_may_do_too_much(self, house: House) -> None:
        assert house.database.read_now(may_do_too_much)


def _is_refused(
    connection: psycopg.Connection, statement: SQL | Composed, *, role: str
) -> bool:
    connection.execute(SQL("SET ROLE {}").format(Identifier(role)))
    try:
        connection.execute(statement)
    except InsufficientPrivilege:
        return True
    finally:
        connection.rollback()
    return False


def _as_signed_in(house: House) -> str:
    return house.database.url.replace("postgres:", f"{SIGNED_IN}:", 1)
