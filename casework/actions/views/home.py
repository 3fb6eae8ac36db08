"""The practitioner's home: what did I promise?"""

from flask import render_template

from casework.access.types import Permission
from casework.actions import queries
from casework.audit import looks
from casework.core import clock
from casework.core.actor import Actor
from casework.meetings import queries as meetings

SHOWN = 20
OTHERS = 5


def home_practitioner(actor: Actor) -> str:
    """Mine, late first; then what my agency owes, meetings I am asked to, and updates wanted from me."""
    mine = queries.mine(actor, limit=SHOWN)
    of_agency = queries.of_my_agency(actor, limit=SHOWN + OTHERS)
    own = {row.action.id for row in mine}
    others = [row for row in of_agency if row.action.id not in own][:OTHERS]
    looks.listed("action", [row.action.ref for row in [*mine, *others]])
    return render_template(
        "actions/home.html",
        mine=mine,
        others=others,
        meetings=meetings.upcoming(actor, limit=OTHERS) if actor.may(Permission.MEETING_READ) else [],
        wanted=meetings.updates_wanted(actor, limit=OTHERS) if actor.may(Permission.MEETING_READ) else [],
        day=clock.today(),
    )
