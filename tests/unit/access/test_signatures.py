"""A signature is hers, over this document, and holds as long as nothing is changed."""

import json
from dataclasses import replace as bent
from datetime import timedelta
from functools import partial

import pytest
from msgspec.structs import replace
from sqlalchemy.orm import Session

from backend.access import passkeys
from backend.access.signatures import keeping, questions
from backend.access.signatures.facts import (
    DemoTap,
    DocumentChanged,
    EIdAnswer,
    InDemo,
    PasskeyAnswer,
    Question,
    Signature,
    SignatureUnfit,
    record_of,
)
from backend.access.signatures.keeping import Held
from backend.access.signatures.services import SERVICES
from backend.access.tables import UserAccount
from backend.kernel.actor import ProofLevel
from backend.plumbing.oidc.facts import Told
from tests.conftest import NOON, House
from tests.unit.access.signing import (
    DEMO,
    answered,
    asked,
    document,
    sign,
    signed,
    with_passkey,
)
from tests.unit.plumbing.identity_provider import ISSUER, RSA, STRANGER, SUBJECT, claims
from tests.unit.plumbing.identity_provider import signed as token_of

PROVIDER = json.dumps(RSA.as_dict(private=False))


def held(house: House, pdf_sha256: str) -> Held | None:
    return house.database.read_now(partial(keeping.held_for, pdf_sha256=pdf_sha256))


def told(question: Question, **other: object) -> Told:
    """What her provider says, having been asked over the document."""
    said = claims(**{"nonce": question.challenge_text, **other})
    return Told(
        issuer=ISSUER,
        subject=said["sub"],
        claims=said,
        token=token_of(said),
        key=PROVIDER,
    )


@pytest.mark.capability("I7")
class TestSignature:
    def test_by_passkey_holds(self, house: House) -> None:
        about, key = document(house), with_passkey(house, "elin")

        signature = signed(house, about, key)

        assert signature.role is house.actor("elin").role
        assert signature.clause == about.clause
        assert held(house, about.pdf_sha256) == Held(signature=signature, faults=())

    def test_names_nobody_that_it_is_about(self, house: House) -> None:
        about, key = document(house), with_passkey(house, "elin")

        record = record_of(signed(house, about, key))

        assert about.person_id not in record

    def test_is_over_this_document(self, house: House) -> None:
        key, about = with_passkey(house, "elin"), document(house)
        question = asked(house, about)
        others = (
            document(house, "Annat"),
            replace(about, pdf=about.pdf + b"\n"),
            replace(about, content=about.content + " "),
        )

        for other in others:
            refused = sign(house, other, question, answered(key, question))
            assert refused == DocumentChanged()

    def test_is_over_this_question(self, house: House) -> None:
        """Neither the same document asked about before, nor the plain challenge of it."""
        key, about = with_passkey(house, "elin"), document(house)
        earlier, question = asked(house, about), asked(house, about)

        for other in (earlier, replace(question, subject_id="another")):
            refused = sign(house, about, question, answered(key, other))
            assert refused == SignatureUnfit()

    @pytest.mark.parametrize(
        "wrong",
        [{"origin": "https://evil.example"}, {"host": "evil.example"}],
        ids=str,
    )
    def test_is_made_here(self, house: House, wrong: dict[str, str]) -> None:
        key, about = with_passkey(house, "elin"), document(house)
        question = asked(house, about)

        elsewhere = answered(bent(key, **wrong), question)

        assert sign(house, about, question, elsewhere) == SignatureUnfit()

    def test_is_by_somebody_whom_the_device_has_checked(self, house: House) -> None:
        key, about = with_passkey(house, "elin"), document(house)
        question = asked(house, about)

        unchecked = answered(bent(key, verifies=False), question)

        assert sign(house, about, question, unchecked) == SignatureUnfit()

    def test_is_by_a_passkey_of_her_own(self, house: House) -> None:
        hers, sofias = with_passkey(house, "elin"), with_passkey(house, "sofia")
        about = document(house)
        question = asked(house, about)
        in_her_name = bent(sofias, credential_id=hers.credential_id)

        for key in (sofias, in_her_name):
            refused = sign(house, about, question, answered(key, question))
            assert refused == SignatureUnfit()

    def test_is_by_one_that_proves_her_as_surely(self, house: House) -> None:
        key, about = with_passkey(house, "elin", ProofLevel.N2), document(house)
        question = asked(house, about)

        assert sign(house, about, question, answered(key, question)) == SignatureUnfit()

    @pytest.mark.parametrize("credential", [{}, {"id": 1}, {"id": "x", "response": 1}])
    def test_is_not_what_cannot_be_read(
        self, house: House, credential: dict[str, object]
    ) -> None:
        with_passkey(house, "elin")
        about = document(house)
        question = asked(house, about)

        refused = sign(house, about, question, PasskeyAnswer(credential))

        assert refused == SignatureUnfit()

    def test_in_the_demo_says_so_and_is_none_elsewhere(self, house: House) -> None:
        about = document(house)
        question = asked(house, about)

        refused = sign(house, about, question, DemoTap())
        tapped = sign(house, about, question, DemoTap(), place=DEMO)

        assert refused == SignatureUnfit()
        assert isinstance(tapped, Signature)
        assert tapped.evidence == InDemo()

    def test_holds_when_the_signer_has_left(self, house: House) -> None:
        about, key = document(house), with_passkey(house, "elin")
        signed(house, about, key)
        elin = house.actor("elin").user_id

        def leave(session: Session) -> None:
            for row in passkeys.held_by(session, elin):
                row.removed_at = NOON
            session.get_one(UserAccount, elin).ended_at = NOON

        house.database.write_now(leave)

        found = held(house, about.pdf_sha256)
        assert found is not None
        assert found.faults == ()


