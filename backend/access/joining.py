"""One human twice: what she sent by her own word is joined with her file in the register.

Whoever is known by an e-mail address has a row of her own beside the register's. An officer
who has seen her document, and both rows, says that they are one. Her rows go over whole;
her accounts are never joined, since what led to the one proves nothing for the other.
"""

from datetime import datetime
from typing import ClassVar, Final

from sqlalchemy import Exists, UniqueConstraint, and_, exists, select, update
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import Session

from backend.access import (
    accounts,
    details,
    e_ids,
    enrolment,
    finding,
    people,
    protected_files,
    whereabouts,
)
from backend.access.enrolment import AlreadyInRegister, DocumentMissing
from backend.access.events import PersonProven, PersonsJoined
from backend.access.facts import DetailKind, IdentityDocument, Joined, PersonFacts
from backend.access.tables import (
    LogQuestionRow,
    MandateRow,
    Person,
    PersonDetail,
    PersonJoining,
    Relation,
    UserAccount,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, PersonId, UserId
from backend.kernel.refusal import Refusal, StateHasMoved
from backend.plumbing import post
from backend.plumbing.database import personal_tables
from backend.plumbing.identity import new_id
from backend.plumbing.sealing import sealer_of

LETTER: Final = "notification-persons-joined"
# What the register may lack, and she has told.
FILLED_IN: Final = (DetailKind.phone, DetailKind.email)
ADDRESS: Final = (DetailKind.address, DetailKind.postal)


class OtherNumberOnDocument(Refusal, frozen=True):
    """The number on the document is not the one that was given."""

    status: ClassVar[int] = 422


class HerWordMissing(Refusal, frozen=True):
    """She has not said that what was sent in is hers."""

    status: ClassVar[int] = 422


class BothCharged(Refusal, frozen=True):
    """Both have been charged for the same month: that is put right first."""


CannotJoin = (
    DocumentMissing
    | OtherNumberOnDocument
    | HerWordMissing
    | BothCharged
    | StateHasMoved
)


def registered_as(
    session: Session, person: PersonFacts, *, actor: Actor
) -> PersonFacts | None:
    """Whom the register knows by the number that somebody has given of herself."""
    if person.is_proven:
        return None
    return finding.person_found(session, actor=actor, personnummer=person.personnummer)


def prove(
    session: Session,
    *,
    person: PersonFacts,
    case_id: CaseId,
    document: IdentityDocument | None,
    by: Actor,
    now: datetime,
) -> PersonProven | AlreadyInRegister | CannotJoin:
    """As `enrolment.prove`; one that the officer may not know of is joined with unseen.

    She has shown her document: what she sent goes to the file that is hers, and the
    answer is the same as if she had not been in the register.
    """
    hers = people.person_numbered(
        session,
        municipality_id=person.municipality_id,
        personnummer=person.personnummer,
    )
    if hers is None or finding.may_know(session, hers.person_id, actor=by):
        return enrolment.prove(
            session, person=person, case_id=case_id, document=document, by=by, now=now
        )
    joined = join(
        session,
        person=person,
        into=hers.person_id,
        number=person.personnummer,
        document=document,
        is_her_word=True,
        case_id=case_id,
        by=by,
        now=now,
    )
    if not isinstance(joined, PersonsJoined):
        return joined
    return PersonProven(
        municipality_id=joined.municipality_id,
        case_id=case_id,
        person_id=joined.person_id,
        at=now,
        user_id=joined.user_id,
        document=joined.document,
    )


def sent_from(session: Session, person_id: PersonId) -> str:
    """The address that she signed in with who is known by it alone."""
    account = session.get(UserAccount, UserId(person_id))
    return account.email if account else ""


def has_gone_over(session: Session, person_id: PersonId) -> bool:
    """Whether what was sent by this person's own word is in a file of the register."""
    gone = exists().where(PersonJoining.from_id == person_id)
    return bool(session.scalar(select(gone)))


def joined_into(session: Session, person_id: PersonId) -> tuple[Joined, ...]:
    """What has been joined with her file, by whom and when; oldest first."""
    rows = session.scalars(
        select(PersonJoining)
        .where(PersonJoining.into_id == person_id)
        .order_by(PersonJoining.joined_at)
    )
    return tuple(
        Joined(
            told_name=row.told_name,
            case_ids=row.case_ids,
            by=row.joined_by_name,
            at=row.joined_at,
        )
        for row in rows
    )


def join(
    session: Session,
    *,
    person: PersonFacts,
    into: PersonId,
    number: str,
    document: IdentityDocument | None,
    is_her_word: bool,
    case_id: CaseId,
    by: Actor,
    now: datetime,
) -> PersonsJoined | CannotJoin:
    """The officer has compared both with her document: they are one human.

    `into` is the one that the officer was shown, `number` what stands on the document.
    Nothing is joined by the number alone.
    """
    if document is None:
        return DocumentMissing()
    if not is_her_word:
        return HerWordMissing()
    if not _are_still_two(session, person.person_id, into, case_id, by=by):
        return StateHasMoved()
    if number != person.personnummer:
        return OtherNumberOnDocument()
    if _clash(session, person.person_id, into):
        return BothCharged()
    moved = _move(session, person.person_id, into)
    registered = people.person(session, into)
    _fill_in(session, registered, person, by=by, now=now)
    user_id = accounts.open_citizen(session, registered)
    e_ids.hand_over(
        session, UserId(person.person_id), to=user_id, number=person.personnummer
    )
    accounts.note_identity_check(
        session, user_id=user_id, document=document, checked_by=by.name, now=now
    )
    session.add(
        PersonJoining(
            joining_id=new_id(),
            municipality_id=by.municipality_id,
            from_id=person.person_id,
            into_id=into,
            told_name=person.name,
            case_ids=moved,
            document=document,
            joined_by=by.user_id,
            joined_by_name=by.name,
            joined_at=now,
        )
    )
    _tell(session, person, registered, now=now)
    return PersonsJoined(
        municipality_id=by.municipality_id,
        case_id=case_id,
        person_id=into,
        at=now,
        user_id=user_id,
        document=document,
    )


def _are_still_two(
    session: Session,
    own_word: PersonId,
    into: PersonId,
    case_id: CaseId,
    *,
    by: Actor,
) -> bool:
    """As the officer saw them: one by her own word, one in the register, one number.

    Both are locked in the same order by whoever joins, so that it is done once.
    """
    rows = {
        each: session.get(Person, each, with_for_update=True)
        for each in sorted((own_word, into))
    }
    told, registered = rows[own_word], rows[into]
    if told is None or registered is None:
        return False
    sealer = sealer_of(session)
    index = sealer.fingerprint(sealer.unseal(told.personnummer_sealed))
    at_home = told.municipality_id == registered.municipality_id == by.municipality_id
    has_the_case = exists().where(
        Relation.case_id == case_id, Relation.person_id == own_word
    )
    return (
        at_home
        and told.personnummer_index is None
        and registered.personnummer_index == index
        and bool(session.scalar(select(has_the_case)))
    )


def _clash(session: Session, own_word: PersonId, into: PersonId) -> bool:
    """Whether both have what a person can have only one of."""
    return any(
        session.scalar(select(_both_have(table, constraint, own_word, into)))
        for table in personal_tables()
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
        and "person_id" in constraint.columns
    )


def _both_have(
    table: SqlTable, only_one: UniqueConstraint, own_word: PersonId, into: PersonId
) -> Exists:
    hers, theirs = table.alias(), table.alias()
    same = (
        hers.c[each.name] == theirs.c[each.name]
        for each in only_one.columns
        if each.name != "person_id"
    )
    return exists().where(
        and_(hers.c.person_id == own_word, theirs.c.person_id == into, *same)
    )


def _move(session: Session, own_word: PersonId, into: PersonId) -> tuple[CaseId, ...]:
    """All that hangs on the one hangs on the other; which cases it was.

    Twice: whoever is writing in one of them just now is waited for the first time, and
    what she has written goes along the second.
    """
    whereabouts.go_along(session, own_word, into)
    cases = _moved(session, own_word, into) | _moved(session, own_word, into)
    for row in (PersonDetail, MandateRow, LogQuestionRow):
        session.execute(
            update(row).where(row.person_id == own_word).values(person_id=into)
        )
    session.expire_all()
    return tuple(sorted(cases))


def _moved(session: Session, own_word: PersonId, into: PersonId) -> set[CaseId]:
    return {
        CaseId(case_id)
        for table in personal_tables()
        for case_id in session.scalars(
            update(table)
            .where(table.c.person_id == own_word)
            .values(person_id=into)
            .returning(table.c.case_id)
        )
    }


def _fill_in(
    session: Session,
    registered: PersonFacts,
    person: PersonFacts,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """What the register lacks is as she has said it; what it has, stands."""
    lacking = [each for each in FILLED_IN if not getattr(registered, each.value)] + (
        list(ADDRESS) if not registered.address else []
    )
    values = {each: str(getattr(person, each.value)) for each in lacking}
    details.note(
        session,
        municipality_id=registered.municipality_id,
        person_id=registered.person_id,
        values={kind: value for kind, value in values.items() if value},
        by=by,
        now=now,
    )


def _tell(
    session: Session, person: PersonFacts, registered: PersonFacts, *, now: datetime
) -> None:
    """Both addresses, so that nobody is joined with another unseen.

    To somebody protected nothing goes by mail; whoever is named for her is told.
    """
    if registered.is_protected:
        whereabouts.seal_away(session, person.person_id)
        protected_files.has_been_joined(
            session,
            municipality_id=registered.municipality_id,
            person_id=registered.person_id,
            now=now,
        )
        return
    address_used = sent_from(session, person.person_id)
    for address in dict.fromkeys((address_used, registered.email)):
        post.notify(
            session,
            municipality_id=registered.municipality_id,
            to_email=address,
            template=LETTER,
            language=registered.language,
            now=now,
        )
