"""Signing documents: asked, answered, kept, and looked at again long afterwards."""
