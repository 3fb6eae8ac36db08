"""What is due on cases, with who is reminded: a lead worker, reviews, contacts not written up (R-FD-8, PAGES "Homes").

Nothing of a closed case, and nothing about a young person who has died (R-MT-7, PRACTICE §2.14).
"""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import aliased

from casework.access.models import RoleGrant, User
from casework.access.types import Role
from casework.cases.models import Case, CaseTeamMember, Intervention
from casework.cases.types import CaseStatus, InterventionStatus, TeamRole
from casework.cohorts.models import Cohort
from casework.core.calendar import add_working_days
from casework.core.clock import london_day, london_time
from casework.core.db import db
from casework.core.subjects import Due, Recipient, SubjectRef
from casework.people.models import Person

AHEAD = timedelta(days=14)
"""No rung is further ahead than 5 working days: at most 12 days, over Christmas and a weekend either side."""
BEHIND = timedelta(days=180)
"""Nor further behind than 5; a sweep that was stopped for half a year still catches up."""
ALLOT_IN = 1
"""Working days in which a new case is to have a lead worker."""

Recipients = tuple[Recipient, ...]


def due(today: date) -> Iterator[Due]:
    """Yield what has a rung that can be due by a London day, in three statements and one for the coordinators."""
    coordinators = _coordinators()
    for row in db.session.execute(_reviews(today)):
        yield _case_due(row, "case_review", row.review_due_on, coordinators)
    for row in db.session.execute(_unallotted(today)):
        yield _case_due(row, "case_allot", add_working_days(row.opened_on, ALLOT_IN), coordinators)
    for row in db.session.execute(_unwritten(today)):
        yield _case_due(row, "write_up", london_day(row.starts_at), coordinators)


def _cases(*more: Any) -> Select[*tuple[Any, ...]]:
    worker, coordinator = aliased(User), aliased(User)
    return (
        select(
            Case.id,
            Case.ref,
            Case.person_id,
            Case.area_id,
            Case.opened_on,
            Case.review_due_on,
            worker.id.label("worker_id"),
            worker.email.label("worker_email"),
            CaseTeamMember.since.label("worker_since"),
            coordinator.id.label("coordinator_id"),
            coordinator.email.label("coordinator_email"),
            *more,
        )
        .join(Person, Person.id == Case.person_id)
        .join(Cohort, Cohort.id == Case.cohort_id)
        .outerjoin(worker, (worker.id == Case.lead_worker_id) & worker.disabled_at.is_(None))
        .outerjoin(
            CaseTeamMember,
            (CaseTeamMember.case_id == Case.id)
            & (CaseTeamMember.user_id == worker.id)
            & (CaseTeamMember.role == TeamRole.LEAD_WORKER)
            & CaseTeamMember.until.is_(None),
        )
        .outerjoin(coordinator, (coordinator.id == Cohort.coordinator_user_id) & coordinator.disabled_at.is_(None))
        .where(Case.status != CaseStatus.CLOSED, Person.died_on.is_(None))
    )


def _reviews(today: date) -> Select[*tuple[Any, ...]]:
    near = Case.review_due_on.between(today - BEHIND, today + AHEAD)
    return _cases().where(near).order_by(Case.review_due_on, Case.id)


def _unallotted(today: date) -> Select[*tuple[Any, ...]]:
    nobody = Case.lead_worker_id.is_(None)
    return _cases().where(nobody, Case.opened_on >= today - BEHIND).order_by(Case.opened_on, Case.id)


def _unwritten(today: date) -> Select[*tuple[Any, ...]]:
    begun = Intervention.starts_at.between(london_time(today - BEHIND, time.min), london_time(today, time.min))
    return (
        _cases(Intervention.starts_at)
        .join(Intervention, Intervention.case_id == Case.id)
        .where(Intervention.status == InterventionStatus.PLANNED, begun)
        .order_by(Intervention.starts_at, Intervention.id)
    )


def _case_due(row: Row[*tuple[Any, ...]], ladder: str, due_on: date, coordinators: dict[int, Recipients]) -> Due:
    named = _recipient(row.coordinator_id, row.coordinator_email, row.opened_on)
    overseers = named or coordinators.get(row.area_id, ())
    return Due(
        subject=SubjectRef("case", row.id, row.ref, row.person_id),
        due_on=due_on,
        since=row.opened_on,
        ladder=ladder,
        recipients={
            "lead_worker": _recipient(row.worker_id, row.worker_email, row.worker_since or row.opened_on),
            "coordinator": overseers,
        },
    )


def _coordinators() -> dict[int, Recipients]:
    """Return each area's coordinators: those reminded of cases whose cohort names none."""
    rows = db.session.execute(
        select(RoleGrant.area_id, User.id, User.email, RoleGrant.granted_at)
        .join(User, User.id == RoleGrant.user_id)
        .where(RoleGrant.role == Role.COORDINATOR, RoleGrant.area_id.is_not(None), User.disabled_at.is_(None))
        .order_by(RoleGrant.area_id, User.id)
    )
    found: dict[int, Recipients] = {}
    for area_id, user_id, email, granted_at in rows:
        assert area_id is not None  # asked for in the query
        found[area_id] = (*found.get(area_id, ()), Recipient(user_id, email, london_day(granted_at)))
    return found


def _recipient(user_id: int | None, address: str | None, since: date) -> Recipients:
    return (Recipient(user_id, address, since),) if address else ()
