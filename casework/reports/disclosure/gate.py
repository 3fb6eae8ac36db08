"""From true counts to what may be shown, and everything derived from them along with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from casework.outcomes.statistics import wilson
from casework.reports.disclosure.sizes import (
    SMALLEST_COUNTED,
    SMALLEST_SHOWN,
    Size,
    share_in_words,
    size_in_words,
    size_of,
)
from casework.reports.disclosure.suppression import left_out
from casework.reports.disclosure.tables import CountTable
from casework.reports.disclosure.values import Exact, Hidden, Protected, TooFew, from_json, say, to_json


class Audience(StrEnum):
    """OTHERS: commissioners and the public. PARTNERS: those whose involvement lets them see every count."""

    OTHERS = "others"
    PARTNERS = "partners"


@dataclass(frozen=True, slots=True)
class Rate:
    """A count as a share of its base. Percentage (0 to 100) and 95 % interval are there only when they may be shown."""

    count: Protected
    base: Protected
    percent: float | None = None
    interval: tuple[float, float] | None = None

    @property
    def text(self) -> str:
        """The share as a page prints it: '31 of 52 (60%)', 'most', 'not shown'."""
        if isinstance(self.count, Exact) and isinstance(self.base, Exact) and self.percent is not None:
            return f"{say(self.count)} of {say(self.base)} ({self.percent:.0f}%)"
        return say(self.count)

    @property
    def interval_text(self) -> str:
        """The interval as a page prints it, or nothing."""
        return "" if self.interval is None else f"{self.interval[0]:.0f}% to {self.interval[1]:.0f}%"


@dataclass(frozen=True)
class Figures:
    """A table's figures after the gate: the only thing pages, charts, PDFs and spreadsheets are made of."""

    size: Size
    audience: Audience
    values: Mapping[str, Protected]
    share_of: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, figure: str) -> Protected:
        return self.values[figure]

    def rate(self, figure: str) -> Rate:
        """Return a figure as a share of its declared base; a percentage never outlives either count."""
        count, base = self.values[figure], self.values[self.share_of[figure]]
        if not (isinstance(count, Exact) and isinstance(base, Exact)):
            return Rate(Hidden() if isinstance(count, Exact) else count, base)
        if base.value == 0:
            return Rate(count, base)
        return Rate(count, base, 100 * count.value / base.value, self._interval(count.value, base.value))

    def plot(self, *figures: str) -> tuple[int, ...] | None:
        """Return the numbers to draw, or None when any of them may not be shown."""
        numbers = tuple(value.value for value in map(self.values.__getitem__, figures) if isinstance(value, Exact))
        return numbers if len(numbers) == len(figures) else None

    def _interval(self, count: int, base: int) -> tuple[float, float] | None:
        large = base >= SMALLEST_COUNTED and min(count, base - count) >= SMALLEST_SHOWN
        if self.audience is Audience.OTHERS and not large:
            # With its base known, a Wilson interval gives its count away.
            return None
        low, high = wilson(count, base)
        return 100 * low, 100 * high

    def as_json(self) -> dict[str, object]:
        """Return the figures as a summary row keeps them."""
        return {
            "size": self.size.value,
            "audience": self.audience.value,
            "values": {name: to_json(value) for name, value in self.values.items()},
            "share_of": dict(self.share_of),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, object]) -> "Figures":
        """Return the figures that `as_json` kept."""
        values, share_of = kept["values"], kept["share_of"]
        if not isinstance(values, dict) or not isinstance(share_of, dict):
            raise TypeError("not the figures of a report")
        return cls(
            Size(str(kept["size"])),
            Audience(str(kept["audience"])),
            {name: from_json(value) for name, value in values.items()},
            share_of,
        )


def protect(table: CountTable) -> Figures:
    """Return what others may see of a table (DESIGN §4 "Numbers")."""
    size = _size(table)
    if size is Size.TOO_FEW:
        values: dict[str, Protected] = dict.fromkeys((*table.figures, *table.totals), TooFew())
    elif size is Size.SMALL:
        values = {name: _in_words(table, name) for name in table.figures} | dict.fromkeys(table.totals, Hidden())
    else:
        hidden = left_out(table)
        values = {name: Hidden() if name in hidden else Exact(table.count(name)) for name in table.figures}
        values |= {name: _total(table, name, values) for name in table.totals}
    return Figures(size, Audience.OTHERS, values, table.share_of)


def exact(table: CountTable) -> Figures:
    """Return every count as it is, for partners whose involvement allows it; the page says so in plain sight."""
    values: dict[str, Protected] = {name: Exact(table.count(name)) for name in table.figures}
    values |= {name: Exact(total) for name, (_, total) in table.totals.items()}
    return Figures(_size(table), Audience.PARTNERS, values, table.share_of)


def _size(table: CountTable) -> Size:
    own = table.count(table.size)
    return size_of(own if table.people is None else min(own, table.people))


def _in_words(table: CountTable, name: str) -> Protected:
    if name == table.size:
        return size_in_words(table.count(name))
    base = table.share_of.get(name)
    return Hidden() if base is None else share_in_words(table.count(name), table.count(base))


def _total(table: CountTable, name: str, shown: Mapping[str, Protected]) -> Protected:
    """Show a total with its people, unless it says that (nearly) each of them counts once."""
    figure, total = table.totals[name]
    people = shown[figure]
    if not isinstance(people, Exact) or total - people.value < SMALLEST_SHOWN:
        return Hidden()
    return Exact(total)
