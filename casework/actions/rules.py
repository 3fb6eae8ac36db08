"""What makes an action an action: pure rules, no database (PRACTICE R-MT-1, R-MT-4, R-MT-5)."""

import re
from datetime import date

from casework.actions.errors import ActionRefused
from casework.actions.types import ActionStatus, Owner
from casework.core.calendar import add_working_days

MAX_WORKING_DAYS = 260
MAX_DAYS_AHEAD = 730
STUCK_AFTER = 2
"""An action carried over this often is stuck (R-MT-3)."""

_VERBS = frozenset(
    ["accompany", "agree", "apply", "arrange", "ask", "assess", "attend", "book", "bring", "build", "call", "chase", "check", "circulate", "claim", "clarify", "close", "collect", "come", "commission", "compile", "complete", "confirm", "consider", "consult", "contact", "convene", "coordinate", "cover", "create", "deliver", "develop", "discuss", "draft", "drive", "email", "encourage", "ensure", "enrol", "enquire", "escalate", "establish", "explain", "explore", "feed", "file", "find", "finish", "follow", "gather", "get", "give", "go", "hand", "help", "hold", "identify", "include", "inform", "introduce", "investigate", "invite", "issue", "join", "keep", "lead", "liaise", "link", "listen", "log", "look", "make", "map", "meet", "mentor", "monitor", "move", "nominate", "notify", "obtain", "offer", "open", "organise", "pass", "patrol", "pay", "phone", "plan", "prepare", "present", "provide", "pursue", "put", "raise", "read", "reassure", "reconsider", "record", "re-refer", "refer", "register", "reply", "report", "request", "research", "respond", "return", "review", "ring", "run", "safeguard", "schedule", "screen", "see", "secure", "seek", "send", "set", "share", "show", "signpost", "speak", "start", "step", "stop", "submit", "support", "take", "talk", "task", "telephone", "tell", "test", "text", "trace", "track", "train", "try", "understand", "undertake", "update", "use", "verify", "visit", "work", "write"]
)
_NO_VERBS = frozenset(
    ["a", "action", "actions", "all", "an", "and", "any", "as", "at", "both", "by", "each", "everybody", "everyone", "following", "for", "from", "he", "her", "his", "i", "in", "it", "its", "mother", "mum", "dad", "father", "carer", "family", "must", "need", "needs", "no", "of", "on", "our", "police", "probation", "school", "she", "should", "so", "somebody", "someone", "team", "that", "the", "their", "them", "there", "they", "this", "to", "tba", "tbc", "to-do", "todo", "we", "what", "when", "who", "will", "with", "worker", "you", "young", "your"]
)
_NOUN_ENDINGS = ("ing", "tion", "sion", "ment", "ness", "ity", "ance", "ence")
_NOBODY = frozenset(
    ["agency", "all", "anybody", "anyone", "both", "chair", "duty", "everybody", "everyone", "n/a", "na", "nobody", "none", "officer", "partners", "partnership", "police", "practitioner", "probation", "professionals", "school", "service", "services", "social-worker", "someone", "somebody", "staff", "tba", "tbc", "team", "unknown", "us", "we", "worker"]
)


def check_text(text: str) -> str:
    """Return the action's words, trimmed. Raises ActionRefused unless they begin with what will be done.

    English has no reliable test for a verb: known verbs pass, words that are plainly something else do not, and so
    does "Police to visit", which names who instead of what. Anything else is given the benefit of the doubt.
    """
    words = " ".join(text.split())
    if not words:
        raise ActionRefused("Enter what will be done", field="text")
    first, _, rest = words.lower().partition(" ")
    first = first.strip(".,:;-–")
    if not rest:
        raise ActionRefused("Say what will be done in a few words, like “Ring the school”", field="text")
    if first not in _VERBS and _is_no_verb(first, rest):
        raise ActionRefused("Begin with what will be done, like “Ring the school” or “Arrange a visit”", field="text")
    return words


def _is_no_verb(first: str, rest: str) -> bool:
    return (
        first in _NO_VERBS
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
    words = name.lower().replace("the ", "", 1).split()
    if words[0] in _NOBODY or words[-1] in _NOBODY:
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


def days_late(due_on: date, today: date) -> int:
    """Return by how many days a deadline is past; 0 until its day is over (due at the end of the day)."""
    return max(0, (today - due_on).days)


def is_stuck(times_carried: int) -> bool:
    """Say whether an action has been carried over so often that it is stuck (R-MT-3)."""
    return times_carried >= STUCK_AFTER


def kept_first_deadline(status: ActionStatus, closed_on: date | None, first_due_on: date) -> bool:
    """Say whether an action was done by the end of its first deadline (R-MT-5)."""
    return status is ActionStatus.DONE and closed_on is not None and closed_on <= first_due_on


def require_said(text: str, message: str, field: str) -> str:
    """Return the text trimmed. Raises ActionRefused with the message when nothing is said."""
    said = text.strip()
    if not said:
        raise ActionRefused(message, field=field)
    return said
