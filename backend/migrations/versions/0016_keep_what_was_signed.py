"""Keep what was signed."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "signature",
        sa.Column("signature_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("subject_id", sa.String(length=36), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("token_sealed", sa.Text(), nullable=False),
        *_whose(),
        sa.CheckConstraint(
            "length(pdf_sha256) = 64", name=op.f("ck_signature_pdf_sha256")
        ),
        sa.PrimaryKeyConstraint("signature_id", name=op.f("pk_signature")),
    )
    with op.batch_alter_table("signature", schema=None) as batch_op:
        batch_op.create_index(
            "ix_signature_subject", ["municipality_id", "subject_id"], unique=False
        )
        for column in ("case_id", "person_id", "pdf_sha256"):
            batch_op.create_index(batch_op.f(f"ix_signature_{column}"), [column])
    op.create_table(
        "signing_question",
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("subject_id", sa.String(length=36), nullable=False),
        sa.Column("service", sa.String(length=60), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("json_sha256", sa.String(length=64), nullable=False),
        sa.Column("nonce", sa.String(length=64), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.municipality_id"],
            name=op.f("fk_signing_question_municipality_id"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user_account.user_id"],
            name=op.f("fk_signing_question_user_id"),
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_signing_question")),
    )
    with op.batch_alter_table("signing_question", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_signing_question_valid_until"), ["valid_until"]
        )
    op.create_table(
        "signed_investigation",
        sa.Column("document_id", sa.String(length=36), nullable=False),
        sa.Column("investigation_id", sa.String(length=36), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        *_whose(),
        sa.CheckConstraint(
            "length(sha256) = 64", name=op.f("ck_signed_investigation_sha256")
        ),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_signed_investigation")),
    )
    with op.batch_alter_table("signed_investigation", schema=None) as batch_op:
        for column in ("case_id", "person_id", "investigation_id"):
            batch_op.create_index(
                batch_op.f(f"ix_signed_investigation_{column}"), [column]
            )


def downgrade() -> None:
    op.drop_table("signed_investigation")
    op.drop_table("signing_question")
    op.drop_table("signature")


def _whose() -> list[sa.Column[str]]:
    return [
        sa.Column(name, sa.String(length=36), nullable=False)
        for name in ("municipality_id", "case_id", "person_id")
    ]
