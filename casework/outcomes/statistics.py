"""The arithmetic behind outcomes: pure functions, each with its source, none with an opinion on who may see it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

Z_95 = 1.959963984540054
DAYS_PER_YEAR = 365.25

SMALLEST_NUMERATOR = 5
SMALLEST_DENOMINATOR = 10


def wilson(count: int, base: int, z: float = Z_95) -> tuple[float, float]:
    """Return the Wilson score interval of a proportion, both ends between 0 and 1.

    Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212. Raises ValueError unless 0 <= count <= base, base > 0.
    """
    if not 0 <= count <= base or base == 0:
        raise ValueError(f"{count} of {base} is not a proportion")
    share = count / base
    scale = 1 + z * z / base
    middle = (share + z * z / (2 * base)) / scale
    reach = z / scale * math.sqrt(share * (1 - share) / base + z * z / (4 * base * base))
    low = 0.0 if count == 0 else max(0.0, middle - reach)
    high = 1.0 if count == base else min(1.0, middle + reach)
    return low, high


@dataclass(frozen=True, slots=True)
class Rate:
    """Events over time at risk, per person-year, with its exact 95 % interval."""

    events: int
    person_days: int
    per_year: float
    low: float
    high: float


def rate_per_year(events: int, person_days: int, confidence: float = 0.95) -> Rate:
    """Return events per person-year with the exact Poisson interval.

    Source: F. Garwood, Biometrika 28 (1936) 437-442. Person-days exclude days in custody (PRACTICE §2.9).
    Raises ValueError when nobody was at risk for a day, or events are negative.
    """
    if person_days <= 0 or events < 0:
        raise ValueError(f"{events} events in {person_days} days is not a rate")
    # Loaded here because it takes a third of a second, and only reports need it.
    from scipy.stats import chi2

    years = person_days / DAYS_PER_YEAR
    tail = (1 - confidence) / 2
    low = float(chi2.ppf(tail, 2 * events)) / 2 if events else 0.0
    high = float(chi2.ppf(1 - tail, 2 * (events + 1))) / 2
    return Rate(events, person_days, events / years, low / years, high / years)


@dataclass(frozen=True, slots=True)
class Windows:
    """Two windows of equal length around a joining day: `before` ends the day before it, `after` begins on it."""

    before: tuple[date, date]
    after: tuple[date, date]
    days: int


def equal_windows(joined: date, days: int) -> Windows:
    """Return the windows before and after joining, in whole days, both ends included.

    Equal length is what makes the counts comparable (PRACTICE §2.9). Raises ValueError for a window of no days.
    """
    if days <= 0:
        raise ValueError("a window has at least one day")
    ordinal = joined.toordinal()
    before = (date.fromordinal(ordinal - days), date.fromordinal(ordinal - 1))
    after = (joined, date.fromordinal(ordinal + days - 1))
    return Windows(before, after, days)


def before_and_after(joined: date, days: int, events: Iterable[date]) -> tuple[int, int]:
    """Return how many events fall in the equal windows before and after joining."""
    windows = equal_windows(joined, days)
    happened = list(events)
    return (
        sum(windows.before[0] <= day <= windows.before[1] for day in happened),
        sum(windows.after[0] <= day <= windows.after[1] for day in happened),
    )


def middle(values: Sequence[float]) -> float | None:
    """Return the median, or None of nothing (unknown is not nought)."""
    return float(median(values)) if values else None


@dataclass(frozen=True, slots=True)
class RelativeRate:
    """How a group's rate at a decision point compares with the reference group's, with its 95 % interval."""

    index: float
    low: float
    high: float


def relative_rate_index(
    chosen: int, of_group: int, chosen_reference: int, of_reference: int, z: float = Z_95
) -> RelativeRate | None:
    """Return rate(group) / rate(reference) with the log-method interval, or None when too few to compare.

    Too few: a numerator below 5 or a denominator below 10 (PRACTICE §2.12 R-DP-1). Interval: D. Katz et al.,
    Biometrics 34 (1978) 469-474. Raises ValueError when a count is not part of its group.
    """
    if not 0 <= chosen <= of_group or not 0 <= chosen_reference <= of_reference:
        raise ValueError("those chosen must be part of their group")
    if min(chosen, chosen_reference) < SMALLEST_NUMERATOR or min(of_group, of_reference) < SMALLEST_DENOMINATOR:
        return None
    index = (chosen / of_group) / (chosen_reference / of_reference)
    spread = z * math.sqrt(1 / chosen - 1 / of_group + 1 / chosen_reference - 1 / of_reference)
    return RelativeRate(index, index * math.exp(-spread), index * math.exp(spread))
