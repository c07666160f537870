"""Tying somebody to a case, and untying. Called where one area hands over to the next."""

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from backend.access.facts import RelationKind
from backend.access.tables import Relation
from backend.kernel.ids import CaseId, MunicipalityId, PersonId
from backend.kernel.period import Period
from backend.plumbing.identity import new_id


def grant(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    case_id: CaseId,
    person_id: PersonId,
    kind: RelationKind,
    holder: str,
    valid: Period,
) -> None:
    """Tie `holder` to the case; a tie that already covers the days is left as it is."""
    covering = select(Relation.relation_id).where(
        Relation.case_id == case_id,
        Relation.kind == kind,
        Relation.holder == holder,
        Relation.start <= valid.start,
        Relation.until.is_(None)
        if valid.until is None
        else Relation.until.is_(None) | (Relation.until >= valid.until),
    )
    if session.scalar(covering) is not None:
        return
    session.add(
        Relation(
            relation_id=new_id(),
            municipality_id=municipality_id,
            case_id=case_id,
            person_id=person_id,
            kind=kind,
            holder=holder,
            start=valid.start,
            until=valid.until,
        )
    )


def end(
    session: Session,
    *,
    case_id: CaseId,
    kind: RelationKind,
    on: date,
    holder: str | None = None,
) -> None:
    """End the open ties of this kind (of one holder, or of all) with the day `on`."""
    open_ties = update(Relation).where(
        Relation.case_id == case_id, Relation.kind == kind, Relation.until.is_(None)
    )
    if holder is not None:
        open_ties = open_ties.where(Relation.holder == holder)
    session.execute(open_ties.values(until=on))
