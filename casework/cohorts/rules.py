"""What may follow what in a cohort, and who may enter one: plain functions.

Source: PRACTICE §2.1 (status table, R-FD-2, R-FD-3, R-FD-14).
"""

from datetime import date

from casework.cohorts.types import AttritionStage, ExitReason, MembershipStatus, ProgrammeType

S = MembershipStatus
R = ExitReason

WAITING = frozenset({S.NOMINATED, S.SCREENING, S.PANEL_PENDING, S.DEFERRED})
"""Not yet in: nobody has decided."""

STARTED = frozenset({S.ENGAGED, S.DISENGAGED, S.COMPLETED})
"""Has begun, or had begun, to work with us."""

FINAL = frozenset({S.NOT_SELECTED, S.COMPLETED, S.TRANSFERRED, S.WITHDRAWN, S.DECEASED})
"""Nothing follows; somebody who comes back has a new membership."""

_FROM_ANYWHERE = frozenset({S.TRANSFERRED, S.WITHDRAWN, S.DECEASED})

_NEXT: dict[MembershipStatus, frozenset[MembershipStatus]] = {
    S.NOMINATED: frozenset({S.SCREENING, S.PANEL_PENDING, S.DEFERRED, S.SELECTED, S.NOT_SELECTED}),
    S.SCREENING: frozenset({S.PANEL_PENDING, S.DEFERRED, S.SELECTED, S.NOT_SELECTED}),
    S.PANEL_PENDING: frozenset({S.DEFERRED, S.SELECTED, S.NOT_SELECTED}),
    S.DEFERRED: frozenset({S.SCREENING, S.DEFERRED, S.PANEL_PENDING, S.SELECTED, S.NOT_SELECTED}),
    S.SELECTED: frozenset({S.NOTIFICATION_PLANNED, S.NOTIFIED, S.UNABLE_TO_CONTACT}),
    S.NOTIFICATION_PLANNED: frozenset({S.NOTIFIED, S.UNABLE_TO_CONTACT}),
    S.NOTIFIED: frozenset({S.SUPPORT_OFFERED, S.DECLINED, S.UNABLE_TO_CONTACT}),
    S.SUPPORT_OFFERED: frozenset({S.ENGAGED, S.DECLINED, S.UNABLE_TO_CONTACT}),
    S.ACTIVE: frozenset({S.ENGAGED, S.DECLINED, S.UNABLE_TO_CONTACT}),
    S.ENGAGED: frozenset({S.DISENGAGED, S.COMPLETED}),
    S.DISENGAGED: frozenset({S.SUPPORT_OFFERED, S.ENGAGED}),
    S.DECLINED: frozenset({S.SUPPORT_OFFERED, S.ENGAGED}),
    S.UNABLE_TO_CONTACT: frozenset({S.NOTIFICATION_PLANNED, S.NOTIFIED, S.SUPPORT_OFFERED, S.ENGAGED}),
}

_EXIT_STATUS: dict[ExitReason, MembershipStatus] = {
    R.OUTCOMES_ACHIEVED: S.COMPLETED,
    R.STEPPED_DOWN: S.COMPLETED,
    R.NEEDS_MET_ELSEWHERE: S.TRANSFERRED,
    R.STEPPED_UP: S.TRANSFERRED,
    R.MOVED_AREA: S.TRANSFERRED,
    R.AGED_OUT: S.TRANSFERRED,
    R.CUSTODY: S.WITHDRAWN,
    R.WITHDREW: S.WITHDRAWN,
    R.ERROR: S.WITHDRAWN,
    R.DECLINED: S.DECLINED,
    R.DISENGAGED: S.DISENGAGED,
    R.DECEASED: S.DECEASED,
}

_NO_STAGE = frozenset({R.OUTCOMES_ACHIEVED, R.STEPPED_DOWN, R.DECEASED, R.ERROR})
_CAME_SO_FAR = STARTED | {S.ACTIVE}


def next_statuses(status: MembershipStatus) -> tuple[MembershipStatus, ...]:
    """Return what may follow a status, in the order of the enumeration."""
    if status in FINAL:
        return ()
    allowed = _NEXT[status] | _FROM_ANYWHERE
    return tuple(candidate for candidate in S if candidate in allowed)


def may_follow(old: MembershipStatus, new: MembershipStatus) -> bool:
    """Say whether a membership may go from one status to another."""
    return new in next_statuses(old)


def first_status(programme: ProgrammeType) -> MembershipStatus:
    """Return how a young person enters: by nomination where a panel decides, else as accepted."""
    return S.NOMINATED if programme.needs_panel else S.ACTIVE


def status_on_exit(reason: ExitReason, present: MembershipStatus) -> MembershipStatus:
    """Return the status an exit leaves behind. Who was never reached did not disengage: they could not be contacted."""
    status = _EXIT_STATUS[reason]
    if status is S.DISENGAGED and present not in _CAME_SO_FAR:
        return S.DECLINED if present is S.DECLINED else S.UNABLE_TO_CONTACT
    return status


def may_complete(present: MembershipStatus) -> bool:
    """Say whether somebody has come far enough to have completed."""
    return present in _CAME_SO_FAR


def needs_attrition_stage(reason: ExitReason) -> bool:
    """Say whether an exit must name how far they had come (R-FD-14): always when they left before the end."""
    return reason not in _NO_STAGE


def stages_for(present: MembershipStatus) -> tuple[AttritionStage, ...]:
    """Return the attrition stages that can be true of somebody with this status."""
    if present in STARTED:
        return (AttritionStage.STARTED_DROPPED_OUT,)
    return tuple(AttritionStage)


def age_on(born: date, day: date) -> int:
    """Return completed years of age; somebody born on 29 February has their birthday on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_old_enough(born: date | None, day: date, min_age: int | None) -> bool:
    """Say whether somebody has reached a cohort's least age on a day (R-FD-3); an unknown date of birth never has."""
    if min_age is None:
        return True
    return born is not None and age_on(born, day) >= min_age
