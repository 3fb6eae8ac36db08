"""Times as people write them."""

from datetime import time

import pytest

from casework.meetings.times import parse_time, show_time_of_day


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("10", time(10)),
        ("10am", time(10)),
        ("2.30pm", time(14, 30)),
        ("14:30", time(14, 30)),
        ("2:30", time(14, 30)),
        ("02:30", time(2, 30)),
        ("12 p.m.", time(12)),
        ("12am", time(0)),
        (" Noon ", time(12)),
    ],
)
def test_a_time_is_read(text: str, at: time) -> None:
    assert parse_time(text) == at


@pytest.mark.parametrize("text", ["", "ten", "25:00", "10:75", "13pm", "0am", "10:3"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Enter a time"):
        parse_time(text)


def test_a_time_is_shown_plainly() -> None:
    assert [show_time_of_day(time(14, 30)), show_time_of_day(time(9)), show_time_of_day(None)] == ["2:30pm", "9am", ""]
