"""A story is told in the order of its moments, each with the clock at its own, and stops at its end."""

from datetime import UTC, date, datetime, timedelta

from casework.core import clock
from casework.demo.story import Story, weekday

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_steps_happen_in_order_even_those_that_steps_add() -> None:
    story, seen = Story(START + timedelta(days=10)), []

    def first() -> None:
        seen.append(("first", clock.now()))
        story.at(START + timedelta(days=1), lambda: seen.append(("added", clock.now())))

    story.at(START + timedelta(days=2), lambda: seen.append(("last", clock.now())))
    story.at(START, first)
    assert story.tell() == 3
    assert [name for name, _ in seen] == ["first", "added", "last"]
    assert [at for _, at in seen] == [START, START + timedelta(days=1), START + timedelta(days=2)]


def test_what_would_come_after_the_end_is_left_out() -> None:
    story = Story(START)
    story.at(START + timedelta(seconds=1), lambda: None)
    assert story.tell() == 0


def test_a_weekend_becomes_the_monday_after() -> None:
    assert weekday(date(2026, 11, 21)) == weekday(date(2026, 11, 22)) == date(2026, 11, 23)
    assert weekday(date(2026, 11, 20)) == date(2026, 11, 20)
