"""Reading meetings: every function is scoped by the actor."""

from casework.meetings.queries.candidates import Candidate, chairs, find_candidates, minute_takers
from casework.meetings.queries.items import (
    Item,
    actions_about,
    conflicts_at,
    decisions_about,
    decisions_for_case,
    get_item,
    items_of,
    updates_on,
)
from casework.meetings.queries.kept import agreed_contents, agreed_digest, agreed_minutes
from casework.meetings.queries.meetings import (
    MeetingLine,
    Member,
    Want,
    around_now,
    get_meeting,
    members_of,
    next_meeting,
    past,
    to_agree,
    upcoming,
    updates_wanted,
    where_promised,
)
from casework.meetings.queries.series import get_series, last_meeting_on, list_series, series_level, series_names

__all__ = [
    "Candidate",
    "Item",
    "MeetingLine",
    "Member",
    "Want",
    "actions_about",
    "agreed_contents",
    "agreed_digest",
    "agreed_minutes",
    "around_now",
    "chairs",
    "conflicts_at",
    "decisions_about",
    "decisions_for_case",
    "find_candidates",
    "get_item",
    "get_meeting",
    "get_series",
    "items_of",
    "last_meeting_on",
    "list_series",
    "members_of",
    "minute_takers",
    "next_meeting",
    "past",
    "series_level",
    "series_names",
    "to_agree",
    "upcoming",
    "updates_on",
    "updates_wanted",
    "where_promised",
]
