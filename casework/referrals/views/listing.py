"""The list of referrals: the queue for those who decide, what was decided for those who refer."""

from flask import render_template, request

from casework.access.guard import current_actor, requires
from casework.access.types import Permission
from casework.audit import looks
from casework.core import clock
from casework.core.actor import Actor
from casework.core.refs import parse_ref
from casework.referrals import front_door, queries
from casework.referrals.queries import QueueFilter
from casework.referrals.views.blueprint import bp

PAGE = 50


@bp.get("")
@requires(Permission.REFERRAL_READ)
def list_referrals() -> str:
    """The triage queue, or my own referrals."""
    actor = current_actor()
    after = parse_ref(request.args.get("after", ""))
    if actor.may(Permission.REFERRAL_TRIAGE) and request.args.get("show") != "mine":
        return _queue(actor, after)
    return _mine(actor, after)


def _queue(actor: Actor, after: str | None) -> str:
    asked = request.args.get("show", "")
    which = QueueFilter(asked) if asked in set(QueueFilter) else QueueFilter.OPEN
    rows = queries.queue(actor, which, after=after, limit=PAGE)
    looks.listed("referral", [line.ref for line in rows])
    return render_template(
        "referrals/queue.html",
        rows=rows,
        which=which,
        counts=queries.queue_counts(actor),
        next_after=rows[-1].ref if len(rows) == PAGE else None,
        day=clock.today(),
    )


def _mine(actor: Actor, after: str | None) -> str:
    rows = queries.sent_by(actor, after=after, limit=PAGE)
    looks.listed("referral", [line.ref for line in rows])
    begun = front_door.own(actor)
    return render_template(
        "referrals/mine.html",
        rows=rows,
        drafts=[(front_door.ref_of(draft), front_door.name_in(draft), draft.saved_at) for draft in begun],
        next_after=rows[-1].ref if len(rows) == PAGE else None,
    )
