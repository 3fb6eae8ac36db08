"""What whoever is in charge does with an action: the chair of the series, or the coordinator."""

from datetime import date

from sqlalchemy import select

from casework.actions import notices, rules
from casework.actions.errors import ActionRefused
from casework.actions.models import Action, DeadlineChange
from casework.actions.services import owners
from casework.actions.services.answer import closing, shown
from casework.actions.services.thread import add_entry, require_manages, require_open, subject_of
from casework.actions.types import ActionStatus, Owner, UpdateKind
from casework.audit.services import apply_changes, record
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db


def change_deadline(
    actor: Actor,
    *,
    action: Action,
    reason: str,
    due_on: date | None = None,
    working_days: int | None = None,
    version: int | None = None,
) -> None:
    """Move the deadline, with a reason; the first one is kept (R-MT-5), and the owner is told.

    Raises NotManaged, AlreadyClosed, ChangedMeanwhile, or ActionRefused.
    """
    require_manages(actor, action, version)
    require_open(action)
    deadline = rules.deadline_from(due_on=due_on, working_days=working_days, today=clock.today())
    said = rules.require_said(reason, "Enter why the deadline changes", "reason")
    if deadline == action.due_on:
        raise ActionRefused("This is the deadline already", field="due_on")
    db.session.add(
        DeadlineChange(
            action_id=action.id,
            old_due_on=action.due_on,
            new_due_on=deadline,
            reason=said,
            changed_by_id=actor.user_id,
            created_at=clock.now(),
        )
    )
    changes = apply_changes(action, due_on=deadline, asked_due_on=None, asked_reason=None)
    add_entry(actor, action, UpdateKind.DEADLINE_CHANGED, said)
    record(actor, "action.deadline_changed", subject_of(action), changes=shown(changes), note=said)
    owners.tell_owner(actor, action, notices.deadline_changed(action.ref))


def refuse_longer(actor: Actor, *, action: Action, reason: str) -> None:
    """Answer no to a wish for more time. Raises NotManaged, AlreadyClosed, or ActionRefused when nobody asked."""
    require_manages(actor, action)
    require_open(action)
    if action.asked_due_on is None:
        raise ActionRefused("Nobody is asking for more time")
    said = rules.require_said(reason, "Enter why the deadline stays", "reason")
    changes = apply_changes(action, asked_due_on=None, asked_reason=None)
    add_entry(actor, action, UpdateKind.LONGER_REFUSED, said)
    record(actor, "action.longer_refused", subject_of(action), changes=shown(changes), note=said)


def reassign(actor: Actor, *, action: Action, owner: Owner, reason: str, version: int | None = None) -> None:
    """Give an action to somebody else and tell them. Raises NotManaged, AlreadyClosed, ChangedMeanwhile, ActionRefused."""
    require_manages(actor, action, version)
    require_open(action)
    said = rules.require_said(reason, "Enter why it is given to somebody else", "reason")
    owned = owners.resolve(owner)
    changes = apply_changes(action, owner_agency_id=owned.agency_id, owner_user_id=owned.user_id, owner_name=owned.name)
    if not changes:
        raise ActionRefused("This is the owner already", field="owner")
    action.owned_since = clock.now()
    add_entry(actor, action, UpdateKind.REASSIGNED, said)
    record(actor, "action.reassigned", subject_of(action), changes=changes, note=said)
    owners.tell_owner(actor, action, notices.promised(action.ref))


def cancel(actor: Actor, *, action: Action, reason: str) -> None:
    """End an action that should not be done any more. Raises NotManaged, AlreadyClosed, or ActionRefused."""
    require_manages(actor, action)
    require_open(action)
    said = rules.require_said(reason, "Enter why it is cancelled", "reason")
    changes = apply_changes(action, closing_note=said, **closing(actor, ActionStatus.CANCELLED))
    add_entry(actor, action, UpdateKind.CANCELLED, said)
    record(actor, "action.cancelled", subject_of(action), changes=shown(changes))


def sign_off(actor: Actor, *, action: Action) -> None:
    """Agree that an action has ended as its owner says. Raises NotManaged, or ActionRefused when it has not ended."""
    require_manages(actor, action)
    if action.status not in (ActionStatus.DONE, ActionStatus.NOT_DONE):
        raise ActionRefused("Only an action that is done or not done is signed off")
    if action.signed_off_at is not None:
        raise ActionRefused("This action is signed off already")
    changes = apply_changes(action, signed_off_at=clock.now(), signed_off_by_id=actor.user_id)
    add_entry(actor, action, UpdateKind.SIGNED_OFF)
    record(actor, "action.signed_off", subject_of(action), changes=shown(changes))


def move_to_case(actor: Actor, *, membership_id: int, case_id: int) -> int:
    """Hang what was promised on a nomination on the case that came of it; return how many."""
    moved = db.session.scalars(select(Action).where(Action.membership_id == membership_id).order_by(Action.id)).all()
    for action in moved:
        changes = apply_changes(action, membership_id=None, case_id=case_id)
        record(actor, "action.moved_to_case", subject_of(action), changes=changes)
    return len(moved)


def carry_over(actor: Actor, *, series_id: int, meeting_id: int, on: date) -> int:
    """Count one more carry-over for what is due by a meeting's day and still open from earlier ones (R-MT-3).

    Called once, when the meeting opens. What is due later is not late in any sense, and is not counted.
    """
    due = db.session.scalars(
        select(Action).where(
            Action.promised_series_id == series_id,
            Action.status == ActionStatus.OPEN,
            Action.meeting_id != meeting_id,
            Action.due_on <= on,
        )
    ).all()
    for action in due:
        action.times_carried += 1
        add_entry(actor, action, UpdateKind.CARRIED_OVER)
        record(actor, "action.carried_over", subject_of(action), detail={"times": action.times_carried})
    return len(due)
