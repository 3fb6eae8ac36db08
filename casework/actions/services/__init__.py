"""The verbs of actions. Each audits; none commits."""

from casework.actions.services.answer import ask_for_longer, complete, not_done, update
from casework.actions.services.hand_over import hand_to_agency_contact
from casework.actions.services.manage import (
    cancel,
    carry_over,
    change_deadline,
    move_to_case,
    reassign,
    refuse_longer,
    sign_off,
)
from casework.actions.services.promise import promise

__all__ = [
    "ask_for_longer",
    "cancel",
    "carry_over",
    "change_deadline",
    "complete",
    "hand_to_agency_contact",
    "move_to_case",
    "not_done",
    "promise",
    "reassign",
    "refuse_longer",
    "sign_off",
    "update",
]
