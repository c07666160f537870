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

from backend.access.facts import (
    CodeKind,
    Holders,
    IdentityDocument,
    Means,
    SignInEnd,
)
from backend.kernel.actor import ProofLevel
from backend.kernel.ids import MandateId, MunicipalityId, UserId
from backend.plumbing.database import EnumText, JsonText, Table, UtcDateTime


class SignIn(Table):
    """A sign-in. Only the hash of its token is kept; ending it is never undone.

    `proved_at` is when she last showed who she is; `network` the address cut short;
    `mandate_id` by which right she acts for somebody else, if she does; `post_id` the
    account it began as, when she has gone from her post to her own; `ended_as` why it
    was ended, for those ended since that is kept.
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
    mandate_id: Mapped[MandateId | None] = mapped_column(
        String(36), ForeignKey("mandate.mandate_id"), index=True, default=None
    )
    post_id: Mapped[UserId | None] = mapped_column(
        String(36), ForeignKey("user_account.user_id"), index=True, default=None
    )
    ended_as: Mapped[SignInEnd | None] = mapped_column(
        EnumText(SignInEnd), default=None
    )


class RoleJoining(Table):
    """A browser where a post is to be joined with its holder's own account: ten minutes."""

    __tablename__ = "role_joining"

    browser_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[UserId] = mapped_column(
        String(36), ForeignKey("user_account.user_id")
    )
    valid_until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class JoinedRoles(Table):
    """A post and its holder's own account, between which she goes."""

    __tablename__ = "joined_roles"

    post_id: Mapped[UserId] = mapped_column(
        String(36), ForeignKey("user_account.user_id"), primary_key=True
    )
    own_id: Mapped[UserId] = mapped_column(
        String(36), ForeignKey("user_account.user_id"), index=True
    )
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime)


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
    """A one-time link to make a passkey, which then counts as surely as `level` says.

    `code_id` is the code that it was given for, and that is used up with it; `invited_by`
    who let her begin, where one person did it alone.
    """

    __tablename__ = "invite"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[UserId] = mapped_column(
        String(36), ForeignKey("user_account.user_id")
    )
    level: Mapped[ProofLevel] = mapped_column(EnumText(ProofLevel))
    invited_at: Mapped[datetime] = mapped_column(UtcDateTime)
    valid_until: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    code_id: Mapped[str | None] = mapped_column(String(36), default=None)
    invited_by: Mapped[UserId | None] = mapped_column(String(36), default=None)


class Passkey(Table):
    """A passkey's public half. `level` is how surely she was known when she made it.

    One that has been removed stays, so that it is known that she has had one.
    """

    __tablename__ = "passkey"

    credential_id: Mapped[str] = mapped_column(String(1400), primary_key=True)
    user_id: Mapped[UserId] = mapped_column(
        String(36), ForeignKey("user_account.user_id"), index=True
    )
    public_key: Mapped[str] = mapped_column(Text)
    sign_count: Mapped[int] = mapped_column(BigInteger)
    backed_up: Mapped[bool]
    name: Mapped[str] = mapped_column(String(60))
    level: Mapped[ProofLevel] = mapped_column(EnumText(ProofLevel))
    enrolled_at: Mapped[datetime] = mapped_column(UtcDateTime)
    counts_from: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)


class PersonalCode(Table):
    """A code for one person, on paper or told by somebody who knows her; used once.

    It is kept as a keyed hash. That of a letter is sealed too, until it has been posted.
    """

    __tablename__ = "personal_code"

    code_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[UserId] = mapped_column(
        String(36), ForeignKey("user_account.user_id"), index=True
    )
    kind: Mapped[CodeKind] = mapped_column(EnumText(CodeKind))
    level: Mapped[ProofLevel] = mapped_column(EnumText(ProofLevel))
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    issued_by: Mapped[UserId | None] = mapped_column(String(36))
    valid_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sealed: Mapped[str] = mapped_column(Text, default="")
    posted_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)


class IdentityCheck(Table):
    """Somebody has shown who she is, to whom and with which kind of document."""

    __tablename__ = "identity_check"

    check_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    user_id: Mapped[UserId] = mapped_column(
        String(36), ForeignKey("user_account.user_id"), index=True
    )
    document: Mapped[IdentityDocument] = mapped_column(EnumText(IdentityDocument))
    checked_by: Mapped[str] = mapped_column(String(120))
    checked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class KnownDevice(Table):
    """A device on which somebody of the staff has made or used a passkey."""

    __tablename__ = "known_device"

    device_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[UserId] = mapped_column(
        String(36), ForeignKey("user_account.user_id"), primary_key=True
    )
    known_at: Mapped[datetime] = mapped_column(UtcDateTime)


class StaffRecovery(Table):
    """Somebody of the staff cannot get in: asked by one administrator, granted by another."""

    __tablename__ = "staff_recovery"

    recovery_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    user_id: Mapped[UserId] = mapped_column(
        String(36), ForeignKey("user_account.user_id"), index=True
    )
    asked_by: Mapped[UserId] = mapped_column(String(36))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    granted_by: Mapped[UserId | None] = mapped_column(String(36), default=None)
    granted_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)


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
