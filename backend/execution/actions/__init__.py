"""What may be done in carrying out: one verb, one transaction."""

from backend.execution.actions.capacity import declare_capacity
from backend.execution.actions.choices import (
    adopt_policy,
    mark_started,
    note_turn,
    open_choice,
    send_order,
    settle_choice,
)
from backend.execution.actions.corrections import (
    approve_correction,
    lock_time,
    propose_correction,
)
from backend.execution.actions.held import apply_held, let_held_be
from backend.execution.actions.orders import (
    accept_order,
    decline_order,
    pass_on_silent,
    start_service,
)
from backend.execution.actions.planning import (
    agree_plan,
    draft_plan,
    note_agreement,
    plan_week,
)
from backend.execution.actions.visits import (
    finish_visit,
    report_not_home,
    reported,
    start_visit,
)

__all__ = [
    "accept_order",
    "adopt_policy",
    "agree_plan",
    "apply_held",
    "approve_correction",
    "declare_capacity",
    "decline_order",
    "draft_plan",
    "finish_visit",
    "let_held_be",
    "lock_time",
    "mark_started",
    "note_agreement",
    "note_turn",
    "open_choice",
    "pass_on_silent",
    "plan_week",
    "propose_correction",
    "report_not_home",
    "reported",
    "send_order",
    "settle_choice",
    "start_service",
    "start_visit",
]
