"""What is known of a person: the register, what has been told since, and what is hidden."""

from msgspec.structs import replace
from sqlalchemy.orm import Session

from backend.access import details, whereabouts
from backend.access.facts import ClosePerson, Detail, DetailKind, PersonFacts
from backend.access.tables import Person
from backend.plumbing.sealing import sealer_of


def as_known(session: Session, row: Person) -> PersonFacts:
    """The newest that is known: what has been told since goes before the register.

    What tells where somebody protected is lies elsewhere: nothing can be sent to it.
    """
    shield = whereabouts.standing(
        session, municipality_id=row.municipality_id, person_id=row.person_id
    )
    facts = _as_told(session, row)
    if shield is None:
        return facts
    return replace(
        facts,
        address=shield.forward_to,
        postal=shield.forward_postal,
        area="",
        phone="",
        email="",
        contact_name="",
        contact_phone="",
        reach="",
        close=(),
        is_protected=True,
        names_no_officer=shield.names_no_officer,
    )


def _as_told(session: Session, row: Person) -> PersonFacts:
    told = details.newest_of(session, [row.person_id])[row.person_id]
    said = {each.kind: each.value for each in told}
    close = _close(row, told)
    first = close[0] if close else ClosePerson(name="")
    interpreter = said.get(DetailKind.interpreter)
    return PersonFacts(
        person_id=row.person_id,
        municipality_id=row.municipality_id,
        given_name=row.given_name,
        family_name=row.family_name,
        personnummer=sealer_of(session).unseal(row.personnummer_sealed),
        born_on=row.born_on,
        address=said.get(DetailKind.address) or row.address,
        postal=said.get(DetailKind.postal) or row.postal,
        area=row.area,
        phone=said.get(DetailKind.phone) or row.phone,
        email=said.get(DetailKind.email) or row.email,
        language=said.get(DetailKind.language) or row.language,
        contact_name=", ".join(filter(None, (first.name, first.relation))),
        contact_phone=first.phone,
        is_proven=row.personnummer_index is not None,
        interpreter=None if interpreter is None else interpreter == "yes",
        reach=said.get(DetailKind.reach, ""),
        critical=said.get(DetailKind.critical, ""),
        close=close,
    )


def _close(row: Person, told: tuple[Detail, ...]) -> tuple[ClosePerson, ...]:
    """Whom the register knows of, unless she has said otherwise, and whom she has told."""
    since = [each for each in told if each.kind is DetailKind.close_person]
    known = registered_close(row.contact_name, row.contact_phone)
    is_changed = any(each.item == details.OF_THE_REGISTER for each in since)
    found = [None if is_changed else known, *(details.close_of(e) for e in since)]
    return tuple(each for each in found if each is not None)


def registered_close(name: str, phone: str) -> ClosePerson | None:
    return ClosePerson(name=name, phone=phone, may_talk=True) if name else None
