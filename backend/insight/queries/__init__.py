"""What may be asked across the areas."""

from backend.insight.queries.own_case import own_case
from backend.insight.queries.situation import situation
from backend.insight.queries.trace import SEES, trace

__all__ = ["SEES", "own_case", "situation", "trace"]
