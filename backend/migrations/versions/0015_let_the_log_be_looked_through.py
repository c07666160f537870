"""Let the log be looked through, and asked about."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "log_policy",
        sa.Column("policy_id", sa.String(length=36), nullable=False),
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("adopted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("adopted_by", sa.String(length=36), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("policy_id", name=op.f("pk_log_policy")),
        sa.UniqueConstraint(
            "municipality_id",
            "valid_from",
            name=op.f("uq_log_policy_municipality_id_valid_from"),
        ),
    )
    op.create_table(
        "log_review",
        sa.Column("review_id", sa.String(length=36), nullable=False),
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("per_cent", sa.Integer(), nullable=False),
        sa.Column("at_least", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("review_id", name=op.f("pk_log_review")),
        sa.UniqueConstraint(
            "municipality_id", "month", name=op.f("uq_log_review_municipality_id_month")
        ),
    )
    _items()
    _questions()


def _items() -> None:
    op.create_table(
        "log_review_item",
        sa.Column("item_id", sa.String(length=36), nullable=False),
        sa.Column("review_id", sa.String(length=36), nullable=False),
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("rule", sa.String(length=60), nullable=False),
        sa.Column("place", sa.String(length=36), nullable=False),
        sa.Column("reader_id", sa.String(length=36), nullable=False),
        sa.Column("seqs", sa.Text(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(length=60), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.String(length=36), nullable=True),
        sa.Column("closed_by_name", sa.String(length=200), nullable=False),
        sa.Column("closed_by_title", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "(outcome IS NULL) = (closed_at IS NULL)"
            " AND (outcome IS NULL) = (closed_by IS NULL)",
            name=op.f("ck_log_review_item_closed_by_somebody"),
        ),
        sa.CheckConstraint(
            "outcome IS NULL OR words <> ''",
            name=op.f("ck_log_review_item_closed_in_words"),
        ),
        sa.CheckConstraint(
            "closed_by IS NULL OR closed_by <> reader_id",
            name=op.f("ck_log_review_item_closed_by_another"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id"],
            ["log_review.review_id"],
            name=op.f("fk_log_review_item_review_id"),
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_log_review_item")),
    )
    with op.batch_alter_table("log_review_item", schema=None) as batch_op:
        batch_op.create_index(
            "ix_log_review_item_open", ["municipality_id", "closed_at"], unique=False
        )


def _questions() -> None:
    op.create_table(
        "log_question",
        sa.Column("question_id", sa.String(length=36), nullable=False),
        sa.Column("municipality_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=True),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("reader_id", sa.String(length=36), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.String(length=36), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.String(length=36), nullable=True),
        sa.Column("answered_by_name", sa.String(length=200), nullable=False),
        sa.Column("answered_by_title", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (answered_by IS NULL)",
            name=op.f("ck_log_question_answered_by_somebody"),
        ),
        sa.CheckConstraint(
            "answered_at IS NULL OR answer <> ''",
            name=op.f("ck_log_question_answered_in_words"),
        ),
        sa.CheckConstraint(
            "answered_by IS NULL OR answered_by <> reader_id",
            name=op.f("ck_log_question_answered_by_another"),
        ),
        sa.PrimaryKeyConstraint("question_id", name=op.f("pk_log_question")),
    )
    with op.batch_alter_table("log_question", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_log_question_person_id"), ["person_id"], unique=False
        )
        batch_op.create_index(
            "ix_log_question_open", ["municipality_id", "answered_at"], unique=False
        )


def downgrade() -> None:
    op.drop_table("log_question")
    op.drop_table("log_review_item")
    op.drop_table("log_review")
    op.drop_table("log_policy")
