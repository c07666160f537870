"""She declares her income and housing cost, or declines."""

from datetime import datetime

from sqlalchemy.orm import Session

from backend.fees.facts import (
    Declaration,
    Declined,
    IncomeDeclared,
    IncomeDeclined,
    NothingGranted,
    OwnCase,
)
from backend.fees.forms import DeclarationForm
from backend.fees.queries import own_case
from backend.fees.tables import IncomeDeclarationRow
from backend.kernel.actor import Actor
from backend.kernel.money import ZERO
from backend.plumbing.identity import new_id


def declare_income(
    session: Session, *, form: DeclarationForm, by: Actor, now: datetime
) -> IncomeDeclared | NothingGranted:
    """Keep what she gave; what she gave before stays too."""
    hers = own_case(session, actor=by)
    if hers is None:
        return NothingGranted()
    _keep(
        session,
        hers,
        Declaration(
            declaration_id=new_id(),
            civil_state=form.civil_state,
            own_income=form.own_income,
            spouse_income=form.spouse_income or ZERO,
            housing=form.housing,
            housing_cost=form.housing_cost or ZERO,
            extra_costs=form.extra_costs,
            declared_at=now,
            declared_by=by.name,
        ),
        now,
    )
    return IncomeDeclared(
        municipality_id=hers.municipality_id,
        case_id=hers.case_id,
        person_id=hers.person_id,
        at=now,
    )


def decline_income(
    session: Session, *, by: Actor, now: datetime
) -> IncomeDeclined | NothingGranted:
    """Keep that she does not wish to: the tariff up to the cap applies."""
    hers = own_case(session, actor=by)
    if hers is None:
        return NothingGranted()
    content = Declined(declaration_id=new_id(), declared_at=now, declared_by=by.name)
    _keep(session, hers, content, now)
    return IncomeDeclined(
        municipality_id=hers.municipality_id,
        case_id=hers.case_id,
        person_id=hers.person_id,
        at=now,
    )


def _keep(
    session: Session, hers: OwnCase, content: Declaration | Declined, now: datetime
) -> None:
    session.add(
        IncomeDeclarationRow(
            municipality_id=hers.municipality_id,
            case_id=hers.case_id,
            person_id=hers.person_id,
            declaration_id=content.declaration_id,
            declared_at=now,
            content=content,
        )
    )
