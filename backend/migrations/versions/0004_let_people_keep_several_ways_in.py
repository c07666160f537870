"""Let people keep several ways in, and get one back that is lost."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ZONED = sa.DateTime(timezone=True)


def upgrade() -> None:
    # What was made before came from an administrator's own link, and keeps its level.
    with op.batch_alter_table("invite", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("level", sa.String(60), nullable=False, server_default="N3")
        )
        batch_op.add_column(sa.Column("code_id", sa.String(36), nullable=True))

    with op.batch_alter_table("passkey", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("name", sa.String(60), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("level", sa.String(60), nullable=False, server_default="N3")
        )
        batch_op.add_column(sa.Column("counts_from", ZONED, nullable=True))
        batch_op.add_column(sa.Column("used_at", ZONED, nullable=True))
        batch_op.add_column(sa.Column("removed_at", ZONED, nullable=True))
    op.execute("UPDATE passkey SET counts_from = enrolled_at")
    with op.batch_alter_table("passkey", schema=None) as batch_op:
        batch_op.alter_column("counts_from", existing_type=ZONED, nullable=False)

    op.create_table(
        "personal_code",
        sa.Column("code_id", sa.String(36), nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(60), nullable=False),
        sa.Column("level", sa.String(60), nullable=False),
        sa.Column("issued_at", ZONED, nullable=False),
        sa.Column("issued_by", sa.String(36), nullable=True),
        sa.Column("valid_until", ZONED, nullable=True),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("posted_at", ZONED, nullable=True),
        sa.Column("used_at", ZONED, nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.user_id"], name=op.f("fk_personal_code_user_id")
        ),
        sa.PrimaryKeyConstraint("code_id", name=op.f("pk_personal_code")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_personal_code_code_hash")),
    )
    op.create_table(
        "identity_check",
        sa.Column("check_id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("document", sa.String(60), nullable=False),
        sa.Column("checked_by", sa.String(120), nullable=False),
        sa.Column("checked_at", ZONED, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user_account.user_id"],
            name=op.f("fk_identity_check_user_id"),
        ),
        sa.PrimaryKeyConstraint("check_id", name=op.f("pk_identity_check")),
    )
    op.create_table(
        "known_device",
        sa.Column("device_hash", sa.String(64), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("known_at", ZONED, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.user_id"], name=op.f("fk_known_device_user_id")
        ),
        sa.PrimaryKeyConstraint("device_hash", "user_id", name=op.f("pk_known_device")),
    )
    op.create_table(
        "staff_recovery",
        sa.Column("recovery_id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("asked_by", sa.String(36), nullable=False),
        sa.Column("asked_at", ZONED, nullable=False),
        sa.Column("granted_by", sa.String(36), nullable=True),
        sa.Column("granted_at", ZONED, nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user_account.user_id"],
            name=op.f("fk_staff_recovery_user_id"),
        ),
        sa.PrimaryKeyConstraint("recovery_id", name=op.f("pk_staff_recovery")),
    )
    for name in ("personal_code", "identity_check", "staff_recovery"):
        op.create_index(op.f(f"ix_{name}_user_id"), name, ["user_id"], unique=False)


def downgrade() -> None:
    for name in ("personal_code", "identity_check", "staff_recovery"):
        op.drop_index(op.f(f"ix_{name}_user_id"), table_name=name)
    for name in ("staff_recovery", "known_device", "identity_check", "personal_code"):
        op.drop_table(name)
    # Nobody gets in by a link or a passkey that no longer counts, or not as surely.
    op.execute("DELETE FROM invite WHERE level <> 'N3'")
    op.execute("DELETE FROM passkey WHERE level <> 'N3' OR removed_at IS NOT NULL")
    with op.batch_alter_table("passkey", schema=None) as batch_op:
        for column in ("removed_at", "used_at", "counts_from", "level", "name"):
            batch_op.drop_column(column)
    with op.batch_alter_table("invite", schema=None) as batch_op:
        batch_op.drop_column("code_id")
        batch_op.drop_column("level")
