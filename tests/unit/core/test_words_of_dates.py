"""Dates and times as people read them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from casework.core import clock, web


@pytest.fixture(autouse=True)
def friday() -> Iterator[None]:
    with clock.frozen(datetime(2026, 11, 20, 12, tzinfo=UTC)):
        yield


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 21), "tomorrow"),
        (date(2026, 11, 19), "yesterday"),
        (date(2026, 11, 23), "Monday, in 3 days"),
        (date(2026, 11, 17), "Tuesday, 3 days ago"),
        (date(2026, 11, 27), "27 November 2026"),
        (None, ""),
    ],
)
def test_near_days_are_named(day: date | None, words: str) -> None:
    assert web.show_day(day) == words


@pytest.mark.parametrize(("hour", "words"), [(0, "12am"), (9, "9am"), (12, "12pm"), (17, "5pm")])
def test_times_are_written_as_on_public_services(hour: int, words: str) -> None:
    assert web.show_time(datetime(2026, 1, 5, hour, tzinfo=UTC)) == words


def test_an_instant_is_shown_in_london() -> None:
    assert web.show_datetime(datetime(2026, 7, 1, 13, 15, tzinfo=UTC)) == "1 July 2026 at 2:15pm"


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2010, 11, 20), date(2026, 11, 20), 16),
        (date(2010, 11, 21), date(2026, 11, 20), 15),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_age_is_completed_years(born: date, on: date, years: int) -> None:
    assert web.years_old(born, on) == years
