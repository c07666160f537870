"""Note the months charged by hand."""

import sqlalchemy as sa
from alembic import op

from backend.migrations.rows import not_protected, own_files, unguard, unshield

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

TABLE = "month_by_hand"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("handled_by", sa.String(length=36), nullable=False),
        sa.Column("handled_by_name", sa.String(length=200), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(
            "municipality_id", "person_id", "month", name=op.f("pk_month_by_hand")
        ),
    )
    op.create_index(op.f("ix_month_by_hand_case_id"), TABLE, ["case_id"])
    op.create_index(op.f("ix_month_by_hand_person_id"), TABLE, ["person_id"])
    own_files(TABLE)
    not_protected(TABLE)


def downgrade() -> None:
    unshield(TABLE)
    unguard(TABLE)
    op.drop_table(TABLE)
