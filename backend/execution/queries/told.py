"""What the provider is told, with what she has told anew since."""

from msgspec.structs import replace

from backend.access import details
from backend.access.facts import Detail, DetailKind
from backend.execution.facts import Told


def told_since(told: Told, newest: tuple[Detail, ...]) -> Told:
    """The newest that holds; of whoever is close to her only as she has agreed to."""
    said = {each.kind: each.value for each in newest}
    kept = replace(
        told,
        address=said.get(DetailKind.address) or told.address,
        postal=said.get(DetailKind.postal) or told.postal,
        phone=said.get(DetailKind.phone) or told.phone,
        language=said.get(DetailKind.language) or told.language,
        critical=said.get(DetailKind.critical, told.critical),
    )
    changed = next(
        (each for each in newest if each.item == details.OF_THE_REGISTER), None
    )
    if not told.contact or changed is None:
        return kept
    close = details.close_of(changed)
    if close is None or not close.may_talk:
        return replace(kept, contact_name="", contact_phone="")
    return replace(kept, contact_name=close.name, contact_phone=close.phone)
