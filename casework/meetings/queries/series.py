"""Reading series."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from casework.access import policy as access
from casework.access.types import Level
from casework.core.actor import Actor
from casework.core.clock import london_day
from casework.core.db import db
from casework.core.errors import NotFound
from casework.meetings import policy
from casework.meetings.models import Meeting, Series, SeriesAgency
from casework.meetings.types import MeetingStatus


def get_series(actor: Actor, ref: str, at_least: Level = Level.SUMMARY) -> Series:
    """Return a series with its chair, minute-taker, area and agencies.

    Raises NotFound out of sight, NotAllowed below the level asked for.
    """
    statement = (
        select(Series, access.level_of(actor, "series", Series.id))
        .where(Series.ref == ref)
        .options(
            joinedload(Series.chair),
            joinedload(Series.minute_taker),
            joinedload(Series.area),
            selectinload(Series.members).joinedload(SeriesAgency.agency),
        )
    )
    found = db.session.execute(statement).one_or_none()
    if found is None:
        raise NotFound
    access.require_level(found[1], at_least)
    series: Series = found[0]
    return series


def series_level(actor: Actor, series_id: int) -> int:
    """Return the actor's level on a series, 0 for no sight."""
    statement = select(access.level_of(actor, "series", Series.id)).where(Series.id == series_id)
    return db.session.scalar(statement) or 0


def list_series(actor: Actor) -> list[Series]:
    """Return the active series the actor may see, by name."""
    statement = (
        select(Series)
        .where(Series.active, policy.series_visible_to(actor))
        .options(joinedload(Series.chair))
        .order_by(Series.name, Series.id)
    )
    return list(db.session.scalars(statement))


def series_names(actor: Actor) -> list[tuple[int, str, str]]:
    """Return key, reference and name of every series the actor may see, by name: for filters."""
    statement = (
        select(Series.id, Series.ref, Series.name)
        .where(policy.series_visible_to(actor))
        .order_by(Series.name, Series.id)
    )
    return [(*row,) for row in db.session.execute(statement)]


def last_meeting_on(series: Series) -> date | None:
    """Return the London day of the series' last meeting that was or will be, for planning the next."""
    statement = select(func.max(Meeting.starts_at)).where(
        Meeting.series_id == series.id, Meeting.status != MeetingStatus.CANCELLED
    )
    moment = db.session.scalar(statement)
    return london_day(moment) if moment else None
