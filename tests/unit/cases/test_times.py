"""Times of day as people type them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.cases.forms.times import parse_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("1430", time(14, 30)),
        ("2:30pm", time(14, 30)),
        ("2.30 p.m.", time(14, 30)),
        ("2pm", time(14)),
        ("9", time(9)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("Noon", time(12)),
        ("midnight", time(0)),
    ],
)
def test_what_people_type(typed: str, meant: time) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize("typed", ["25:00", "13pm", "0am", "9:60", "soon", "9:3", "", "10:10:10", "١٠:٠٠x"])
def test_what_is_no_time(typed: str) -> None:
    with pytest.raises(ValueError, match="Enter a time, like 14:30 or 2:30pm"):
        parse_time(typed)


@given(st.times())
def test_every_minute_of_the_day_can_be_typed(moment: time) -> None:
    minute = moment.replace(second=0, microsecond=0)
    assert parse_time(f"{minute:%H:%M}") == minute
    assert parse_time(f"{minute:%I:%M%p}") == minute


@given(st.text(max_size=12))
def test_nothing_typed_breaks_it(typed: str) -> None:
    try:
        assert isinstance(parse_time(typed), time)
    except ValueError as refused:
        assert str(refused) == "Enter a time, like 14:30 or 2:30pm"
