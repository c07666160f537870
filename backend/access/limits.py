"""How often somebody may try to get in: counted in the database, for all processes alike.

What is counted is a try that led nowhere; whoever gets in takes hers back, so that a shift
that begins behind one network address is not kept out. The figures are those of PyPI's
sign-in (pypi/warehouse), which meet OWASP ASVS 5.0 §6.3.1 and §6.6.2.
"""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar, Final

from msgspec import Struct
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from backend.access.tables import Tries
from backend.kernel.refusal import Refusal
from backend.plumbing.sealing import sealer_of
from i18n import formats

TRIES_A_CODE: Final = 5


class Limit(Struct, frozen=True):
    """At most so many, of whatever it counts, within a time that moves along."""

    name: str
    most: int
    within: timedelta


CODES_AN_ADDRESS: Final = Limit("codes_an_address", 3, timedelta(minutes=15))
SIGN_INS_A_USER: Final = Limit("sign_ins_a_user", 10, timedelta(minutes=5))
SIGN_INS_A_NETWORK: Final = Limit("sign_ins_a_network", 10, timedelta(minutes=5))
# A personal code names nobody: what can be counted is where it is written.
CODES_ON_PAPER: Final = (
    Limit("codes_on_paper", 5, timedelta(minutes=5)),
    Limit("codes_on_paper_an_hour", 20, timedelta(hours=1)),
    Limit("codes_on_paper_a_day", 50, timedelta(days=1)),
)
# Looking at a file is no secret, but takes time.
CHECKS_A_NETWORK: Final = Limit("checks_a_network", 30, timedelta(minutes=5))

# What is counted, and of whom; asked in this order everywhere, so that nobody waits in a ring.
Counted = tuple[Limit, str]


class TooManyTries(Refusal, frozen=True, kw_only=True):
    """Wait: `at` is the time of day when one may try again."""

    status: ClassVar[int] = 429
    at: str
    seconds: int


def count(
    session: Session, counted: Sequence[Counted], *, now: datetime
) -> TooManyTries | None:
    """Note a try, or say when the next one may be made; a refused try prolongs nothing."""
    _forget(session, now=now)
    for limit, of in counted:
        row = _row(session, limit, of, now=now)
        recent = _recent(row, limit, now=now)
        if len(recent) >= limit.most:
            return _wait(recent[-limit.most] + limit.within, now=now)
        row.tried_at = (*recent, now)
        row.over_at = now + limit.within
        session.flush()
    return None


def take_back(session: Session, counted: Sequence[Counted], *, now: datetime) -> None:
    """It led in: the try that was made at this moment does not count."""
    for limit, of in counted:
        row = _row(session, limit, of, now=now)
        made = list(row.tried_at)
        if now in made:
            made.remove(now)
        row.tried_at = tuple(made)


def _row(session: Session, limit: Limit, of: str, *, now: datetime) -> Tries:
    """Its row, locked until the commit; two that begin one at once are run again."""
    key = sealer_of(session).fingerprint(f"{limit.name}:{of}")
    row = session.get(Tries, key, with_for_update=True)
    if row is None:
        row = Tries(counted=key, tried_at=(), over_at=now + limit.within)
        session.add(row)
        session.flush()
    return row


def _recent(row: Tries, limit: Limit, *, now: datetime) -> tuple[datetime, ...]:
    return tuple(at for at in row.tried_at if at > now - limit.within)


def _wait(until: datetime, *, now: datetime) -> TooManyTries:
    whole_minute = until + timedelta(seconds=59)
    return TooManyTries(
        at=formats.clock(whole_minute),
        seconds=max(1, math.ceil((until - now).total_seconds())),
    )


def _forget(session: Session, *, now: datetime) -> None:
    """Old rows go as new ones come; one that somebody holds is left for the next time."""
    over = select(Tries.counted).where(Tries.over_at < now)
    session.execute(
        delete(Tries)
        .where(Tries.counted.in_(over.with_for_update(skip_locked=True)))
        .execution_options(synchronize_session=False)
    )
