"""Let somebody stand in one of two roles."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "role_joining",
        sa.Column("browser_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user_account.user_id"],
            name=op.f("fk_role_joining_user_id"),
        ),
        sa.PrimaryKeyConstraint("browser_hash", name=op.f("pk_role_joining")),
    )
    op.create_index(
        op.f("ix_role_joining_valid_until"), "role_joining", ["valid_until"]
    )
    op.create_table(
        "joined_roles",
        sa.Column("post_id", sa.String(length=36), nullable=False),
        sa.Column("own_id", sa.String(length=36), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["user_account.user_id"],
            name=op.f("fk_joined_roles_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["own_id"], ["user_account.user_id"], name=op.f("fk_joined_roles_own_id")
        ),
        sa.PrimaryKeyConstraint("post_id", name=op.f("pk_joined_roles")),
    )
    op.create_index(op.f("ix_joined_roles_own_id"), "joined_roles", ["own_id"])
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.add_column(sa.Column("post_id", sa.String(length=36), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_sign_in_post_id"), "user_account", ["post_id"], ["user_id"]
        )
        batch_op.create_index(op.f("ix_sign_in_post_id"), ["post_id"])


def downgrade() -> None:
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_sign_in_post_id"))
        batch_op.drop_constraint(op.f("fk_sign_in_post_id"), type_="foreignkey")
        batch_op.drop_column("post_id")
    op.drop_table("joined_roles")
    op.drop_table("role_joining")
