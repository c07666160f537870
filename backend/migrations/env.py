"""What Alembic needs to know: the tables, and the engine it is given."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Engine
from sqlalchemy.types import TypeDecorator

from backend.migrations.metadata import METADATA

engine: Engine = context.config.attributes["engine"]


def as_plain_type(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:
    """A migration names the column type itself, so that it outlives our own types."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


with engine.connect() as connection:
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
