"""Promising: an action begins."""

from datetime import date

from casework.actions import notices, rules
from casework.actions.models import Action
from casework.actions.services import owners
from casework.actions.services.thread import add_entry, subject_of
from casework.actions.types import About, ActionStatus, Owner, Priority, PromisedAt, UpdateKind
from casework.audit.services import record
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db


def promise(
    actor: Actor,
    *,
    text: str,
    owner: Owner,
    about: About,
    due_on: date | None = None,
    working_days: int | None = None,
    done_when: str = "",
    priority: Priority = Priority.NORMAL,
    promised_at: PromisedAt | None = None,
) -> Action:
    """Record that somebody agreed to do something by a day (R-MT-1), and tell them.

    The caller has checked that the actor may add to what it hangs on. Raises ActionRefused, with the field, for words
    that do not say what will be done, an owner who is nobody in particular, or a deadline that cannot be kept.
    """
    words = rules.check_text(text)
    owned = owners.resolve(owner)
    deadline = rules.deadline_from(due_on=due_on, working_days=working_days, today=clock.today())
    about.chosen()
    action = Action(
        **_columns(about, promised_at),
        text=words,
        done_when=done_when.strip(),
        priority=priority,
        owner_agency_id=owned.agency_id,
        owner_user_id=owned.user_id,
        owner_name=owned.name,
        owned_since=clock.now(),
        first_due_on=deadline,
        due_on=deadline,
        times_carried=0,
        status=ActionStatus.OPEN,
        created_at=clock.now(),
        created_by_id=actor.user_id,
    )
    db.session.add(action)
    # Its thread, trail and message carry the action's key and reference.
    db.session.flush()
    add_entry(actor, action, UpdateKind.PROMISED)
    changes = {
        "text": (None, words),
        "due_on": (None, deadline.isoformat()),
        "owner_agency_id": (None, owned.agency_id),
    }
    record(actor, "action.promised", subject_of(action), changes=changes)
    owners.tell_owner(actor, action, notices.promised(action.ref))
    return action


def _columns(about: About, promised_at: PromisedAt | None) -> dict[str, int | None]:
    at = promised_at
    return {
        "case_id": about.case_id,
        "membership_id": about.membership_id,
        "cohort_id": about.cohort_id,
        "series_id": about.series_id,
        "person_id": about.person_id,
        "promised_series_id": at.series_id if at else None,
        "meeting_id": at.meeting_id if at else None,
        "agenda_item_id": at.agenda_item_id if at else None,
    }
