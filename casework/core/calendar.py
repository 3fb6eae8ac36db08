"""Working days in England and Wales: Monday to Friday, without the bank holidays of that division."""

from datetime import date, timedelta
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

_DIVISION = BankHolidays.ENGLAND_AND_WALES
_DAY = timedelta(days=1)
_SATURDAY = 5


@cache
def _holidays() -> frozenset[date]:
    """Read the list that is installed with the package; nothing is fetched."""
    known = BankHolidays(use_cached_holidays=True).get_holidays(division=_DIVISION)
    return frozenset(holiday["date"] for holiday in known)


LAST_KNOWN_HOLIDAY: date = max(_holidays())
"""The last bank holiday the list knows. A working day reckoned past it may be wrong."""


def is_working_day(day: date) -> bool:
    """Say whether agencies work on the day."""
    return day.weekday() < _SATURDAY and day not in _holidays()


def add_working_days(day: date, count: int) -> date:
    """Go `count` working days on, or back when negative; 0 is the day itself, working or not.

    The day that is started from is never counted: one working day from a Thursday is the Friday.
    """
    step = _DAY if count > 0 else -_DAY
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(first: date, last: date) -> int:
    """Count the working days after `first` up to and including `last`; negative when `last` is earlier.

    `add_working_days(first, working_days_between(first, last))` is `last` whenever that is a working day.
    """
    step = _DAY if last > first else -_DAY
    count = 0
    day = first
    while day != last:
        day += step
        count += is_working_day(day)
    return count if last > first else -count


def next_working_day(day: date) -> date:
    """Answer the day itself if agencies work on it, else the first after it on which they do."""
    return day if is_working_day(day) else add_working_days(day, 1)


def is_past_known_holidays(day: date) -> bool:
    """Say that the day lies where bank holidays are not known yet, so that a page can warn."""
    return day > LAST_KNOWN_HOLIDAY
