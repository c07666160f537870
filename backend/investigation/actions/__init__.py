"""What may be done in an investigation: one verb, one transaction."""

from backend.investigation.actions.assessment import (
    assess_need,
)
from backend.investigation.actions.colleague import (
    break_glass,
    cover,
    take_over,
)
from backend.investigation.actions.communication import (
    answer_communication,
    communicate,
    note_answer,
    skip_communication,
)
from backend.investigation.actions.decision import decide
from backend.investigation.actions.documents import (
    ask_signature,
    document_to_sign,
    drawn_up,
)
from backend.investigation.actions.handed_over import (
    close_inquiry,
    code_letter_is_posted,
    keep_self_ratings,
    note_order_declined,
    note_reassessment,
    open_inquiry,
    put_code_letter,
)
from backend.investigation.actions.identity import of_own_case
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
from backend.investigation.actions.objection import (
    answer_objection,
    note_objection,
    object_to,
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
from backend.investigation.actions.sending import (
    send_back,
    send_up,
)
from backend.investigation.actions.serving import (
    note_letter_posted,
    serve_decision,
)
from backend.investigation.actions.signing import (
    save_draft,
    sign_investigation,
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
    "answer_communication",
    "answer_objection",
    "ask_signature",
    "assess_need",
    "break_glass",
    "change_line",
    "close_inquiry",
    "code_letter_is_posted",
    "communicate",
    "correct_entry",
    "cover",
    "decide",
    "document_to_sign",
    "drawn_up",
    "finish_work",
    "hand_back_case",
    "keep",
    "keep_self_ratings",
    "move_on",
    "note_answer",
    "note_letter_posted",
    "note_objection",
    "note_order_declined",
    "note_reassessment",
    "object_to",
    "of_own_case",
    "open_inquiry",
    "plan_inquiry",
    "propose_plan",
    "put_code_letter",
    "put_work",
    "remove_line",
    "save_draft",
    "send_back",
    "send_up",
    "serve_decision",
    "sign_investigation",
    "skip_communication",
    "take_case",
    "take_over",
    "workable",
    "write_entry",
]
