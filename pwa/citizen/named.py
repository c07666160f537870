"""Who has done something: by name and title, or by the title alone (FL 33, 2025:582)."""

from i18n.words import Words


def named(words: Words, message: str, name: str, **facts: str) -> str:
    """Without a name the sentence is another one, that needs none."""
    if name:
        return words(message, name=name, **facts)
    return words(f"{message}-unnamed", **facts)
