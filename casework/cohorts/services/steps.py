"""One step of a membership: the row, its history and its place in the trail, always together."""

from datetime import date
from typing import Any

from casework.audit.services import apply_changes, record
from casework.cohorts.models import Membership, MembershipStatusChange
from casework.cohorts.types import MembershipStatus
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.subjects import SubjectRef


def subject_of(membership: Membership) -> SubjectRef:
    """Return the membership as the trail knows it."""
    return SubjectRef("membership", membership.id, membership.ref, membership.person_id)


def step(
    actor: Actor,
    membership: Membership,
    status: MembershipStatus,
    *,
    verb: str,
    reason: str,
    on: date | None = None,
    **changes: Any,
) -> None:
    """Take a membership to a status on a London day (today unless told), with what else changes by it."""
    day = on or clock.today()
    db.session.add(
        MembershipStatusChange(
            membership_id=membership.id,
            from_status=membership.status,
            to_status=status,
            reason=reason,
            changed_on=day,
            changed_at=clock.now(),
            changed_by_id=actor.user_id,
        )
    )
    changed = apply_changes(membership, status=status, status_since=day, **changes)
    db.session.flush()
    record(actor, verb, subject_of(membership), changes=changed, note=reason)
