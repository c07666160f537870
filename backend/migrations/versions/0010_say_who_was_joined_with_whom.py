"""Say who was joined with whom."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "person_joining",
        sa.Column("joining_id", sa.String(length=36), nullable=False),
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("from_id", sa.String(length=36), nullable=False),
        sa.Column("into_id", sa.String(length=36), nullable=False),
        sa.Column("told_name", sa.String(length=170), nullable=False),
        sa.Column("case_ids", sa.Text(), nullable=False),
        sa.Column("document", sa.String(length=60), nullable=False),
        sa.Column("joined_by", sa.String(length=36), nullable=False),
        sa.Column("joined_by_name", sa.String(length=200), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.municipality_id"],
            name=op.f("fk_person_joining_municipality_id"),
        ),
        sa.ForeignKeyConstraint(
            ["from_id"], ["person.person_id"], name=op.f("fk_person_joining_from_id")
        ),
        sa.ForeignKeyConstraint(
            ["into_id"], ["person.person_id"], name=op.f("fk_person_joining_into_id")
        ),
        sa.PrimaryKeyConstraint("joining_id", name=op.f("pk_person_joining")),
    )
    with op.batch_alter_table("person_joining", schema=None) as batch_op:
        for name in ("from_id", "into_id"):
            batch_op.create_index(batch_op.f(f"ix_person_joining_{name}"), [name])


def downgrade() -> None:
    op.drop_table("person_joining")
