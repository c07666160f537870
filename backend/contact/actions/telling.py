"""What an application tells of who she is and how to reach her."""

from datetime import datetime

from sqlalchemy.orm import Session

from backend.access import details, people
from backend.access.facts import ClosePerson, DetailKind, PersonFacts
from backend.contact import queries
from backend.contact.facts import ContactWish, LanguageWish, YesNo
from backend.contact.forms import WhoSheIs
from backend.contact.tables import ApplicationRow
from backend.kernel import personnummer
from backend.kernel.actor import Actor, ProofLevel


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


def note_told(
    session: Session, row: ApplicationRow, *, by: Actor, now: datetime
) -> None:
    """How to reach her, as the application says it, is the newest that is known.

    Whoever has shown an address alone changes nothing of a person who is proven: what she
    writes stands on the application.
    """
    if by.level is ProofLevel.N1 and _is_proven(session, row):
        return
    answers, whom = row.answers, row.answers.whom
    values = {
        DetailKind.phone: answers.contact.phone,
        DetailKind.language: answers.language.speaks.value,
        DetailKind.interpreter: answers.language.interpreter.value,
    }
    if answers.contact.good_time:
        values[DetailKind.reach] = answers.contact.good_time
    _note(session, row, values, by=by, now=now)
    if whom.helper_name:
        helper = ClosePerson(
            name=whom.helper_name,
            relation=whom.helper_relation,
            phone=whom.helper_phone,
            may_talk=whom.may_talk_with_helper is YesNo.yes,
        )
        close = {DetailKind.close_person: details.close_in_row(helper)}
        _note(session, row, close, item=row.case_id, by=by, now=now)


def _is_proven(session: Session, row: ApplicationRow) -> bool:
    return people.person(session, row.person_id).is_proven


def _note(
    session: Session,
    row: ApplicationRow,
    values: dict[DetailKind, str],
    *,
    item: str = "",
    by: Actor,
    now: datetime,
) -> None:
    details.note(
        session,
        municipality_id=row.municipality_id,
        person_id=row.person_id,
        values=values,
        item=item,
        by=by,
        now=now,
    )
