"""Working days in England and Wales."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from casework.core.calendar import (
    LAST_KNOWN_HOLIDAY,
    add_working_days,
    is_past_known_holidays,
    is_working_day,
    next_working_day,
    working_days_between,
)

DAYS = st.dates(date(2020, 1, 1), date(2028, 12, 1))
COUNTS = st.integers(-60, 60)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
        (date(2026, 4, 7), -1, date(2026, 4, 2)),
        (date(2026, 4, 4), 0, date(2026, 4, 4)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 11, 13), 5, date(2026, 11, 20)),
    ],
)
def test_adding(day: date, count: int, expected: date) -> None:
    """Easter, a Boxing Day on a Saturday with its substitute, an ordinary week."""
    assert add_working_days(day, count) == expected


def test_only_our_division() -> None:
    """2 January is a bank holiday in Scotland, 17 March in Northern Ireland; here they are not."""
    assert is_working_day(date(2026, 1, 2))
    assert is_working_day(date(2026, 3, 17))
    assert not is_working_day(date(2026, 8, 31))


def test_next_working_day() -> None:
    """A working day is its own; Good Friday's is the Tuesday."""
    assert next_working_day(date(2026, 4, 2)) == date(2026, 4, 2)
    assert next_working_day(date(2026, 4, 3)) == date(2026, 4, 7)


def test_end_of_the_list_is_told() -> None:
    """A date past the last known holiday is said to be so."""
    assert date(2027, 12, 1) < LAST_KNOWN_HOLIDAY
    assert not is_past_known_holidays(LAST_KNOWN_HOLIDAY)
    assert is_past_known_holidays(LAST_KNOWN_HOLIDAY + timedelta(days=1))


@given(DAYS, COUNTS)
def test_lands_on_a_working_day(day: date, count: int) -> None:
    """Whatever the day, counting ends where agencies work."""
    assume(count != 0)
    assert is_working_day(add_working_days(day, count))


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_adding_twice_is_adding_the_sum(day: date, first: int, second: int) -> None:
    """Three and two working days are five."""
    assert add_working_days(add_working_days(day, first), second) == add_working_days(day, first + second)


@given(DAYS, COUNTS)
def test_there_and_back(day: date, count: int) -> None:
    """From a working day, going back as far as one went comes home."""
    day = next_working_day(day)
    assert add_working_days(add_working_days(day, count), -count) == day


@given(DAYS, COUNTS)
def test_between_undoes_adding(day: date, count: int) -> None:
    """The days between are those that were added."""
    assert working_days_between(day, add_working_days(day, count)) == count


@given(DAYS, DAYS)
def test_between_is_never_more_than_the_days(first: date, last: date) -> None:
    """Working days are days, and have their sign."""
    count = working_days_between(first, last)
    assert abs(count) <= abs((last - first).days)
    assert count * (last - first).days >= 0
