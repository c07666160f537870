"""Say how surely somebody is known."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "e_id_attempt",
        sa.Column("state_hash", sa.String(length=64), nullable=False),
        sa.Column("browser_hash", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("state_hash", name=op.f("pk_e_id_attempt")),
    )
    with op.batch_alter_table("e_id_attempt", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_e_id_attempt_valid_until"), ["valid_until"], unique=False
        )

    op.create_table(
        "tries",
        sa.Column("counted", sa.String(length=64), nullable=False),
        sa.Column("tried_at", sa.Text(), nullable=False),
        sa.Column("over_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("counted", name=op.f("pk_tries")),
    )
    with op.batch_alter_table("tries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tries_over_at"), ["over_at"], unique=False)

    op.create_table(
        "idp",
        sa.Column("idp_id", sa.String(length=36), nullable=False),
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("holders", sa.String(length=60), nullable=False),
        sa.Column("issuer", sa.String(length=300), nullable=False),
        sa.Column("client_id", sa.String(length=200), nullable=False),
        sa.Column("secret", sa.String(length=300), nullable=False),
        sa.Column("acr_values", sa.Text(), nullable=False),
        sa.Column("amr_values", sa.Text(), nullable=False),
        sa.Column("personnummer_claim", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.municipality_id"],
            name=op.f("fk_idp_municipality_id"),
        ),
        sa.PrimaryKeyConstraint("idp_id", name=op.f("pk_idp")),
        sa.UniqueConstraint(
            "municipality_id", "slug", name=op.f("uq_idp_municipality_id_slug")
        ),
    )
    op.create_table(
        "sign_in_code",
        sa.Column("browser_hash", sa.String(length=64), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.municipality_id"],
            name=op.f("fk_sign_in_code_municipality_id"),
        ),
        sa.PrimaryKeyConstraint("browser_hash", name=op.f("pk_sign_in_code")),
    )
    with op.batch_alter_table("sign_in_code", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sign_in_code_valid_until"), ["valid_until"], unique=False
        )

    op.create_table(
        "identity",
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("holders", sa.String(length=60), nullable=False),
        sa.Column("issuer", sa.String(length=300), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("personnummer_sealed", sa.Text(), nullable=False),
        sa.Column("personnummer_index", sa.String(length=64), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.municipality_id"],
            name=op.f("fk_identity_municipality_id"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.user_id"], name=op.f("fk_identity_user_id")
        ),
        sa.PrimaryKeyConstraint(
            "municipality_id", "holders", "issuer", "subject", name=op.f("pk_identity")
        ),
    )
    with op.batch_alter_table("identity", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_identity_user_id"), ["user_id"], unique=False
        )

    op.create_table(
        "kept_form",
        sa.Column("form_id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.user_id"], name=op.f("fk_kept_form_user_id")
        ),
        sa.PrimaryKeyConstraint("form_id", name=op.f("pk_kept_form")),
    )
    with op.batch_alter_table("kept_form", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_kept_form_kept_at"), ["kept_at"], unique=False
        )

    with op.batch_alter_table("demo_mark", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("seconds_ahead", sa.Integer(), nullable=False, server_default="0")
        )

    with op.batch_alter_table("followed_goal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("promised_on", sa.Date(), nullable=True))

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.alter_column(
            "personnummer_index", existing_type=sa.String(length=64), nullable=True
        )

    # Everybody signs in anew: of an older sign-in it is not known how.
    op.execute("DELETE FROM sign_in")
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.alter_column(
            "means",
            type_=sa.String(length=60),
            existing_type=sa.String(length=20),
            existing_nullable=False,
        )
        batch_op.add_column(sa.Column("level", sa.String(length=60), nullable=False))
        batch_op.add_column(sa.Column("device", sa.String(length=60), nullable=False))
        batch_op.add_column(sa.Column("network", sa.String(length=45), nullable=False))
        batch_op.add_column(
            sa.Column("proved_at", sa.DateTime(timezone=True), nullable=True)
        )


def downgrade() -> None:
    op.execute("DELETE FROM sign_in")
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.alter_column(
            "means",
            type_=sa.String(length=20),
            existing_type=sa.String(length=60),
            existing_nullable=False,
        )
        batch_op.drop_column("proved_at")
        batch_op.drop_column("network")
        batch_op.drop_column("device")
        batch_op.drop_column("level")

    op.execute(
        "UPDATE person SET personnummer_index = person_id WHERE personnummer_index IS NULL"
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.alter_column(
            "personnummer_index", existing_type=sa.String(length=64), nullable=False
        )

    with op.batch_alter_table("followed_goal", schema=None) as batch_op:
        batch_op.drop_column("promised_on")

    with op.batch_alter_table("demo_mark", schema=None) as batch_op:
        batch_op.drop_column("seconds_ahead")

    with op.batch_alter_table("kept_form", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kept_form_kept_at"))

    op.drop_table("kept_form")
    with op.batch_alter_table("identity", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_identity_user_id"))

    op.drop_table("identity")
    with op.batch_alter_table("sign_in_code", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_code_valid_until"))

    op.drop_table("sign_in_code")
    op.drop_table("idp")
    with op.batch_alter_table("tries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tries_over_at"))

    op.drop_table("tries")
    with op.batch_alter_table("e_id_attempt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_e_id_attempt_valid_until"))

    op.drop_table("e_id_attempt")
