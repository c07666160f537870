"""A software authenticator, as a phone has one inside; and one that a thief has bent."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url

from tests.unit.doors.conftest import ORIGIN

HOST = "localhost"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40
Credential = dict[str, Any]


@dataclass
class Authenticator:
    """One passkey. What it says of itself may be told to be wrong."""

    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    origin: str = ORIGIN
    host: str = HOST
    verifies: bool = True
    count: int = 0

    def makes(self, options: dict[str, Any], *, public: bytes = b"") -> Credential:
        """The answer to a challenge to make a passkey; `public` in place of its key."""
        client = self._client("webauthn.create", options["challenge"])
        held = cbor2.dumps(
            {
                "fmt": "none",
                "attStmt": {},
                "authData": self._data(ATTESTED) + self._attested(public),
            }
        )
        return self._answer(
            {
                "clientDataJSON": bytes_to_base64url(client),
                "attestationObject": bytes_to_base64url(held),
            }
        )

    def signs(self, options: dict[str, Any]) -> Credential:
        """The answer to a challenge to sign in."""
        self.count += 1
        client = self._client("webauthn.get", options["challenge"])
        data = self._data(0)
        signed = data + hashlib.sha256(client).digest()
        return self._answer(
            {
                "clientDataJSON": bytes_to_base64url(client),
                "authenticatorData": bytes_to_base64url(data),
                "signature": bytes_to_base64url(
                    self.key.sign(signed, ec.ECDSA(SHA256()))
                ),
            }
        )

    @property
    def public(self) -> bytes:
        """Its public key, as a passkey is kept (COSE)."""
        public = self.key.public_key().public_numbers()
        return cbor2.dumps(
            {
                1: 2,
                3: -7,
                -1: 1,
                -2: public.x.to_bytes(32, "big"),
                -3: public.y.to_bytes(32, "big"),
            }
        )

    def _client(self, kind: str, challenge: str) -> bytes:
        told = {"type": kind, "challenge": challenge, "origin": self.origin}
        return json.dumps(told).encode()

    def _data(self, flags: int) -> bytes:
        flags |= PRESENT | (VERIFIED if self.verifies else 0)
        site = hashlib.sha256(self.host.encode()).digest()
        return site + bytes([flags]) + self.count.to_bytes(4, "big")

    def _attested(self, instead: bytes) -> bytes:
        length = len(self.credential_id).to_bytes(2, "big")
        return bytes(16) + length + self.credential_id + (instead or self.public)

    def _answer(self, response: dict[str, str]) -> Credential:
        name = bytes_to_base64url(self.credential_id)
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {},
        }
