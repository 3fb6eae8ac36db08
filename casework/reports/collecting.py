"""Reads what a cohort's report counts, for the job that keeps the figures. No page calls these."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from casework.access.models import Agency
from casework.actions.models import Action
from casework.actions.types import ActionStatus
from casework.cases.models import Case, Intervention
from casework.cases.types import Attendance, InterventionStatus
from casework.cohorts.models import Membership
from casework.cohorts.types import ExitReason, NotSelectedReason
from casework.core import clock
from casework.core.db import db
from casework.meetings.models import Attendance as Seat
from casework.meetings.models import Meeting, Series
from casework.meetings.types import AttendanceStatus, MeetingStatus
from casework.outcomes.models import EteRecord, OutcomeCheck
from casework.outcomes.types import EtePoint
from casework.reports import counting
from casework.reports.counting import Check, Member, Promise
from casework.reports.types import Work

_PRESENT = (AttendanceStatus.PRESENT, AttendanceStatus.DEPUTY_SENT)
_HELD = (MeetingStatus.IN_PROGRESS, MeetingStatus.MINUTES_DRAFT, MeetingStatus.AGREED)


@dataclass(frozen=True, slots=True)
class Collected:
    """A cohort's true counts as at a day, by table."""

    counts: dict[str, dict[str, int]]
    work: Work


def collect(cohort_id: int, as_at: date) -> Collected:
    """Count a cohort as it stood at the end of a London day. Eight statements, whatever its size."""
    members = _members(cohort_id, as_at)
    attended, missed = _contacts(cohort_id, members, as_at)
    violence, events = counting.violence_counts(members, _checks(cohort_id, as_at), as_at)
    counts = {
        "journey": dict(counting.journey_counts(members, attended, as_at)),
        "contacts": {"attended": attended.total(), "missed": missed.total()},
        "violence": dict(violence),
        "events": dict(events),
        "year_over": {"people": counting.year_over(members, as_at)},
        "ete": dict(counting.ete_counts(members, _ete(cohort_id, as_at), as_at)),
    }
    return Collected(counts, _work(cohort_id, as_at))


def _members(cohort_id: int, as_at: date) -> list[Member]:
    mistakes = or_(
        Membership.exit_reason == ExitReason.ERROR, Membership.not_selected_reason == NotSelectedReason.DUPLICATE
    )
    rows = db.session.execute(
        select(
            Membership.id,
            Membership.status,
            Membership.status_since,
            Membership.joined_on,
            Membership.ended_on,
            Membership.exit_reason,
        )
        .where(
            Membership.cohort_id == cohort_id,
            Membership.nominated_on <= as_at,
            func.coalesce(case((mistakes, 1), else_=0), 0) == 0,
        )
        .order_by(Membership.id)
    )
    return [Member(*row) for row in rows]


def _contacts(cohort_id: int, members: Iterable[Member], as_at: date) -> tuple[Counter[int], Counter[int]]:
    """Return contacts attended and missed, by membership."""
    rows = db.session.execute(
        select(Case.membership_id, Intervention.attendance, func.count())
        .join(Case, Case.id == Intervention.case_id)
        .where(
            Case.cohort_id == cohort_id,
            Intervention.status == InterventionStatus.WRITTEN_UP,
            Intervention.starts_at <= clock.end_of_day(as_at),
        )
        .group_by(Case.membership_id, Intervention.attendance)
    ).all()
    joined = {member.id for member in members if counting.has_joined(member, as_at)}
    attended: Counter[int] = Counter()
    missed: Counter[int] = Counter()
    for membership_id, attendance, count in rows:
        if membership_id in joined:
            (attended if attendance is Attendance.ATTENDED else missed)[membership_id] += count
    return attended, missed


def _checks(cohort_id: int, as_at: date) -> list[Check]:
    rows = db.session.execute(
        select(
            OutcomeCheck.membership_id,
            OutcomeCheck.window,
            OutcomeCheck.times_harmed_others,
            OutcomeCheck.times_harmed,
        )
        .join(Membership, Membership.id == OutcomeCheck.membership_id)
        .where(
            Membership.cohort_id == cohort_id,
            OutcomeCheck.checked_on <= as_at,
            OutcomeCheck.searched_to >= OutcomeCheck.window_to,
        )
    )
    return [Check(*row) for row in rows]


def _ete(cohort_id: int, as_at: date) -> list[tuple[int, EtePoint, bool]]:
    rows = db.session.execute(
        select(EteRecord.membership_id, EteRecord.point, EteRecord.status)
        .join(Membership, Membership.id == EteRecord.membership_id)
        .where(Membership.cohort_id == cohort_id, EteRecord.as_on <= as_at)
        .order_by(EteRecord.as_on, EteRecord.id)
    )
    return [(membership_id, point, status.is_in) for membership_id, point, status in rows]


def _work(cohort_id: int, as_at: date) -> Work:
    promises, effects = _promises(cohort_id, as_at)
    agencies, not_yet_due = counting.agency_work(promises, as_at)
    meetings, seats, filled = _meetings(cohort_id, as_at)
    return Work(agencies, not_yet_due, dict(effects), meetings, seats, filled)


def _promises(cohort_id: int, as_at: date) -> tuple[list[Promise], Counter[str]]:
    rows = db.session.execute(
        select(Agency.name, Action.first_due_on, Action.closed_on, Action.status, Action.effect)
        .join(Agency, Agency.id == Action.owner_agency_id)
        .where(
            _of_cohort(cohort_id),
            Action.created_at <= clock.end_of_day(as_at),
            Action.status != ActionStatus.CANCELLED,
        )
        .order_by(Action.id)
    ).all()
    promises, effects = [], Counter[str]()
    for agency, first_due_on, closed_on, status, effect in rows:
        closed = closed_on if closed_on is not None and closed_on <= as_at else None
        done = closed is not None and status is ActionStatus.DONE
        promises.append(Promise(agency, first_due_on, closed, done))
        if done:
            effects[effect.value if effect else "not_said"] += 1
    return promises, effects


def _of_cohort(cohort_id: int) -> ColumnElement[bool]:
    series = select(Series.id).where(Series.cohort_id == cohort_id)
    return or_(
        Action.cohort_id == cohort_id,
        Action.case_id.in_(select(Case.id).where(Case.cohort_id == cohort_id)),
        Action.membership_id.in_(select(Membership.id).where(Membership.cohort_id == cohort_id)),
        Action.series_id.in_(series),
        # An action about somebody in another cohort, promised at this cohort's table, is that cohort's.
        and_(Action.promised_series_id.in_(series), Action.case_id.is_(None), Action.membership_id.is_(None)),
    )


def _meetings(cohort_id: int, as_at: date) -> tuple[int, int, int]:
    """Return meetings held, seats answered for, and seats filled by the agency or a deputy."""
    held: Any = and_(
        Series.cohort_id == cohort_id,
        Meeting.status.in_(_HELD),
        Meeting.starts_at <= clock.end_of_day(as_at),
    )
    filled = func.coalesce(func.sum(case((Seat.status.in_(_PRESENT), 1), else_=0)), 0)
    row = db.session.execute(
        select(func.count(Meeting.id.distinct()), func.count(Seat.id), filled)
        .join(Series, Series.id == Meeting.series_id)
        .outerjoin(Seat, Seat.meeting_id == Meeting.id)
        .where(held)
    ).one()
    return row[0], row[1], row[2]
