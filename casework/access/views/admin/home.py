"""The administrator's home: what keeps somebody from working."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, render_template

from casework.access import admin_queries
from casework.access.guard import current_actor, requires
from casework.access.types import Permission
from casework.core import clock, lease
from casework.core.actor import Actor
from casework.messages import queries as messages

bp = Blueprint("admin", __name__, url_prefix="/admin")

BEATS_WITHIN = timedelta(minutes=2)
MAIL_WITHIN = timedelta(minutes=15)


@bp.get("")
@requires(Permission.USER_MANAGE)
def show() -> Any:
    """Show the administrator's home at an address of its own."""
    return home(current_actor())


def home(actor: Actor) -> str:
    """Show invitations not taken up, agencies nobody answers for, and whether scheduler and mail work."""
    now = clock.now()
    beat = lease.last_beat(lease.SCHEDULER)
    waiting_since = messages.oldest_waiting()
    return render_template(
        "admin/home.html",
        now=now,
        invited=admin_queries.invited(),
        without_role=admin_queries.users_without_role(),
        agencies=admin_queries.agencies_without_contact(),
        beat=beat,
        scheduler_well=beat is not None and now - beat < BEATS_WITHIN,
        failed=len(messages.failed()),
        waiting_since=waiting_since,
        mail_late=waiting_since is not None and now - waiting_since > MAIL_WITHIN,
    )
