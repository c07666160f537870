"""A person with granted help and those who handle money: what action tests share."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import relations
from backend.access.facts import RelationKind
from backend.access.tables import Provider
from backend.demo.policy import municipality_policy
from backend.fees import actions, queries
from backend.fees.facts import (
    CivilState,
    Housing,
    Policy,
)
from backend.fees.forms import DeclarationForm, FeeDecisionForm
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, LineId, OrderId, PersonId, ProviderId, VisitId
from backend.kernel.money import Money
from backend.kernel.period import Period
from backend.kernel.services import GrantedService, ServiceKind
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.database import Kept, Opened
from backend.plumbing.identity import new_id
from tests.conftest import House

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
IN_OCTOBER = datetime(2026, 10, 12, 10, tzinfo=STOCKHOLM)
AFTER_OCTOBER = datetime(2026, 11, 5, 9, tzinfo=STOCKHOLM)
AFTER_NOVEMBER = datetime(2026, 12, 4, 9, tzinfo=STOCKHOLM)
LOOK = Opened(purpose="economy", what="test")

USUAL = DeclarationForm(
    civil_state=CivilState.alone,
    own_income=Money.kronor(16_000),
    housing=Housing.rented,
    housing_cost=Money.kronor(7_000),
)
FROM_OCTOBER = FeeDecisionForm(
    valid_from=OCTOBER, reasons="Uppgifterna är hennes egna."
)


class Told:
    """A person with two granted lines, an accepted order and a fee officer at work."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.marta = house.actor("marta")
        self.fatima = house.actor("fatima")
        self.greta = house.actor("greta")
        self.nils = house.actor("nils")
        self.case_id = CaseId(new_id())
        self.line_id = LineId(new_id())
        self.alarm_id = LineId(new_id())
        self.provider_id = house.database.read_now(self._provider)
        house.database.write_now(self._grant)

    def _provider(self, session: Session) -> ProviderId:
        return session.scalars(
            select(Provider.provider_id).where(Provider.slug == "solglantan")
        ).one()

    @property
    def person_id(self) -> PersonId:
        assert self.marta.person_id is not None
        return self.marta.person_id

    def _grant(self, session: Session) -> None:
        home = self.marta.municipality_id
        actions.adopt_policy(
            session,
            municipality_id=home,
            policy=msgspec.convert(municipality_policy("nacka")["fees"], Policy),
            by=self.fatima,
            now=IN_OCTOBER,
        )
        actions.open_fee_case(
            session,
            municipality_id=home,
            case_id=self.case_id,
            person_id=self.person_id,
            decided_on=date(2026, 9, 1),
            granted=(
                GrantedService(
                    line_id=self.line_id,
                    kind=ServiceKind.personal_care,
                    period=Period(date(2026, 9, 1)),
                    minutes_per_4_weeks=480,
                ),
                GrantedService(
                    line_id=self.alarm_id,
                    kind=ServiceKind.safety_alarm,
                    period=Period(date(2026, 9, 1)),
                ),
            ),
            now=IN_OCTOBER,
        )
        session.flush()
        lines = (self.line_id, self.alarm_id)
        actions.keep_order(
            session,
            municipality_id=home,
            order_id=OrderId("order"),
            provider_id=self.provider_id,
            line_ids=lines,
        )
        actions.keep_service_start(
            session, municipality_id=home, line_ids=lines, started_on=date(2026, 9, 7)
        )

    def visits(
        self,
        visit_id: str,
        day: date,
        minutes: int,
        *,
        version: int = 1,
        now: datetime = IN_OCTOBER,
        outcome: str = "done",
    ) -> None:
        self.house.database.write_now(
            lambda session: actions.keep_performed_time(
                session,
                municipality_id=self.marta.municipality_id,
                case_id=self.case_id,
                person_id=self.person_id,
                visit_id=VisitId(visit_id),
                version=version,
                line_id=self.line_id,
                provider_id=self.provider_id,
                day=day,
                minutes=minutes,
                outcome=outcome,
                now=now,
            )
        )

    def does(
        self, action: Callable[..., Any], by: Actor, now: datetime, **facts: Any
    ) -> Any:
        result = self.house.door.act_now(
            partial(action, by=by, now=now, **facts), by=by, now=now
        )
        return result.event if isinstance(result, Kept) else result

    def declares(self, form: DeclarationForm = USUAL) -> Any:
        return self.does(actions.declare_income, self.marta, IN_OCTOBER, form=form)

    def decides(self, form: FeeDecisionForm = FROM_OCTOBER) -> Any:
        return self.does(
            actions.decide_fee,
            self.fatima,
            IN_OCTOBER,
            case_id=self.case_id,
            form=form,
        )

    def ties(self, provider_id: ProviderId) -> None:
        """The provider has her order."""
        self.house.database.write_now(
            partial(
                relations.grant,
                municipality_id=self.marta.municipality_id,
                case_id=self.case_id,
                person_id=self.person_id,
                kind=RelationKind.provider,
                holder=provider_id,
                valid=Period(date(2026, 9, 1)),
            )
        )

    def runs(self, month: date, now: datetime) -> Any:
        """The whole run: lock, calculate, check everything, two attests."""
        self.does(actions.lock_month, self.fatima, now, month=month)
        self.does(actions.calculate_month, self.fatima, now, month=month)
        for named in self.asks(queries.month_checks, self.fatima, month=month):
            self.does(
                actions.check_off,
                self.fatima,
                now,
                month=month,
                check_key=named.check.check_key,
            )
        self.does(actions.attest_month, self.fatima, now, month=month)
        return self.does(actions.attest_month, self.nils, now, month=month)

    def asks(self, query: Callable[..., Any], by: Actor, **facts: Any) -> Any:
        return self.house.door.read_now(
            partial(query, actor=by, **facts), by=by, now=AFTER_NOVEMBER, opened=LOOK
        )
