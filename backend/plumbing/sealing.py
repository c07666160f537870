"""Encryption of single columns, blind indexes to find them by, and signatures."""

import hashlib
import hmac
import os
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.orm import Session

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
SEALER: Final = "sealer"
FIRST: Final = 1


class KeyGone(LookupError):
    """What is sealed names a key that is not in the data folder."""


class Sealer:
    """Seals text with AES-GCM; `fingerprint` is an HMAC-SHA-256 for exact search.

    What is sealed begins with the number of its key. What was sealed before there were
    numbers has the first one's. Later keys lie in `folder`, where other processes find
    them. Fingerprints are always by the first: the log's marks can never be made anew.
    """

    def __init__(self, key: bytes, folder: Path | None = None) -> None:
        self._ciphers = {FIRST: _cipher(key)}
        self._index_key = hashlib.sha256(b"index" + key).digest()
        self._folder = folder
        self._looked_at: int | None = None

    @property
    def begins(self) -> str:
        """How everything begins that is sealed with the newest key."""
        self._look()
        return f"{max(self._ciphers)}."

    def seal(self, text: str) -> str:
        begins, nonce = self.begins, os.urandom(NONCE_BYTES)
        cipher = self._ciphers[int(begins[:-1])]
        sealed = cipher.encrypt(nonce, text.encode(), None)
        return begins + b64encode(nonce + sealed).decode()

    def unseal(self, sealed: str) -> str:
        """The text; raises `InvalidTag` when it was changed, `KeyGone` without its key."""
        named, dot, rest = sealed.partition(".")
        number, content = (named, rest) if dot else (str(FIRST), sealed)
        if not number.isdecimal():
            raise InvalidTag
        self._look()
        cipher = self._ciphers.get(int(number))
        if cipher is None:
            raise KeyGone(number)
        whole = b64decode(content)
        return cipher.decrypt(whole[:NONCE_BYTES], whole[NONCE_BYTES:], None).decode()

    def begin_new_key(self) -> None:
        """From now on another key seals; what the others have sealed is still read."""
        self._look()
        number = max(self._ciphers) + 1
        if self._folder is None:
            self._ciphers[number] = _cipher(os.urandom(KEY_BYTES))
            return
        self._folder.mkdir(mode=0o700, exist_ok=True)
        self._ciphers[number] = _cipher(_key_in(self._folder / f"{number}.key"))

    def _look(self) -> None:
        """Read the keys that have come since."""
        if self._folder is None:
            return
        try:
            changed_at = self._folder.stat().st_mtime_ns
        except FileNotFoundError:
            return
        if changed_at != self._looked_at:
            for path in self._folder.glob("*.key"):
                self._ciphers[int(path.stem)] = _cipher(path.read_bytes())
            self._looked_at = changed_at

    def fingerprint(self, text: str) -> str:
        return hmac.new(self._index_key, text.encode(), hashlib.sha256).hexdigest()


def sealer_in(home: Path) -> Sealer:
    """The installation's sealer; its key is made once, readable by its owner only."""
    return Sealer(_key_in(home / "column.key"), home / "column-keys")


def _cipher(key: bytes) -> AESGCM:
    return AESGCM(hashlib.sha256(b"seal" + key).digest())


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
