"""How series, meetings, agenda items and decisions introduce themselves to what cuts across."""

from casework.core.subjects import Subject, register
from casework.meetings.models import AgendaItem, Decision, Meeting, Series

SERIES = register(
    Subject(
        kind="series",
        model=Series,
        label="Series of meetings",
        endpoint="meetings.view_series",
        tables=("series", "series_agencies"),
    )
)

MEETING = register(
    Subject(
        kind="meeting",
        model=Meeting,
        label="Meeting",
        endpoint="meetings.view_meeting",
        tables=("meetings", "attendances", "conflicts", "minutes"),
        erase=("conflicts.what",),
    )
)

AGENDA_ITEM = register(
    Subject(
        kind="agenda_item",
        model=AgendaItem,
        label="Agenda item",
        tables=("agenda_items", "item_updates", "minutes_extracts"),
        repoint=("agenda_items.person_id", "minutes_extracts.person_id"),
        erase=("agenda_items.note", "item_updates.text", "minutes_extracts.content"),
    )
)

DECISION = register(
    Subject(
        kind="decision",
        model=Decision,
        label="Decision",
        tables=("decisions",),
        erase=("decisions.rationale", "decisions.alternatives", "decisions.dissent"),
    )
)
