"""Reads of cohorts and memberships, always within what the actor may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, func, or_, select
from sqlalchemy.orm import contains_eager

from casework.access.models import Agency, Area, Involvement, User
from casework.access.policy import level_of, reached_scopes, require_level, visible_to
from casework.access.types import Level
from casework.cohorts.models import Cohort, Membership, MembershipRole, MembershipStatusChange
from casework.cohorts.rules import FINAL, WAITING
from casework.cohorts.types import CohortStatus, FunnelStep, MemberRole, MembershipStatus
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import NotFound
from casework.people.models import Person

PAGE = 50


@dataclass(frozen=True, slots=True)
class CohortLine:
    """One line of the list of cohorts: planned capacity, and how many are in it and waiting."""

    id: int
    ref: str
    code: str
    name: str
    programme_type: str
    status: CohortStatus
    area: str
    coordinator: str | None
    capacity: int | None
    in_now: int
    waiting: int


@dataclass(frozen=True, slots=True)
class CohortView:
    """A cohort with the names that stand on its page, and how much of it the reader may see."""

    cohort: Cohort
    area: str
    coordinator: str | None
    commissioner: str | None
    level: Level


def area_level(actor: Actor, area_id: int) -> int:
    """Return how much of an area's work the actor is involved in; 0 for none."""
    if actor.is_system:
        return int(Level.FULL)
    highest = reached_scopes(actor, "area", Level.EXISTS).with_only_columns(func.max(Involvement.level))
    return db.session.scalar(highest.where(Involvement.scope_id == area_id)) or 0


def areas_to_manage(actor: Actor) -> Sequence[Row[tuple[int, str]]]:
    """Return (id, name) of the areas in which the actor may make cohorts, by name."""
    scoped = select(Area.id, Area.name).order_by(Area.name, Area.id)
    if not actor.is_system:
        scoped = scoped.where(Area.id.in_(reached_scopes(actor, "area", Level.FULL)))
    return db.session.execute(scoped).all()


def cohorts(actor: Actor, *, status: CohortStatus | None = None) -> list[CohortLine]:
    """Return the cohorts the actor may see, open ones first, with how many are in them. Two statements."""
    wanted = (
        select(Cohort, Area.name, User.name)
        .join(Area, Area.id == Cohort.area_id)
        .outerjoin(User, User.id == Cohort.coordinator_user_id)
        .where(visible_to(actor, "cohort", Cohort.id))
        .order_by(Cohort.status == CohortStatus.CLOSED, Cohort.name, Cohort.id)
    )
    if status is not None:
        wanted = wanted.where(Cohort.status == status)
    found = db.session.execute(wanted).all()
    counts = _standing([cohort.id for cohort, _, _ in found])
    return [_line(cohort, area, coordinator, counts.get(cohort.id, {})) for cohort, area, coordinator in found]


def find(actor: Actor, ref: str, at_least: Level = Level.SUMMARY) -> CohortView:
    """Return one cohort. Raises NotFound out of sight, NotAllowed below the level."""
    commissioner = select(Agency.name).where(Agency.id == Cohort.commissioner_agency_id).scalar_subquery()
    row = db.session.execute(
        select(Cohort, Area.name, User.name, commissioner, level_of(actor, "cohort", Cohort.id))
        .join(Area, Area.id == Cohort.area_id)
        .outerjoin(User, User.id == Cohort.coordinator_user_id)
        .where(Cohort.ref == ref)
    ).one_or_none()
    if row is None:
        raise NotFound
    require_level(row[4], at_least)
    return CohortView(row[0], row[1], row[2], row[3], Level(row[4]))


def cohort_by_id(actor: Actor, cohort_id: int, at_least: Level = Level.SUMMARY) -> Cohort:
    """Return one cohort by its key. Raises NotFound out of sight, NotAllowed below the level."""
    row = db.session.execute(
        select(Cohort, level_of(actor, "cohort", Cohort.id)).where(Cohort.id == cohort_id)
    ).one_or_none()
    if row is None:
        raise NotFound
    require_level(row[1], at_least)
    return row[0]


def open_cohorts(actor: Actor) -> Sequence[Cohort]:
    """Return the open cohorts into which the actor may bring somebody, by name: the choice at triage."""
    return db.session.scalars(
        select(Cohort)
        .where(Cohort.status == CohortStatus.OPEN, visible_to(actor, "cohort", Cohort.id, Level.FULL))
        .order_by(Cohort.name, Cohort.id)
    ).all()


def membership_to_change(actor: Actor, membership_id: int) -> Membership:
    """Return a membership with its cohort, for the services that change it. Raises NotFound out of sight."""
    return _one_membership(actor, Membership.id == membership_id)


def membership(actor: Actor, ref: str) -> Membership:
    """Return a membership with its cohort. Raises NotFound unless the actor sees the young person and the cohort."""
    return _one_membership(actor, Membership.ref == ref)


def nominations(actor: Actor, *, cohort_id: int | None = None) -> Sequence[Row[Any]]:
    """Return who waits for a decision, longest first: (Membership, Person, cohort name)."""
    wanted = (
        select(Membership, Person, Cohort.name)
        .join(Person, Person.id == Membership.person_id)
        .join(Cohort, Cohort.id == Membership.cohort_id)
        .where(Membership.status.in_(WAITING), visible_to(actor, "person", Membership.person_id))
        .order_by(Membership.nominated_on, Membership.id)
        .limit(PAGE)
    )
    if cohort_id is not None:
        wanted = wanted.where(Membership.cohort_id == cohort_id)
    return db.session.execute(wanted).all()


