"""What may follow what in a case, and which young person worries most: plain functions.

Source: PRACTICE §2.4 (status table), PAGES "Caseworker" (most worrying first).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from casework.cases.types import CaseStatus, RiskLevel

S = CaseStatus

OPEN = frozenset(S) - {S.CLOSED}
REVIEW_EVERY = timedelta(weeks=6)
"""First review at 6 weeks, the next at 12 (R-FD-8)."""

RHYTHM_DAYS = 14
"""How often somebody is seen when their cohort plans no rhythm."""

_NEXT: dict[CaseStatus, frozenset[CaseStatus]] = {
    S.ACCEPTED: frozenset({S.ASSESSMENT, S.PLANNING, S.ACTIVE, S.ON_HOLD, S.CLOSING}),
    S.ASSESSMENT: frozenset({S.PLANNING, S.ACTIVE, S.ON_HOLD, S.CLOSING}),
    S.PLANNING: frozenset({S.ASSESSMENT, S.ACTIVE, S.ON_HOLD, S.CLOSING}),
    S.ACTIVE: frozenset({S.PLANNING, S.REVIEW, S.ON_HOLD, S.CLOSING}),
    S.REVIEW: frozenset({S.PLANNING, S.ACTIVE, S.ON_HOLD, S.CLOSING}),
    S.ON_HOLD: frozenset({S.ASSESSMENT, S.PLANNING, S.ACTIVE, S.CLOSING}),
    S.CLOSING: frozenset({S.ACTIVE, S.REVIEW}),
    S.CLOSED: frozenset(),
}

_RISK_WEIGHT = {
    RiskLevel.VERY_HIGH: 40,
    RiskLevel.HIGH: 30,
    RiskLevel.MEDIUM: 15,
    RiskLevel.NOT_ASSESSED: 10,
    RiskLevel.LOW: 0,
}
_EVENT_WEIGHT = 35
_LATE_WEIGHT = 10
_SILENT_WEIGHT = 20
_MOST_LATE = 3


def next_statuses(status: CaseStatus) -> tuple[CaseStatus, ...]:
    """Return what a case's status may become by hand; closing a case is a verb of its own."""
    return tuple(candidate for candidate in S if candidate in _NEXT[status])


def may_follow(old: CaseStatus, new: CaseStatus) -> bool:
    """Say whether a case may go from one status to another."""
    return new in _NEXT[old]


def is_silent(last_contact: date | None, opened_on: date, rhythm_days: int | None, today: date) -> bool:
    """Say whether nobody has met the young person for longer than planned; days since opening if never."""
    return (today - (last_contact or opened_on)).days > (rhythm_days or RHYTHM_DAYS)


@dataclass(frozen=True, slots=True)
class Signs:
    """What makes one young person more worrying than another, as of a day."""

    risk: RiskLevel
    late: int
    silent: bool
    serious_event: bool


def worry(signs: Signs) -> int:
    """Return a number to sort by, highest first: serious event, risk, silence, things late. No child is shown it."""
    return (
        _RISK_WEIGHT[signs.risk]
        + (_EVENT_WEIGHT if signs.serious_event else 0)
        + (_SILENT_WEIGHT if signs.silent else 0)
        + _LATE_WEIGHT * min(signs.late, _MOST_LATE)
    )
