"""What may be done at first contact."""

from backend.contact.actions.applications import (
    close_intake,
    register_call,
    save_section,
    send_answers,
    send_application,
)
from backend.contact.actions.policies import adopt_policy
from backend.contact.actions.self_assessments import (
    save_self_answer,
    save_who_answers,
    send_self_answers,
    send_self_assessment,
)
from backend.contact.actions.withdrawals import withdraw_application

__all__ = [
    "adopt_policy",
    "close_intake",
    "register_call",
    "save_section",
    "save_self_answer",
    "save_who_answers",
    "send_answers",
    "send_application",
    "send_self_answers",
    "send_self_assessment",
    "withdraw_application",
]
