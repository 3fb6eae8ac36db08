"""When a rung has come, and for whom: over Easter, month ends, stops of the scheduler, clocks put back."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from casework.core.calendar import is_working_day
from casework.core.subjects import Due, Recipient, SubjectRef
from casework.reminders.rules import (
    DEFAULT_RUNGS,
    Falling,
    Rung,
    digest_is_due,
    recipient_key,
    rung_day,
    rungs_due,
)

RUNGS = [Rung(number, *rung) for number, rung in enumerate(DEFAULT_RUNGS, start=1)]
LONG_AGO = date(2024, 1, 1)
OWNER = Recipient(1, "owner@tests.example", LONG_AGO)
CONTACT = Recipient(2, "contact@tests.example", LONG_AGO)
CHAIR = Recipient(None, "Chair@tests.example", LONG_AGO)

days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


def action(
    due_on: date,
    *,
    since: date = LONG_AGO,
    owner: Recipient = OWNER,
    contact: Recipient = CONTACT,
    urgent: bool = False,
) -> Due:
    people = {"owner": (owner,), "agency_contact": (contact,), "chair_or_coordinator": (CHAIR,)}
    return Due(SubjectRef("action", 7, "K7QF4M2P"), due_on, since, "action", people, urgent=urgent)


def offsets(fallen: list[Falling], *, superseded: bool) -> list[tuple[int, str]]:
    return [(one.rung.offset, one.rung.audience) for one in fallen if one.superseded is superseded]


def test_each_rung_comes_on_its_working_day_around_easter() -> None:
    due_on = date(2026, 4, 7)  # the Tuesday after Easter Monday
    assert rung_day(due_on, -1) == date(2026, 4, 2)
    assert rung_day(due_on, -5) == date(2026, 3, 27)
    assert rung_day(date(2026, 4, 2), 1) == date(2026, 4, 7)


def test_rungs_cross_the_end_of_a_year() -> None:
    assert rung_day(date(2026, 12, 31), 1) == date(2027, 1, 4)
    assert rung_day(date(2027, 1, 4), -1) == date(2026, 12, 31)


def test_a_deadline_on_a_saturday_is_due_that_day() -> None:
    saturday = date(2026, 11, 21)
    assert rung_day(saturday, 0) == saturday
    assert rung_day(saturday, 1) == date(2026, 11, 23)
    assert rung_day(saturday, -1) == date(2026, 11, 20)


def test_nothing_is_due_before_the_first_rung() -> None:
    assert rungs_due(RUNGS, action(date(2026, 11, 27)), date(2026, 11, 19)) == []


def test_the_owner_is_told_five_working_days_before() -> None:
    fallen = rungs_due(RUNGS, action(date(2026, 11, 27)), date(2026, 11, 20))
    assert offsets(fallen, superseded=False) == [(-5, "owner")]


def test_after_a_stop_each_recipient_has_only_their_latest_rung() -> None:
    fallen = rungs_due(RUNGS, action(date(2026, 11, 6)), date(2026, 11, 20))
    assert offsets(fallen, superseded=False) == [
        (1, "owner"),
        (3, "agency_contact"),
        (5, "chair_or_coordinator"),
    ]
    assert offsets(fallen, superseded=True) == [(-5, "owner"), (-1, "owner"), (0, "owner")]


def test_somebody_in_two_parts_has_one_reminder() -> None:
    fallen = rungs_due(RUNGS, action(date(2026, 11, 6), contact=OWNER), date(2026, 11, 20))
    assert offsets(fallen, superseded=False) == [(3, "agency_contact"), (5, "chair_or_coordinator")]


def test_a_rung_from_before_the_record_existed_is_not_due() -> None:
    fallen = rungs_due(RUNGS, action(date(2026, 11, 20), since=date(2026, 11, 19)), date(2026, 11, 20))
    assert offsets(fallen, superseded=False) == [(0, "owner")]
    assert offsets(fallen, superseded=True) == [(-1, "owner")]


def test_a_rung_from_before_somebody_became_the_owner_is_not_due_to_them() -> None:
    new_owner = Recipient(9, "new@tests.example", date(2026, 11, 20))
    fallen = rungs_due(RUNGS, action(date(2026, 11, 23), owner=new_owner), date(2026, 11, 20))
    assert offsets(fallen, superseded=False) == [(-1, "owner")]
    assert offsets(fallen, superseded=True) == []


def test_other_ladders_do_not_apply() -> None:
    other = Due(SubjectRef("row", 1), date(2026, 11, 20), LONG_AGO, "no such ladder", {"owner": (OWNER,)})
    assert rungs_due(RUNGS, other, date(2026, 12, 1)) == []


def test_what_is_promised_for_the_day_it_is_promised_on_goes_at_once() -> None:
    today = date(2026, 11, 20)
    (fallen,) = rungs_due(RUNGS, action(today, since=today), today)
    assert fallen.at_once


def test_serious_things_go_at_once_whatever_the_rung() -> None:
    (fallen,) = rungs_due(RUNGS, action(date(2026, 11, 27), urgent=True), date(2026, 11, 20))
    assert fallen.at_once
    (calm,) = rungs_due(RUNGS, action(date(2026, 11, 27)), date(2026, 11, 20))
    assert not calm.at_once


def test_an_address_is_one_recipient_however_it_is_written() -> None:
    assert recipient_key(Recipient(None, " Contact@School.example", LONG_AGO)) == "to:contact@school.example"
    assert recipient_key(OWNER) == "user:1"


@given(due_on=days, today=days, since=days)
def test_nobody_has_two_and_nothing_comes_early_or_from_before(due_on: date, today: date, since: date) -> None:
    fallen = rungs_due(RUNGS, action(due_on, since=since), today)
    current = [recipient_key(one.recipient) for one in fallen if not one.superseded]
    assert len(current) == len(set(current))
    assert all(since <= one.day <= today for one in fallen)
    for one in fallen:
        later = [other for other in fallen if recipient_key(other.recipient) == recipient_key(one.recipient)]
        assert one.superseded == (one.day < max(other.day for other in later))


@given(due_on=days, today=days, ahead=st.integers(0, 60))
def test_time_only_adds_rungs_so_a_clock_put_back_finds_nothing_new(due_on: date, today: date, ahead: int) -> None:
    earlier = {one.key for one in rungs_due(RUNGS, action(due_on), today)}
    later = {one.key for one in rungs_due(RUNGS, action(due_on), today + timedelta(days=ahead))}
    assert earlier <= later


@given(due_on=days)
def test_a_sweep_each_day_and_one_after_a_stop_find_the_same_rungs(due_on: date) -> None:
    last = due_on + timedelta(days=30)
    each_day: set[object] = set()
    for back in range(60, -1, -1):
        each_day |= {one.key for one in rungs_due(RUNGS, action(due_on), last - timedelta(days=back))}
    assert each_day == {one.key for one in rungs_due(RUNGS, action(due_on), last)}


@given(due_on=days, offset=st.integers(-10, 10).filter(bool))
def test_rungs_beside_the_deadline_come_on_working_days(due_on: date, offset: int) -> None:
    day = rung_day(due_on, offset)
    assert is_working_day(day)
    assert (day < due_on) if offset < 0 else (day > due_on)


def test_the_digest_goes_from_half_past_seven_in_london_summer_and_winter() -> None:
    half_past_seven = time(7, 30)
    assert digest_is_due(datetime(2026, 11, 20, 7, 30, tzinfo=UTC), half_past_seven)
    assert not digest_is_due(datetime(2026, 11, 20, 7, 29, tzinfo=UTC), half_past_seven)
    assert digest_is_due(datetime(2026, 7, 20, 6, 30, tzinfo=UTC), half_past_seven)
    assert not digest_is_due(datetime(2026, 7, 20, 6, 29, tzinfo=UTC), half_past_seven)
