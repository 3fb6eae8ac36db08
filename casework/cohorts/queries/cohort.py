"""Reading cohorts: the list, one, and its counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, func, or_, select

from casework.access.models import Agency, Area, User
from casework.access.policy import level_of, require_level, visible_to
from casework.access.types import Level
from casework.cohorts.models import Cohort, Membership, MembershipStatusChange
from casework.cohorts.rules import FINAL, WAITING
from casework.cohorts.types import CohortStatus, FunnelStep, MembershipStatus
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import NotFound


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


def funnel(cohort_id: int) -> list[FunnelStep]:
    """Return, for each status anybody reached, how many ever came to it and how many stand there now.

    Counts of people without names: for readers who may see the cohort. Two statements.
    """
    rows = db.session.execute(
        select(MembershipStatusChange.to_status, func.count(Membership.id.distinct()))
        .join(Membership, Membership.id == MembershipStatusChange.membership_id)
        .where(Membership.cohort_id == cohort_id)
        .group_by(MembershipStatusChange.to_status)
    )
    ever = {row[0]: row[1] for row in rows}
    now = _standing([cohort_id]).get(cohort_id, {})
    reached = set(ever) | set(now)
    return [
        FunnelStep(status, ever.get(status, 0), now.get(status, 0)) for status in MembershipStatus if status in reached
    ]


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


def exits(cohort_id: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return why people left a cohort, and how many for each reason, most first."""
    count = func.count()
    return db.session.execute(
        select(Membership.exit_reason, count)
        .where(Membership.cohort_id == cohort_id, Membership.exit_reason.is_not(None))
        .group_by(Membership.exit_reason)
        .order_by(count.desc(), Membership.exit_reason)
    ).all()


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


def _line(cohort: Cohort, area: str, coordinator: str | None, counts: dict[MembershipStatus, int]) -> CohortLine:
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
