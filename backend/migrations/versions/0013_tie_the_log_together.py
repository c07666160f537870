"""Tie the log together."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "log_seal",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_log_seal")),
    )
    with op.batch_alter_table("log_row", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("mark", sa.String(length=76), nullable=False, server_default="")
        )
        batch_op.create_index(op.f("ix_log_row_mark"), ["mark"])


def downgrade() -> None:
    with op.batch_alter_table("log_row", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_log_row_mark"))
        batch_op.drop_column("mark")
    op.drop_table("log_seal")
