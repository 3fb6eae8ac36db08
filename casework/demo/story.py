"""Telling years of work in the order in which they happened: each step runs with the clock at its own moment."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random

from casework.access.models import Agency, User
from casework.cases.models import Case
from casework.cases.types import RiskLevel
from casework.cohorts.models import Cohort, Membership
from casework.core import clock
from casework.core.actor import Actor
from casework.demo.names import Made
from casework.people.models import Person

Step = Callable[[], None]


class Story:
    """Steps with their moments. A step may add later ones; what would happen after the end is left out."""

    def __init__(self, end: datetime) -> None:
        self.end = end
        self._steps: list[tuple[datetime, int, Step]] = []
        self._numbers = count()

    def at(self, moment: datetime, step: Step) -> None:
        """Have a step happen at a moment, unless that is after the end."""
        if moment <= self.end:
            heapq.heappush(self._steps, (moment, next(self._numbers), step))

    def tell(self) -> int:
        """Run every step in order; return how many there were."""
        told = 0
        while self._steps:
            moment, _, step = heapq.heappop(self._steps)
            with clock.frozen(moment):
                step()
            told += 1
        return told


@dataclass
class Tale:
    """One young person in one cohort, as the story goes on."""

    cohort: str
    worker: str
    joined: date
    risks: tuple[RiskLevel, ...]
    made: Made
    rhythm: int = 14
    keenness: float = 0.7
    ends: date | None = None
    end_reason: str = ""
    review_skipped: bool = False
    silent_since: date | None = None
    known: Person | None = None
    membership: Membership | None = None
    case: Case | None = None
    goals: list[int] = field(default_factory=list)

    @property
    def person(self) -> Person:
        """The young person. Raises RuntimeError before the story has come to them."""
        if self.known is None:
            raise RuntimeError("the story has not come to this young person yet")
        return self.known

    @property
    def forename(self) -> str:
        return self.person.forename

    @property
    def is_open(self) -> bool:
        return self.case is not None and self.case.closed_on is None

    def opened(self) -> Case:
        """Return the case. Raises RuntimeError when the story has not come to it."""
        if self.case is None:
            raise RuntimeError("the story has not opened this case yet")
        return self.case

    def entered(self) -> Membership:
        """Return the membership. Raises RuntimeError when the story has not come to it."""
        if self.membership is None:
            raise RuntimeError("the story has not come to this membership yet")
        return self.membership


@dataclass
class World:
    """Everything the story is told with."""

    rng: Random
    now: datetime
    today: date
    story: Story
    areas: dict[str, int] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    cohorts: dict[str, Cohort] = field(default_factory=dict)
    tales: list[Tale] = field(default_factory=list)

    def day(self, ago: int) -> date:
        """Return the day so many days ago, or to come when negative."""
        return self.today - timedelta(days=ago)

    def between(self, day: date, first: int = 9, last: int = 17) -> datetime:
        """Return a moment of a day in working hours, on a quarter of an hour."""
        return clock.london_time(day, time(self.rng.randint(first, last - 1), self.rng.choice((0, 15, 30, 45))))

    def before_now(self, moment: datetime) -> bool:
        """Say whether a moment has come."""
        return moment <= self.now


def weekday(day: date) -> date:
    """Return the day itself, or the Monday after when it falls on a weekend."""
    return day + timedelta(days=(7 - day.weekday()) % 7) if day.weekday() > 4 else day
