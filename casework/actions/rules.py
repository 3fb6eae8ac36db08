"""What makes an action an action: pure rules, no database (PRACTICE R-MT-1, R-MT-4, R-MT-5)."""

import re
from datetime import date

from casework.actions import words
from casework.actions.errors import ActionRefused
from casework.actions.types import Owner
from casework.core.calendar import add_working_days

MAX_WORKING_DAYS = 260
MAX_DAYS_AHEAD = 730
STUCK_AFTER = 2
"""An action carried over this often is stuck (R-MT-3)."""

_NOUN_ENDINGS = ("ing", "tion", "sion", "ment", "ness", "ity", "ance", "ence")


def check_text(text: str) -> str:
    """Return the action's words, trimmed. Raises ActionRefused unless they begin with what will be done.

    English has no reliable test for a verb: known verbs pass, words that are plainly something else do not, and so
    does "Police to visit", which names who instead of what. Anything else is given the benefit of the doubt.
    """
    said = " ".join(text.split())
    if not said:
        raise ActionRefused("Enter what will be done", field="text")
    first, _, rest = said.lower().partition(" ")
    first = first.strip(".,:;-–")
    if not rest:
        raise ActionRefused("Say what will be done in a few words, like “Ring the school”", field="text")
    if first not in words.VERBS and _is_no_verb(first, rest):
        raise ActionRefused("Begin with what will be done, like “Ring the school” or “Arrange a visit”", field="text")
    return said


def _is_no_verb(first: str, rest: str) -> bool:
    return (
        first in words.NO_VERBS
        or first.endswith(_NOUN_ENDINGS)
        or rest.startswith("to ")
        or re.fullmatch(r"[^a-zà-ž]*", first) is not None
    )


def check_owner(owner: Owner) -> Owner:
    """Return the owner with the name trimmed. Raises ActionRefused when nobody in particular is named."""
    if owner.user_id is not None:
        return Owner(agency_id=owner.agency_id, user_id=owner.user_id)
    name = " ".join((owner.name or "").split())
    if not name:
        raise ActionRefused("Enter the name of the person who will do this", field="owner_name")
    parts = name.lower().replace("the ", "", 1).split()
    if parts[0] in words.NOBODY or parts[-1] in words.NOBODY:
        raise ActionRefused("Name one person: a team or “all” cannot own an action", field="owner_name")
    return Owner(agency_id=owner.agency_id, name=name)


def deadline_from(*, due_on: date | None, working_days: int | None, today: date) -> date:
    """Return the deadline, given as a day or as a number of working days from today (England and Wales, R-MT-4).

    Raises ActionRefused when neither or both are given, or the day is past or more than two years ahead.
    """
    if due_on is not None and working_days is not None:
        raise ActionRefused("Enter a date or a number of working days, not both", field="working_days")
    if working_days is not None:
        if not 0 <= working_days <= MAX_WORKING_DAYS:
            raise ActionRefused(f"Working days must be between 0 and {MAX_WORKING_DAYS}", field="working_days")
        return add_working_days(today, working_days)
    if due_on is None:
        raise ActionRefused("Enter a date or a number of working days", field="due_on")
    return check_deadline(due_on, today)


def check_deadline(due_on: date, today: date, *, field: str = "due_on") -> date:
    """Return a deadline that can still be kept. Raises ActionRefused when it is past or over two years ahead."""
    if due_on < today:
        raise ActionRefused("The deadline must be today or later", field=field)
    if (due_on - today).days > MAX_DAYS_AHEAD:
        raise ActionRefused("The deadline must be within two years", field=field)
    return due_on


def is_stuck(times_carried: int) -> bool:
    """Say whether an action has been carried over so often that it is stuck (R-MT-3)."""
    return times_carried >= STUCK_AFTER


def require_said(text: str, message: str, field: str) -> str:
    """Return the text trimmed. Raises ActionRefused with the message when nothing is said."""
    said = text.strip()
    if not said:
        raise ActionRefused(message, field=field)
    return said
