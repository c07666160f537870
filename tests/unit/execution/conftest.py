"""The decided cases, for every test of the area."""

from tests.unit.execution.samples import aino, marta

__all__ = ["aino", "marta"]
