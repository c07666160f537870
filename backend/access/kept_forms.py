"""What somebody had written when she had to sign in again, or to show who she is."""

from datetime import datetime, timedelta
from typing import Final

import msgspec
from sqlalchemy import delete
from sqlalchemy.orm import Session

from backend.access.tables import KeptForm
from backend.kernel.ids import UserId
from backend.plumbing.identity import new_id
from backend.plumbing.sealing import sealer_of

FORM_HOLDS: Final = timedelta(hours=12)


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A form's address and fields. `was_sent` says that she had pressed its button."""

    path: str
    fields: dict[str, list[str]]
    was_sent: bool


def keep(session: Session, written: Written, *, user_id: UserId, now: datetime) -> str:
    """Keep it sealed for her alone; what has been kept too long goes at the same time."""
    session.execute(delete(KeptForm).where(KeptForm.kept_at < now - FORM_HOLDS))
    form_id = new_id()
    session.add(
        KeptForm(
            form_id=form_id,
            user_id=user_id,
            sealed=sealer_of(session).seal(msgspec.json.encode(written).decode()),
            kept_at=now,
        )
    )
    return form_id


def kept(
    session: Session, form_id: str, *, user_id: UserId, now: datetime
) -> Written | None:
    """What she wrote; nobody else's, and nothing that has been kept too long."""
    row = session.get(KeptForm, form_id)
    if row is None or row.user_id != user_id or now - row.kept_at > FORM_HOLDS:
        return None
    return msgspec.json.decode(sealer_of(session).unseal(row.sealed), type=Written)
