"""Loading a meeting for whoever runs it."""

from casework.access.guard import current_actor
from casework.access.types import Level
from casework.core.actor import Actor
from casework.meetings import queries
from casework.meetings.models import Meeting


def loaded(ref: str) -> tuple[Actor, Meeting]:
    """Return the reader and the meeting they run. Raises NotFound out of sight, NotAllowed for those who only attend."""
    actor = current_actor()
    meeting, _ = queries.get_meeting(actor, ref, Level.CONTRIBUTE)
    return actor, meeting
