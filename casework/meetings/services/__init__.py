"""The verbs of meetings. Each audits; none commits."""

from casework.meetings.services.agenda import (
    add_candidate,
    add_other,
    cancel_meeting,
    drop_item,
    item_ref,
    move_up,
    publish,
)
from casework.meetings.services.deciding import Coded, decide
from casework.meetings.services.making import SeriesDetails, change_series, make_series, plan_meeting
from casework.meetings.services.minuting import agree_minutes
from casework.meetings.services.running import (
    add_update,
    declare_conflict,
    finish,
    mark_discussed,
    open_meeting,
    promise,
    record_attendance,
    reopen,
)

__all__ = [
    "Coded",
    "SeriesDetails",
    "add_candidate",
    "add_other",
    "add_update",
    "agree_minutes",
    "cancel_meeting",
    "change_series",
    "decide",
    "declare_conflict",
    "drop_item",
    "finish",
    "item_ref",
    "make_series",
    "mark_discussed",
    "move_up",
    "open_meeting",
    "plan_meeting",
    "promise",
    "publish",
    "record_attendance",
    "reopen",
]
