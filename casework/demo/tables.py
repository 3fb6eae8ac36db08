"""The two series of the demonstration: who sits there, how often, and who waits for them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from sqlalchemy.orm.attributes import set_committed_value

from casework.access.models import Agency
from casework.cohorts.models import Membership
from casework.demo.story import Tale, World
from casework.meetings import services as meetings
from casework.meetings.models import Series
from casework.meetings.services.making import SeriesDetails
from casework.meetings.types import (
    Frequency,
    SeriesType,
    Weekday,
)


@dataclass
class Nominee:
    """Somebody put forward to the panel, what the panel decides, and what follows."""

    tale: Tale
    membership: Membership
    selected: bool
    then: Callable[[], None]


@dataclass
class Table:
    """One series: who sits there, which cases it talks about, who waits for it."""

    series: Series
    agencies: tuple[Agency, ...]
    first: date
    next_sitting: date
    cohort: str
    at: time
    nominees: list[Nominee] = field(default_factory=list)
    missing_updates_from: tuple[str, ...] = ()
    extra_promises: tuple[tuple[str, int], ...] = ()
    agree_last: bool = True
    publish_next: bool = True

    @property
    def days(self) -> list[date]:
        """Return the days of every past sitting, two weeks apart, oldest first."""
        found, day = [], self.next_sitting - timedelta(days=14)
        while day >= self.first:
            found.append(day)
            day -= timedelta(days=14)
        return found[::-1]


def make_table(
    world: World,
    *,
    name: str,
    type: SeriesType,
    area: str,
    cohort: str,
    agencies: tuple[str, ...],
    first: date,
    next_sitting: date,
    at: time,
    place: str,
) -> Table:
    """Make a series as the coordinator does, some days before its first sitting."""
    members = tuple(world.agencies[code] for code in agencies)
    details = SeriesDetails(
        name=name,
        type=type,
        frequency=Frequency.FORTNIGHTLY,
        chair_ref=world.users["chair"].ref,
        minute_taker_ref=world.users["jo.bright"].ref,
        agency_refs=tuple(agency.ref for agency in members),
        quorum=4,
        area_id=world.areas[area],
        weekday=list(Weekday)[next_sitting.weekday()],
        usual_time=at,
        place=place,
        cohort_id=world.cohorts[cohort].id,
    )
    series = meetings.make_series(world.actors["coordinator"], details=details)
    # What the pages load with a series: it is known here, and is not asked for again at each sitting.
    set_committed_value(series, "chair", world.users["chair"])
    set_committed_value(series, "minute_taker", world.users["jo.bright"])
    return Table(series, members, first, next_sitting, cohort, at)
