"""The meetings I may see: to come, past, and the series they belong to."""

from typing import Any

from flask import render_template

from casework.access.guard import current_actor, requires
from casework.access.types import Permission
from casework.audit import looks
from casework.meetings import queries
from casework.meetings.types import MEETING_STATUS_LABELS
from casework.meetings.views.blueprint import bp


@bp.get("")
@requires(Permission.MEETING_READ)
def list_meetings() -> Any:
    actor = current_actor()
    to_come, past = queries.around_now(actor)
    looks.listed("meeting", [meeting.ref for meeting in [*to_come, *past]])
    return render_template(
        "meetings/list.html",
        to_come=to_come,
        past=past,
        series=queries.list_series(actor),
        labels=MEETING_STATUS_LABELS,
        may_manage=actor.may(Permission.MEETING_MANAGE),
    )
