"""Ansökan: what it needs, when it is the same as another, and who rings when."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from hashlib import sha256

from msgspec import json
from msgspec.structs import asdict, replace

from backend.contact.facts import (
    Answers,
    Draft,
    DraftAnswers,
    Policy,
    Section,
    SectionAnswers,
    Urgency,
)
from backend.kernel.ids import PersonId

SAME_CONTENT_WITHIN = timedelta(minutes=10)
RECEIPT_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def answers_of(draft: DraftAnswers) -> Answers | None:
    """The whole application, once every group has been answered."""
    groups = asdict(draft)
    return None if None in groups.values() else Answers(**groups)


def sections_missing(draft: DraftAnswers) -> tuple[Section, ...]:
    return tuple(each for each in Section if getattr(draft, each) is None)


def next_section(draft: DraftAnswers) -> Section | None:
    """Where to go on. None: time to check and send."""
    return next(iter(sections_missing(draft)), None)


def with_section(
    draft: DraftAnswers, section: Section, given: SectionAnswers
) -> DraftAnswers:
    return replace(draft, **{section.value: given})


def changed_elsewhere(
    draft: Draft, section: Section, given: SectionAnswers, *, base_version: int
) -> bool:
    """Saved by somebody else in the same group since the page was opened, and not alike.

    A newer save of another group does no harm: the groups are put together.
    """
    newer = draft.versions.get(section.value, 0) > base_version
    return newer and getattr(draft.answers, section.value) != given


def fingerprint(person_id: PersonId, answers: Answers) -> str:
    """Who asks for what, as a hash: equal when the same application comes again."""
    return sha256(json.encode((person_id, answers))).hexdigest()


def is_same_again(received_at: datetime, *, now: datetime) -> bool:
    """Equal content so soon after is most likely the same application sent twice."""
    return now - received_at < SAME_CONTENT_WITHIN


def call_by(
    arrived_on: date,
    *,
    urgency: Urgency,
    policy: Policy,
    workdays_after: Callable[[date, int], date],
) -> date:
    """The day by which somebody from the office rings."""
    match urgency:
        case Urgency.urgent:
            days = policy.urgent_call_within_workdays
        case Urgency.can_wait:
            days = policy.call_within_workdays
    return workdays_after(arrived_on, days)


def receipt_number(entropy: Iterable[int]) -> str:
    """Six signs that cannot be taken for one another, `7F3K-92`."""
    signs = "".join(RECEIPT_SIGNS[each % len(RECEIPT_SIGNS)] for each in entropy)[:6]
    return f"{signs[:4]}-{signs[4:]}"


def case_number(year: int, running: int) -> str:
    return f"{year}-{running:04d}"
