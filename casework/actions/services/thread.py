"""What every verb of an action does besides its own work: a line in the thread, and who is asked."""

from casework.actions import queries
from casework.actions.errors import AlreadyClosed, ChangedMeanwhile, NotManaged, NotYours
from casework.actions.models import Action, ActionUpdate
from casework.actions.types import ActionStatus, UpdateKind
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.subjects import SubjectRef


def subject_of(action: Action) -> SubjectRef:
    """Return the action as the trail and messages know it."""
    return SubjectRef("action", action.id, action.ref, action.person_id)


def add_entry(actor: Actor, action: Action, kind: UpdateKind, text: str = "") -> ActionUpdate:
    """Add an entry to an action's thread; one given for somebody without an account says for whom."""
    entry = ActionUpdate(
        action_id=action.id,
        kind=kind,
        text=text,
        user_id=actor.user_id,
        answers_for=action.owner_name if action.owner_user_id is None else None,
        created_at=clock.now(),
    )
    db.session.add(entry)
    return entry


def require_open(action: Action) -> None:
    """Raise AlreadyClosed unless the action is open."""
    if action.status is not ActionStatus.OPEN:
        raise AlreadyClosed


def require_answers(actor: Actor, action: Action) -> None:
    """Raise NotYours unless the actor answers the action, or runs the meeting and records what the owner said."""
    rights = queries.rights_on(actor, action)
    if not (rights.answers or rights.records):
        raise NotYours


def require_manages(actor: Actor, action: Action, version: int | None = None) -> None:
    """Raise NotManaged unless the actor is in charge; ChangedMeanwhile when their form shows an older version."""
    if not queries.rights_on(actor, action).manages:
        raise NotManaged
    if version is not None and version != action.version:
        raise ChangedMeanwhile
