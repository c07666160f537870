"""Let somebody reach a case for a while."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "brief_access",
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("access_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("case_number", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("user_name", sa.String(length=120), nullable=False),
        sa.Column("user_title", sa.String(length=80), nullable=False),
        sa.Column("unit_id", sa.String(length=36), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(length=60), nullable=True),
        sa.Column("review", sa.Text(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reviewed_by", sa.String(length=36), nullable=True),
        sa.Column("reviewed_by_name", sa.String(length=120), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_brief_access_says_why")),
        sa.CheckConstraint(
            "until >= opened_at", name=op.f("ck_brief_access_ends_after_it_began")
        ),
        sa.CheckConstraint(
            "reviewed_by IS NULL OR reviewed_by <> user_id",
            name=op.f("ck_brief_access_reviewed_by_another"),
        ),
        sa.CheckConstraint(
            "(outcome IS NULL) = (reviewed_at IS NULL)"
            " AND (outcome IS NULL) = (reviewed_by IS NULL)"
            " AND (outcome IS NULL) = (review = '')",
            name=op.f("ck_brief_access_reviewed_by_somebody"),
        ),
        sa.PrimaryKeyConstraint("access_id", name=op.f("pk_brief_access")),
    )
    with op.batch_alter_table("brief_access", schema=None) as batch_op:
        batch_op.create_index(
            "ix_brief_access_user", ["user_id", "until"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_brief_access_case_id"), ["case_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_brief_access_person_id"), ["person_id"], unique=False
        )


def downgrade() -> None:
    op.drop_table("brief_access")
