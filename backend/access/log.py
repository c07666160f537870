"""The proof: every read and change of somebody's file leaves its row."""

from datetime import datetime
from typing import Final, cast

from sqlalchemy import Table
from sqlalchemy.orm import Session

from backend.access import log_chain
from backend.access.tables import LogRow
from backend.kernel.actor import Actor
from backend.kernel.event import Event
from backend.kernel.ids import CaseId, PersonId
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Opened

TABLE: Final = cast("Table", LogRow.__table__)
COLUMNS: Final = tuple(each.key for each in TABLE.columns if each.key != "seq")
INSERT: Final = TABLE.insert().inline()


class Log:
    """Writes log rows in the transaction at hand (the door's `Record`)."""

    def happened(
        self, session: Session, event: Event, *, by: Actor, now: datetime
    ) -> None:
        _write(
            session,
            by=by,
            now=now,
            action=event.name(),
            result="done",
            case_id=event.case_id,
            person_id=event.person_id,
            shown=(event.in_log(),),
        )

    def opened(
        self, session: Session, opened: Opened, *, by: Actor, now: datetime
    ) -> None:
        _write(
            session,
            by=by,
            now=now,
            purpose=opened.purpose,
            action=f"read_{opened.what}",
            result="shown",
            case_id=opened.case_id,
            person_id=opened.person_id,
            shown=opened.shown,
        )

    def refused(
        self, session: Session, refusal: Refusal, *, by: Actor, now: datetime
    ) -> None:
        _write(
            session,
            by=by,
            now=now,
            action=refusal.sentence_id().removeprefix("refusal-"),
            result="refused",
        )


def _write(
    session: Session,
    *,
    by: Actor,
    now: datetime,
    action: str,
    result: str,
    purpose: str = "",
    case_id: CaseId | None = None,
    person_id: PersonId | None = None,
    shown: tuple[str, ...] = (),
) -> None:
    row = LogRow(
        at=now,
        municipality_id=by.municipality_id,
        user_id=by.user_id,
        role=by.role,
        unit_id=by.unit_id,
        purpose=purpose,
        action=action[:60],
        result=result,
        case_id=case_id,
        person_id=person_id,
        shown=" ".join(shown),
        sign_in=by.sign_in,
        acting_for=by.acting.person_id if by.acting else None,
        basis=by.acting.mandate_id if by.acting else None,
    )
    row.mark = log_chain.mark_of(session, row)
    log_chain.share(session)
    # Past the unit of work: nothing in the transaction asks for the row itself.
    session.execute(INSERT, {each: getattr(row, each) for each in COLUMNS})
