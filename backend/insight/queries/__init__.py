"""What may be asked across the areas."""

from backend.insight.queries.own_case import own_case
from backend.insight.queries.situation import situation

__all__ = ["own_case", "situation"]
