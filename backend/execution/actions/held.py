"""Judging what phones told after they were shut out: let it count, or let it be."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace
from sqlalchemy import update
from sqlalchemy.orm import Session

from backend.access import people
from backend.execution import queries
from backend.execution.facts import (
    HeldAlreadyJudged,
    HeldCannotCount,
    HeldOperationApplied,
    HeldOperationLetBe,
    HeldReasonMissing,
)
from backend.kernel.actor import Actor, ProofLevel
from backend.kernel.held import HeldOutcome
from backend.kernel.refusal import NotFound
from backend.plumbing.held import HeldOp, let_be
from backend.plumbing.inbox import Status
from backend.plumbing.sync import Sync


def apply_held(
    session: Session, *, held_ids: Sequence[str], sync: Sync, by: Actor, now: datetime
) -> HeldOperationApplied | NotFound | HeldAlreadyJudged | HeldCannotCount:
    """What was told of one visit counts, in its order, as if it had just arrived.

    It is its author's, at the unit where she was then.
    """
    ops = queries.held_ops(session, held_ids=held_ids, actor=by)
    if not ops:
        return NotFound()
    if not _judged(session, ops, HeldOutcome.applied, reason="", by=by, now=now):
        return HeldAlreadyJudged()
    visit = queries.held_visit(session, ops, actor=by)
    if visit is None:
        return HeldCannotCount()
    author_id = ops[0].author
    author = people.actor_of(people.staff(session, author_id), level=ProofLevel.N2)
    there = replace(author, provider_id=visit.provider_id)
    for held in ops:
        status = sync.carry_out_held(session, held, by=there, now=now)
        if status is not Status.applied:
            return HeldCannotCount()
    return HeldOperationApplied(
        municipality_id=visit.municipality_id,
        case_id=visit.case_id,
        person_id=visit.person_id,
        at=now,
        held_ids=tuple(held_ids),
        author_id=author_id,
    )


def let_held_be(
    session: Session, *, held_ids: Sequence[str], reason: str, by: Actor, now: datetime
) -> HeldOperationLetBe | NotFound | HeldAlreadyJudged | HeldReasonMissing:
    """It is kept, and counts for nothing; its author is told so."""
    ops = queries.held_ops(session, held_ids=held_ids, actor=by)
    if not ops:
        return NotFound()
    said = reason.strip()
    if not said:
        return HeldReasonMissing()
    if not _judged(session, ops, HeldOutcome.let_be, reason=said, by=by, now=now):
        return HeldAlreadyJudged()
    visit = queries.held_visit(session, ops, actor=by)
    for held in ops:
        let_be(session, held, now=now)
    return HeldOperationLetBe(
        municipality_id=by.municipality_id,
        case_id=visit.case_id if visit else None,
        person_id=visit.person_id if visit else None,
        at=now,
        held_ids=tuple(held_ids),
        author_id=ops[0].author,
    )


def _judged(
    session: Session,
    ops: Sequence[HeldOp],
    outcome: HeldOutcome,
    *,
    reason: str,
    by: Actor,
    now: datetime,
) -> bool:
    """All of them once, also when two judge at the same moment."""
    judged = session.scalars(
        update(HeldOp)
        .where(
            HeldOp.held_id.in_([held.held_id for held in ops]),
            HeldOp.decided_at.is_(None),
        )
        .values(
            outcome=outcome,
            decided_at=now,
            decided_by=by.user_id,
            decided_by_name=by.name,
            reason=reason,
        )
        .returning(HeldOp.held_id)
    )
    return len(judged.all()) == len(ops)
