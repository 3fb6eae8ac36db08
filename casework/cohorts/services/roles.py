"""In which part a young person is known to a cohort: victim and harmer may both be true (PRACTICE §2.14)."""

from datetime import date

from sqlalchemy import select

from casework.audit.services import record
from casework.cohorts import queries
from casework.cohorts.errors import ReasonMissing, StepNotAllowed
from casework.cohorts.models import MembershipRole
from casework.cohorts.services.steps import subject_of
from casework.cohorts.types import MemberRole
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db


def add_role(
    actor: Actor, *, membership_id: int, role: MemberRole, evidence: str, since: date | None = None
) -> MembershipRole:
    """Record a part in which somebody is known, with its evidence, from a London day.

    Raises ReasonMissing without evidence, StepNotAllowed for a day to come or a part already held.
    """
    membership = queries.membership_to_change(actor, membership_id)
    day = since or clock.today()
    if not evidence.strip():
        raise ReasonMissing("Say what the evidence is", "evidence")
    if day > clock.today():
        raise StepNotAllowed("The date must be today or in the past", "since")
    if _held(membership_id, role) is not None:
        raise StepNotAllowed("This is recorded already", "role")
    held = MembershipRole(
        membership_id=membership_id,
        role=role,
        evidence=evidence,
        since=day,
        recorded_by_id=actor.user_id,
        recorded_at=clock.now(),
    )
    db.session.add(held)
    changes = {"role": (None, role), "evidence": (None, evidence), "since": (None, day)}
    record(actor, "membership.role_added", subject_of(membership), changes=changes)
    return held


def end_role(actor: Actor, *, membership_id: int, role: MemberRole, until: date | None = None) -> None:
    """End a part, such as a conviction that is spent. Raises StepNotAllowed when it is not held."""
    membership = queries.membership_to_change(actor, membership_id)
    held = _held(membership_id, role)
    if held is None:
        raise StepNotAllowed("This is not recorded", "role")
    held.until = until or clock.today()
    changes = {"role": (role, None), "until": (None, held.until)}
    record(actor, "membership.role_ended", subject_of(membership), changes=changes)


def _held(membership_id: int, role: MemberRole) -> MembershipRole | None:
    return db.session.scalar(
        select(MembershipRole).where(
            MembershipRole.membership_id == membership_id,
            MembershipRole.role == role,
            MembershipRole.until.is_(None),
        )
    )