@pytest.mark.capability("I7")
class TestByEId:
    """…the provider has signed for the document's hash."""

    def test_holds(self, house: House) -> None:
        about = document(house)
        question = asked(house, about)
        answer = EIdAnswer(told=told(question), holder=house.actor("elin").user_id)

        signature = sign(house, about, question, answer)

        assert isinstance(signature, Signature)
        assert held(house, about.pdf_sha256) == Held(signature=signature, faults=())
        assert SUBJECT not in record_of(signature)

    def test_is_not_anothers_nor_over_anything_else(self, house: House) -> None:
        about = document(house)
        question = asked(house, about)
        elin, sofia = house.actor("elin").user_id, house.actor("sofia").user_id
        wrong = (
            EIdAnswer(told=told(question), holder=sofia),
            EIdAnswer(told=told(question), holder=None),
            EIdAnswer(told=told(question, nonce="another"), holder=elin),
            EIdAnswer(told=told(question, auth_time=None), holder=elin),
        )

        for answer in wrong:
            assert sign(house, about, question, answer) == SignatureUnfit()

    def test_does_not_hold_with_another_token_or_key(self, house: House) -> None:
        about = document(house)
        question = asked(house, about)
        hers = told(question)
        answer = EIdAnswer(told=hers, holder=house.actor("elin").user_id)
        signature = sign(house, about, question, answer)
        assert isinstance(signature, Signature)
        service = SERVICES[signature.service]
        strangers = json.dumps(STRANGER.as_dict(private=False))
        others = replace(signature.evidence, provider_key=strangers)

        assert service.holds(signature, token=hers.token)
        assert not service.holds(signature, token=hers.token[:-2])
        assert not service.holds(signature, token=token_of(hers.claims | {"x": 1}))
        assert not service.holds(replace(signature, evidence=others), token=hers.token)


@pytest.mark.capability("I7")
class TestQuestion:
    def test_is_answered_once_and_by_her_alone(self, house: House) -> None:
        by, sofia = house.actor("elin"), house.actor("sofia")
        about = document(house)

        def ask(session: Session) -> list[Question | None]:
            questions.ask(
                session,
                about,
                subject_id="s",
                service=questions.ServiceName.internal,
                by=by,
                holds=questions.QUESTION_HOLDS,
                now=NOON,
            )
            return [
                questions.take(session, user_id, now=NOON)
                for user_id in (sofia.user_id, by.user_id, by.user_id)
            ]

        others, hers, again = house.database.write_now(ask)

        assert others is None
        assert hers is not None
        assert again is None

    def test_runs_out(self, house: House) -> None:
        by, about = house.actor("elin"), document(house)
        late = NOON + timedelta(minutes=5, seconds=1)
        ask = partial(
            questions.ask,
            document=about,
            subject_id="s",
            service=questions.ServiceName.internal,
            by=by,
            holds=questions.QUESTION_HOLDS,
            now=NOON,
        )
        house.database.write_now(ask)

        found = house.database.write_now(
            lambda s: questions.take(s, by.user_id, now=late)
        )

        assert found is None
