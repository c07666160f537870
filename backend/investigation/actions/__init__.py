"""What may be done in an investigation: one verb, one transaction."""

__all__ = []
