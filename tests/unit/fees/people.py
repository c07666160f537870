"""The persons and prices that the month's tests share."""

from datetime import UTC, date, datetime
from fractions import Fraction

import msgspec

from backend.demo.policy import municipality_policy
from backend.fees.facts import (
    GrantedHelp,
    Household,
    Means,
    PerformedVisit,
    PersonMonth,
    Policy,
)
from backend.kernel.ids import CaseId, LineId, PersonId, ProviderId, VisitId
from backend.kernel.services import ServiceKind

OCTOBER = date(2026, 10, 1)
NACKA = msgspec.convert(municipality_policy("nacka")["fees"], Policy)
OSTERAKER = msgspec.convert(municipality_policy("osteraker")["fees"], Policy)
SUN = ProviderId("sun")
MARTA = PersonId("marta")
CASE = CaseId("case")
CARE = LineId("care")
ALARM = LineId("alarm")

# Room 1 704,09 kr.
USUAL_MEANS = Means(
    household=Household.single,
    fee_basis=Fraction(16_000),
    housing_cost=Fraction(7_000),
)
RICH_MEANS = Means(household=Household.single, fee_basis=Fraction(40_000))


def granted(
    line_id: LineId = CARE,
    kind: ServiceKind = ServiceKind.personal_care,
    *,
    minutes_per_4_weeks: int = 480,
    start: date = date(2026, 9, 10),
    until: date | None = None,
    started_on: date | None = date(2026, 9, 14),
) -> GrantedHelp:
    return GrantedHelp(
        case_id=CASE,
        person_id=MARTA,
        line_id=line_id,
        kind=kind,
        start=start,
        until=until,
        minutes_per_4_weeks=minutes_per_4_weeks,
        provider_id=SUN,
        started_on=started_on,
    )


def visit(
    visit_id: str,
    day: date,
    minutes: int,
    *,
    outcome: str = "done",
    version: int = 1,
    line_id: LineId = CARE,
) -> PerformedVisit:
    return PerformedVisit(
        visit_id=VisitId(visit_id),
        version=version,
        case_id=CASE,
        line_id=line_id,
        provider_id=SUN,
        day=day,
        minutes=minutes,
        outcome=outcome,
        kept_at=datetime(2026, 10, 20, 12, tzinfo=UTC),
    )


def her_month(
    *visits: PerformedVisit,
    means: Means | None = USUAL_MEANS,
    lines: tuple[GrantedHelp, ...] = (granted(),),
) -> PersonMonth:
    return PersonMonth(
        person_id=MARTA, case_id=CASE, granted=lines, visits=visits, means=means
    )
