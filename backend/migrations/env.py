"""What Alembic needs to know: the tables, and the engine it is given."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, Engine
from sqlalchemy.types import TypeDecorator

from backend.migrations.metadata import METADATA

engine: Engine = context.config.attributes["engine"]


def as_plain_type(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:
    """A migration names the column type itself, so that it outlives our own types."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


def check_references(connection: Connection, *, on: bool) -> None:
    """SQLite makes a changed table anew, which takes the old one from those who refer to it.

    The switch counts only outside a transaction, so it goes past SQLAlchemy.
    """
    if connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        driver.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")
        lost = driver.execute("PRAGMA foreign_key_check").fetchall()
        if lost:
            raise RuntimeError(f"rows refer to what is not there: {lost[:3]}")


with engine.connect() as connection:
    check_references(connection, on=False)
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=as_plain_type,
        compare_type=False,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
    check_references(connection, on=True)
