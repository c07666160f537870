"""Where each of the demo's residents stands: one ready at every step of the way."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum, auto
from typing import Any, Final

from msgspec import Struct

from backend.access.facts import PersonFacts
from backend.demo import cases, decided, economy, objections, performed
from backend.demo.decided import Desk
from backend.investigation.facts import DecisionMade
from backend.kernel.actor import Actor, ProofLevel, Role
from backend.kernel.calendar import add_workdays, is_working_day, working_day_from
from backend.kernel.ids import CaseId, OrderId, UserId
from backend.kernel.services import ServiceKind
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.database import Door


class Step(StrEnum):
    """The last thing that has happened in a case."""

    applied = auto()
    taken = auto()
    planned = auto()
    visited = auto()
    assessed = auto()
    communicated = auto()
    answered = auto()
    signed = auto()
    sent_up = auto()
    decided = auto()
    ordered = auto()
    accepted = auto()
    helped = auto()


# By place in the row of residents.
STEPS: Final = (
    *[Step.applied] * 10,
    *[Step.taken, Step.planned, Step.taken, Step.planned, Step.taken],
    *[Step.planned, Step.taken, Step.visited, Step.taken, Step.planned],
    *[Step.assessed, Step.signed, Step.assessed, Step.communicated, Step.assessed],
    *[Step.signed, Step.sent_up, Step.answered],
    *[Step.decided, Step.accepted, Step.decided, Step.decided],
    *[Step.ordered, Step.ordered],
    *[Step.helped, Step.helped, Step.helped, Step.helped],
    *[Step.helped] * 6,
)
AFTERNOON: Final = 13
# Decided yesterday, so that the letter waits to be opened.
JUST_DECIDED: Final = 31
# Helped since the month before last, so that there is an invoice.
HELPED_LONG: Final = 35
PROVIDERS: Final[dict[str, tuple[str | None, str]]] = {
    "nacka": ("solglantan", "petra"),
    "osteraker": (None, "pekka"),
}
# Who comes before and after noon, and how much later than the usual times.
HANDS: Final = {
    34: (("hanna", "ali"), timedelta(hours=1)),
    35: (("ali", "maja"), timedelta(0)),
    36: (("leila", "tom"), timedelta(0)),
    37: (("maja", "hanna"), timedelta(minutes=30)),
}
# Only cleaned and shopped for, by another provider, each on a weekday of her own: enough
# of them for the figures of the month to be told.
NEIGHBOURS: Final = range(38, 44)
THEIR_PROVIDER: Final = ("bjorken", "viktor")
THEIR_HANDS: Final = (("jonas", "jonas"), timedelta(days=3))
# Which of the visits they were not at home for.
THEY_MISSED: Final = 2


class Told(Struct, frozen=True, kw_only=True):
    """A resident's case as far as the story has come. `herself` has an account."""

    place: int
    person: PersonFacts
    municipality: str
    desk: Desk
    fee_officer: Actor
    herself: Actor | None
    now: datetime

    @property
    def officer(self) -> Actor:
        return self.desk.officer

    @property
    def in_her_name(self) -> Actor:
        """The resident as she would be, signed in."""
        return self.herself or Actor(
            user_id=UserId(self.person.person_id),
            name=self.person.name,
            title="",
            role=Role.citizen,
            level=ProofLevel.N3,
            municipality_id=self.officer.municipality_id,
            person_id=self.person.person_id,
        )

    def days_ago(self, days: int) -> datetime:
        return morning(self.now - timedelta(days=days), self.place)


