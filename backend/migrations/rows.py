"""Row policies of PostgreSQL: the second net under `access.scope`. SQLite has none.

A migration that makes a table of somebody's file lets `own_files` guard it; one that makes
another table of a municipality, `own_municipality`. What a transaction may reach it has
said itself (`plumbing.database.bounds`).
"""

from alembic import op
from sqlalchemy import inspect

OF_A_FILE = {"municipality_id", "case_id", "person_id"}
# Its own rows point out who is tied to a case, so they cannot be guarded by their ties.
TIES = "relation"
POLICY = "own_rows"
SHIELD = "not_protected"


def own_files(*tables: str) -> None:
    """A file is reached by the house, by a municipality, by herself, by a tie, or for a while."""
    for table in tables:
        _guard(
            table,
            using=f"""
            {_said("reach")} = 'house' OR (
                municipality_id = {_said("municipality")} AND (
                    {_said("reach")} = 'municipality'
                    OR case_id = ANY (string_to_array({_said("cases")}, ' '))
                    OR person_id = {_said("person")}
                    OR EXISTS (
                        SELECT 1 FROM relation tie
                        WHERE tie.case_id = {table}.case_id
                        AND tie.holder = ANY (string_to_array({_said("holders")}, ' '))
                    )
                )
            )
            """,  # noqa: S608 - the names of our own tables
            check=f"""
            {_said("reach")} = 'house' OR (
                {_said("reach")} <> '' AND municipality_id = {_said("municipality")}
            )
            """,
        )


def own_municipality(*tables: str) -> None:
    """Another municipality's rows are not there for whoever acts in one."""
    at_home = (
        f"coalesce({_said('municipality')}, '') = '' "
        f"OR municipality_id = {_said('municipality')}"
    )
    for table in tables:
        _guard(table, using=at_home, check=at_home)


def not_protected(*tables: str) -> None:
    """Whose details are protected is seen by herself and by whoever has opened her file.

    What is written into a file is let in: an application arrives unseen. A table of a
    person's, made after 0021, asks for it beside its other policy.
    """
    if not _has_policies():
        return
    for table in tables:
        op.execute(
            f"""
            CREATE POLICY {SHIELD} ON {table} AS RESTRICTIVE USING (
                {_said("reach")} = 'house' OR {_said("opened")} = '*'
                OR person_id = {_said("person")}
                OR person_id = ANY (string_to_array({_said("opened")}, ' '))
                OR person_id NOT IN (
                    SELECT person_id FROM protection
                    WHERE municipality_id = {_said("municipality")} AND ended_at IS NULL
                )
            ) WITH CHECK (true)
            """  # noqa: S608 - the names of our own tables
        )


def unshield(*tables: str) -> None:
    if not _has_policies():
        return
    for table in tables:
        op.execute(f"DROP POLICY {SHIELD} ON {table}")


def unguard(*tables: str) -> None:
    if not _has_policies():
        return
    for table in tables:
        op.execute(f"DROP POLICY {POLICY} ON {table}")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")


def files() -> list[str]:
    """The tables of somebody's file that there are."""
    found = inspect(op.get_bind())
    return [
        table
        for table in sorted(found.get_table_names())
        if table != TIES
        and {column["name"] for column in found.get_columns(table)} >= OF_A_FILE
    ]


def _guard(table: str, *, using: str, check: str) -> None:
    if not _has_policies():
        return
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(
        f"CREATE POLICY {POLICY} ON {table} USING ({using}) WITH CHECK ({check})"
    )


def _said(what: str) -> str:
    """Asked once for a statement, not for every row."""
    return f"(SELECT current_setting('anna.{what}', true))"


def _has_policies() -> bool:
    return op.get_bind().dialect.name == "postgresql"
