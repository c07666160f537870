"""Keep what she says is wrong, beside what it is about."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "objection",
        sa.Column("objection_id", sa.String(length=36), nullable=False),
        sa.Column("entry_id", sa.String(length=36), nullable=True),
        sa.Column("need_id", sa.String(length=36), nullable=True),
        sa.Column("decision_id", sa.String(length=36), nullable=True),
        sa.Column("subject_name", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("through", sa.String(length=60), nullable=False),
        sa.Column("noted_by", sa.String(length=36), nullable=False),
        sa.Column("noted_by_name", sa.String(length=200), nullable=False),
        sa.Column("noted_by_title", sa.String(length=200), nullable=False),
        sa.Column("outcome", sa.String(length=60), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.String(length=36), nullable=True),
        sa.Column("answered_by_name", sa.String(length=200), nullable=False),
        sa.Column("answered_by_title", sa.String(length=200), nullable=False),
        sa.Column("correction_id", sa.String(length=36), nullable=True),
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.CheckConstraint(
            "(CASE WHEN entry_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN need_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN decision_id IS NULL THEN 0 ELSE 1 END) = 1",
            name=op.f("ck_objection_about_one_thing"),
        ),
        sa.CheckConstraint(
            "(outcome IS NULL) = (answered_at IS NULL)",
            name=op.f("ck_objection_answered_with_time"),
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["journal_entry.entry_id"],
            name=op.f("fk_objection_entry_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["need_id"],
            ["functional_assessment.need_id"],
            name=op.f("fk_objection_need_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decision.decision_id"],
            name=op.f("fk_objection_decision_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("objection_id", name=op.f("pk_objection")),
    )
    with op.batch_alter_table("objection", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_objection_case_id"), ["case_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_objection_person_id"), ["person_id"], unique=False
        )


def downgrade() -> None:
    op.drop_table("objection")
