"""The area's commands: `anna fee` answers cases, `anna bill` proposes a month."""

import json
import re
import sys
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

import click

from backend.access import people
from backend.access.facts import MunicipalityFacts, Purpose
from backend.fees.actions import calculate_month, lock_month
from backend.fees.facts import MonthAlreadyFinal, MonthRun, Proposal
from backend.fees.queries import checks_left, month_run, proposed_month
from backend.fees.rules import CasesUnreadable, decimal_text, fee_cases, is_over
from backend.kernel.actor import Actor, ProofLevel, Role
from backend.kernel.ids import UserId
from backend.kernel.money import Money
from backend.kernel.refusal import Refusal, StateHasMoved
from backend.plumbing.database import Door, Opened
from backend.plumbing.line import Said
from i18n.words import words_for

NO_USE: Final = 2
MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


@click.command("fee")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.json")
def fee(file: Path) -> None:
    """Calculate the fee of each case in FILE.json and print the answers as JSON."""
    try:
        answers = fee_cases(file.read_bytes())
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "bad file name"
        click.echo(f"Cannot read {str(file)!r}: {reason}", err=True)
        sys.exit(NO_USE)
    except CasesUnreadable as fault:
        click.echo(f"Cannot read {str(file)!r}: {fault}", err=True)
        sys.exit(NO_USE)
    click.echo(_json(answers))


def _json(answers: object) -> str:
    """JSON with Swedish letters as they are, unless a text cannot be printed at all."""
    text = json.dumps(answers, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return json.dumps(answers, indent=2)
    return text


async def propose_month(
    door: Door[Any], *, month: str, municipality: str | None, now: datetime
) -> Said:
    """`anna bill`: the same proposal as the desk makes, never the attest."""
    if not MONTH.fullmatch(month) or month.startswith("0000"):
        return Said(f"There is no month {month!r}. Write it as 2026-10.", NO_USE)
    first = date.fromisoformat(f"{month}-01")
    everywhere = await door.look(people.municipalities)
    chosen = [m for m in everywhere if municipality in {None, m.slug}]
    if not chosen:
        known = ", ".join(sorted(m.slug for m in everywhere)) or "none"
        return Said(
            f"There is no municipality {municipality!r}. There is: {known}.", NO_USE
        )
    said = [await _propose(door, m, month=first, now=now) for m in chosen]
    return Said("\n".join(s.text for s in said), max(s.status for s in said))


async def _propose(
    door: Door[Any], home: MunicipalityFacts, *, month: date, now: datetime
) -> Said:
    clerk = _clerk(home)
    seen = await door.read(
        partial(proposed_month, actor=clerk, month=month, known_until=now),
        by=clerk,
        now=now,
        opened=Opened(purpose=Purpose.economy, what="month_preview"),
    )
    if not isinstance(seen, Proposal):
        return _no(home, seen)
    if not is_over(month, today=now.date()):
        return Said(_preview_text(home, seen))
    locked = await door.act(
        partial(lock_month, month=month, by=clerk, now=now), by=clerk, now=now
    )
    if isinstance(locked, Refusal) and not isinstance(locked, StateHasMoved):
        return _no(home, locked)
    made = await door.act(
        partial(calculate_month, month=month, by=clerk, now=now), by=clerk, now=now
    )
    if isinstance(made, Refusal) and not isinstance(
        made, MonthAlreadyFinal | StateHasMoved
    ):
        return _no(home, made)
    run = await door.look(partial(month_run, actor=clerk, month=month), by=clerk)
    left = await door.look(
        partial(checks_left, municipality_id=home.municipality_id, month=month),
        by=clerk,
    )
    return Said(_run_text(home, run, left) if run else "")


def _preview_text(home: MunicipalityFacts, seen: Proposal) -> str:
    """An unfinished month can only be looked at; nothing is kept."""
    return (
        f"{home.name} {seen.month:%Y-%m}: preview, the month is not over. "
        "Nothing was kept.\n"
        f"  Fees so far {_kronor(seen.fees)}, "
        f"compensation so far {_kronor(seen.compensation)}"
    )


def _run_text(home: MunicipalityFacts, run: MonthRun, left: int) -> str:
    if run.final_at is not None:
        state = "final already, nothing was changed"
    elif run.attests:
        state = "attested by one already, nothing was changed"
    else:
        state = "proposal, to be checked and attested by two persons at /avgifter"
    return (
        f"{home.name} {run.month:%Y-%m}: {state}\n"
        f"  Fees {_kronor(run.fees or Money(0))} from {run.payers} persons, "
        f"{run.pay_nothing} pay nothing\n"
        f"  Compensation {_kronor(run.compensation or Money(0))} to {run.providers} "
        f"providers\n"
        f"  Left to check: {left}"
    )


def _no(home: MunicipalityFacts, refusal: Refusal) -> Said:
    return Said(f"{home.name}: {words_for('sv').refusal(refusal)}", NO_USE)


def _kronor(money: Money) -> str:
    return f"{decimal_text(money)} kr"


def _clerk(home: MunicipalityFacts) -> Actor:
    """The command acts as a fee officer of the municipality, by its own name."""
    return Actor(
        user_id=UserId("anna-bill"),
        name="anna bill",
        title="",
        role=Role.fee_officer,
        level=ProofLevel.N3,
        municipality_id=home.municipality_id,
    )
