"""Let somebody judge what is held."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "held_op",
        sa.Column("held_id", sa.String(length=36), nullable=False),
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("provider_id", sa.String(length=36), nullable=False),
        sa.Column(
            "commit_seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("author", sa.String(length=36), nullable=False),
        sa.Column("why", sa.String(length=60), nullable=False),
        sa.Column("made_after", sa.Boolean(), nullable=False),
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(length=60), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.String(length=36), nullable=True),
        sa.Column("decided_by_name", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(outcome IS NULL) = (decided_at IS NULL)"
            " AND (outcome IS NULL) = (decided_by IS NULL)",
            name=op.f("ck_held_op_decided_by_somebody"),
        ),
        sa.CheckConstraint(
            "outcome <> 'let_be' OR reason <> ''",
            name=op.f("ck_held_op_let_be_says_why"),
        ),
        sa.ForeignKeyConstraint(
            ["commit_seq"],
            ["inbox_op.commit_seq"],
            name=op.f("fk_held_op_commit_seq"),
        ),
        sa.PrimaryKeyConstraint("held_id", name=op.f("pk_held_op")),
        sa.UniqueConstraint("commit_seq", name=op.f("uq_held_op_commit_seq")),
    )
    with op.batch_alter_table("held_op", schema=None) as batch_op:
        batch_op.create_index(
            "ix_held_op_provider",
            ["municipality_id", "provider_id", "decided_at"],
            unique=False,
        )
        batch_op.create_index("ix_held_op_author", ["author", "held_at"], unique=False)


def downgrade() -> None:
    op.drop_table("held_op")
