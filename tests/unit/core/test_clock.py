"""The clock: instants are UTC, days are London's, also on the days the clocks change."""

from datetime import UTC, date, datetime, time

import pytest

from casework.core import clock


def test_a_day_begins_at_midnight_in_london() -> None:
    with clock.frozen(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2026, 3, 29), datetime(2026, 3, 29, 22, 59, 59, 999999, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 23, 59, 59, 999999, tzinfo=UTC)),
    ],
)
def test_a_deadline_ends_with_its_day_when_the_clocks_change(day: date, ends: datetime) -> None:
    assert clock.end_of_day(day) == ends


def test_a_time_without_a_zone_is_london_time() -> None:
    assert clock.parse_moment("2026-07-01T09:00") == datetime(2026, 7, 1, 8, 0, tzinfo=UTC)
    assert clock.parse_moment("2026-07-01T09:00Z") == datetime(2026, 7, 1, 9, 0, tzinfo=UTC)


def test_london_time_is_given_back_as_an_instant() -> None:
    assert clock.london_time(date(2026, 1, 5), time(7, 30)) == datetime(2026, 1, 5, 7, 30, tzinfo=UTC)
