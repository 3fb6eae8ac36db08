"""The words of reports."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

NOW = "now"
"""The period of the summary that is made anew each night, for partners; the others are quarters such as 2026-Q3."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """A calendar quarter: for others, figures are fixed as they stood at its end."""

    year: int
    number: int

    @property
    def code(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def words(self) -> str:
        """The quarter as a page says it, such as 'July to September 2026'."""
        first = date(self.year, 3 * self.number - 2, 1)
        last = date(self.year, 3 * self.number, 1)
        return f"{first:%B} to {last:%B} {self.year}"

    @property
    def last_day(self) -> date:
        beyond = date(self.year + 1, 1, 1) if self.number == 4 else date(self.year, 3 * self.number + 1, 1)
        return date.fromordinal(beyond.toordinal() - 1)

    def next(self) -> "Quarter":
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @classmethod
    def last_complete(cls, today: date) -> "Quarter":
        """Return the last quarter that was over before a day."""
        running = (today.month - 1) // 3 + 1
        return cls(today.year - 1, 4) if running == 1 else cls(today.year, running - 1)

    @classmethod
    def parse(cls, code: str) -> "Quarter":
        """Return the quarter of a code such as 2026-Q3. Raises ValueError for anything else."""
        year, _, number = code.partition("-Q")
        return cls(int(year), int(number))


@dataclass(frozen=True, slots=True)
class AgencyWork:
    """One agency's actions that have come due by their first deadline: counts of work, which are never hidden."""

    agency: str
    in_time: int
    later: int
    not_kept: int

    @property
    def due(self) -> int:
        return self.in_time + self.later + self.not_kept


@dataclass(frozen=True, slots=True)
class Work:
    """What the agencies did together, as counts of work."""

    agencies: tuple[AgencyWork, ...] = ()
    not_yet_due: int = 0
    effects: dict[str, int] = field(default_factory=dict)
    meetings: int = 0
    seats: int = 0
    seats_filled: int = 0

    @property
    def due(self) -> int:
        return sum(agency.due for agency in self.agencies)

    @property
    def in_time(self) -> int:
        return sum(agency.in_time for agency in self.agencies)

    @property
    def done(self) -> int:
        return sum(agency.in_time + agency.later for agency in self.agencies)

    def as_json(self) -> dict[str, Any]:
        """Return the counts as a summary row keeps them."""
        agencies = [[agency.agency, agency.in_time, agency.later, agency.not_kept] for agency in self.agencies]
        return {
            "agencies": agencies,
            "not_yet_due": self.not_yet_due,
            "effects": self.effects,
            "meetings": self.meetings,
            "seats": self.seats,
            "seats_filled": self.seats_filled,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Work":
        """Return the counts that `as_json` kept."""
        return cls(**{**kept, "agencies": tuple(AgencyWork(*row) for row in kept["agencies"])})
