"""Encryption of single columns, blind indexes to find them by, and signatures."""

import hashlib
import hmac
import os
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.orm import Session

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
SEALER: Final = "sealer"


class Sealer:
    """Seals text with AES-GCM; `fingerprint` is an HMAC-SHA-256 for exact search."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(hashlib.sha256(b"seal" + key).digest())
        self._index_key = hashlib.sha256(b"index" + key).digest()

    def seal(self, text: str) -> str:
        nonce = os.urandom(NONCE_BYTES)
        sealed = self._cipher.encrypt(nonce, text.encode(), None)
        return b64encode(nonce + sealed).decode()

    def unseal(self, sealed: str) -> str:
        whole = b64decode(sealed)
        return self._cipher.decrypt(
            whole[:NONCE_BYTES], whole[NONCE_BYTES:], None
        ).decode()

    def fingerprint(self, text: str) -> str:
        return hmac.new(self._index_key, text.encode(), hashlib.sha256).hexdigest()


def sealer_in(home: Path) -> Sealer:
    """The installation's sealer; its key is made once, readable by its owner only."""
    return Sealer(_key_in(home / "column.key"))


def _key_in(path: Path) -> bytes:
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.urandom(KEY_BYTES))
    return path.read_bytes()


class Signer:
    """Signs text with Ed25519, to be checked by whoever has the same key."""

    def __init__(self, key: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(key)

    def sign(self, text: str) -> str:
        return b64encode(self._key.sign(text.encode())).decode()

    def has_signed(self, text: str, signature: str) -> bool:
        try:
            self._key.public_key().verify(b64decode(signature), text.encode())
        except (InvalidSignature, ValueError):
            return False
        return True


def signer_in(home: Path) -> Signer:
    """The installation's signer; its key is made as the sealer's is."""
    return Signer(_key_in(home / "log.key"))


def sealer_of(session: Session) -> Sealer:
    """The sealer that the database was opened with."""
    return session.info[SEALER]
