"""S14, `sign_verify`: one bit is flipped anywhere, and it is found."""

from base64 import urlsafe_b64decode
from collections.abc import Callable
from datetime import timedelta
from random import Random

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import select, update
from sqlalchemy.orm import Session
from webauthn.helpers import bytes_to_base64url

from backend.access import log_chain
from backend.access.signatures import keeping
from backend.access.signatures.facts import (
    ByPasskey,
    Document,
    Fault,
    Signature,
    record_of,
    sha256_of,
)
from backend.access.tables import LogRow, LogSeal, SignatureRow
from backend.kernel.actor import Role
from tests.conftest import TIMES, House
from tests.figures import Figure
from tests.unit.access.signing import document, signed, with_passkey

# Five hundred in the long form.
DECISIONS = 50 if TIMES > 1 else 2
MICROSECONDS_OF_A_DAY = 36
HEX = "0123456789abcdef"


def flipped(content: bytes, random: Random) -> bytes:
    """The same but for one bit."""
    place = random.randrange(len(content) * 8)
    changed = bytearray(content)
    changed[place // 8] ^= 1 << (place % 8)
    return bytes(changed)


def flipped_text(text: str, random: Random) -> str:
    """One bit of a character, which stays one that a database can hold."""
    place = random.randrange(len(text))
    return text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]


def flipped_hex(text: str, random: Random) -> str:
    place = random.randrange(len(text))
    other = HEX[HEX.index(text[place]) ^ 1 << random.randrange(4)]
    return text[:place] + other + text[place + 1 :]


def _evidence(field: str) -> Callable[[Signature, Random], Signature]:
    def flip(signature: Signature, random: Random) -> Signature:
        evidence = signature.evidence
        assert isinstance(evidence, ByPasskey)
        text = getattr(evidence, field)
        content = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        other = bytes_to_base64url(flipped(content, random))
        return replace(
            signature, evidence=msgspec.structs.replace(evidence, **{field: other})
        )

    return flip


def _clause(signature: Signature, random: Random) -> Signature:
    return replace(signature, clause=flipped_text(signature.clause, random))


def _time(signature: Signature, random: Random) -> Signature:
    apart = timedelta(microseconds=1 << random.randrange(MICROSECONDS_OF_A_DAY))
    return replace(signature, signed_at=signature.signed_at + apart)


def _role(signature: Signature, random: Random) -> Signature:
    others = [each for each in Role if each is not signature.role]
    return replace(signature, role=random.choice(others))


def _nonce(signature: Signature, random: Random) -> Signature:
    return replace(signature, nonce=flipped_hex(signature.nonce, random))


def _json_hash(signature: Signature, random: Random) -> Signature:
    return replace(signature, json_sha256=flipped_hex(signature.json_sha256, random))


EVIDENCE = {
    "authenticatorData": _evidence("authenticator_data"),
    "clientDataJSON": _evidence("client_data"),
    "signature": _evidence("signature"),
    "public key": _evidence("public_key"),
    "nonce": _nonce,
    "hash of the JSON": _json_hash,
}
RECORD = {**EVIDENCE, "clause": _clause, "time": _time, "role": _role}
CHAIN = {
    "what the log says": (LogRow, "shown", flipped_text),
    "mark": (LogRow, "mark", flipped_hex),
    "seal": (LogSeal, "hash", flipped_hex),
}


def faults(session: Session, pdf_sha256: str) -> tuple[Fault, ...]:
    session.flush()
    session.expire_all()
    found = keeping.held_for(session, pdf_sha256)
    assert found is not None
    return found.faults


class Tampering:
    """What is done to one signature behind the service's back, and undone again."""

    def __init__(
        self, session: Session, about: Document, signature: Signature, random: Random
    ) -> None:
        self.session, self.about = session, about
        self.signature, self.random = signature, random

    def finds(self, table: type, where: object, **values: object) -> bool:
        step = self.session.begin_nested()
        self.session.execute(update(table).where(where).values(values))  # type: ignore[arg-type]
        found = faults(self.session, self.about.pdf_sha256)
        step.rollback()
        return bool(found)

    def tries(self) -> dict[str, bool]:
        """For each part, whether a flipped bit was found."""
        its = SignatureRow.signature_id == self.signature.signature_id
        found = {"PDF": self._pdf()}
        content = flipped_text(self.about.content, self.random)
        found["canonical JSON"] = self.finds(SignatureRow, its, content=content)
        for part, flip in RECORD.items():
            record = record_of(flip(self.signature, self.random))
            found[part] = self.finds(SignatureRow, its, record=record)
        record = flipped_text(record_of(self.signature), self.random)
        found["record"] = self.finds(SignatureRow, its, record=record)
        for part, (table, field, flip) in CHAIN.items():
            found[part] = self._chain(table, field, flip)
        return found

    def _pdf(self) -> bool:
        other = sha256_of(flipped(self.about.pdf, self.random))
        return keeping.held_for(self.session, other) is None

    def _chain(
        self, table: type[LogRow | LogSeal], field: str, flip: Callable[..., str]
    ) -> bool:
        """A bit of its row in the log, or of the seal that ties it."""
        about_it = select(LogRow.seq).where(LogRow.case_id == self.about.case_id)
        seq = self.session.scalars(about_it).one()
        column = getattr(table, field)
        stands = self.session.scalars(select(column).where(table.seq == seq)).one()
        other = flip(stands, self.random)
        return self.finds(table, table.seq == seq, **{field: other})


@pytest.mark.capability("I7")
class TestOneBit:
    def test_is_found_wherever_it_is_flipped(
        self, house: House, figure: Figure
    ) -> None:
        key, random = with_passkey(house, "elin"), Random(20261122)  # noqa: S311
        abouts = [document(house, f"Beslut {n}") for n in range(10 * DECISIONS)]
        made = [(about, signed(house, about, key)) for about in abouts]
        house.database.write_now(lambda s: log_chain.seal(s, at_most=1_000))

        def tries(session: Session) -> list[tuple[str, bool]]:
            found: list[tuple[str, bool]] = []
            for about, signature in made:
                found += Tampering(session, about, signature, random).tries().items()
            assert all(faults(session, each.pdf_sha256) == () for each in abouts)
            return found

        found = house.as_owner(tries)
        missed = [part for part, is_found in found if not is_found]

        figure("S14", tried=len(found), wrong=len(missed))
        assert missed == []

    def test_of_the_evidence_is_found_without_the_log(self, house: House) -> None:
        """Whoever can also forge the log cannot forge what her key has signed."""
        key, random = with_passkey(house, "elin"), Random(20261122)  # noqa: S311
        signature = signed(house, document(house), key)
        service = keeping.SERVICES[signature.service]

        missed = [
            part
            for part, flip in EVIDENCE.items()
            for _ in range(20)
            if service.holds(flip(signature, random), token="")
        ]

        assert service.holds(signature, token="")
        assert missed == []
