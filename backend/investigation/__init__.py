"""Utredning och beslut: from the received application to the signed decision."""
