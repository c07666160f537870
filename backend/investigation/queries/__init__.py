"""What may be asked about an investigation."""

__all__ = []
