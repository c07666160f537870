"""What is told of a file that somebody has had checked, in plain words."""

from backend.investigation.facts import CheckedDocument, Replacement
from i18n import formats
from i18n.words import Words


def checked_told(found: CheckedDocument | None, words: Words) -> str:
    """Whether the file is the one that was signed, in a sentence."""
    if found is None:
        return words("check-not-ours")
    if found.faults or found.kind is None:
        return words("check-faulty")
    return words(f"check-true-{found.kind}")


def checked_rows(found: CheckedDocument, words: Words) -> list[tuple[str, str]]:
    """When it was signed, in which role, by which right, and what has come instead."""
    if found.faults or not (found.kind and found.role and found.signed_at):
        return []
    rows = [
        ("check-when", formats.moment(found.signed_at, words.language)),
        ("check-where", words("check-municipality", name=found.home)),
        ("check-role", words(f"check-role-{_kebab(found.role)}")),
        ("check-clause", found.clause),
        ("check-means", words(f"check-means-{_kebab(found.means)}")),
        ("check-replaced", _replaced(found, words)),
    ]
    return [(words(name), text) for name, text in rows if text]


def _replaced(found: CheckedDocument, words: Words) -> str:
    match found.replaced:
        case None:
            return words("check-replaced-by-nothing")
        case Replacement.opened_again:
            return words("check-replaced-opened-again")
        case Replacement.signed_anew | Replacement.new_decision:
            when = found.replaced_at
            day = formats.day(when.date(), words.language) if when else ""
            return words(f"check-replaced-{_kebab(found.replaced)}", day=day)


def _kebab(name: str) -> str:
    return name.replace("_", "-")
