"""The only clock. Instants are UTC; days are London days, because deadlines end at midnight in London."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_frozen: ContextVar[datetime | None] = ContextVar("frozen_clock", default=None)


def now() -> datetime:
    """Return the present instant, aware and in UTC."""
    return _frozen.get() or datetime.now(UTC)


def today() -> date:
    """Return the present day in London."""
    return london_day(now())


def london_day(moment: datetime) -> date:
    """Return the London day on which an aware instant falls."""
    return moment.astimezone(LONDON).date()


def london_time(day: date, at: time) -> datetime:
    """Return the UTC instant of a London wall-clock time on a day."""
    return datetime.combine(day, at, tzinfo=LONDON).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """Return the last microsecond of a London day: the moment a deadline passes."""
    return london_time(day, time.max)


def parse_moment(text: str) -> datetime:
    """Read an ISO 8601 instant; without a zone it is London time.

    Raises ValueError when the text is no ISO instant.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=LONDON)
    return moment.astimezone(UTC)


@contextmanager
def frozen(moment: datetime) -> Iterator[datetime]:
    """Hold the clock at an aware instant, for `--now` and for tests."""
    token = _frozen.set(moment.astimezone(UTC))
    try:
        yield moment
    finally:
        _frozen.reset(token)
