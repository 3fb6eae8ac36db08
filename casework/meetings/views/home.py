"""The chair's home, and the minute-taker's: what was promised and not kept, and what is next?"""

from flask import render_template

from casework.access.types import Permission
from casework.actions import board
from casework.audit import looks
from casework.core import clock
from casework.core.actor import Actor
from casework.meetings import queries
from casework.meetings.types import MEETING_STATUS_LABELS


def home_chair(actor: Actor) -> str:
    """Next meeting and missing updates; the three figures; agencies, worst first; what waits for a decision."""
    today = clock.today()
    following = queries.next_meeting(actor)
    agencies = board.counts_by_agency(actor, today)
    if following is not None:
        looks.listed("meeting", [following[0].ref])
    return render_template(
        "meetings/home.html",
        following=following,
        wanted=queries.updates_wanted(actor, meeting_id=following[0].id) if following else [],
        promises=board.add_up(agencies),
        agencies=agencies,
        to_agree=queries.to_agree(actor),
        labels=MEETING_STATUS_LABELS,
        may_manage=actor.may(Permission.ACTION_MANAGE),
        day=today,
    )
