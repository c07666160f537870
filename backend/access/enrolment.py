"""How a person without e-ID gets in: a letter home, or a code when she shows who she is."""

from datetime import datetime
from typing import ClassVar

from msgspec import Struct, structs
from sqlalchemy.orm import Session

from backend.access import accounts, e_ids, own_ways, people, personal_codes
from backend.access.events import (
    CodeLetterOrdered,
    CodeLetterPosted,
    HomeVisitCodeShown,
    PersonProven,
)
from backend.access.facts import CodeKind, IdentityDocument, PersonFacts
from backend.access.tables import Person, PersonalCode, UserAccount
from backend.kernel.actor import Actor, ProofLevel
from backend.kernel.ids import CaseId, PersonId
from backend.kernel.refusal import NotFound, Refusal
from backend.plumbing.sealing import sealer_of


class PersonNotProven(Refusal, frozen=True):
    """She is known by her own word alone: nobody has seen who she is."""


class RegisteredAddressMissing(Refusal, frozen=True):
    """There is no address to send a letter to."""


class DocumentMissing(Refusal, frozen=True):
    """It is not said with what she has shown who she is."""

    status: ClassVar[int] = 422


class AlreadyInRegister(Refusal, frozen=True):
    """The number that she gave is that of somebody who is in the register already."""


class CodeLetter(Struct, frozen=True, kw_only=True):
    """A letter whose code can still be used; `posted_at` once it has gone."""

    issued_at: datetime
    valid_until: datetime
    posted_at: datetime | None


def addressee(session: Session, person: PersonFacts) -> PersonFacts:
    """Where a letter that leads in goes: to where she is registered.

    What has been told since is how to reach her, and proves nothing.
    """
    registered = people.registered(session, person.person_id)
    return structs.replace(person, address=registered.address, postal=registered.postal)


def order_letter(
    session: Session,
    code: str,
    *,
    person: PersonFacts,
    case_id: CaseId,
    by: Actor,
    now: datetime,
) -> CodeLetterOrdered | PersonNotProven | RegisteredAddressMissing:
    """A letter with this code, to her registered address and nowhere else."""
    if not person.is_proven:
        return PersonNotProven()
    if not addressee(session, person).address.strip():
        return RegisteredAddressMissing()
    user_id = accounts.open_citizen(session, person)
    personal_codes.issue(
        session,
        code,
        kind=CodeKind.letter,
        user_id=user_id,
        level=ProofLevel.N3,
        issued_by=by.user_id,
        now=now,
    )
    own_ways.tell_owner(session, user_id, now=now)
    return CodeLetterOrdered(
        municipality_id=person.municipality_id,
        case_id=case_id,
        person_id=person.person_id,
        at=now,
        user_id=user_id,
    )


def letter_of(
    session: Session, person_id: PersonId, *, now: datetime
) -> CodeLetter | None:
    """The letter that has been ordered for her, while its code can be used."""
    row = _letter(session, person_id, now=now)
    if row is None or row.valid_until is None:
        return None
    return CodeLetter(
        issued_at=row.issued_at, valid_until=row.valid_until, posted_at=row.posted_at
    )


def code_to_print(
    session: Session, person_id: PersonId, *, now: datetime
) -> str | None:
    """The code, until its letter has been posted; after that nobody can read it."""
    row = _letter(session, person_id, now=now)
    if row is None or not row.sealed:
        return None
    return sealer_of(session).unseal(row.sealed)


def _letter(
    session: Session, person_id: PersonId, *, now: datetime
) -> PersonalCode | None:
    user_id = accounts.citizen_of(session, person_id)
    if user_id is None:
        return None
    return personal_codes.waiting(
        session, kind=CodeKind.letter, user_id=user_id, now=now
    )


def note_posted(
    session: Session,
    *,
    person_id: PersonId,
    case_id: CaseId,
    by: Actor,
    now: datetime,
) -> CodeLetterPosted | NotFound:
    """The letter has gone; its code is kept as a hash alone from now on."""
    row = _letter(session, person_id, now=now)
    if row is None:
        return NotFound()
    row.posted_at, row.sealed = row.posted_at or now, ""
    return CodeLetterPosted(
        municipality_id=by.municipality_id,
        case_id=case_id,
        person_id=person_id,
        at=now,
        user_id=row.user_id,
    )


def show_code(
    session: Session,
    code: str,
    *,
    person: PersonFacts,
    case_id: CaseId,
    document: IdentityDocument | None,
    by: Actor,
    now: datetime,
) -> HomeVisitCodeShown | PersonNotProven | DocumentMissing:
    """She has shown who she is: a code for a quarter of an hour, on her own phone."""
    if not person.is_proven:
        return PersonNotProven()
    if document is None:
        return DocumentMissing()
    user_id = accounts.open_citizen(session, person)
    accounts.note_identity_check(
        session, user_id=user_id, document=document, checked_by=by.name, now=now
    )
    personal_codes.issue(
        session,
        code,
        kind=CodeKind.home_visit,
        user_id=user_id,
        level=ProofLevel.N3,
        issued_by=by.user_id,
        now=now,
    )
    return HomeVisitCodeShown(
        municipality_id=person.municipality_id,
        case_id=case_id,
        person_id=person.person_id,
        at=now,
        user_id=user_id,
        document=document,
    )


def prove(
    session: Session,
    *,
    person: PersonFacts,
    case_id: CaseId,
    document: IdentityDocument | None,
    by: Actor,
    now: datetime,
) -> PersonProven | DocumentMissing | AlreadyInRegister:
    """What she said of herself agrees with her document: she is in the register.

    Whoever is there already under that number is joined with her in `joining`, where
    the officer has seen both. An e-ID that tells another number goes, and what it led to.
    """
    if document is None:
        return DocumentMissing()
    namesake = people.person_numbered(
        session,
        municipality_id=person.municipality_id,
        personnummer=person.personnummer,
    )
    if namesake is not None and namesake.person_id != person.person_id:
        return AlreadyInRegister()
    row = session.get_one(Person, person.person_id)
    row.personnummer_index = sealer_of(session).fingerprint(person.personnummer)
    account = session.get(UserAccount, person.person_id)
    if account is not None:
        account.person_id, account.name = person.person_id, person.name[:120]
        session.flush()
    user_id = accounts.open_citizen(session, person)
    e_ids.keep_only(session, user_id, number=person.personnummer, now=now)
    accounts.note_identity_check(
        session, user_id=user_id, document=document, checked_by=by.name, now=now
    )
    return PersonProven(
        municipality_id=person.municipality_id,
        case_id=case_id,
        person_id=person.person_id,
        at=now,
        user_id=user_id,
        document=document,
    )