def tell_case(door: Door[Any], told: Told) -> None:
    """First in line, then taken, investigated, decided, ordered, and helped."""
    step = STEPS[told.place]
    if step is Step.applied:
        _apply(door, told, at=told.days_ago(1 + told.place // 2))
    elif step in {Step.taken, Step.planned, Step.visited}:
        _tell_begun(door, told, step)
    elif step in {Step.assessed, Step.communicated, Step.answered}:
        _tell_investigated(door, told, step)
    elif step in {Step.signed, Step.sent_up}:
        _tell_signed(door, told, step)
    else:
        _tell_decided(door, told, step)


def _apply(door: Door[Any], told: Told, *, at: datetime) -> CaseId:
    return cases.apply(
        door,
        told.person,
        told.place,
        herself=told.herself,
        officer=told.officer,
        at=at,
    )


def _tell_begun(door: Door[Any], told: Told, step: Step) -> None:
    """Taken; then a home visit is planned, which has been or is to come."""
    today = told.now.date()
    received = told.days_ago(8 if step is Step.visited else 3 + told.place % 3)
    case_id = _apply(door, told, at=received)
    begun = received + timedelta(hours=3)
    cases.take(door, case_id, by=told.officer, at=begun)
    if step is Step.taken:
        return
    if step is Step.visited:
        day = working_day_from(received.date() + timedelta(days=1))
    else:
        day = add_workdays(today, told.place % 4)
    cases.plan_visit(
        door,
        case_id,
        visit_at=cases.visit_on(day, hour=AFTERNOON if told.herself else 10),
        by=told.officer,
        at=begun + timedelta(hours=1),
    )


def _tell_investigated(door: Door[Any], told: Told, step: Step) -> None:
    """Assessed and proposed; then she is asked what she says about it."""
    case_id = _investigated(door, told, received=told.days_ago(14 + told.place % 7))
    if told.place == objections.RINGS:
        objections.rings(door, case_id, officer=told.officer, at=told.days_ago(1))
    if step is Step.assessed:
        return
    at, officer = told.days_ago(3), told.officer
    starts_on = working_day_from(told.now.date() + timedelta(days=20))
    decided.draft(door, case_id, told.place, by=officer, at=at, starts_on=starts_on)
    sent = decided.communicate(door, case_id, by=officer, at=at + timedelta(minutes=20))
    if step is Step.answered:
        decided.answer(
            door, sent, herself=told.herself, officer=officer, at=told.days_ago(1)
        )


def _tell_signed(door: Door[Any], told: Told, step: Step) -> None:
    """Ready to decide: within the officer's own right, or above it and sent up."""
    case_id = _investigated(door, told, received=told.days_ago(14 + told.place % 7))
    at, officer = told.days_ago(1), told.officer
    is_above = step is Step.sent_up
    decided.draft(
        door,
        case_id,
        told.place,
        by=officer,
        at=at,
        starts_on=working_day_from(told.now.date() + timedelta(days=7)),
        without=() if is_above else (ServiceKind.personal_care,),
    )
    decided.sign(
        door, case_id, is_heard=False, by=officer, at=at + timedelta(minutes=20)
    )
    if is_above:
        decided.decide(door, case_id, by=officer, at=at + timedelta(hours=1))


def _tell_decided(door: Door[Any], told: Told, step: Step) -> None:
    """Decided and not begun, or decided in time for help since last month or longer."""
    today = told.now.date()
    if step is Step.helped:
        starts_on = helped_since(today, told.place)
        before = timedelta(days=_days_before_help(told.place))
        decided_at = morning(told.now - (today - starts_on) - before, 0)
    else:
        # From today, so that whoever walks through the demo can plan and visit at once.
        starts_on = today
        decided_at = told.days_ago(_decided_days_ago(told.place, step))
    received = morning(
        decided_at - timedelta(days=_days_before_decision(told.place)), told.place
    )
    case_id = _investigated(door, told, received=received)
    made = decided.decide_case(
        door,
        case_id,
        told.place,
        told.desk,
        herself=told.herself,
        at=decided_at,
        starts_on=starts_on,
        without=(ServiceKind.personal_care,) if told.place in NEIGHBOURS else (),
    )
    if step is not Step.decided:
        _tell_read(door, told, case_id, made, at=decided_at)
        _tell_ordered(door, told, step, case_id, starts_on=starts_on, at=decided_at)


def _tell_read(
    door: Door[Any], told: Told, case_id: CaseId, made: DecisionMade, *, at: datetime
) -> None:
    """She has her decision; one of them says what is wrong in it, and is answered."""
    decided.tell_her(
        door,
        case_id,
        made,
        herself=told.herself,
        officer=told.officer,
        at=at + timedelta(hours=5),
    )
    if told.place == objections.ANSWERED and told.herself is not None:
        objections.is_answered(
            door,
            made,
            herself=told.herself,
            officer=told.officer,
            at=at + timedelta(days=2),
        )


def _decided_days_ago(place: int, step: Step) -> int:
    if step is Step.decided:
        return 1 if place == JUST_DECIDED else 9
    return 4


def _days_before_help(place: int) -> int:
    return 7 + place % 3 if place in NEIGHBOURS else 13


def _days_before_decision(place: int) -> int:
    return 11 + place * 5 % 9 if place in NEIGHBOURS else 14


def _investigated(door: Door[Any], told: Told, *, received: datetime) -> CaseId:
    case_id = _apply(door, told, at=received)
    begun = received + timedelta(hours=3)
    cases.investigate(door, case_id, told.person, by=told.officer, at=begun)
    return case_id


def _tell_ordered(
    door: Door[Any],
    told: Told,
    step: Step,
    case_id: CaseId,
    *,
    starts_on: date,
    at: datetime,
) -> None:
    """She chooses and declares; the provider answers, plans and comes."""
    slug, planner = PROVIDERS[told.municipality]
    if told.place in NEIGHBOURS:
        slug, planner = THEIR_PROVIDER
    by, hers = cases.colleague(door, planner), told.in_her_name
    yesterday = told.now - timedelta(days=1)
    chosen_at = yesterday.replace(hour=18, minute=told.place, second=0, microsecond=0)
    if step is Step.helped:
        chosen_at = at + timedelta(days=1)
    order = performed.choose(door, hers, provider=slug, at=chosen_at)
    if step is not Step.ordered:
        performed.accept(door, order, by=by, at=chosen_at + timedelta(hours=2))
    if step is Step.accepted:
        return
    economy.declare(door, hers, told.place, at=chosen_at + timedelta(hours=1))
    if step is Step.helped:
        economy.decide_fee(
            door,
            case_id,
            told.place,
            valid_from=starts_on.replace(day=1),
            by=told.fee_officer,
            at=chosen_at + timedelta(days=3),
        )
        _begin_help(door, told, order, by=by, since=starts_on)


def _begin_help(
    door: Door[Any], told: Told, order: OrderId, *, by: Actor, since: date
) -> None:
    """Two weeks at a time are laid and performed; the plan is agreed."""
    (before_noon, after_noon), later = HANDS.get(told.place, THEIR_HANDS)
    hands = cases.colleague(door, before_noon), cases.colleague(door, after_noon)
    today = told.now.date()
    until = today + timedelta(days=14)
    performed.lay_weeks(
        door, order, hands, later=later, by=by, first=since, until=until
    )
    performed.start_alarm(door, order, by=by, on=since)
    planned_at = datetime.combine(since + timedelta(days=2), time(13), STOCKHOLM)
    performed.agree_plan(door, order, herself=told.herself, by=by, at=planned_at)
    missed = THEY_MISSED if told.place in NEIGHBOURS else performed.MISSED
    performed.perform(door, order, hands, by=by, until=today, missed=missed)


def month_before(day: date) -> date:
    """The first day of the month before the one that `day` lies in."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def helped_since(today: date, place: int) -> date:
    last_month = month_before(today)
    if place == HELPED_LONG:
        return month_before(last_month).replace(day=20)
    if place in NEIGHBOURS:
        return last_month.replace(day=10 + place - NEIGHBOURS.start)
    return last_month


def morning(day: datetime, place: int) -> datetime:
    """A time in the morning of the working day that `day` is or that was before it."""
    at = day.replace(hour=8, minute=5 + place, second=0, microsecond=0)
    while not is_working_day(at.date()):
        at -= timedelta(days=1)
    return at
