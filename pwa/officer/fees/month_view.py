"""What the month's page shows: steps, two sums, what to check, attest, lines."""

from datetime import date

from msgspec import Struct

from backend.access.facts import Purpose
from backend.access.permissions import may
from backend.fees.facts import (
    CheckKind,
    MonthRun,
    NamedCheck,
    NamedLine,
    Settlement,
)
from backend.kernel.actor import Actor
from backend.kernel.money import Money
from components.data import Node, link_list, summary_list, table, thread
from components.feedback import notice, tag
from components.forms import button, form, hidden
from components.html import Child, Vdom, h
from components.layout import back_link, card, page_header, section
from i18n import formats
from pwa.officer.fees.desk import HERE, month_href
from pwa.shell import Visitor


class Shown(Struct, frozen=True, kw_only=True):
    """All that the month's page shows, read in one transaction."""

    run: MonthRun | None
    before: MonthRun | None
    checks: tuple[NamedCheck, ...]
    left: int
    lines: tuple[NamedLine, ...]
    settlements: tuple[Settlement, ...]
    proposed: tuple[Settlement, ...]


def month_view(visitor: Visitor, actor: Actor, month: date, shown: Shown) -> list[Vdom]:
    run = shown.run
    parts: list[Vdom | None] = [
        back_link(HERE, visitor.words("fee-desk-title")),
        page_header(formats.month(month).capitalize(), None, _steps(visitor, shown)),
    ]
    if run is None:
        parts.append(
            _act(visitor, actor, month, "las", "month-lock", "month-lock-hint")
        )
    elif run.calculated_at is None:
        parts.append(_act(visitor, actor, month, "rakna", "month-calculate", None))
    else:
        parts += [
            _sums(visitor, run, shown.before),
            _checks(visitor, actor, month, shown) if run.final_at is None else None,
            _attest(visitor, actor, month, run, shown.left),
            _settlements(visitor, shown.settlements)
            if shown.settlements
            else _proposed(visitor, shown.proposed),
            _lines(visitor, shown.lines),
        ]
    return [part for part in parts if part is not None]


def _steps(visitor: Visitor, shown: Shown) -> Vdom:
    w, run = visitor.words, shown.run
    is_calculated = run is not None and run.calculated_at is not None
    is_checked = is_calculated and shown.left == 0
    attests = run.attests if run else ()
    done = [
        run is not None,
        is_calculated,
        is_checked,
        len(attests) > 1,
        run is not None and run.final_at is not None,
    ]
    now = done.index(False) if False in done else len(done)
    names = ("locked", "calculated", "checked", "attested", "final")
    hints = (
        formats.short_day(run.locked_at.date()) if run else None,
        formats.short_day(run.calculated_at.date())
        if run and run.calculated_at
        else None,
        w("month-left", left=shown.left) if is_calculated else None,
        ", ".join(a.by_name for a in attests) or w("month-step-two"),
        formats.short_day(run.final_at.date()) if run and run.final_at else None,
    )
    return thread(
        [
            Node(
                w(f"month-step-{name}"),
                "done" if done[i] else "now" if i == now else "later",
                hints[i],
            )
            for i, name in enumerate(names)
        ],
        horizontal=True,
    )


def _act(
    visitor: Visitor,
    actor: Actor,
    month: date,
    verb: str,
    label: str,
    hint: str | None,
) -> Vdom:
    w = visitor.words
    if not may(actor, Purpose.economy):
        return notice(w("month-not-started"))
    return form(
        h.p(w(hint)) if hint else None,
        button(w(label)),
        action=f"{month_href(month)}/{verb}",
        op_id=visitor.new_op(),
    )


def sum_of(money: Money) -> Vdom:
    return h.p({"class": "sum"}, h.strong(formats.kronor(money.ore)))


