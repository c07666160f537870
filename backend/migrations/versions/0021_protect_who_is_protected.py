"""Protect who is protected."""

import sqlalchemy as sa
from alembic import op

from backend.migrations.rows import (
    files,
    not_protected,
    own_municipality,
    unguard,
    unshield,
)

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

TABLES = ("protection", "protected_contact", "protection_grant")
# The log names cases too, and is looked through by whoever sees of whom nothing.
SEEN_OTHERWISE = ("log_row", "log_question")
# What she has told of herself is no case of hers.
BESIDE = ("person_detail", "protected_contact")


def upgrade() -> None:
    op.create_table(
        "protection",
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("protection_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("level", sa.String(length=60), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("forward_to", sa.String(length=200), nullable=False),
        sa.Column("forward_postal", sa.String(length=80), nullable=False),
        sa.Column("names_no_officer", sa.Boolean(), nullable=False),
        sa.Column("lets_agents", sa.Boolean(), nullable=False),
        sa.Column("entered_by", sa.String(length=36), nullable=False),
        sa.Column("entered_by_name", sa.String(length=200), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(length=36), nullable=True),
        *_refers("protection", "municipality_id", "person_id"),
        sa.PrimaryKeyConstraint(
            "municipality_id", "protection_id", name=op.f("pk_protection")
        ),
    )
    op.create_table(
        "protected_contact",
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        *_refers("protected_contact", "municipality_id", "person_id"),
        sa.PrimaryKeyConstraint(
            "municipality_id", "person_id", name=op.f("pk_protected_contact")
        ),
    )
    op.create_table(
        "protection_grant",
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("grant_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("granted_by", sa.String(length=36), nullable=False),
        sa.Column("granted_by_name", sa.String(length=200), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("open_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(length=36), nullable=True),
        *_refers("protection_grant", "municipality_id", "person_id", "user_id"),
        sa.PrimaryKeyConstraint(
            "municipality_id", "grant_id", name=op.f("pk_protection_grant")
        ),
    )
    _one_that_stands("protection", "municipality_id", "person_id")
    _one_that_stands("protection_grant", "municipality_id", "user_id", "person_id")
    own_municipality(*TABLES)
    not_protected(*_files(), *BESIDE)


def downgrade() -> None:
    unshield(*_files(), *BESIDE)
    unguard(*TABLES)
    for table in reversed(TABLES):
        op.drop_table(table)


def _files() -> list[str]:
    return [table for table in files() if table not in SEEN_OTHERWISE]


def _refers(table: str, *columns: str) -> list[sa.ForeignKeyConstraint]:
    to = {
        "municipality_id": "municipality",
        "person_id": "person",
        "user_id": "user_account",
    }
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{to[column]}.{column}"], name=op.f(f"fk_{table}_{column}")
        )
        for column in columns
    ]


def _one_that_stands(table: str, *columns: str) -> None:
    stands = sa.text("ended_at IS NULL")
    op.create_index(
        f"ix_{table}_stands",
        table,
        list(columns),
        unique=True,
        sqlite_where=stands,
        postgresql_where=stands,
    )
