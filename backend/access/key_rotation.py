"""Sealing anew with the newest key, some rows at a time, while everything goes on.

A row that is changed meanwhile is left to the next round, so nothing is overwritten and
a round that was cut off has nothing to repair.
"""

from typing import Any, Final, cast

from sqlalchemy import ColumnElement, and_, func, select, true, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from backend.access.codes import LETTER
from backend.access.tables import (
    EIdAttempt,
    Identity,
    KeptForm,
    Person,
    PersonalCode,
    ProtectedContactRow,
    SignatureRow,
)
from backend.plumbing.inbox import InboxOp
from backend.plumbing.post import NotificationRow
from backend.plumbing.sealing import Sealer, sealer_of

# Every column that is sealed, and in which rows.
SEALED: Final[tuple[tuple[InstrumentedAttribute[str], ColumnElement[bool]], ...]] = (
    (Person.personnummer_sealed, true()),
    (Identity.personnummer_sealed, true()),
    (PersonalCode.sealed, true()),
    (EIdAttempt.sealed, true()),
    (KeptForm.sealed, true()),
    (ProtectedContactRow.sealed, true()),
    (SignatureRow.token_sealed, true()),
    (InboxOp.body, true()),
    (NotificationRow.reference, NotificationRow.template == LETTER),
)


def begin(session: Session) -> int:
    """How many are to be sealed anew: with a new key, unless a round is under way."""
    left = left_over(session)
    if left:
        return left
    sealer_of(session).begin_new_key()
    return left_over(session)


def left_over(session: Session) -> int:
    """How many are sealed with an older key than the newest."""
    sealer = sealer_of(session)
    return sum(
        session.scalar(select(func.count()).where(_is_older(column, rows, sealer))) or 0
        for column, rows in SEALED
    )


def seal_anew(session: Session, *, at_most: int) -> int:
    """Seal some with the newest key and answer how many; raises as `Sealer.unseal`."""
    sealer = sealer_of(session)
    left = at_most
    for column, rows in SEALED:
        found = session.execute(
            select(*_key_of(column), column)
            .where(_is_older(column, rows, sealer))
            .limit(left)
        ).all()
        for *key, sealed in found:
            _seal_one(session, column, key, sealed, sealer)
        left -= len(found)
        if left <= 0:
            break
    return at_most - left


def _seal_one(
    session: Session,
    column: InstrumentedAttribute[str],
    key: list[Any],
    sealed: str,
    sealer: Sealer,
) -> None:
    is_it = [part == value for part, value in zip(_key_of(column), key, strict=True)]
    session.execute(
        update(cast("Any", column.class_))
        .where(*is_it, column == sealed)
        .values({column: sealer.seal(sealer.unseal(sealed))})
        .execution_options(synchronize_session=False)
    )


def _key_of(column: InstrumentedAttribute[str]) -> list[Any]:
    return list(column.class_.__table__.primary_key)


def _is_older(
    column: InstrumentedAttribute[str], rows: ColumnElement[bool], sealer: Sealer
) -> ColumnElement[bool]:
    return and_(rows, column != "", column.not_like(f"{sealer.begins}%"))
