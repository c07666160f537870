"""Keep what she tells of herself as dated rows."""

import sqlalchemy as sa
from alembic import op

from backend.plumbing.identity import new_id

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TOLD = sa.table(
    "person_detail",
    *(
        sa.column(name, sa.String())
        for name in (
            "detail_id",
            "municipality_id",
            "person_id",
            "kind",
            "item",
            "value",
            "source",
            "entered_by",
            "entered_by_name",
        )
    ),
    sa.column("entered_at", sa.DateTime(timezone=True)),
)
ASKED = sa.table(
    "investigation",
    *(
        sa.column(name, sa.String())
        for name in ("municipality_id", "person_id", "source", "contact_phone")
    ),
    sa.column("interpreter", sa.Boolean()),
    sa.column("received_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    op.create_table(
        "person_detail",
        sa.Column("detail_id", sa.String(length=36), nullable=False),
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("item", sa.String(length=36), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("entered_by", sa.String(length=36), nullable=False),
        sa.Column("entered_by_name", sa.String(length=200), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.person_id"], name=op.f("fk_person_detail_person_id")
        ),
        sa.PrimaryKeyConstraint("detail_id", name=op.f("pk_person_detail")),
    )
    with op.batch_alter_table("person_detail", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_person_detail_person_id"),
            ["person_id", "kind"],
            unique=False,
        )
    _move_what_applications_told()


def _move_what_applications_told() -> None:
    """Until now the newest stood with the investigation alone."""
    connection = op.get_bind()
    asked = connection.execute(sa.select(ASKED).order_by(ASKED.c.received_at)).all()
    rows = [
        {
            "detail_id": new_id(),
            "municipality_id": each.municipality_id,
            "person_id": each.person_id,
            "kind": kind,
            "item": "",
            "value": value,
            "source": "officer" if each.source == "phone" else "herself",
            "entered_by": "",
            "entered_by_name": "",
            "entered_at": each.received_at,
        }
        for each in asked
        for kind, value in (
            ("phone", each.contact_phone),
            ("interpreter", "yes" if each.interpreter else "no"),
        )
        if value
    ]
    if rows:
        connection.execute(TOLD.insert(), rows)


def downgrade() -> None:
    op.drop_table("person_detail")
