"""What every row of a bulk load stands among: keys and references counted ahead, cohorts, workers, days."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from casework.core import clock
from casework.core.db import Model
from casework.core.refs import ALPHABET
from casework.demo.names import Made, Maker
from casework.demo.story import World

_REF_STEP = 0x9E3779B97F  # odd, so that a counter times this, in 40 bits, meets every reference once
_REF_BITS = 40

Rows = dict[type[Model], list[dict[str, Any]]]


@dataclass
class Numbers:
    """Keys and references of new rows, counted here because nothing else writes meanwhile."""

    last: dict[type[Model], int] = field(default_factory=lambda: defaultdict(int))

    def key(self, model: type[Model]) -> int:
        self.last[model] += 1
        return self.last[model]

    def ref(self, key: int) -> str:
        """Return the reference that belongs to a key: never twice, and it looks like any other."""
        number = (key * _REF_STEP) % (1 << _REF_BITS)
        return "".join(ALPHABET[(number >> shift) & 31] for shift in range(0, _REF_BITS, 5))


@dataclass(frozen=True, slots=True)
class Setting:
    """What every row of a bulk load stands among."""

    world: World
    numbers: Numbers
    maker: Maker
    cohort_ids: tuple[int, ...]
    cohort_areas: tuple[int, ...]
    workers: dict[int, tuple[int, ...]]
    now: datetime
    today: date
    teams: set[tuple[int, int]] = field(default_factory=set)

    @property
    def rng(self) -> Random:
        return self.world.rng

    def at(self, ago: int, hour: int = 11) -> datetime:
        """Return a moment so many days ago."""
        return clock.london_time(self.today - timedelta(days=ago), time(hour))


@dataclass
class One:
    """What the rows of one young person have in common."""

    number: int
    made: Made
    person: int
    referral: int
    membership: int
    case: int
    cohort: int
    area: int
    worker: int
    ago: int


def with_ref(numbers: Numbers, model: type[Model], key: int | None = None) -> dict[str, Any]:
    chosen = key if key is not None else numbers.key(model)
    return {"id": chosen, "ref": numbers.ref(chosen)}
