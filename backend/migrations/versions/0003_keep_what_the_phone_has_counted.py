"""Keep what the phone has counted, beside what its clock says."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("visit_event", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "boot_id", sa.String(length=64), nullable=False, server_default=""
            )
        )
        batch_op.add_column(sa.Column("mono_ms", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("visit_event", schema=None) as batch_op:
        batch_op.alter_column("boot_id", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("visit_event", schema=None) as batch_op:
        batch_op.drop_column("mono_ms")
        batch_op.drop_column("boot_id")
