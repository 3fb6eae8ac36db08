"""Lists of cases, and the workers to whom a case may go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Row, ScalarSelect, Select, and_, bindparam, func, or_, select, tuple_
from sqlalchemy.orm import aliased

from casework.access.models import Agency, Involvement, Placement, RoleGrant, User
from casework.access.policy import visible_to
from casework.access.types import Level, Role
from casework.cases.models import Case, Intervention
from casework.cases.types import Attendance, CaseStatus, RiskLevel
from casework.cohorts.models import Cohort
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.people.models import Person

PAGE = 50
Cursor = tuple[date, int]
_BROAD_ROLES = frozenset({Role.COORDINATOR, Role.CHAIR, Role.MINUTE_TAKER})


class CaseFilter(StrEnum):
    """Which cases a list shows."""

    OPEN = "open"
    MINE = "mine"
    UNALLOCATED = "unallocated"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in a list."""

    id: int
    ref: str
    status: CaseStatus
    risk_level: RiskLevel
    opened_on: date
    closed_on: date | None
    review_due_on: date | None
    surname: str
    forename: str
    date_of_birth: date | None
    cohort: str
    worker: str | None
    last_contact_at: datetime | None


def cases(
    actor: Actor,
    *,
    which: CaseFilter = CaseFilter.OPEN,
    cohort_id: int | None = None,
    after: Cursor | None = None,
    limit: int = PAGE,
) -> list[CaseLine]:
    """Return up to `limit` cases the actor may see, latest opened first (closed ones by closing), in one statement."""
    by_day = Case.closed_on if which is CaseFilter.CLOSED else Case.opened_on
    wanted = _lines(which).where(visible_to(actor, "case", Case.id)).limit(limit)
    if cohort_id is not None:
        wanted = wanted.where(Case.cohort_id == cohort_id)
    if after is not None:
        wanted = wanted.where(tuple_(by_day, Case.id) < tuple_(*after))
    rows = db.session.execute(_narrowed(actor, wanted), {"reader": actor.user_id})
    return [CaseLine(*tuple(row)) for row in rows]


@cache
def _lines(which: CaseFilter) -> Select[*tuple[Any, ...]]:
    """Build a list's statement once for all readers: building costs more than running it."""
    by_day = Case.closed_on if which is CaseFilter.CLOSED else Case.opened_on
    worker = aliased(User)
    return (
        select(
            Case.id,
            Case.ref,
            Case.status,
            Case.risk_level,
            Case.opened_on,
            Case.closed_on,
            Case.review_due_on,
            Person.surname,
            Person.forename,
            Person.date_of_birth,
            Cohort.name,
            worker.name,
            last_contact(),
        )
        .join(Person, Person.id == Case.person_id)
        .join(Cohort, Cohort.id == Case.cohort_id)
        .outerjoin(worker, worker.id == Case.lead_worker_id)
        .where(*_which(which))
        .order_by(by_day.desc(), Case.id.desc())
    )


def count_unallotted(actor: Actor) -> int:
    """Return how many open cases of the actor's areas have no lead worker."""
    wanted = (
        select(func.count())
        .select_from(Case)
        .where(*_which(CaseFilter.UNALLOCATED), visible_to(actor, "case", Case.id, Level.FULL))
    )
    return db.session.scalar(wanted) or 0


def workers_of_area(area_id: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return the caseworkers of an area, least loaded first: id, name, agency, open cases, of them high risk."""
    high = Case.risk_level.in_((RiskLevel.HIGH, RiskLevel.VERY_HIGH))
    return db.session.execute(
        select(
            User.id,
            User.name,
            Agency.name.label("agency"),
            func.count(Case.id).label("open_cases"),
            func.count(Case.id).filter(high).label("high_risk"),
        )
        .join(RoleGrant, and_(RoleGrant.user_id == User.id, RoleGrant.role == Role.CASEWORKER))
        .join(Agency, Agency.id == User.agency_id)
        .outerjoin(Case, and_(Case.lead_worker_id == User.id, Case.status != CaseStatus.CLOSED))
        .where(RoleGrant.area_id == area_id, User.disabled_at.is_(None))
        .group_by(User.id, User.name, Agency.name)
        .order_by(func.count(Case.id), User.name, User.id)
    ).all()


def last_contact() -> ScalarSelect[datetime]:
    """Return a scalar subquery: when the case's young person was last met."""
    return (
        select(func.max(Intervention.starts_at))
        .where(Intervention.case_id == Case.id, Intervention.attendance == Attendance.ATTENDED)
        .scalar_subquery()
    )


def _which(which: CaseFilter) -> tuple[Any, ...]:
    if which is CaseFilter.CLOSED:
        return (Case.closed_on.is_not(None),)
    is_open = Case.closed_on.is_(None)
    if which is CaseFilter.MINE:
        return (is_open, Case.lead_worker_id == bindparam("reader"))
    if which is CaseFilter.UNALLOCATED:
        return (is_open, Case.lead_worker_id.is_(None))
    return (is_open,)


def _narrowed(actor: Actor, wanted: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Begin from the few cases somebody is involved in, where no role of theirs reaches a whole area.

    Who sees an area finds 50 cases in the first few hundred of the index; who sees twelve must not walk it all.
    """
    if actor.is_system or _BROAD_ROLES & set(actor.roles):
        return wanted
    holders = [Involvement.user_id == actor.user_id, Involvement.agency_id == actor.agency_id]
    mine = (
        select(Placement.subject_id)
        .join(
            Involvement,
            and_(Involvement.scope_kind == Placement.scope_kind, Involvement.scope_id == Placement.scope_id),
        )
        .where(
            Placement.subject_kind == "case",
            or_(*holders),
            or_(Involvement.until.is_(None), Involvement.until > clock.now()),
        )
    )
    return wanted.where(Case.id.in_(mine))
