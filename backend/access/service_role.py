"""The role in which the service stands on PostgreSQL, and whether it may do too much.

Whoever runs the migrations owns the tables. The service reads and writes them, but of
the log it can only read and add: no UPDATE, DELETE or TRUNCATE, whatever goes wrong in it.
"""

from typing import Final

from sqlalchemy import Engine, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from backend.plumbing.database import SERVICE_ROLE

# Rows are added here and never changed.
ADDED_TO: Final = "log_row, log_seal"
# What the migrations keep for themselves.
THE_OWNERS: Final = "alembic_version"

_IS_THERE: Final = text("SELECT 1 FROM pg_roles WHERE rolname = :role")
_TOO_MUCH: Final = text(
    "SELECT rolsuper OR rolbypassrls OR pg_has_role("
    "(SELECT relowner FROM pg_class WHERE oid = 'log_row'::regclass), 'MEMBER') "
    "OR has_table_privilege('log_row', 'UPDATE, DELETE, TRUNCATE') "
    "FROM pg_roles WHERE rolname = session_user"
)


def let_service_in(engine: Engine) -> bool:
    """Make the role and say what it may do, as the owner; whether there is one."""
    with engine.begin() as connection:
        is_there = connection.execute(_IS_THERE, {"role": SERVICE_ROLE}).first()
    if is_there is None and not _make_role(engine):
        return False
    with engine.begin() as connection:
        for grant in _GRANTS:
            connection.execute(grant)
    return True


def may_do_too_much(session: Session) -> bool:
    """Whether whoever the service signs in as could change the log or see every row."""
    return session.scalar(_TOO_MUCH) is not False


def _make_role(engine: Engine) -> bool:
    try:
        with engine.begin() as connection:
            connection.execute(text(f"CREATE ROLE {SERVICE_ROLE} NOLOGIN"))
    except ProgrammingError:
        return False
    return True


_GRANTS: Final = (
    text(f"GRANT USAGE ON SCHEMA public TO {SERVICE_ROLE}"),
    text(
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public "
        f"TO {SERVICE_ROLE}"
    ),
    text(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {SERVICE_ROLE}"),
    text(f"REVOKE UPDATE, DELETE ON {ADDED_TO} FROM {SERVICE_ROLE}"),
    text(f"REVOKE INSERT, UPDATE, DELETE ON {THE_OWNERS} FROM {SERVICE_ROLE}"),
)