def _sums(visitor: Visitor, run: MonthRun, before: MonthRun | None) -> Vdom:
    w = visitor.words
    fees = run.fees or Money(0)
    paid = run.compensation or Money(0)
    rows_in: list[tuple[Child, ...]] = [
        (w("month-lines"), w("month-people", count=run.payers)),
        (w("month-pay-nothing"), w("month-people", count=run.pay_nothing)),
    ]
    rows_out: list[tuple[Child, ...]] = [
        (w("month-providers"), str(run.providers)),
        (w("month-time"), w("month-hours", hours=formats.number(run.minutes // 60))),
    ]
    if before is not None:
        name = w("month-against", month=formats.month(before.month))
        rows_in.append((name, _change(fees, before.fees)))
        rows_out.append((name, _change(paid, before.compensation)))
    return h.div(
        {"class": "month-sums"},
        card(w("month-fees"), sum_of(fees), summary_list(rows_in)),
        card(w("month-compensation"), sum_of(paid), summary_list(rows_out)),
    )


def _change(now: Money, before: Money | None) -> str:
    difference = now.ore - (before.ore if before else 0)
    sign = "+" if difference > 0 else ""
    return f"{sign}{formats.kronor(difference)}"


def _checks(visitor: Visitor, actor: Actor, month: date, shown: Shown) -> Vdom | None:
    w = visitor.words
    if not may(actor, Purpose.economy):
        return None
    if not shown.checks:
        return section(w("month-checks"), h.p(w("month-checks-none")))
    return section(
        w("month-checks"),
        h.p(
            tag(
                w("month-left", left=shown.left).capitalize(),
                "warn" if shown.left else "good",
            )
        ),
        table(
            caption=w("month-checks-caption"),
            columns=[
                w("month-check-what"),
                w("month-check-who"),
                w("month-check-amount"),
                w("month-check-why"),
                w("month-check-state"),
            ],
            rows=[_check_row(visitor, month, named) for named in shown.checks],
            figures=(2,),
            keys=[named.check.check_key for named in shown.checks],
        ),
        _recalculate(visitor, month) if shown.run and not shown.run.attests else None,
    )


def _recalculate(visitor: Visitor, month: date) -> Vdom:
    return form(
        button(visitor.words("month-recalculate"), kind="text"),
        action=f"{month_href(month)}/rakna",
        op_id=visitor.new_op(),
    )


def _check_row(visitor: Visitor, month: date, named: NamedCheck) -> list[Child]:
    w, check = visitor.words, named.check
    what = w(f"month-check-{check.kind}", percent=check.percent or 0)
    to_line = named.line_id and check.kind is not CheckKind.decision_missing
    href = (
        f"{HERE}/rad/{named.line_id}" if to_line else f"{HERE}/person/{check.case_id}"
    )
    before = (
        w("month-check-before", before=formats.kronor(check.before.ore))
        if check.before is not None
        else ""
    )
    why = w(f"month-why-{check.why}")
    return [
        h.a({"href": href}, what),
        named.name,
        "–"
        if check.kind is CheckKind.performed_off_granted
        else formats.kronor(check.amount.ore),
        f"{why}. {before}" if before else why,
        _check_state(visitor, month, named),
    ]


def _check_state(visitor: Visitor, month: date, named: NamedCheck) -> Vdom:
    w = visitor.words
    if named.checked_at is not None:
        return tag(w("month-check-done", name=named.checked_by_name), "good")
    return form(
        hidden("check_key", named.check.check_key),
        button(f"{w('month-check-do')}", kind="outlined"),
        h.span({"class": "visually-hidden"}, named.name),
        action=f"{month_href(month)}/kontrollerad",
        op_id=visitor.new_op(),
    )


def _attest(
    visitor: Visitor, actor: Actor, month: date, run: MonthRun, left: int
) -> Vdom:
    w = visitor.words
    if run.final_at is not None:
        return notice(
            w("month-final", day=formats.day(run.final_at.date())), kind="good"
        )
    if left:
        return notice(w("month-attest-waits"), kind="warn")
    if any(each.by_user == actor.user_id for each in run.attests):
        return notice(w("month-attest-yours"), kind="good")
    hint = (
        w("month-attest-second", name=run.attests[0].by_name)
        if run.attests
        else w("month-attest-first")
    )
    return form(
        button(w("month-attest", month=formats.month(month))),
        h.p(hint),
        action=f"{month_href(month)}/attestera",
        op_id=visitor.new_op(),
    )


def _settlements(visitor: Visitor, made: tuple[Settlement, ...]) -> Vdom | None:
    w = visitor.words
    if not made:
        return None
    return section(
        w("month-settlements"),
        link_list(
            [
                (
                    f"{HERE}/avrakning/{s.settlement_id}",
                    s.provider_name,
                    w(
                        "month-settlement-hint",
                        amount=formats.kronor(s.amount.ore + s.vat.ore),
                        hours=formats.number(s.minutes // 60),
                    ),
                )
                for s in made
            ]
        ),
    )


def _proposed(visitor: Visitor, made: tuple[Settlement, ...]) -> Vdom | None:
    w = visitor.words
    if not made:
        return None
    return section(
        w("month-settlements"),
        table(
            caption=w("month-settlements-caption"),
            columns=[
                w("month-provider"),
                w("settlement-time"),
                w("settlement-amount"),
                w("settlement-vat"),
            ],
            rows=[
                [
                    s.provider_name,
                    formats.minutes(s.minutes),
                    formats.kronor(s.amount.ore, always_ore=True),
                    formats.kronor(s.vat.ore, always_ore=True),
                ]
                for s in made
            ],
            figures=(1, 2, 3),
        ),
    )


def _lines(visitor: Visitor, lines: tuple[NamedLine, ...]) -> Vdom | None:
    w = visitor.words
    if not lines:
        return None
    return section(
        w("month-fee-lines"),
        table(
            caption=w("month-fee-lines-caption"),
            columns=[w("month-check-who"), w("month-fee-line"), w("month-amount")],
            rows=[
                [
                    h.a({"href": f"{HERE}/rad/{named.line.line_id}"}, named.name),
                    f"{w(f'line-{named.line.kind}')}, {formats.month(named.line.for_month)}",
                    formats.kronor(named.line.amount.ore),
                ]
                for named in lines
            ],
            figures=(2,),
        ),
    )
