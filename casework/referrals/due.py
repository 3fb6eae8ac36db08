"""What is due on referrals and held rows, with the coordinators who are reminded (PRACTICE §4)."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import func, select

from casework.access.models import RoleGrant, User
from casework.access.types import Role
from casework.core.clock import london_day
from casework.core.db import db
from casework.core.subjects import Due, Recipient, SubjectRef
from casework.referrals import rules
from casework.referrals.models import ImportBatch, ImportRow, Referral
from casework.referrals.types import HeldState, ReferralStatus, Urgency

BEHIND = timedelta(days=180)
"""A sweep that was stopped for half a year still catches up."""

Recipients = tuple[Recipient, ...]


def referrals_due(today: date) -> Iterator[Due]:
    """Yield each open referral's next clock: to be acknowledged, then to be decided."""
    coordinators = _coordinators()
    rows = db.session.scalars(
        select(Referral)
        .where(
            Referral.status.in_([ReferralStatus.RECEIVED, ReferralStatus.MORE_ASKED]),
            Referral.acknowledge_by >= today - BEHIND,
        )
        .order_by(Referral.id)
    )
    for referral in rows.yield_per(500):
        received = london_day(referral.received_at)
        waits = referral.acknowledged_at is None
        decide_by = rules.decide_by(received, referral.urgency)
        due_on = min(referral.acknowledge_by, decide_by) if waits else decide_by
        yield Due(
            subject=SubjectRef("referral", referral.id, referral.ref, referral.person_id),
            due_on=due_on,
            since=received,
            ladder="referral_acknowledge" if waits else "referral_decide",
            recipients={"coordinator": _of_area(coordinators, referral.area_id)},
            urgent=waits and referral.urgency is Urgency.TODAY,
        )


def held_rows_due(today: date) -> Iterator[Due]:
    """Yield each row that waits for somebody to complete it, pass it on or dismiss it."""
    coordinators = _coordinators()
    rows = db.session.execute(
        select(ImportRow.id, ImportRow.ref, ImportRow.due_on, ImportBatch.created_at, ImportBatch.area_id)
        .join(ImportBatch, ImportBatch.id == ImportRow.batch_id)
        .where(ImportRow.held == HeldState.HELD, ImportRow.due_on >= today - BEHIND)
        .order_by(ImportRow.id)
    )
    for row_id, ref, due_on, created_at, area_id in rows:
        if due_on is None:
            continue
        yield Due(
            subject=SubjectRef("import_row", row_id, ref),
            due_on=due_on,
            since=london_day(created_at),
            ladder="held_row",
            recipients={"coordinator": _of_area(coordinators, area_id)},
        )


def _of_area(coordinators: dict[int, Recipients], area_id: int | None) -> Recipients:
    """Everybody's while nobody knows the area: each coordinator once."""
    if area_id is not None:
        return coordinators.get(area_id, ())
    everybody = {recipient.user_id: recipient for some in coordinators.values() for recipient in some}
    return tuple(everybody.values())


def _coordinators() -> dict[int, Recipients]:
    rows = db.session.execute(
        select(func.coalesce(RoleGrant.area_id, 0), User.id, User.email, RoleGrant.granted_at)
        .join(User, User.id == RoleGrant.user_id)
        .where(RoleGrant.role == Role.COORDINATOR, RoleGrant.area_id.is_not(None), User.disabled_at.is_(None))
        .order_by(RoleGrant.area_id, User.id)
    )
    found: dict[int, Recipients] = {}
    for area_id, user_id, email, granted_at in rows:
        found[area_id] = (*found.get(area_id, ()), Recipient(user_id, email, london_day(granted_at)))
    return found