def members(
    actor: Actor, cohort_id: int, *, status: MembershipStatus | None = None, after: tuple[str, str, int] | None = None
) -> Sequence[Row[Any]]:
    """Return one page of those in a cohort whom the actor may see, by surname.

    Rows: membership ref, status, status_since, nominated_on, joined_on, ended_on, id, person ref, surname, forename,
    date_of_birth. `after` is (surname, forename, membership id) of the last one shown.
    """
    wanted = (
        select(
            Membership.ref,
            Membership.status,
            Membership.status_since,
            Membership.nominated_on,
            Membership.joined_on,
            Membership.ended_on,
            Membership.id,
            Person.ref.label("person_ref"),
            Person.surname,
            Person.forename,
            Person.date_of_birth,
        )
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.cohort_id == cohort_id, visible_to(actor, "person", Membership.person_id))
        .order_by(Person.surname, Person.forename, Membership.id)
        .limit(PAGE + 1)
    )
    if status is not None:
        wanted = wanted.where(Membership.status == status)
    if after is not None:
        wanted = _after(wanted, after)
    return db.session.execute(wanted).all()


def funnel(cohort_id: int) -> list[FunnelStep]:
    """Return, for each status anybody reached, how many ever came to it and how many stand there now.

    Counts of people without names: for readers who may see the cohort. Two statements.
    """
    ever: dict[MembershipStatus, int] = dict(
        db.session.execute(
            select(MembershipStatusChange.to_status, func.count(Membership.id.distinct()))
            .join(Membership, Membership.id == MembershipStatusChange.membership_id)
            .where(Membership.cohort_id == cohort_id)
            .group_by(MembershipStatusChange.to_status)
        )
        .tuples()
        .all()
    )
    now = _standing([cohort_id]).get(cohort_id, {})
    reached = set(ever) | set(now)
    return [FunnelStep(status, ever.get(status, 0), now.get(status, 0)) for status in MembershipStatus if status in reached]


def longest_wait(cohort_id: int) -> date | None:
    """Return since when the longest waiting nominee has waited."""
    return db.session.scalar(
        select(func.min(Membership.nominated_on)).where(
            Membership.cohort_id == cohort_id, Membership.status.in_(WAITING)
        )
    )


def in_now(steps: list[FunnelStep]) -> int:
    """Return how many are in a cohort now: joined and not ended."""
    return sum(step.now for step in steps if _counts_as_in(step.status))


def history(membership_id: int) -> Sequence[Row[Any]]:
    """Return a membership's steps, newest first, each with who took it: (MembershipStatusChange, name)."""
    return db.session.execute(
        select(MembershipStatusChange, User.name)
        .outerjoin(User, User.id == MembershipStatusChange.changed_by_id)
        .where(MembershipStatusChange.membership_id == membership_id)
        .order_by(MembershipStatusChange.changed_at.desc(), MembershipStatusChange.id.desc())
    ).all()


def roles(membership_id: int) -> Sequence[MembershipRole]:
    """Return in which parts somebody is or was known, present ones first."""
    return db.session.scalars(
        select(MembershipRole)
        .where(MembershipRole.membership_id == membership_id)
        .order_by(MembershipRole.until.is_not(None), MembershipRole.since.desc(), MembershipRole.id)
    ).all()


def role_names(membership_id: int) -> tuple[MemberRole, ...]:
    """Return the parts in which somebody is known now."""
    return tuple(held.role for held in roles(membership_id) if held.until is None)


def _one_membership(actor: Actor, which: Any) -> Membership:
    found = db.session.scalar(
        select(Membership)
        .join(Membership.cohort)
        .options(contains_eager(Membership.cohort))
        .where(which, visible_to(actor, "person", Membership.person_id))
    )
    if found is None:
        raise NotFound
    return found


def _after(wanted: Select[Any], after: tuple[str, str, int]) -> Select[Any]:
    surname, forename, key = after
    return wanted.where(
        or_(
            Person.surname > surname,
            (Person.surname == surname) & (Person.forename > forename),
            (Person.surname == surname) & (Person.forename == forename) & (Membership.id > key),
        )
    )


def _standing(cohort_ids: list[int]) -> dict[int, dict[MembershipStatus, int]]:
    rows = db.session.execute(
        select(Membership.cohort_id, Membership.status, func.count())
        .where(Membership.cohort_id.in_(cohort_ids), or_(Membership.ended_on.is_(None), Membership.status.in_(FINAL)))
        .group_by(Membership.cohort_id, Membership.status)
    ).all()
    standing: dict[int, dict[MembershipStatus, int]] = {}
    for cohort_id, status, count in rows:
        standing.setdefault(cohort_id, {})[status] = count
    return standing


def _counts_as_in(status: MembershipStatus) -> bool:
    return status not in WAITING and status not in FINAL


def _line(
    cohort: Cohort, area: str, coordinator: str | None, counts: dict[MembershipStatus, int]
) -> CohortLine:
    return CohortLine(
        id=cohort.id,
        ref=cohort.ref,
        code=cohort.code,
        name=cohort.name,
        programme_type=cohort.programme_type,
        status=cohort.status,
        area=area,
        coordinator=coordinator,
        capacity=cohort.capacity,
        in_now=sum(count for status, count in counts.items() if _counts_as_in(status)),
        waiting=sum(count for status, count in counts.items() if status in WAITING),
    )

