"""One case through the real door: asked for, taken, granted, begun, visited."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from backend import handoffs
from backend.access.facts import Purpose
from backend.cli.policies import adopt_policies
from backend.contact import actions as contact
from backend.demo.policy import SLUGS, municipality_policy
from backend.execution import actions as execution
from backend.fees import actions as fees
from backend.follow_up import actions as follow_up
from backend.handoffs import AnyEvent
from backend.insight import queries
from backend.insight.facts import OwnCase
from backend.investigation import actions as investigation
from backend.investigation.facts import Approach
from backend.kernel.ids import (
    CaseId,
    DecisionId,
    GoalId,
    LineId,
    MunicipalityId,
    NeedId,
    OrderId,
    PersonId,
    TaskId,
    VisitId,
)
from backend.kernel.period import Period
from backend.kernel.services import Goal, GrantedService, GrantedTask, ServiceKind
from backend.plumbing.database import Door, Kept, Opened
from backend.plumbing.identity import new_id
from tests.conftest import NOON, House
from tests.unit.contact.samples import ANSWERS


@dataclass(frozen=True)
class Case:
    """A case of one of the demo's people, and what can happen to it."""

    house: House
    door: Door[AnyEvent]
    case_id: CaseId
    person_id: PersonId
    municipality_id: MunicipalityId
    resident: str
    line_id: LineId
    goal: Goal

    def seen(self, now: datetime = NOON) -> OwnCase | None:
        by = self.house.actor(self.resident)
        return self.door.read_now(
            partial(queries.own_case, actor=by, now=now),
            by=by,
            now=now,
            opened=Opened(purpose=Purpose.own_file, what="own_case"),
        )

    def is_taken(self, officer: str = "elin", now: datetime = NOON) -> None:
        by = self.house.actor(officer)
        kept = self.door.act_now(
            partial(investigation.take_case, case_id=self.case_id, by=by, now=now),
            by=by,
            now=now,
        )
        assert isinstance(kept, Kept)

    def gets_a_home_visit(self, at: datetime, officer: str = "elin") -> None:
        by = self.house.actor(officer)
        kept = self.door.act_now(
            partial(
                investigation.plan_inquiry,
                case_id=self.case_id,
                visit_at=at,
                approach=Approach.home_visit,
                questions="Hur går det att duscha?",
                sources="Hon själv",
                base_version=0,
                by=by,
                now=NOON,
            ),
            by=by,
            now=NOON,
        )
        assert isinstance(kept, Kept)

    def service(self, decided_on: date) -> GrantedService:
        """A shower a day, for the goal's sake."""
        shower = GrantedTask(
            task_id=TaskId("shower"),
            code="shower",
            name="Dusch",
            minutes=20,
            times=7,
            weeks=1,
            goal_id=self.goal.goal_id,
        )
        return GrantedService(
            line_id=self.line_id,
            kind=ServiceKind.personal_care,
            period=Period(decided_on),
            tasks=(shower,),
            minutes_per_4_weeks=560,
        )

    def is_granted(self, decided_on: date) -> None:
        service = self.service(decided_on)

        def hand_over(session: Session) -> None:
            fees.open_fee_case(
                session,
                municipality_id=self.municipality_id,
                case_id=self.case_id,
                person_id=self.person_id,
                decided_on=decided_on,
                granted=(service,),
                now=NOON,
            )
            follow_up.keep_goals(
                session,
                municipality_id=self.municipality_id,
                case_id=self.case_id,
                person_id=self.person_id,
                decision_id=DecisionId(new_id()),
                goals=(self.goal,),
                promised_on=None,
                now=NOON,
            )

        self.house.database.write_now(hand_over)

    def is_to_choose(self, decided_on: date, now: datetime) -> None:
        """The decision is handed over to be carried out."""
        self.house.database.write_now(
            partial(
                execution.open_choice,
                municipality_id=self.municipality_id,
                case_id=self.case_id,
                person_id=self.person_id,
                decision_id=DecisionId(new_id()),
                decided_on=decided_on,
                granted=(self.service(decided_on),),
                goals=(self.goal,),
                now=now,
            )
        )

    def act(self, action: Any, who: str, now: datetime) -> Any:
        by = self.house.actor(who)
        kept = self.door.act_now(partial(action, by=by, now=now), by=by, now=now)
        assert isinstance(kept, Kept), kept
        return kept.event

    def begins(self, started_on: date, planner: str = "petra") -> None:
        provider_id = self.house.actor(planner).provider_id
        assert provider_id is not None

        def hand_over(session: Session) -> None:
            fees.keep_order(
                session,
                municipality_id=self.municipality_id,
                order_id=OrderId(new_id()),
                provider_id=provider_id,
                line_ids=(self.line_id,),
            )
            fees.keep_service_start(
                session,
                municipality_id=self.municipality_id,
                line_ids=(self.line_id,),
                started_on=started_on,
            )
            follow_up.schedule(
                session,
                municipality_id=self.municipality_id,
                case_id=self.case_id,
                person_id=self.person_id,
                started_on=started_on,
                now=NOON,
            )

        self.house.database.write_now(hand_over)

    def is_visited(
        self,
        day: date,
        minutes: int,
        *,
        version: int = 1,
        visit_id: VisitId | None = None,
        planner: str = "petra",
    ) -> VisitId:
        provider_id = self.house.actor(planner).provider_id
        assert provider_id is not None
        visit = visit_id or VisitId(new_id())
        self.house.database.write_now(
            partial(
                fees.keep_performed_time,
                municipality_id=self.municipality_id,
                case_id=self.case_id,
                person_id=self.person_id,
                visit_id=visit,
                line_id=self.line_id,
                provider_id=provider_id,
                day=day,
                minutes=minutes,
                outcome="done",
                version=version,
                now=NOON,
            )
        )
        return visit


def door_of(house: House) -> Door[AnyEvent]:
    return handoffs.door_to(house.database, wake=lambda _: None)


def adopt_all(house: House) -> None:
    """Each municipality's own policies, as its file has them."""
    for slug in SLUGS:
        home, content = house.municipality_id(slug), municipality_policy(slug)
        house.database.write_now(
            partial(
                adopt_policies,
                municipality_id=home,
                content=content,
                now=datetime(2026, 1, 2, 8, 0, tzinfo=NOON.tzinfo),
            )
        )


def applied_for(house: House, resident: str = "marta", at: datetime = NOON) -> Case:
    """Sent from her phone; the inquiry has opened by itself."""
    door, by = door_of(house), house.actor(resident)
    sent = door.act_now(
        partial(contact.send_answers, answers=ANSWERS, language="sv", by=by, now=at),
        by=by,
        now=at,
    )
    assert isinstance(sent, Kept)
    case_id = sent.event.case_id
    assert case_id is not None
    assert by.person_id is not None
    return Case(
        house=house,
        door=door,
        case_id=case_id,
        person_id=by.person_id,
        municipality_id=by.municipality_id,
        resident=resident,
        line_id=LineId(new_id()),
        goal=Goal(
            goal_id=GoalId(new_id()),
            need_id=NeedId(new_id()),
            category="d510",
            name="Tvätta sig",
            current=3,
            target=2,
            text="Duscha två gånger i veckan utan att vara rädd att falla",
        ),
    )
