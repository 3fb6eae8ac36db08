"""Two sweeps at once, in threads with their own connections: nobody is missed, nobody gets two."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from typing import TYPE_CHECKING

from flask import Flask

from casework.reminders import services
from casework.reminders.types import Counts

if TYPE_CHECKING:
    from tests.integration.reminders.conftest import Post, Promises

FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
AT_ONCE = 4


def all_at_once(app: Flask, moment: datetime) -> list[Counts]:
    """Have several runs begin at the same time."""
    barrier = Barrier(AT_ONCE)

    def one_run(_number: int) -> Counts:
        with app.app_context():
            barrier.wait()
            return services.run(moment)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(one_run, range(AT_ONCE)))


def test_each_person_has_one_digest(app: Flask, promises: "Promises", post: "Post") -> None:
    for key in range(1, 11):
        promises.add(key, date(2026, 11, 13))
    counts = all_at_once(app, FRIDAY)
    assert sum(one.messages for one in counts) == 3
    assert len(post.outbox()) == 3
    assert len(post.letters()) == 3
    assert {state for _offset, _audience, state in post.reminders()} == {"gathered", "superseded"}
    assert len(post.reminders()) == 60


def test_a_serious_thing_goes_once(app: Flask, promises: "Promises", post: "Post") -> None:
    promises.add(1, date(2026, 11, 23), urgent=True)
    all_at_once(app, FRIDAY.replace(hour=2))
    assert len(post.outbox()) == 1


def test_day_after_day(app: Flask, promises: "Promises", post: "Post") -> None:
    promises.add(1, date(2026, 11, 27))
    for day in range(11):
        all_at_once(app, FRIDAY + timedelta(days=day))
    assert len(post.outbox()) == 4  # −5, −1, the day itself, +1
