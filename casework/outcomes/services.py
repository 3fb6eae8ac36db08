"""Recording what changed for a young person: looks for violence in equal windows, and education or work."""

from datetime import date

from casework.audit.services import record
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.subjects import SubjectRef
from casework.outcomes.errors import DayWrong, NotJoined
from casework.outcomes.models import EteRecord, OutcomeCheck
from casework.outcomes.queries import membership_to_follow
from casework.outcomes.statistics import equal_windows
from casework.outcomes.types import FOLLOW_UP_DAYS, CheckDetails, CheckWindow, EteDetails


def record_outcome_check(actor: Actor, *, membership_id: int, details: CheckDetails) -> OutcomeCheck:
    """Keep that somebody looked into one window of a young person's time around joining, and what they found.

    The window comes from the joining day (PRACTICE §2.9: equal lengths). Raises NotFound, NotJoined, and DayWrong
    when the search ends in the future or before the window begins.
    """
    membership = membership_to_follow(actor, membership_id)
    if membership.joined_on is None:
        raise NotJoined
    begins, ends = window_of(membership.joined_on, details.window)
    _check_not_to_come(details.searched_to, "searched_to")
    if details.searched_to < begins:
        raise DayWrong("The last day searched must be inside the window or after it", "searched_to")
    check = OutcomeCheck(
        person_id=membership.person_id,
        membership_id=membership.id,
        window=details.window,
        window_from=begins,
        window_to=ends,
        source=details.source,
        searched_to=details.searched_to,
        times_harmed_others=details.times_harmed_others,
        times_harmed=details.times_harmed,
        note=details.note,
        checked_on=clock.today(),
        checked_by_id=actor.user_id,
        agency_id=actor.agency_id,
        recorded_at=clock.now(),
    )
    db.session.add(check)
    db.session.flush()
    found = {"harmed_others": details.times_harmed_others, "harmed": details.times_harmed}
    changes = {"window": (None, details.window), "searched_to": (None, details.searched_to)}
    changes |= {name: (None, number) for name, number in found.items()}
    record(actor, "outcome_check.recorded", _subject("outcome_check", check), changes=changes, note=details.note)
    return check


def record_ete(actor: Actor, *, membership_id: int, details: EteDetails) -> EteRecord:
    """Keep whether a young person was in education, employment or training on a day.

    Raises NotFound, and DayWrong for a day to come.
    """
    membership = membership_to_follow(actor, membership_id)
    _check_not_to_come(details.as_on, "as_on")
    kept = EteRecord(
        person_id=membership.person_id,
        membership_id=membership.id,
        point=details.point,
        status=details.status,
        as_on=details.as_on,
        note=details.note,
        recorded_by_id=actor.user_id,
        recorded_at=clock.now(),
    )
    db.session.add(kept)
    db.session.flush()
    changes = {"point": (None, details.point), "status": (None, details.status), "as_on": (None, details.as_on)}
    record(actor, "ete_record.recorded", _subject("ete_record", kept), changes=changes, note=details.note)
    return kept


def window_of(joined_on: date, window: CheckWindow) -> tuple[date, date]:
    """Return the first and last day of a window around joining."""
    windows = equal_windows(joined_on, FOLLOW_UP_DAYS)
    return windows.before if window is CheckWindow.BEFORE else windows.after


def _check_not_to_come(day: date, field: str) -> None:
    if day > clock.today():
        raise DayWrong("The date must be today or in the past", field)


def _subject(kind: str, kept: OutcomeCheck | EteRecord) -> SubjectRef:
    return SubjectRef(kind, kept.id, kept.ref, kept.person_id)
