"""Clocks and choices of referrals: pure functions (PRACTICE R-CJ-1, §2.14 "The front door", §4)."""

from datetime import date

from casework.core.calendar import add_working_days
from casework.referrals.types import ReferralStatus, Urgency

ACKNOWLEDGE_IN = 1
"""Working days in which the referrer hears that the referral has arrived (PRACTICE §4)."""
DECIDE_IN = 5
"""Working days in which a referral that is not urgent is decided; a partnership's own choice."""
HELD_IN = 1
"""Working days in which a row that could not be imported is settled."""

URGENCY_ORDER = (Urgency.TODAY, Urgency.SOON, Urgency.ROUTINE)
ADULT = 18
GILLICK = 16
_DECIDE_URGENT = {Urgency.TODAY: 0, Urgency.SOON: 2}


def acknowledge_by(received: date) -> date:
    """Say by when the referrer must hear that the referral has arrived."""
    return add_working_days(received, ACKNOWLEDGE_IN)


def decide_by(received: date, urgency: Urgency) -> date:
    """Say by when a referral should be decided: the same day, two or five working days by its urgency."""
    return add_working_days(received, _DECIDE_URGENT.get(urgency, DECIDE_IN))


def settle_by(held_on: date) -> date:
    """Say by when a held row must be completed, passed on or dismissed."""
    return add_working_days(held_on, HELD_IN)


def clock_of(status: ReferralStatus, *, acknowledged: bool, acknowledge: date, decide: date) -> date | None:
    """Return the next deadline of a referral, None once it is decided."""
    if not status.is_open:
        return None
    return decide if acknowledged else min(acknowledge, decide)


def is_child(born: date | None, on: date) -> bool:
    """Say whether somebody counts as under 18: without a date of birth, they do."""
    return born is None or _age(born, on) < ADULT


def needs_gillick_note(born: date | None, on: date) -> bool:
    """Say whether a young person's own agreement needs a note on their understanding (under 16)."""
    return born is None or _age(born, on) < GILLICK


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
