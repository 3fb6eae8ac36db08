"""When a reminder is due, and to whom: pure rules, no database (DESIGN §4 "Reminders", PRACTICE R-MT-6, R-MT-7)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from casework.core import clock
from casework.core.calendar import add_working_days
from casework.core.subjects import Due, Recipient


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder: so many working days after (before, if negative) the deadline, to these people."""

    id: int
    ladder: str
    offset: int
    audience: str


@dataclass(frozen=True, slots=True)
class Falling:
    """A rung that has come for one recipient of one record."""

    rung: Rung
    due: Due
    recipient: Recipient
    day: date
    superseded: bool = False
    at_once: bool = False

    @property
    def key(self) -> tuple[int, str, int, str, date]:
        """What a reminder is unique by: rung, subject, recipient, deadline."""
        subject = self.due.subject
        return (self.rung.id, subject.kind, subject.id, recipient_key(self.recipient), self.due.due_on)


DEFAULT_RUNGS: tuple[tuple[str, int, str], ...] = (
    ("action", -5, "owner"),
    ("action", -1, "owner"),
    ("action", 0, "owner"),
    ("action", 1, "owner"),
    ("action", 3, "agency_contact"),
    ("action", 5, "chair_or_coordinator"),
    ("case_allot", 0, "coordinator"),
    ("case_allot", 2, "coordinator"),
    ("case_review", -5, "lead_worker"),
    ("case_review", 0, "lead_worker"),
    ("case_review", 1, "lead_worker"),
    ("case_review", 5, "coordinator"),
    ("held_row", 0, "coordinator"),
    ("held_row", 1, "coordinator"),
    ("held_row", 3, "coordinator"),
    ("referral_acknowledge", 0, "coordinator"),
    ("referral_acknowledge", 1, "coordinator"),
    ("referral_acknowledge", 3, "coordinator"),
    ("referral_decide", -1, "coordinator"),
    ("referral_decide", 1, "coordinator"),
    ("referral_decide", 5, "coordinator"),
    ("write_up", 1, "lead_worker"),
)
"""Ladders a new installation starts with: (ladder, working days from the deadline, audience). Data once stored."""


def recipient_key(recipient: Recipient) -> str:
    """Return what tells one recipient from another, whether or not they have an account."""
    if recipient.user_id is not None:
        return f"user:{recipient.user_id}"
    return f"to:{recipient.address.strip().lower()}"


def rung_day(due_on: date, offset: int) -> date:
    """Return the day on which a rung comes: working days by the England and Wales calendar; 0 is the deadline itself."""
    return add_working_days(due_on, offset) if offset else due_on


def rungs_due(rungs: Iterable[Rung], due: Due, today: date) -> list[Falling]:
    """Return every rung of a record that has come by a London day, for each recipient, in order of its day.

    Of several for one recipient only the latest counts; the earlier ones are superseded. A rung from before the record
    came to be, or before the recipient became one, is not due at all.
    """
    reached: dict[str, list[Falling]] = defaultdict(list)
    for rung in rungs:
        if rung.ladder != due.ladder:
            continue
        day = rung_day(due.due_on, rung.offset)
        if not due.since <= day <= today:
            continue
        for recipient in due.recipients.get(rung.audience, ()):
            if recipient.since <= day:
                fallen = Falling(rung, due, recipient, day, at_once=_at_once(due, day))
                reached[recipient_key(recipient)].append(fallen)
    return [fallen for one in reached.values() for fallen in _latest_counts(one)]


def digest_is_due(now: datetime, digest_at: time) -> bool:
    """Say whether the day's digest may go out: from a time of day in London."""
    return now >= clock.london_time(clock.london_day(now), digest_at)


def _at_once(due: Due, day: date) -> bool:
    """Serious things never wait, nor does what is promised for the very day it is promised on."""
    return due.urgent or day == due.since == due.due_on


def _latest_counts(fallen: list[Falling]) -> list[Falling]:
    ordered = sorted(fallen, key=lambda one: (one.day, one.rung.offset, -one.rung.id))
    earlier = [
        Falling(one.rung, one.due, one.recipient, one.day, superseded=True, at_once=one.at_once) for one in ordered[:-1]
    ]
    return [*earlier, ordered[-1]]
