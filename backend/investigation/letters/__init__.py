"""What is written to people, and what is signed: the decision's letter, the investigation."""

from backend.investigation.letters.checked import checked_rows, checked_told
from backend.investigation.letters.decision import (
    decision_pdf,
    decision_preview,
    how_often,
    minutes_a_week,
    outcome_row,
    service_name,
    service_named,
    task_name,
    time_of,
    title_of,
)
from backend.investigation.letters.investigation import (
    investigation_pdf,
    investigation_preview,
)
from backend.investigation.letters.signed import (
    decision_document,
    investigation_document,
)

__all__ = [
    "checked_rows",
    "checked_told",
    "decision_document",
    "decision_pdf",
    "decision_preview",
    "how_often",
    "investigation_document",
    "investigation_pdf",
    "investigation_preview",
    "minutes_a_week",
    "outcome_row",
    "service_name",
    "service_named",
    "task_name",
    "time_of",
    "title_of",
]
