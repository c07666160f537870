"""Keep the checks of a month apart."""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _key("municipality_id", "month", "check_key")


def downgrade() -> None:
    _key("month", "check_key")


def _key(*columns: str) -> None:
    with op.batch_alter_table("month_check", schema=None) as batch_op:
        batch_op.drop_constraint("pk_month_check", type_="primary")
        batch_op.create_primary_key("pk_month_check", list(columns))
