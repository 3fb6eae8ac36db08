"""Series, meetings and actions of the cast. Call inside a `transaction()`."""

from datetime import time, timedelta
from typing import Any

from sqlalchemy import select

from casework.access.models import Agency
from casework.actions import services as actions
from casework.actions.models import Action
from casework.actions.types import About, Owner
from casework.core import clock
from casework.core.actor import SYSTEM
from casework.core.db import db
from casework.meetings import services
from casework.meetings.models import Meeting, Series
from casework.meetings.services import SeriesDetails
from casework.meetings.types import AttendanceStatus, Frequency, ItemReason, SeriesType, Weekday
from tests.cast import Cast


def make_series(cast: Cast, **given: Any) -> Series:
    """The Northvale panel: council, police, youth justice A and the charity; quorum two."""
    agencies = (cast.council, cast.police, cast.youth_justice_a, cast.charity)
    refs = tuple(db.session.scalars(select(Agency.ref).where(Agency.id.in_(agencies)).order_by(Agency.id)))
    details: dict[str, Any] = {
        "name": "Northvale panel",
        "type": SeriesType.FD_PANEL,
        "frequency": Frequency.FORTNIGHTLY,
        "weekday": Weekday.THURSDAY,
        "usual_time": time(10),
        "place": "Town Hall",
        "chair_ref": cast.chair.ref,
        "minute_taker_ref": cast.minute_taker.ref,
        "agency_refs": refs,
        "quorum": 2,
        "area_id": cast.northvale,
        **given,
    }
    return services.make_series(SYSTEM, details=SeriesDetails(**details))


def make_meeting(cast: Cast, series: Series | None = None, *, in_days: int = 6) -> Meeting:
    """A planned meeting of a series, with the series loaded."""
    series = series or make_series(cast)
    day = clock.today() + timedelta(days=in_days)
    meeting = services.plan_meeting(SYSTEM, series=series, day=day, at=time(10))
    meeting.series = series
    return meeting


def published(cast: Cast, meeting: Meeting, *candidates: str) -> Meeting:
    """Put candidates ("case-…", "nomination-…") on an agenda, or something nameless if there are none; publish it."""
    for candidate in candidates:
        services.add_candidate(SYSTEM, meeting=meeting, candidate=candidate, reason=ItemReason.REVIEW)
    if not candidates:
        services.add_other(SYSTEM, meeting=meeting, title="Bus station after school", reason=ItemReason.INFO)
    services.publish(SYSTEM, meeting=meeting)
    return meeting


def opened(cast: Cast, meeting: Meeting, *candidates: str, present: tuple[str, ...] = ("police", "council")) -> Meeting:
    """Publish and open a meeting with agencies of the cast recorded as there."""
    published(cast, meeting, *candidates)
    services.open_meeting(SYSTEM, meeting=meeting, statement_read=True, conflicts_asked=True)
    for code in present:
        ref = db.session.scalars(select(Agency.ref).where(Agency.id == getattr(cast, code))).one()
        services.record_attendance(
            SYSTEM, meeting=meeting, agency_ref=ref, status=AttendanceStatus.PRESENT, names="Somebody"
        )
    return meeting


def make_action(cast: Cast, about: About, *, due_in: int = 10, **given: Any) -> Action:
    """An action of the practitioner's, due in so many days (before today: its deadline is set back afterwards)."""
    details: dict[str, Any] = {
        "text": "Ring the school about mornings",
        "owner": Owner(agency_id=cast.charity, user_id=cast.practitioner.user_id),
        "due_on": clock.today() + timedelta(days=max(due_in, 0)),
        "about": about,
        **given,
    }
    action = actions.promise(SYSTEM, **details)
    if due_in < 0:
        action.first_due_on = action.due_on = clock.today() + timedelta(days=due_in)
        action.created_at = action.owned_since = clock.now() + timedelta(days=due_in - 20)
        db.session.flush()
    return action
