"""Let a municipality have hosts of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "municipality_host",
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("host", sa.String(length=253), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.municipality_id"],
            name=op.f("fk_municipality_host_municipality_id"),
        ),
        sa.PrimaryKeyConstraint(
            "municipality_id", "place", name=op.f("pk_municipality_host")
        ),
        sa.UniqueConstraint("host", name=op.f("uq_municipality_host_host")),
    )


def downgrade() -> None:
    op.drop_table("municipality_host")
