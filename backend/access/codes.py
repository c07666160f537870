"""Signing in with a code by e-mail (N1): eight digits, to the browser that asked.

The address is proven, not the person: the account it leads to has no person in the
register, and never gets one by its address.
"""

import hmac
import secrets
import unicodedata
from datetime import datetime, timedelta
from typing import Annotated, ClassVar, Final

from msgspec import Meta, Struct
from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from backend.access import limits
from backend.access.limits import (
    CODES_AN_ADDRESS,
    SIGN_INS_A_NETWORK,
    SIGN_INS_A_USER,
    TRIES_A_CODE,
    TooManyTries,
)
from backend.access.sign_ins import hash_of
from backend.access.tables import SignInCode, UserAccount
from backend.kernel.actor import Role
from backend.kernel.forms import EMAIL
from backend.kernel.ids import MunicipalityId, UserId
from backend.kernel.refusal import Refusal
from backend.plumbing import post
from backend.plumbing.identity import new_id
from backend.plumbing.sealing import sealer_of

DIGITS: Final = 8
CODE_HOLDS: Final = timedelta(minutes=10)
LETTER: Final = "notification-sign-in-code"

EmailAddress = Annotated[str, Meta(pattern=f"^{EMAIL}")]


class CodeWrong(Refusal, frozen=True):
    """These are not the digits of the letter; there are tries left."""

    status: ClassVar[int] = 422


class CodeUnusable(Refusal, frozen=True):
    """Too old, used, tried too often, or asked for from another browser: all alike."""

    status: ClassVar[int] = 422


class Proven(Struct, frozen=True, kw_only=True):
    """An address that somebody has shown to be hers, and where she applies."""

    email: str
    municipality_id: MunicipalityId


def same_address(written: str) -> str:
    """An address as it is compared: capitals make no difference to anybody's post."""
    return written.strip().casefold()


def digits_of(written: str) -> str:
    """The digits, however they were spaced and in whichever script."""
    return "".join(str(unicodedata.decimal(c)) for c in written if c.isdecimal())


def ask(
    session: Session,
    *,
    browser: str,
    email: str,
    municipality_id: MunicipalityId,
    language: str,
    now: datetime,
) -> TooManyTries | None:
    """Send a code, in place of an earlier one of this browser.

    Whether the address has an account is not looked at: it is all the same.
    """
    email = same_address(email)
    if too_many := limits.count(session, [(CODES_AN_ADDRESS, email)], now=now):
        return too_many
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    salt = secrets.token_hex(16)
    is_own = SignInCode.browser_hash == hash_of(browser)
    session.execute(
        delete(SignInCode)
        .where(or_(is_own, SignInCode.valid_until < now))
        .execution_options(synchronize_session=False)
    )
    session.add(
        SignInCode(
            browser_hash=hash_of(browser),
            email=email,
            municipality_id=municipality_id,
            salt=salt,
            code_hash=_hash(session, salt, code),
            tries=0,
            valid_until=now + CODE_HOLDS,
        )
    )
    post.notify(
        session,
        municipality_id=municipality_id,
        to_email=email,
        template=LETTER,
        reference=sealer_of(session).seal(code),
        language=language,
        now=now,
    )
    return None


def asked_address(session: Session, *, browser: str, now: datetime) -> str | None:
    """Where this browser's code has been sent, while it holds."""
    row = session.get(SignInCode, hash_of(browser))
    return None if row is None or row.valid_until < now else row.email


def take(
    session: Session, *, browser: str, code: str, network: str, now: datetime
) -> Proven | CodeWrong | CodeUnusable | TooManyTries:
    """Use the code up. Locked, so that of many tries at once each one counts."""
    of_network = (SIGN_INS_A_NETWORK, network)
    if too_many := limits.count(session, [of_network], now=now):
        return too_many
    row = session.get(SignInCode, hash_of(browser), with_for_update=True)
    if row is None or row.valid_until < now or row.tries >= TRIES_A_CODE:
        return CodeUnusable()
    of_user = (SIGN_INS_A_USER, row.email)
    if too_many := limits.count(session, [of_user], now=now):
        return too_many
    row.tries += 1
    given = _hash(session, row.salt, digits_of(code))
    if not hmac.compare_digest(given, row.code_hash):
        return CodeWrong()
    session.delete(row)
    limits.take_back(session, [of_network, of_user], now=now)
    return Proven(email=row.email, municipality_id=row.municipality_id)


def account_of(session: Session, proven: Proven) -> UserId:
    """The account of the address, opened the first time; there is no person in it."""
    slug = sealer_of(session).fingerprint(f"email:{proven.email}")[:40]
    known = session.scalar(
        select(UserAccount.user_id).where(
            UserAccount.municipality_id == proven.municipality_id,
            UserAccount.slug == slug,
        )
    )
    if known is not None:
        return known
    account = UserAccount(
        user_id=UserId(new_id()),
        municipality_id=proven.municipality_id,
        slug=slug,
        name=proven.email.partition("@")[0][:80],
        title="",
        role=Role.citizen,
        email=proven.email,
    )
    session.add(account)
    session.flush()
    return account.user_id


def _hash(session: Session, salt: str, code: str) -> str:
    """With the installation's key too: eight digits alone are soon guessed off line."""
    return sealer_of(session).fingerprint(f"code:{salt}:{code}")
