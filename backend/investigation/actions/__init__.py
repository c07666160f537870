"""What may be done in an investigation: one verb, one transaction."""

from backend.investigation.actions.assessment import (
    assess_need,
)
from backend.investigation.actions.handed_over import (
    close_inquiry,
    keep_self_ratings,
    note_order_declined,
    note_reassessment,
    open_inquiry,
)
from backend.investigation.actions.inquiry import (
    hand_back_case,
    keep,
    plan_inquiry,
    take_case,
    workable,
)
from backend.investigation.actions.journal import (
    correct_entry,
    write_entry,
)
from backend.investigation.actions.policy import (
    adopt_policy,
)
from backend.investigation.actions.proposal import (
    Blocked,
    add_line,
    change_line,
    propose_plan,
    remove_line,
)
from backend.investigation.actions.work import (
    OF_THE_INQUIRY,
    STOCKHOLM,
    WAITING,
    finish_work,
    move_on,
    put_work,
)

__all__ = [
    "OF_THE_INQUIRY",
    "STOCKHOLM",
    "WAITING",
    "Blocked",
    "add_line",
    "adopt_policy",
    "assess_need",
    "change_line",
    "close_inquiry",
    "correct_entry",
    "finish_work",
    "hand_back_case",
    "keep",
    "keep_self_ratings",
    "move_on",
    "note_order_declined",
    "note_reassessment",
    "open_inquiry",
    "plan_inquiry",
    "propose_plan",
    "put_work",
    "remove_line",
    "take_case",
    "workable",
    "write_entry",
]
