"""What people type as a date, and what it means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.dates import DateError, parse_date, show_date

TODAY = date(2026, 10, 30)


@pytest.mark.parametrize(
    "text",
    [
        "3/4/26",
        "03/04/2026",
        "3 April 2026",
        "3 Apr 26",
        "3rd April 2026",
        "3-Apr-26",
        "03APR2026",
        "April 3, 2026",
        "Friday 3 April 2026",
        "Fri, 3 Apr 2026",
        "2026-04-03",
        "2026/4/3",
        "2026 Apr 3",
        "3.4.2026",
        " 3 . 4 . 26 ",
        "3 4 26",
        "20260403",
        "03042026",
        "03/04/2026 14:30",
        "03/04/2026 00:00:00",
        "3 April 2026 at 2:15pm",
        "3rd of April 2026",
        "03-Apr-2026 10:48 AM",
        "2026-04-03T10:48:00.000Z",
        "2026-04-03T10:48+0000",
        "2026-04-03T10:48:00Z",
        "2026-04-03 10:48:00",
        "2026-04-02T23:30:00Z",
        "2026-04-03T00:30:00+01:00",
        "3\u00a0April\u00a02026",
    ],
)
def test_every_way_of_writing_third_of_april(text: str) -> None:
    """Day comes before month, whatever the separator; instants are days in London."""
    assert parse_date(text, purpose="future", today=TODAY) == date(2026, 4, 3)


def test_late_evening_in_winter_stays_the_same_day() -> None:
    """London is on UTC in winter."""
    found = parse_date("2026-12-03T23:30:00Z", purpose="future", today=TODAY)
    assert found == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("1/2/26", date(2026, 2, 1), date(2026, 2, 1)),
        ("1/2/27", date(1927, 2, 1), date(2027, 2, 1)),
        ("30/10/85", date(1985, 10, 30), date(2085, 10, 30)),
        ("1/12/26", date(2026, 12, 1), date(2026, 12, 1)),
    ],
)
def test_two_digit_years(text: str, past: date, future: date) -> None:
    """The past is never after this year; the future is in this century."""
    assert parse_date(text, purpose="past", today=TODAY) == past
    assert parse_date(text, purpose="future", today=TODAY) == future


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31/02/2009", "31 February 2009 is not a real date"),
        ("2009-02-31", "31 February 2009 is not a real date"),
        ("29 Feb 2026", "29 February 2026 is not a real date"),
        ("2009-13-04", "2009-13-04 is not a real date"),
        ("10/26/2026", "10/26/2026 is not a real date"),
        ("3/4/0026", "The year 26 is too far away. Check the date."),
        ("2026-10-26T25:00:00Z", "2026-10-26T25:00:00Z is not a real date"),
    ],
)
def test_dates_that_are_not_real(text: str, message: str) -> None:
    """The sentence names the date; the month and day are never swapped to make one fit."""
    with pytest.raises(DateError) as caught:
        parse_date(text, purpose="past", today=TODAY)
    assert caught.value.message == message


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "soon",
        "unknown",
        "2009",
        "12/2009",
        "3 Foo 2026",
        "3/4/226",
        "x" * 900,
    ],
)
def test_text_that_is_not_a_date(text: str) -> None:
    """The sentence says how to write one, and stays short."""
    with pytest.raises(DateError, match="Write it like 3 April 2026") as caught:
        parse_date(text, purpose="past", today=TODAY)
    assert len(caught.value.message) < 120


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    """Any text is a date or a DateError."""
    try:
        found = parse_date(text, purpose="past", today=TODAY)
    except DateError:
        return
    assert 1900 <= found.year <= 2100


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_what_is_shown_can_be_typed(day: date) -> None:
    """A date echoed back in full reads as itself."""
    assert parse_date(show_date(day), purpose="past", today=TODAY) == day
    assert parse_date(f"{day:%d/%m/%Y}", purpose="past", today=TODAY) == day
