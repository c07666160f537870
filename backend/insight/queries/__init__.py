"""What may be asked across the areas."""

from backend.insight.queries.documents import documents
from backend.insight.queries.own_case import own_case
from backend.insight.queries.situation import situation
from backend.insight.queries.trace import (
    SEES,
    neighbours,
    trace,
    visit_neighbours,
)

__all__ = [
    "SEES",
    "documents",
    "neighbours",
    "own_case",
    "situation",
    "trace",
    "visit_neighbours",
]
