"""The demo's fees: who declared, who declined, and the months that are settled."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from msgspec import Struct

from backend.access.facts import Purpose
from backend.fees import actions, queries
from backend.fees.facts import CivilState, FeeCase, Housing
from backend.fees.forms import DeclarationForm, FeeDecisionForm
from backend.kernel.actor import Actor, Role
from backend.kernel.ids import UserId
from backend.kernel.money import Money
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.database import Door, Opened

REASONS = "Uppgifterna kommer från henne själv och stämmer med det vi vet om hyran."
NO_INCOME = "Uppgift om inkomst finns inte. Taxan gäller upp till högsta avgiften."
LOOK = Opened(purpose=Purpose.economy, what="demo")

# Income after tax and housing cost of one person after another.
ECONOMIES = (
    (CivilState.alone, 16_000, 0, 7_000),
    (CivilState.alone, 22_000, 0, 7_500),
    (CivilState.married, 12_000, 9_000, 7_000),
    (CivilState.alone, 13_000, 0, 6_000),
    (CivilState.sambo, 12_000, 0, 9_000),
    (CivilState.alone, 18_400, 0, 8_150),
)


class Desk(Struct, frozen=True, kw_only=True):
    """Those who handle money in a municipality."""

    fee_officer: Actor
    second_attest: Actor


def tell_economy(
    door: Door[Any],
    desk: Desk,
    *,
    valid_from: date,
    now: datetime,
    months: Sequence[date] = (),
) -> None:
    """Most have declared and have a decision; the months given are settled in order."""
    officer = desk.fee_officer
    cases = door.read_now(
        partial(queries.fee_cases, actor=officer), by=officer, now=now, opened=LOOK
    )
    for place, case in enumerate(cases):
        if place % 6 == 5:
            continue
        _declare(door, officer, case, place, now=now)
        form = FeeDecisionForm(
            valid_from=valid_from,
            reasons=NO_INCOME if place % 6 == 4 else REASONS,
        )
        door.act_now(
            partial(
                actions.decide_fee, case_id=case.case_id, form=form, by=officer, now=now
            ),
            by=officer,
            now=now,
        )
    for month in months:
        _settle(door, desk, month)


def _declare(
    door: Door[Any], officer: Actor, case: FeeCase, place: int, *, now: datetime
) -> None:
    """In her own name; every sixth declines."""
    herself = Actor(
        user_id=UserId(case.person_id),
        name=case.name,
        title="",
        role=Role.citizen,
        municipality_id=officer.municipality_id,
        person_id=case.person_id,
    )
    if place % 6 == 4:
        action: Any = partial(actions.decline_income, by=herself, now=now)
    else:
        state, own, spouse, rent = ECONOMIES[place % len(ECONOMIES)]
        form = DeclarationForm(
            civil_state=state,
            own_income=Money.kronor(own),
            spouse_income=Money.kronor(spouse),
            housing=Housing.rented,
            housing_cost=Money.kronor(rent),
        )
        action = partial(actions.declare_income, form=form, by=herself, now=now)
    door.act_now(action, by=herself, now=now)


def _settle(door: Door[Any], desk: Desk, month: date) -> None:
    """The whole run, some days into the next month."""
    officer = desk.fee_officer
    begun = datetime.combine(month + timedelta(days=36), datetime.min.time())
    now = begun.replace(hour=9, tzinfo=STOCKHOLM)
    for action in (actions.lock_month, actions.calculate_month):
        door.act_now(
            partial(action, month=month, by=officer, now=now), by=officer, now=now
        )
    found = door.read_now(
        partial(queries.month_checks, actor=officer, month=month),
        by=officer,
        now=now,
        opened=LOOK,
    )
    for named in found:
        key = named.check.check_key
        door.act_now(
            partial(actions.check_off, month=month, check_key=key, by=officer, now=now),
            by=officer,
            now=now,
        )
    for attester in (officer, desk.second_attest):
        door.act_now(
            partial(actions.attest_month, month=month, by=attester, now=now),
            by=attester,
            now=now,
        )
