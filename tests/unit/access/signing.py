"""Documents, and people who sign them with keys of their own."""

from functools import partial

from sqlalchemy.orm import Session
from webauthn.helpers import bytes_to_base64url

from backend.access import passkeys
from backend.access.log import Log
from backend.access.passkeys import NewPasskey
from backend.access.signatures import keeping, questions
from backend.access.signatures.facts import (
    Answer,
    Document,
    PasskeyAnswer,
    Place,
    Question,
    ServiceName,
    Signature,
    SignedKind,
    Signing,
)
from backend.access.signatures.questions import QUESTION_HOLDS
from backend.investigation.facts import InvestigationSigned
from backend.kernel.actor import ProofLevel
from backend.kernel.ids import CaseId, InvestigationId, PersonId
from backend.kernel.refusal import Refusal
from backend.plumbing.assertions import Site
from backend.plumbing.identity import new_id
from tests.conftest import NOON, House
from tests.unit.doors.authenticator import HOST, Authenticator
from tests.unit.doors.conftest import ORIGIN

HERE = Place(site=Site(host=HOST, origin=ORIGIN), is_demo=False)
DEMO = Place(site=HERE.site, is_demo=True)
CLAUSE = "Delegationsordningen, 3.3"


def document(house: House, text: str = "Beslut") -> Document:
    """A document of a case of its own, not set by anybody."""
    case_id = CaseId(new_id())
    return Document(
        kind=SignedKind.decision,
        municipality_id=house.municipality_id(),
        case_id=case_id,
        person_id=PersonId(new_id()),
        pdf=f"%PDF-1.7 {text} {case_id}".encode(),
        content=f'{{"says":"{text}","case_id":"{case_id}"}}',
        clause=CLAUSE,
    )


def with_passkey(
    house: House, slug: str, level: ProofLevel = ProofLevel.N3
) -> Authenticator:
    """A device of hers, enrolled."""
    key, user_id = Authenticator(), house.actor(slug).user_id
    new = NewPasskey(
        credential_id=bytes_to_base64url(key.credential_id),
        public_key=bytes_to_base64url(key.public),
        sign_count=0,
        backed_up=False,
        name="",
    )
    keep = partial(
        passkeys.keep_passkey, made=new, user_id=user_id, level=level, now=NOON
    )
    house.database.write_now(keep)
    return key


def asked(house: House, about: Document, slug: str = "elin") -> Question:
    """The question, taken again by her who was asked."""
    by = house.actor(slug)

    def ask(session: Session) -> Question | None:
        questions.ask(
            session,
            about,
            subject_id=new_id(),
            service=ServiceName.internal,
            by=by,
            holds=QUESTION_HOLDS,
            now=NOON,
        )
        return questions.take(session, by.user_id, now=NOON)

    question = house.database.write_now(ask)
    assert question is not None
    return question


def answered(key: Authenticator, question: Question) -> PasskeyAnswer:
    return PasskeyAnswer(key.signs({"challenge": question.challenge_text}))


def sign(
    house: House,
    about: Document,
    question: Question,
    answer: Answer,
    *,
    slug: str = "elin",
    place: Place = HERE,
) -> Signature | Refusal:
    """Signed as an action does it, with its row in the log."""
    by = house.actor(slug)
    signing = Signing(question=question, answer=answer, place=place, at=NOON)

    def work(session: Session) -> Signature | Refusal:
        signature = keeping.sign(session, about, signing, by=by, now=NOON)
        if isinstance(signature, Signature):
            event = InvestigationSigned(
                municipality_id=about.municipality_id,
                case_id=about.case_id,
                person_id=about.person_id,
                at=NOON,
                investigation_id=InvestigationId(signature.subject_id),
                signature=keeping.mark_of(signature),
            )
            Log().happened(session, event, by=by, now=NOON)
        return signature

    return house.database.write_now(work)


def signed(house: House, about: Document, key: Authenticator) -> Signature:
    question = asked(house, about)
    signature = sign(house, about, question, answered(key, question))
    assert isinstance(signature, Signature), signature
    return signature
