"""A decided case to carry out, with everything wired as in the running service."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, cast

import pytest

from backend import handoffs
from backend.cli.policies import adopt_policies
from backend.demo.policy import SLUGS, municipality_policy
from backend.execution import actions, queries, rules
from backend.execution.facts import (
    Access,
    OrderDeclined,
    PlannedVisit,
    Policy,
    ProviderChosen,
    ProviderDeclinedByPerson,
    VisitToDo,
)
from backend.kernel.ids import (
    CaseId,
    DecisionId,
    GoalId,
    LineId,
    NeedId,
    OrderId,
    PersonId,
    TaskId,
)
from backend.kernel.period import Period
from backend.kernel.services import Goal, GrantedService, GrantedTask, ServiceKind
from backend.plumbing.database import Database, Kept
from backend.plumbing.identity import new_id
from tests.conftest import NOON, House

TODAY = NOON.date()
CARE = LineId("line-care")
ALARM = LineId("line-alarm")


def granted(times: int = 7) -> tuple[GrantedService, ...]:
    return (
        GrantedService(
            line_id=CARE,
            kind=ServiceKind.personal_care,
            period=Period(TODAY),
            tasks=(
                GrantedTask(
                    task_id=TaskId("morning"),
                    code="morning",
                    name="Morgonhjälp",
                    minutes=20,
                    times=times,
                    weeks=1,
                ),
                GrantedTask(
                    task_id=TaskId("shower"),
                    code="shower",
                    name="Dusch",
                    minutes=30,
                    times=2,
                    weeks=1,
                ),
            ),
            minutes_per_4_weeks=(20 * times + 60) * 4,
        ),
        GrantedService(
            line_id=ALARM, kind=ServiceKind.safety_alarm, period=Period(TODAY)
        ),
    )


@dataclass(frozen=True)
class Decided:
    """A house with a decision that has been handed over."""

    house: House
    person: str

    def act(self, action: Any, *, by: str, now: datetime = NOON) -> Any:
        actor = self.house.actor(by)
        outcome = self.house.door.act_now(
            partial(action, by=actor, now=now), by=actor, now=now
        )
        return outcome.event if isinstance(outcome, Kept) else outcome

    def ask(self, query: Any, *, by: str, **facts: Any) -> Any:
        actor = self.house.actor(by)
        return self.house.database.read_now(partial(query, actor=actor, **facts))

    def chooses(self, provider: str | None, now: datetime = NOON) -> Any:
        return self.act(
            partial(
                actions.settle_choice,
                provider=provider,
                access=Access.key_cabinet,
                critical="Står inte säkert. Stöd i duschen.",
                with_contact=True,
                consents=True,
            ),
            by=self.person,
            now=now,
        )

    def proposal(self, first: date) -> tuple[PlannedVisit, ...]:
        terms = self.policy()
        return rules.proposed_visits(granted(), first_day=first, slots=terms.slots)

    def policy(self) -> Policy:
        place = "nacka" if self.person == "marta" else "osteraker"
        home = self.house.municipality_id(place)
        found = self.house.database.read_now(
            lambda s: queries.policy(s, municipality_id=home)
        )
        assert found is not None
        return found

    def is_planned(self, *, worker: str = "ali", first: date = TODAY) -> OrderId:
        """Chosen, accepted and laid on one worker."""
        event = self.chooses("solglantan")
        assert isinstance(event, ProviderChosen)
        order = event.order_id
        self.act(partial(actions.accept_order, order_id=order), by="petra")
        self.lay(order, worker=worker, first=first)
        return order

    def lay(self, order: OrderId, *, worker: str, first: date) -> Any:
        worker_id = self.house.actor(worker).user_id
        visits = [
            PlannedVisit(
                line_id=v.line_id,
                kind=v.kind,
                start=v.start,
                minutes=v.minutes,
                tasks=v.tasks,
                worker_id=worker_id,
            )
            for v in self.proposal(first)
        ]
        return self.act(
            partial(actions.plan_week, order_id=order, visits=visits), by="petra"
        )

    def first_visit(self, worker: str = "ali", day: date = TODAY) -> VisitToDo:
        return self.ask(queries.today_for, by=worker, today=day).visits[0]


def decide(house: House, person: str) -> None:
    """Hand a decision over, as the investigation does."""
    actor = house.actor(person)
    assert actor.person_id is not None
    goal = Goal(
        goal_id=GoalId("goal"),
        need_id=NeedId("need"),
        category="d510",
        name="Tvätta sig",
        current=3,
        target=1,
        text="Duschar tryggt",
    )
    house.database.write_now(
        partial(
            actions.open_choice,
            municipality_id=actor.municipality_id,
            case_id=CaseId(new_id()),
            person_id=PersonId(actor.person_id),
            decision_id=DecisionId("decision"),
            decided_on=TODAY - timedelta(days=5),
            granted=granted(),
            goals=(goal,),
            now=NOON,
        )
    )


def wired(database: Database) -> House:
    house = House(
        database, cast("Any", handoffs.door_to(database, wake=lambda _topic: None))
    )
    for slug in SLUGS:
        home = house.municipality_id(slug)
        database.write_now(
            partial(
                adopt_policies,
                municipality_id=home,
                content=municipality_policy(slug),
                now=NOON,
            )
        )
    return house


@pytest.fixture
def marta(database: Database) -> Decided:
    house = wired(database)
    decide(house, "marta")
    return Decided(house, "marta")


@pytest.fixture
def aino(database: Database) -> Decided:
    house = wired(database)
    decide(house, "aino")
    return Decided(house, "aino")


__all__ = ["OrderDeclined", "ProviderDeclinedByPerson", "aino", "marta"]
