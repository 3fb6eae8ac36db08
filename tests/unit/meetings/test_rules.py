"""What a meeting may do when."""

from datetime import UTC, date, datetime, time

import pytest

from casework.meetings import rules
from casework.meetings.errors import MeetingRefused, WrongMoment
from casework.meetings.types import AttendanceStatus, DecisionType, Frequency, ItemKind, MeetingStatus, Weekday

S, A = MeetingStatus, AttendanceStatus


@pytest.mark.parametrize(
    ("present", "wanted"),
    [
        (S.SCHEDULED, S.AGENDA_PUBLISHED),
        (S.AGENDA_PUBLISHED, S.IN_PROGRESS),
        (S.IN_PROGRESS, S.MINUTES_DRAFT),
        (S.MINUTES_DRAFT, S.AGREED),
        (S.MINUTES_DRAFT, S.IN_PROGRESS),
        (S.SCHEDULED, S.CANCELLED),
    ],
)
def test_a_meeting_goes_on_step_by_step(present: MeetingStatus, wanted: MeetingStatus) -> None:
    rules.check_step(present, wanted)


@pytest.mark.parametrize(
    ("present", "wanted"),
    [
        (S.SCHEDULED, S.IN_PROGRESS),
        (S.AGENDA_PUBLISHED, S.AGREED),
        (S.IN_PROGRESS, S.CANCELLED),
        (S.AGREED, S.IN_PROGRESS),
        (S.CANCELLED, S.AGENDA_PUBLISHED),
    ],
)
def test_no_step_is_skipped_and_agreed_minutes_are_final(present: MeetingStatus, wanted: MeetingStatus) -> None:
    with pytest.raises(WrongMoment):
        rules.check_step(present, wanted)


def test_a_deputy_counts_and_apologies_do_not() -> None:
    there = [(1, A.PRESENT), (2, A.DEPUTY_SENT), (3, A.APOLOGIES_WITH_REPORT), (4, A.ABSENT)]
    assert rules.present_core({1, 2, 3, 4}, there) == 2


def test_a_guest_agency_makes_no_quorum() -> None:
    assert rules.present_core({1}, [(1, A.PRESENT), (9, A.PRESENT)]) == 1
    assert not rules.is_quorate(1, 2)
    assert rules.is_quorate(2, 2)


def test_a_quorum_can_be_met() -> None:
    assert rules.check_quorum(3, 3) == 3
    for quorum in (0, 4):
        with pytest.raises(MeetingRefused):
            rules.check_quorum(quorum, 3)


def test_a_case_is_not_selected_and_a_nomination_is_not_closed() -> None:
    why = "Because of three incidents."
    with pytest.raises(MeetingRefused):
        rules.check_decision(ItemKind.CASE, DecisionType.SELECT, why)
    with pytest.raises(MeetingRefused):
        rules.check_decision(ItemKind.NOMINATION, DecisionType.CLOSE, why)
    assert rules.check_decision(ItemKind.NOMINATION, DecisionType.SELECT, f" {why} ") == why


def test_the_next_meeting_is_offered_on_its_day() -> None:
    friday = date(2026, 11, 20)
    offered = rules.next_date(weekday=Weekday.THURSDAY, frequency=Frequency.WEEKLY, last=None, today=friday)
    assert offered == date(2026, 11, 26)
    after = rules.next_date(
        weekday=Weekday.THURSDAY, frequency=Frequency.FORTNIGHTLY, last=date(2026, 11, 19), today=friday
    )
    assert after == date(2026, 12, 3)


def test_a_meeting_starts_by_the_clock_in_london() -> None:
    now = datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert rules.starts_at(date(2026, 7, 2), time(10), now) == datetime(2026, 7, 2, 9, tzinfo=UTC)
    with pytest.raises(MeetingRefused):
        rules.starts_at(date(2026, 6, 30), time(10), now)
