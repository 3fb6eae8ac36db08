"""Two homes: the coordinator's (what waits for a decision) and the referrer's (what I sent)."""

from flask import render_template

from casework.access.types import Permission
from casework.actions import board
from casework.audit import looks
from casework.cases import queries as cases
from casework.cohorts import queries as cohorts
from casework.core import clock
from casework.core.actor import Actor
from casework.messages import queries as messages
from casework.referrals import front_door, queries

SHOWN = 10


def home_coordinator(actor: Actor) -> str:
    """What is waiting for a decision, and by when?"""
    waiting = queries.queue(actor, limit=SHOWN)
    held, held_count = queries.held_rows(actor, limit=SHOWN)
    nominations = cohorts.nominations(actor)[:SHOWN]
    looks.listed("referral", [line.ref for line in waiting])
    looks.listed("import_row", [line.row.ref for line in held])
    looks.listed("membership", [row[0].ref for row in nominations])
    return render_template(
        "referrals/home_coordinator.html",
        waiting=waiting,
        counts=queries.queue_counts(actor),
        held=held,
        held_count=held_count,
        nominations=nominations,
        unallotted=cases.count_unallotted(actor),
        late=board.count(actor, board.Filters(board.Show.LATE), clock.today()),
        failed=len(messages.failed()),
        day=clock.today(),
    )


def home_referrer(actor: Actor) -> str:
    """What I have begun, and what became of what I sent."""
    sent = queries.sent_by(actor, limit=SHOWN) if actor.may(Permission.REFERRAL_READ) else []
    looks.listed("referral", [line.ref for line in sent])
    begun = front_door.own(actor)
    return render_template(
        "referrals/home_referrer.html",
        sent=sent,
        drafts=[(front_door.ref_of(draft), front_door.name_in(draft), draft.saved_at) for draft in begun],
    )
