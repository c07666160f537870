"""Let somebody act for another."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

REPRESENTED = ("application", "draft_section", "self_assessment", "investigation")


def upgrade() -> None:
    op.create_table(
        "mandate",
        sa.Column("mandate_id", sa.String(length=36), nullable=False),
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("person_index", sa.String(length=64), nullable=False),
        sa.Column("person_name", sa.String(length=170), nullable=False),
        sa.Column("agent_index", sa.String(length=64), nullable=False),
        sa.Column("agent_name", sa.String(length=170), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("proof", sa.String(length=60), nullable=True),
        sa.Column("proof_on", sa.Date(), nullable=True),
        sa.Column("person_id", sa.String(length=36), nullable=True),
        sa.CheckConstraint(
            "until IS NULL OR until >= start", name=op.f("ck_mandate_ends_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.municipality_id"],
            name=op.f("fk_mandate_municipality_id"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.person_id"], name=op.f("fk_mandate_person_id")
        ),
        sa.PrimaryKeyConstraint("mandate_id", name=op.f("pk_mandate")),
    )
    op.create_index("ix_mandate_person", "mandate", ["municipality_id", "person_index"])
    op.create_index("ix_mandate_agent", "mandate", ["municipality_id", "agent_index"])
    op.create_table(
        "mandate_step",
        sa.Column("mandate_id", sa.String(length=36), nullable=False),
        sa.Column("step", sa.String(length=60), nullable=False),
        sa.Column("taken_by", sa.String(length=36), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["mandate_id"],
            ["mandate.mandate_id"],
            name=op.f("fk_mandate_step_mandate_id"),
        ),
        sa.ForeignKeyConstraint(
            ["taken_by"],
            ["user_account.user_id"],
            name=op.f("fk_mandate_step_taken_by"),
        ),
        sa.PrimaryKeyConstraint("mandate_id", "step", name=op.f("pk_mandate_step")),
    )
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("mandate_id", sa.String(length=36), nullable=True)
        )
        batch_op.create_foreign_key(
            op.f("fk_sign_in_mandate_id"), "mandate", ["mandate_id"], ["mandate_id"]
        )
        batch_op.create_index(
            batch_op.f("ix_sign_in_mandate_id"), ["mandate_id"], unique=False
        )
    with op.batch_alter_table("log_row", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("acting_for", sa.String(length=36), nullable=True)
        )
        batch_op.add_column(sa.Column("basis", sa.String(length=36), nullable=True))
        batch_op.create_index(batch_op.f("ix_log_row_basis"), ["basis"], unique=False)
    for table in REPRESENTED:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("represented_by", sa.Text(), nullable=True))


def downgrade() -> None:
    for table in REPRESENTED:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("represented_by")
    with op.batch_alter_table("log_row", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_log_row_basis"))
        batch_op.drop_column("basis")
        batch_op.drop_column("acting_for")
    # Whoever acts for another is not herself by that: she signs in anew.
    op.execute("DELETE FROM sign_in WHERE mandate_id IS NOT NULL")
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_mandate_id"))
        batch_op.drop_constraint(op.f("fk_sign_in_mandate_id"), type_="foreignkey")
        batch_op.drop_column("mandate_id")
    op.drop_table("mandate_step")
    op.drop_index("ix_mandate_agent", table_name="mandate")
    op.drop_index("ix_mandate_person", table_name="mandate")
    op.drop_table("mandate")
