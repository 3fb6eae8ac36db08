"""A cohort's figures after the gate: what the page, the charts, the PDF and the spreadsheet are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from casework.reports import tables
from casework.reports.disclosure import (
    Audience,
    CountTable,
    Exact,
    Figures,
    Protected,
    Size,
    exact,
    protect,
    share_in_words,
)
from casework.reports.disclosure.values import from_json, to_json

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Picture:
    """All tables of one cohort for one audience. `year_over`: how many have a whole year since joining."""

    journey: Figures
    contacts: Figures
    violence: Figures
    ete: Figures
    year_over: Protected

    @property
    def size(self) -> Size:
        return self.journey.size

    @property
    def is_exact(self) -> bool:
        return self.journey.audience is Audience.PARTNERS

    def as_json(self) -> dict[str, Any]:
        """Return the figures as a summary row keeps them."""
        kept = {name: getattr(self, name).as_json() for name in ("journey", "contacts", "violence", "ete")}
        return {**kept, "year_over": to_json(self.year_over)}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Picture":
        """Return the figures that `as_json` kept."""
        return cls(
            journey=Figures.from_json(kept["journey"]),
            contacts=Figures.from_json(kept["contacts"]),
            violence=Figures.from_json(kept["violence"]),
            ete=Figures.from_json(kept["ete"]),
            year_over=from_json(kept["year_over"]),
        )


def for_others(counts: Counts) -> Picture:
    """Return what a commissioner or the public may see of a cohort's true counts.

    Whose year is over goes out in words at every size: as a number it would tell joining dates.
    """
    journey, contacts, violence, ete = _tables(counts)
    over = share_in_words(counts["year_over"].get("people", 0), journey.count("joined"))
    return Picture(protect(journey), protect(contacts), protect(violence), protect(ete), over)


def for_partners(counts: Counts) -> Picture:
    """Return every figure as it is."""
    journey, contacts, violence, ete = _tables(counts)
    over = Exact(counts["year_over"].get("people", 0))
    return Picture(exact(journey), exact(contacts), exact(violence), exact(ete), over)


def _tables(counts: Counts) -> tuple[CountTable, CountTable, CountTable, CountTable]:
    journey = tables.journey(counts["journey"])
    return (
        journey,
        tables.contacts(counts["contacts"], journey.count("joined")),
        tables.violence(counts["violence"], counts["events"]),
        tables.ete(counts["ete"]),
    )
