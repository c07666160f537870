"""What somebody tells of herself whose e-mail address alone is known."""

from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import PersonFacts
from backend.contact import queries
from backend.contact.facts import ContactWish, LanguageWish
from backend.contact.forms import WhoSheIs
from backend.kernel import personnummer
from backend.kernel.actor import Actor


def keep_told(
    session: Session,
    who: WhoSheIs,
    contact: ContactWish,
    language: LanguageWish | None,
    *,
    by: Actor,
) -> None:
    """Who she says that she is; it stands once she has sent something in."""
    known = queries.known_person(session, actor=by)
    if by.person_id is None or known is None or not known.is_asked_who:
        return
    told = PersonFacts(
        person_id=by.person_id,
        municipality_id=by.municipality_id,
        given_name=who.given_name,
        family_name=who.family_name,
        personnummer=who.personnummer,
        born_on=personnummer.born_on(who.personnummer),
        address=who.address,
        postal=who.postal,
        area="",
        phone=contact.phone,
        email=contact.email,
        language=language.speaks.value if language else "sv",
        is_proven=False,
    )
    people.keep_person(session, told)
