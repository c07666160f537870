"""Let the database tell files apart."""

from backend.migrations.rows import files, own_files, own_municipality, unguard

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

OF_A_MUNICIPALITY = (
    "brief_access",
    "relation",
    "person",
    "person_detail",
    "person_joining",
    "mandate",
    "application_fingerprint",
    "log_question",
    "log_review",
    "log_review_item",
    "log_row",
    "inbox_op",
    "signing_question",
    "sync_change",
    "held_op",
    "notification",
    "settlement",
    "month_run",
    "month_attest",
)


def upgrade() -> None:
    own_files(*_files())
    own_municipality(*OF_A_MUNICIPALITY)


def downgrade() -> None:
    unguard(*_files(), *OF_A_MUNICIPALITY)


def _files() -> list[str]:
    """The log names cases too, and is no file."""
    return [table for table in files() if table not in OF_A_MUNICIPALITY]
