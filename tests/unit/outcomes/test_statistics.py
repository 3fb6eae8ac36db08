"""Statistics agree with scipy and with published values."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, poisson
from scipy.stats.contingency import relative_risk

from casework.outcomes.statistics import (
    DAYS_PER_YEAR,
    before_and_after,
    equal_windows,
    middle,
    rate_per_year,
    relative_rate_index,
    wilson,
)

shares = st.integers(1, 500).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base)))


@given(shares)
def test_wilson_agrees_with_scipy(share: tuple[int, int]) -> None:
    count, base = share
    theirs = binomtest(count, base).proportion_ci(method="wilson")
    assert wilson(count, base) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


def test_fifteen_of_fifteen_is_anything_from_four_fifths() -> None:
    """PRACTICE §1 and §2.12: the flagship's own figures."""
    assert [round(100 * end, 1) for end in wilson(15, 15)] == [79.6, 100.0]
    assert [round(100 * end, 1) for end in wilson(14, 15)] == [70.2, 98.8]


@pytest.mark.parametrize(("count", "base"), [(0, 0), (-1, 5), (6, 5)])
def test_wilson_refuses_what_is_no_proportion(count: int, base: int) -> None:
    with pytest.raises(ValueError, match="not a proportion"):
        wilson(count, base)


@given(st.integers(0, 200), st.integers(1, 50_000))
def test_rate_interval_is_the_exact_poisson_one(events: int, person_days: int) -> None:
    rate = rate_per_year(events, person_days)
    years = person_days / DAYS_PER_YEAR
    assert rate.per_year == pytest.approx(events / years)
    assert poisson.cdf(events, rate.high * years) == pytest.approx(0.025, abs=1e-9)
    if events:
        assert poisson.sf(events - 1, rate.low * years) == pytest.approx(0.025, abs=1e-9)
    else:
        assert rate.low == 0


def test_rate_needs_time_at_risk() -> None:
    with pytest.raises(ValueError, match="not a rate"):
        rate_per_year(3, 0)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 730))
def test_windows_are_equal_adjacent_and_split_at_joining(joined: date, days: int) -> None:
    windows = equal_windows(joined, days)
    assert (windows.before[1] - windows.before[0]).days + 1 == days
    assert (windows.after[1] - windows.after[0]).days + 1 == days
    assert windows.before[1] + timedelta(days=1) == windows.after[0] == joined


def test_an_event_on_the_joining_day_is_after_and_one_outside_counts_nowhere() -> None:
    joined = date(2025, 3, 1)
    days = [joined, joined - timedelta(days=1), joined - timedelta(days=31), joined + timedelta(days=30)]
    assert before_and_after(joined, 30, days) == (1, 1)


def test_a_window_has_days() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        equal_windows(date(2025, 3, 1), 0)


def test_the_median_of_nothing_is_unknown() -> None:
    assert middle([]) is None
    assert middle([1, 2, 10]) == 2
    assert middle([1, 2]) == 1.5


@given(st.integers(5, 80), st.integers(0, 100), st.integers(5, 80), st.integers(0, 100))
def test_relative_rate_agrees_with_scipy(chosen: int, others: int, reference: int, reference_others: int) -> None:
    group, reference_group = max(10, chosen + others), max(10, reference + reference_others)
    found = relative_rate_index(chosen, group, reference, reference_group)
    theirs = relative_risk(chosen, group, reference, reference_group)
    assert found is not None
    assert found.index == pytest.approx(theirs.relative_risk)
    if chosen < group or reference < reference_group:
        interval = theirs.confidence_interval()
        assert (found.low, found.high) == pytest.approx((interval.low, interval.high))


@pytest.mark.parametrize("counts", [(4, 50, 20, 50), (20, 50, 4, 50), (5, 9, 20, 50), (20, 50, 5, 9)])
def test_too_few_are_not_compared(counts: tuple[int, int, int, int]) -> None:
    assert relative_rate_index(*counts) is None


def test_those_chosen_are_part_of_their_group() -> None:
    with pytest.raises(ValueError, match="part of their group"):
        relative_rate_index(11, 10, 5, 10)
