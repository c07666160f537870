"""Let a municipality have a colour and a sender of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

OF_ITS_OWN = {
    "colour_light": 7,
    "colour_dark": 7,
    "sender_name": 80,
    "sender_address": 254,
}


def upgrade() -> None:
    with op.batch_alter_table("municipality", schema=None) as batch_op:
        for name, length in OF_ITS_OWN.items():
            batch_op.add_column(
                sa.Column(
                    name, sa.String(length=length), nullable=False, server_default=""
                )
            )


def downgrade() -> None:
    with op.batch_alter_table("municipality", schema=None) as batch_op:
        for name in OF_ITS_OWN:
            batch_op.drop_column(name)
