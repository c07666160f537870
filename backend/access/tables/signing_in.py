"""Signing in: sign-ins, ways in, and what is counted and kept meanwhile."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.access.facts import Holders, Means
from backend.kernel.actor import ProofLevel
from backend.kernel.ids import (
    MunicipalityId,
    UserId,
)
from backend.plumbing.database import EnumText, JsonText, Table, UtcDateTime


class SignIn(Table):
    """A sign-in. Only the hash of its token is kept; ending it is never undone.

    `proved_at` is when she last showed who she is; `network` the address cut short.
    """

    __tablename__ = "sign_in"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[UserId] = mapped_column(
        String(36), ForeignKey("user_account.user_id"), index=True
    )
    means: Mapped[Means] = mapped_column(EnumText(Means))
    level: Mapped[ProofLevel] = mapped_column(EnumText(ProofLevel))
    device: Mapped[str] = mapped_column(String(60))
    network: Mapped[str] = mapped_column(String(45))
    signed_in_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime] = mapped_column(UtcDateTime)
    proved_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)


class KeptForm(Table):
    """What somebody had written when her sign-in did not suffice: sealed, hers alone."""

    __tablename__ = "kept_form"

    form_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    user_id: Mapped[UserId] = mapped_column(
        String(36), ForeignKey("user_account.user_id")
    )
    sealed: Mapped[str] = mapped_column(Text)
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class Invite(Table):
    """A one-time link for the first passkey of a member of staff."""

    __tablename__ = "invite"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[UserId] = mapped_column(
        String(36), ForeignKey("user_account.user_id")
    )
    invited_at: Mapped[datetime] = mapped_column(UtcDateTime)
    valid_until: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)


class Passkey(Table):
    """A passkey's public half."""

    __tablename__ = "passkey"

    credential_id: Mapped[str] = mapped_column(String(1400), primary_key=True)
    user_id: Mapped[UserId] = mapped_column(
        String(36), ForeignKey("user_account.user_id"), index=True
    )
    public_key: Mapped[str] = mapped_column(Text)
    sign_count: Mapped[int] = mapped_column(BigInteger)
    backed_up: Mapped[bool]
    enrolled_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Challenge(Table):
    """A passkey challenge: single use, five minutes, bound to the browser that asked."""

    __tablename__ = "challenge"

    browser_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    challenge: Mapped[str] = mapped_column(String(120))
    user_id: Mapped[UserId | None] = mapped_column(String(36))
    valid_until: Mapped[datetime] = mapped_column(UtcDateTime)


class SignInCode(Table):
    """A code sent by e-mail: ten minutes, once, only for the browser that asked."""

    __tablename__ = "sign_in_code"

    browser_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    email: Mapped[str] = mapped_column(String(254))
    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), ForeignKey("municipality.municipality_id")
    )
    salt: Mapped[str] = mapped_column(String(32))
    code_hash: Mapped[str] = mapped_column(String(64))
    tries: Mapped[int] = mapped_column(Integer)
    valid_until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class Tries(Table):
    """The latest tries to get in, of one address or network: `counted` is its hash."""

    __tablename__ = "tries"

    counted: Mapped[str] = mapped_column(String(64), primary_key=True)
    tried_at: Mapped[tuple[datetime, ...]] = mapped_column(
        JsonText[tuple[datetime, ...]](tuple[datetime, ...])
    )
    over_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class Idp(Table):
    """An identity provider that a municipality has connected.

    `secret` says where the client's secret stands, and is never the secret itself.
    """

    __tablename__ = "idp"

    idp_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), ForeignKey("municipality.municipality_id")
    )
    slug: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(80))
    holders: Mapped[Holders] = mapped_column(EnumText(Holders))
    issuer: Mapped[str] = mapped_column(String(300))
    client_id: Mapped[str] = mapped_column(String(200))
    secret: Mapped[str] = mapped_column(String(300))
    acr_values: Mapped[str] = mapped_column(Text)
    amr_values: Mapped[str] = mapped_column(Text)
    personnummer_claim: Mapped[str] = mapped_column(String(80))

    __table_args__ = (UniqueConstraint("municipality_id", "slug"),)


class Identity(Table):
    """Whom an identity provider vouches for, as one of our accounts."""

    __tablename__ = "identity"

    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), ForeignKey("municipality.municipality_id"), primary_key=True
    )
    holders: Mapped[Holders] = mapped_column(EnumText(Holders), primary_key=True)
    issuer: Mapped[str] = mapped_column(String(300), primary_key=True)
    subject: Mapped[str] = mapped_column(String(255), primary_key=True)
    user_id: Mapped[UserId] = mapped_column(
        String(36), ForeignKey("user_account.user_id"), index=True
    )
    personnummer_sealed: Mapped[str] = mapped_column(Text)
    personnummer_index: Mapped[str] = mapped_column(String(64))
    linked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class EIdAttempt(Table):
    """A question to an identity provider: single use, ten minutes, this browser's."""

    __tablename__ = "e_id_attempt"

    state_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    browser_hash: Mapped[str] = mapped_column(String(64))
    sealed: Mapped[str] = mapped_column(Text)
    valid_until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
