"""Let an emergency be judged though she has become protected since."""

from backend.migrations.rows import not_protected, unshield

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

# Who has opened what, as the log; whoever judges it is told of no case.
TABLE = "brief_access"


def upgrade() -> None:
    unshield(TABLE)


def downgrade() -> None:
    not_protected(TABLE)
