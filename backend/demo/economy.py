"""The demo's fees: who declared, who declined, and the months that are settled."""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, Final

from backend.access.facts import Purpose
from backend.demo.cases import do
from backend.fees import actions, queries
from backend.fees.facts import CivilState, Housing
from backend.fees.forms import DeclarationForm, FeeDecisionForm
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId
from backend.kernel.money import Money
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.database import Door, Opened

REASONS: Final = "Uppgifterna är lämnade på heder och samvete och stämmer med hyran."
NO_INCOME: Final = (
    "Uppgift om inkomst finns inte. Taxan gäller upp till högsta avgiften."
)
LOOK: Final = Opened(purpose=Purpose.economy, what="demo")

# Own income and the spouse's after tax, and housing cost, of one person after another;
# without an income she declines to tell.
ECONOMIES: Final[tuple[tuple[CivilState, int | None, int, int], ...]] = (
    (CivilState.alone, 16_000, 0, 7_000),
    (CivilState.alone, 22_000, 0, 7_500),
    (CivilState.married, 12_000, 9_000, 7_000),
    (CivilState.alone, 13_000, 0, 6_000),
    (CivilState.sambo, None, 0, 0),
    (CivilState.alone, 18_400, 0, 8_150),
)


def declare(door: Door[Any], herself: Actor, place: int, *, at: datetime) -> None:
    """In her own name; every sixth declines."""
    state, own, spouse, rent = ECONOMIES[place % len(ECONOMIES)]
    if own is None:
        do(door, actions.decline_income, by=herself, now=at)
        return
    form = DeclarationForm(
        civil_state=state,
        own_income=Money.kronor(own),
        spouse_income=Money.kronor(spouse),
        housing=Housing.rented,
        housing_cost=Money.kronor(rent),
    )
    do(door, partial(actions.declare_income, form=form), by=herself, now=at)


def decide_fee(
    door: Door[Any],
    case_id: CaseId,
    place: int,
    *,
    valid_from: date,
    by: Actor,
    at: datetime,
) -> None:
    has_declared = ECONOMIES[place % len(ECONOMIES)][1] is not None
    form = FeeDecisionForm(
        valid_from=valid_from, reasons=REASONS if has_declared else NO_INCOME
    )
    do(door, partial(actions.decide_fee, case_id=case_id, form=form), by=by, now=at)


def settle(
    door: Door[Any], *, officer: Actor, second_attest: Actor, month: date
) -> None:
    """The whole run, some days into the next month."""
    begun = datetime.combine(month + timedelta(days=36), time(9), STOCKHOLM)
    for action in (actions.lock_month, actions.calculate_month):
        do(door, partial(action, month=month), by=officer, now=begun)
    found = door.read_now(
        partial(queries.month_checks, actor=officer, month=month),
        by=officer,
        now=begun,
        opened=LOOK,
    )
    for named in found:
        key = named.check.check_key
        check = partial(actions.check_off, month=month, check_key=key)
        do(door, check, by=officer, now=begun)
    for attester in (officer, second_attest):
        do(door, partial(actions.attest_month, month=month), by=attester, now=begun)
