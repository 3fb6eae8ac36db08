"""What a meeting may do when: pure rules, no database (PRACTICE §2.3)."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta

from casework.core import clock
from casework.meetings.errors import MeetingRefused, WrongMoment
from casework.meetings.types import (
    AttendanceStatus,
    DecisionType,
    Frequency,
    ItemKind,
    MeetingStatus,
    Weekday,
)

COUNTS_AS_THERE = frozenset({AttendanceStatus.PRESENT, AttendanceStatus.DEPUTY_SENT})

BEFORE = frozenset({MeetingStatus.SCHEDULED, MeetingStatus.AGENDA_PUBLISHED})
"""While the agenda is being made."""
AGENDA_OPEN = BEFORE | {MeetingStatus.IN_PROGRESS}
"""While items may still come on: emergencies come during the meeting."""

_NEXT: dict[MeetingStatus, frozenset[MeetingStatus]] = {
    MeetingStatus.SCHEDULED: frozenset({MeetingStatus.AGENDA_PUBLISHED, MeetingStatus.CANCELLED}),
    MeetingStatus.AGENDA_PUBLISHED: frozenset({MeetingStatus.IN_PROGRESS, MeetingStatus.CANCELLED}),
    MeetingStatus.IN_PROGRESS: frozenset({MeetingStatus.MINUTES_DRAFT}),
    MeetingStatus.MINUTES_DRAFT: frozenset({MeetingStatus.AGREED, MeetingStatus.IN_PROGRESS}),
    MeetingStatus.AGREED: frozenset(),
    MeetingStatus.CANCELLED: frozenset(),
}

_DECISIONS: dict[ItemKind, tuple[DecisionType, ...]] = {
    ItemKind.NOMINATION: (
        DecisionType.SELECT,
        DecisionType.DECLINE,
        DecisionType.NO_CHANGE,
        DecisionType.REFER_ON,
        DecisionType.OTHER,
    ),
    ItemKind.CASE: (
        DecisionType.NO_CHANGE,
        DecisionType.STEP_UP,
        DecisionType.STEP_DOWN,
        DecisionType.REFER_ON,
        DecisionType.ENFORCEMENT_REQUEST,
        DecisionType.CLOSE,
        DecisionType.OTHER,
    ),
    ItemKind.OTHER: (DecisionType.ACCEPT, DecisionType.DECLINE, DecisionType.NO_CHANGE, DecisionType.OTHER),
}

_EVERY: dict[Frequency, timedelta] = {
    Frequency.WEEKLY: timedelta(weeks=1),
    Frequency.FORTNIGHTLY: timedelta(weeks=2),
    Frequency.FOUR_WEEKLY: timedelta(weeks=4),
    Frequency.QUARTERLY: timedelta(weeks=13),
}


def check_step(present: MeetingStatus, wanted: MeetingStatus) -> None:
    """Raise WrongMoment unless a meeting may go from one status to the other."""
    if wanted not in _NEXT[present]:
        words = {
            MeetingStatus.SCHEDULED: "Publish the agenda first",
            MeetingStatus.AGENDA_PUBLISHED: "Open the meeting first",
            MeetingStatus.IN_PROGRESS: "The meeting is in progress",
            MeetingStatus.MINUTES_DRAFT: "The meeting has ended",
            MeetingStatus.AGREED: "The minutes are agreed: nothing changes any more",
            MeetingStatus.CANCELLED: "The meeting is cancelled",
        }
        raise WrongMoment(words[present])


def require_in_progress(status: MeetingStatus) -> None:
    """Raise WrongMoment unless the meeting is in progress."""
    if status is not MeetingStatus.IN_PROGRESS:
        raise WrongMoment("This can be recorded only while the meeting is in progress")


def require_agenda_open(status: MeetingStatus) -> None:
    """Raise WrongMoment once the meeting has ended."""
    if status not in AGENDA_OPEN:
        raise WrongMoment("The agenda of this meeting cannot change any more")


def present_core(core: Collection[int], there: Iterable[tuple[int, AttendanceStatus]]) -> int:
    """Count the core agencies that are there, in person or by deputy (R-MT-8)."""
    return sum(1 for agency_id, status in there if agency_id in core and status in COUNTS_AS_THERE)


def is_quorate(present: int, quorum: int) -> bool:
    """Say whether enough core agencies are there to decide."""
    return present >= quorum


def check_quorum(quorum: int, core: int) -> int:
    """Return a quorum that can be met. Raises MeetingRefused otherwise."""
    if quorum < 1:
        raise MeetingRefused("The quorum must be at least 1", field="quorum")
    if quorum > core:
        raise MeetingRefused(f"The quorum cannot be more than the {core} agencies that belong", field="quorum")
    return quorum


def decisions_for(kind: ItemKind) -> tuple[DecisionType, ...]:
    """Return what may be decided about an item of a kind, the likeliest first."""
    return _DECISIONS[kind]


def check_decision(kind: ItemKind, decision: DecisionType, rationale: str) -> str:
    """Return the rationale trimmed. Raises MeetingRefused for a decision this item cannot have, or without a reason."""
    if decision not in _DECISIONS[kind]:
        raise MeetingRefused("Choose one of the decisions listed", field="type")
    said = rationale.strip()
    if len(said.split()) < 3:
        raise MeetingRefused("Say why in at least one sentence", field="rationale")
    return said


def next_date(*, weekday: Weekday | None, frequency: Frequency, last: date | None, today: date) -> date:
    """Return the day the series would meet next, at least tomorrow: what a form offers, to be changed."""
    day = today + timedelta(days=1)
    if last is not None and frequency in _EVERY:
        day = max(day, last + _EVERY[frequency])
    if weekday is not None:
        day += timedelta(days=(list(Weekday).index(weekday) - day.weekday()) % 7)
    return day


def starts_at(day: date, at: time, now: datetime) -> datetime:
    """Return the instant a meeting starts. Raises MeetingRefused for a day that is over."""
    if day < clock.london_day(now):
        raise MeetingRefused("The meeting must be today or later", field="day")
    return clock.london_time(day, at)
