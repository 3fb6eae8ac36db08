"""What the owner of an action does with it."""

from datetime import date
from typing import Any

from casework.actions import rules
from casework.actions.errors import ActionRefused
from casework.actions.models import Action
from casework.actions.services.thread import add_entry, require_answers, require_open, subject_of
from casework.actions.types import ActionStatus, Effect, NotDoneReason, UpdateKind
from casework.audit.services import apply_changes, record
from casework.core import clock
from casework.core.actor import Actor


def update(actor: Actor, *, action: Action, text: str) -> None:
    """Add the owner's word to the thread. Raises NotYours, AlreadyClosed, or ActionRefused for an empty one."""
    require_answers(actor, action)
    require_open(action)
    said = rules.require_said(text, "Enter what has happened since", "text")
    add_entry(actor, action, UpdateKind.UPDATE, said)
    record(actor, "action.updated", subject_of(action), changes={"update": (None, said)})


def complete(actor: Actor, *, action: Action, what_was_done: str, effect: Effect) -> None:
    """Close an action as done, saying what was done and whether it helped (PRACTICE §2.5).

    Raises NotYours, AlreadyClosed, or ActionRefused when nothing is said.
    """
    require_answers(actor, action)
    require_open(action)
    said = rules.require_said(what_was_done, "Enter what was done", "what_was_done")
    changes = apply_changes(action, what_was_done=said, effect=effect, **closing(actor, ActionStatus.DONE))
    add_entry(actor, action, UpdateKind.DONE, said)
    record(actor, "action.done", subject_of(action), changes=shown(changes))


def not_done(actor: Actor, *, action: Action, reason: NotDoneReason, note: str = "") -> None:
    """Close an action as not done, with why. Raises NotYours, AlreadyClosed, or ActionRefused for an unsaid other."""
    require_answers(actor, action)
    require_open(action)
    said = note.strip()
    if reason is NotDoneReason.OTHER:
        said = rules.require_said(note, "Enter why it was not done", "note")
    fields = closing(actor, ActionStatus.NOT_DONE)
    changes = apply_changes(action, not_done_reason=reason, closing_note=said or None, **fields)
    add_entry(actor, action, UpdateKind.NOT_DONE, said)
    record(actor, "action.not_done", subject_of(action), changes=shown(changes))


def ask_for_longer(actor: Actor, *, action: Action, until: date, reason: str) -> None:
    """Ask whoever is in charge for a later deadline; nothing moves until they agree (R-MT-5).

    Raises NotYours, AlreadyClosed, or ActionRefused for a day that is not later, or without a reason.
    """
    require_answers(actor, action)
    require_open(action)
    rules.check_deadline(until, clock.today(), field="until")
    if until <= action.due_on:
        raise ActionRefused("Enter a date after the present deadline", field="until")
    said = rules.require_said(reason, "Enter why more time is needed", "reason")
    changes = apply_changes(action, asked_due_on=until, asked_reason=said)
    add_entry(actor, action, UpdateKind.LONGER_ASKED, said)
    record(actor, "action.longer_asked", subject_of(action), changes=shown(changes))


def closing(actor: Actor, status: ActionStatus) -> dict[str, Any]:
    """Return what ends an action: its status, when, by whom; a wish for more time ends with it."""
    return {
        "status": status,
        "closed_at": clock.now(),
        "closed_on": clock.today(),
        "closed_by_id": actor.user_id,
        "asked_due_on": None,
        "asked_reason": None,
    }


def shown(changes: dict[str, tuple[Any, Any]]) -> dict[str, tuple[Any, Any]]:
    """Return changes as the trail keeps them: days and instants as ISO text."""
    return {name: (_plain(old), _plain(new)) for name, (old, new) in changes.items()}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
