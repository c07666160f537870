"""What other areas hand over: granted help, who performs it, and performed time."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from backend.fees.facts import Policy
from backend.fees.tables import (
    CompensationLineRow,
    FeeLineRow,
    FeePolicyRow,
    GrantedHelpRow,
    MonthAttestRow,
    MonthCheckRow,
    MonthRunRow,
    PerformedTimeRow,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import (
    CaseId,
    LineId,
    MunicipalityId,
    OrderId,
    PersonId,
    ProviderId,
    VisitId,
)
from backend.kernel.services import GrantedService


def adopt_policy(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    policy: Policy,
    by: Actor,
    now: datetime,
) -> None:
    """The municipality's tariffs and terms from now on; earlier ones stay in the table."""
    session.add(
        FeePolicyRow(
            municipality_id=municipality_id,
            adopted_at=now,
            adopted_by=by.user_id,
            policy=policy,
        )
    )


def open_fee_case(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    case_id: CaseId,
    person_id: PersonId,
    decided_on: date,
    granted: tuple[GrantedService, ...],
    now: datetime,
) -> None:
    """Keep a copy of what was granted: it is what fees and compensation rest on."""
    for service in granted:
        session.add(
            GrantedHelpRow(
                municipality_id=municipality_id,
                case_id=case_id,
                person_id=person_id,
                line_id=service.line_id,
                kind=service.kind,
                start=service.period.start,
                until=service.period.until,
                minutes_per_4_weeks=service.minutes_per_4_weeks,
                decided_on=decided_on,
                kept_at=now,
            )
        )


def keep_order(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    order_id: OrderId,
    provider_id: ProviderId,
    line_ids: Collection[LineId],
) -> None:
    """A provider has accepted these lines and is the one to be paid for them."""
    session.execute(
        update(GrantedHelpRow)
        .where(
            GrantedHelpRow.municipality_id == municipality_id,
            GrantedHelpRow.line_id.in_(line_ids),
        )
        .values(order_id=order_id, provider_id=provider_id)
    )


def keep_service_start(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    line_ids: Collection[LineId],
    started_on: date,
) -> None:
    """The help has begun: levels and alarms are charged and paid from that day."""
    session.execute(
        update(GrantedHelpRow)
        .where(
            GrantedHelpRow.municipality_id == municipality_id,
            GrantedHelpRow.line_id.in_(line_ids),
            GrantedHelpRow.started_on.is_(None),
        )
        .values(started_on=started_on)
    )


def keep_performed_time(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    case_id: CaseId,
    person_id: PersonId,
    visit_id: VisitId,
    version: int,
    line_id: LineId,
    provider_id: ProviderId,
    day: date,
    minutes: int,
    outcome: str,
    now: datetime,
) -> None:
    """Keep a visit's time and outcome. A version that is already kept is left as it is."""
    if session.get(PerformedTimeRow, (visit_id, version)) is not None:
        return
    session.add(
        PerformedTimeRow(
            municipality_id=municipality_id,
            case_id=case_id,
            person_id=person_id,
            visit_id=visit_id,
            version=version,
            line_id=line_id,
            provider_id=provider_id,
            day=day,
            minutes=minutes,
            outcome=outcome,
            kept_at=now,
        )
    )


def count_anew_without(
    session: Session, municipality_id: MunicipalityId, person_id: PersonId | None
) -> None:
    """Take her out of each month that is not final; it is counted and attested again.

    She is protected from now on, and no month run charges her.
    """
    counted_with_her = exists().where(
        FeeLineRow.municipality_id == MonthRunRow.municipality_id,
        FeeLineRow.run_month == MonthRunRow.month,
        FeeLineRow.person_id == person_id,
    )
    runs = session.scalars(
        select(MonthRunRow).where(
            MonthRunRow.municipality_id == municipality_id,
            MonthRunRow.final_at.is_(None),
            counted_with_her,
        )
    ).all()
    for run in runs:
        for table, column in (
            (FeeLineRow, FeeLineRow.run_month),
            (CompensationLineRow, CompensationLineRow.run_month),
            (MonthCheckRow, MonthCheckRow.month),
        ):
            session.execute(
                delete(table).where(
                    table.municipality_id == municipality_id,
                    table.person_id == person_id,
                    column == run.month,
                )
            )
        session.execute(
            delete(MonthAttestRow).where(
                MonthAttestRow.municipality_id == municipality_id,
                MonthAttestRow.month == run.month,
            )
        )
        run.calculated_at, run.calculated_by_name, run.fees = None, "", None
