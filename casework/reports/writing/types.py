"""The parts of a report, the same for page, PDF and spreadsheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casework.reports.charts import Chart
from casework.reports.disclosure import Audience, Exact, Figures, Protected, Rate, Size, say

Cell = str | int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: what, its cells, in the order of the table's columns."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A finding with its picture, its table and how it was worked out."""

    key: str
    heading: str
    finding: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    definitions: tuple[tuple[str, str], ...]
    chart: Chart | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One cohort's report for one reader."""

    ref: str
    title: str
    about: str
    period: str
    headline: str
    is_exact: bool
    summary: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    notes: tuple[str, ...]
    as_at: date


@dataclass(frozen=True, slots=True)
class Card:
    """A cohort on the commissioner's home: one finding, three figures, one chart. Without figures yet: why."""

    ref: str
    title: str
    about: str
    period: str
    headline: str
    figures: tuple[tuple[str, str], ...] = ()
    chart: Chart | None = None


TOO_FEW = "Fewer than ten people have joined: too few to describe."
UNKNOWN = "unknown"
NUMBER, SHARE, INTERVAL, TARGET, WORDS = "Number", "Share", "95% interval", "Target", "In words"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure that a table would like to show: `rate` as a share of its base, or as a number alone."""

    label: str
    figure: str
    rate: bool = True
    target: str = ""


def people_table(figures: Figures, wanted: Sequence[Wanted]) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """Return the columns and lines of a table about people: numbers, or words where only words may stand."""
    if figures.audience is Audience.OTHERS and figures.size is not Size.FULL:
        lines = [Line(line.label, (_in_words(figures, line),)) for line in wanted if _has_words(figures, line)]
        return (WORDS,), tuple(lines)
    rates = [figures.rate(line.figure) if line.rate else None for line in wanted]
    intervals = any(rate is not None and rate.interval for rate in rates)
    targets = any(line.target for line in wanted)
    columns = (NUMBER, SHARE, *([INTERVAL] if intervals else []), *([TARGET] if targets else []))
    lines = []
    for line, rate in zip(wanted, rates, strict=True):
        cells: list[Cell] = [_number(figures[line.figure], rate), _share(rate)]
        cells += [rate.interval_text if rate else ""] if intervals else []
        cells += [line.target] if targets else []
        lines.append(Line(line.label, tuple(cells)))
    return columns, tuple(lines)


def _has_words(figures: Figures, line: Wanted) -> bool:
    """A figure of a small cohort that is no share of anything has no words."""
    return line.rate or say(figures[line.figure]) != "not shown"


def _in_words(figures: Figures, line: Wanted) -> str:
    return figures.rate(line.figure).text if line.rate else say(figures[line.figure])


def _number(value: Protected, rate: Rate | None) -> Cell:
    """Return the cell of a figure. Of nobody known, it is unknown and not none (PRACTICE §2.14 "Outcomes")."""
    if rate is not None and rate.base == Exact(0):
        return UNKNOWN
    return value.value if isinstance(value, Exact) else say(value)


def _share(rate: Rate | None) -> str:
    return "" if rate is None or rate.percent is None else f"{rate.percent:.0f}%"
