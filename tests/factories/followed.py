"""A cohort with a past: members, contacts, actions, outcome checks, written straight into the tables.

Call inside a `transaction()`. Who does what is spread by position, so that counts are known beforehand.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from casework.actions.models import Action
from casework.actions.types import ActionStatus, Effect
from casework.cases.models import Case, Intervention
from casework.cases.types import Attendance, CaseStatus, InterventionKind, InterventionStatus
from casework.cohorts.models import Cohort, Membership
from casework.cohorts.types import ExitReason, MembershipStatus
from casework.core import clock
from casework.core.actor import SYSTEM
from casework.core.db import db
from casework.outcomes import services as outcomes
from casework.outcomes.types import CheckDetails, CheckSource, CheckWindow, EteDetails, EtePoint, EteStatus
from tests.cast import Cast
from tests.factories.cases import make_cohort, make_person

S, R = MembershipStatus, ExitReason


@dataclass(frozen=True)
class Past:
    """How many of each; members are numbered, and every count takes the first so many."""

    joined: int
    engaged: int = 0
    completed: int = 0
    stopped: int = 0
    moved: int = 0
    waiting: int = 0
    not_accepted: int = 0
    checked: int = 0
    harmed_others: tuple[int, int] = (0, 0)
    harmed: tuple[int, int] = (0, 0)
    ete: tuple[int, int, int] = (0, 0, 0)
    joined_on: date = date(2025, 3, 3)
    targets: dict[str, int] = field(default_factory=dict)


def make_followed(cast: Cast, past: Past, **given: object) -> Cohort:
    """Return a cohort of so many people, most of it over a year old."""
    cohort = make_cohort(cast, **{"name": "Northvale Navigators", "purpose": "Fewer young people hurt.", **given})
    for name, target in past.targets.items():
        setattr(cohort, name, target)
    members = [_member(cast, cohort, past, number) for number in range(past.joined)]
    for status, many in ((S.NOMINATED, past.waiting), (S.NOT_SELECTED, past.not_accepted)):
        for _ in range(many):
            db.session.add(_membership(cast, cohort, past, status, joined_on=None))
    db.session.flush()
    for number, membership in enumerate(members):
        _follow(membership, past, number)
    return cohort


def make_action(
    cast: Cast,
    cohort: Cohort,
    agency_id: int,
    *,
    first_due_on: date,
    done_on: date | None,
    effect: Effect | None = None,
) -> Action:
    """An action on the cohort itself, done or still open."""
    action = Action(
        cohort_id=cohort.id,
        text="Ring the school",
        owner_agency_id=agency_id,
        owner_name="Sergeant Example",
        owned_since=clock.now(),
        first_due_on=first_due_on,
        due_on=first_due_on,
        status=ActionStatus.DONE if done_on else ActionStatus.OPEN,
        closed_on=done_on,
        closed_at=clock.now() if done_on else None,
        what_was_done="Rang" if done_on else None,
        effect=effect,
        created_at=clock.london_time(first_due_on - timedelta(days=14), clock.now().time()),
    )
    db.session.add(action)
    db.session.flush()
    return action


def _membership(cast: Cast, cohort: Cohort, past: Past, status: MembershipStatus, joined_on: date | None) -> Membership:
    return Membership(
        cohort_id=cohort.id,
        person_id=make_person(cast.northvale).id,
        status=status,
        status_since=past.joined_on,
        nominated_on=past.joined_on,
        joined_on=joined_on,
        created_at=clock.now(),
    )


def _member(cast: Cast, cohort: Cohort, past: Past, number: int) -> Membership:
    membership = _membership(cast, cohort, past, S.ENGAGED, past.joined_on)
    for reason, many in (
        (R.OUTCOMES_ACHIEVED, past.completed),
        (R.DISENGAGED, past.stopped),
        (R.MOVED_AREA, past.moved),
    ):
        if number < many:
            membership.ended_on = past.joined_on + timedelta(days=200)
            membership.exit_reason = reason
            break
        number -= many
    db.session.add(membership)
    db.session.flush()
    return membership


def _follow(membership: Membership, past: Past, number: int) -> None:
    if number < past.engaged:
        _contacts(membership, past)
    if number < past.checked:
        for window, place in ((CheckWindow.BEFORE, 0), (CheckWindow.AFTER, 1)):
            details = CheckDetails(
                window=window,
                source=CheckSource.POLICE,
                searched_to=past.joined_on + timedelta(days=400),
                times_harmed_others=2 if number < past.harmed_others[place] else 0,
                times_harmed=2 if number < past.harmed[place] else 0,
            )
            outcomes.record_outcome_check(
                SYSTEM, membership_id=membership.id, details=details
            ).checked_on = details.searched_to
    known, at_start, now = past.ete
    if number < known:
        for point, many, days in ((EtePoint.START, at_start, 0), (EtePoint.NOW, now, 300)):
            status = EteStatus.EDUCATION if number < many else EteStatus.NONE
            outcomes.record_ete(
                SYSTEM,
                membership_id=membership.id,
                details=EteDetails(point=point, status=status, as_on=past.joined_on + timedelta(days=days)),
            )


def _contacts(membership: Membership, past: Past) -> None:
    case = Case(
        membership_id=membership.id,
        person_id=membership.person_id,
        cohort_id=membership.cohort_id,
        area_id=db.session.get_one(Cohort, membership.cohort_id).area_id,
        status=CaseStatus.CLOSED if membership.ended_on else CaseStatus.ACTIVE,
        opened_on=past.joined_on,
        closed_on=membership.ended_on,
        created_at=clock.now(),
    )
    db.session.add(case)
    db.session.flush()
    at = clock.london_time(past.joined_on + timedelta(days=7), clock.now().time())
    for attendance in (Attendance.ATTENDED, Attendance.ATTENDED, Attendance.ATTENDED, Attendance.UNACCEPTABLE):
        db.session.add(
            Intervention(
                case_id=case.id,
                person_id=case.person_id,
                kind=InterventionKind.VISIT,
                status=InterventionStatus.WRITTEN_UP,
                starts_at=at,
                first_starts_at=at,
                attendance=attendance,
                what_happened="Talked",
                recorded_at=clock.now(),
            )
        )
