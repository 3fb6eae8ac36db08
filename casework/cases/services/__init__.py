"""Verbs of cases."""

from casework.cases.services.allotting import allot, release_all
from casework.cases.services.closing import close
from casework.cases.services.contacts import call_off, log, plan, write_up
from casework.cases.services.goals import add_goal, update_goal
from casework.cases.services.happening import record_event
from casework.cases.services.journey import change_status, review, set_risk, tell_now
from casework.cases.services.moving import move_note
from casework.cases.services.opening import Opened, open_from_referral, select_nominee
from casework.cases.services.promising import promise

__all__ = [
    "Opened",
    "add_goal",
    "allot",
    "call_off",
    "change_status",
    "close",
    "log",
    "move_note",
    "open_from_referral",
    "plan",
    "promise",
    "record_event",
    "release_all",
    "review",
    "select_nominee",
    "set_risk",
    "tell_now",
    "update_goal",
    "write_up",
]
