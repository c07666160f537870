"""Who has documents signed. The municipality chooses one for each kind of document."""

from collections.abc import Mapping
from typing import Any, Final, Protocol, assert_never

import structlog
from sqlalchemy.orm import Session

from backend.access import passkeys
from backend.access.sign_ins import hash_of
from backend.access.signatures.facts import (
    ByEId,
    ByPasskey,
    DemoTap,
    EIdAnswer,
    Evidence,
    InDemo,
    PasskeyAnswer,
    ServiceName,
    Signature,
    SignatureUnfit,
    Signing,
    sha256_of,
)
from backend.kernel.actor import Actor
from backend.plumbing.assertions import verified
from backend.plumbing.oidc import tokens

# Longer than any authenticator's.
LONGEST_ID: Final = 1400
PARTS: Final = ("authenticatorData", "clientDataJSON", "signature")
log = structlog.get_logger()


class SigningService(Protocol):
    """Turns an answer into evidence, and looks at the evidence again later."""

    def takes(
        self, session: Session, signing: Signing, *, by: Actor
    ) -> Evidence | SignatureUnfit:
        """What the answer proves, if it is hers and over this very document."""
        ...

    def holds(self, signature: Signature, *, token: str) -> bool:
        """Whether the evidence is still what it was, by itself alone."""
        ...


class Internal:
    """By the signer's own passkey or e-ID, over the document's hash."""

    def takes(
        self, session: Session, signing: Signing, *, by: Actor
    ) -> Evidence | SignatureUnfit:
        answer = signing.answer
        match answer:
            case PasskeyAnswer():
                return _by_passkey(session, answer, signing, by=by)
            case EIdAnswer():
                return _by_e_id(answer, signing, by=by)
            case DemoTap():
                return InDemo() if signing.place.is_demo else SignatureUnfit()
            case _:
                assert_never(answer)

    def holds(self, signature: Signature, *, token: str) -> bool:
        evidence = signature.evidence
        match evidence:
            case ByPasskey():
                return _answers(evidence, signature.challenge)
            case ByEId():
                return _vouches(evidence, signature, token)
            case InDemo():
                return True
            case _:
                assert_never(evidence)


SERVICES: Final[Mapping[ServiceName, SigningService]] = {
    ServiceName.internal: Internal()
}


def _by_passkey(
    session: Session, answer: PasskeyAnswer, signing: Signing, *, by: Actor
) -> ByPasskey | SignatureUnfit:
    """With a passkey of her own that proves her as surely as she is signed in."""
    credential_id = str(answer.credential.get("id", ""))[:LONGEST_ID]
    known = passkeys.passkey(session, credential_id, now=signing.at)
    if known is None or known.user_id != by.user_id or known.level < by.level:
        return SignatureUnfit()
    found = verified(
        answer.credential,
        challenge=signing.question.challenge,
        public_key=known.public_key,
        site=signing.place.site,
    )
    if found is None:
        return SignatureUnfit()
    if found.new_sign_count < known.sign_count:
        log.warning("sign_count_went_back", passkey=hash_of(credential_id)[:16])
    passkeys.note_use(
        session,
        credential_id=credential_id,
        sign_count=found.new_sign_count,
        now=signing.at,
    )
    said = answer.credential["response"]
    return ByPasskey(
        credential_id=credential_id,
        public_key=known.public_key,
        authenticator_data=said["authenticatorData"],
        client_data=said["clientDataJSON"],
        signature=said["signature"],
        site=signing.place.site,
    )


def _answers(evidence: ByPasskey, challenge: bytes) -> bool:
    said = (evidence.authenticator_data, evidence.client_data, evidence.signature)
    credential: dict[str, Any] = {
        "id": evidence.credential_id,
        "rawId": evidence.credential_id,
        "type": "public-key",
        "response": dict(zip(PARTS, said, strict=True)),
    }
    found = verified(
        credential,
        challenge=challenge,
        public_key=evidence.public_key,
        site=evidence.site,
    )
    return found is not None


def _by_e_id(
    answer: EIdAnswer, signing: Signing, *, by: Actor
) -> ByEId | SignatureUnfit:
    """The provider has put the question's challenge in what it signs, as its `nonce`."""
    told, challenge = answer.told, signing.question.challenge_text
    if answer.holder != by.user_id or told.text("nonce") != challenge:
        return SignatureUnfit()
    proved_at = told.claims.get("auth_time")
    if not isinstance(proved_at, int) or not told.token:
        return SignatureUnfit()
    return ByEId(
        issuer=told.issuer,
        subject_sha256=sha256_of(told.subject.encode()),
        proved_at=proved_at,
        provider_key=told.key,
        token_sha256=sha256_of(told.token.encode()),
    )


def _vouches(evidence: ByEId, signature: Signature, token: str) -> bool:
    if sha256_of(token.encode()) != evidence.token_sha256:
        return False
    claims = tokens.claims_signed_with(token, evidence.provider_key)
    if claims is None:
        return False
    subject = sha256_of(str(claims.get("sub", "")).encode())
    return (
        claims.get("iss") == evidence.issuer
        and claims.get("nonce") == tokens.text_of(signature.challenge)
        and claims.get("auth_time") == evidence.proved_at
        and subject == evidence.subject_sha256
    )
