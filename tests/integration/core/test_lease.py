"""One leads at a time; another takes over when it stops, and only then."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

from flask import Flask

from casework.core import clock, lease
from casework.core.db import read

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
LENGTH = timedelta(seconds=30)


def test_one_holds_it_until_it_runs_out(app: Flask) -> None:
    with clock.frozen(NOON):
        assert lease.take("tests", "one", LENGTH)
        assert not lease.take("tests", "two", LENGTH)
        assert lease.take("tests", "one", LENGTH), "the holder lengthens it"
    with clock.frozen(NOON + LENGTH):
        assert not lease.take("tests", "two", LENGTH)
    with clock.frozen(NOON + LENGTH + timedelta(seconds=1)):
        assert lease.take("tests", "two", LENGTH)
        assert not lease.take("tests", "one", LENGTH)


def test_given_back_it_is_free_at_once(app: Flask) -> None:
    with clock.frozen(NOON):
        lease.take("tests", "one", LENGTH)
        lease.release("tests", "two")
        assert not lease.take("tests", "two", LENGTH), "nobody gives back what is not theirs"
        lease.release("tests", "one")
        assert lease.take("tests", "two", LENGTH)


def test_of_several_at_once_one_gets_it(app: Flask) -> None:
    barrier = Barrier(6)

    def try_it(number: int) -> bool:
        with app.app_context():
            barrier.wait()
            return lease.take("tests", f"worker {number}", LENGTH)

    with ThreadPoolExecutor(6) as threads:
        assert sum(threads.map(try_it, range(6))) == 1


def test_only_the_holder_shows_that_it_works(app: Flask) -> None:
    with clock.frozen(NOON):
        lease.take("tests", "one", LENGTH)
        lease.beat("tests", "two")
        with read():
            assert lease.last_beat("tests") is None
        lease.beat("tests", "one")
        with read():
            assert lease.last_beat("tests") == NOON
