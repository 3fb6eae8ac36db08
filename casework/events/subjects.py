"""How events introduce themselves to what cuts across."""

from casework.core.subjects import Subject, register
from casework.events.models import Event

EVENT = register(
    Subject(
        kind="event",
        model=Event,
        label="Event",
        tables=("events", "event_participants"),
        repoint=("events.told_for_id", "event_participants.person_id", "event_participants.reach_person_id"),
        erase=("events.what_happened", "events.place", "event_participants.description"),
    )
)
