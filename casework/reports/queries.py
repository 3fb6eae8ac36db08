"""Reads of kept figures, scoped by who may read which cohort's report. True counts leave the database for partners only."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, false, func, or_, select
from sqlalchemy.orm import aliased

from casework.access.models import Area
from casework.cohorts.models import Cohort
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import NotFound
from casework.reports import policy
from casework.reports.figures import Picture, for_partners
from casework.reports.models import CohortSummary
from casework.reports.types import NOW, Quarter, Work

NO_WORK = Work()


@dataclass(frozen=True, slots=True)
class Kept:
    """A cohort with its figures for one reader; `picture` is None while nothing has been counted."""

    cohort: Cohort
    area: str
    is_exact: bool
    picture: Picture | None = None
    work: Work = NO_WORK
    as_at: date | None = None
    quarter: Quarter | None = None


def reports(actor: Actor) -> list[Kept]:
    """Return the cohorts whose report the actor may read, open ones first, each with its latest figures. One statement."""
    wanted = _readable(actor).order_by(Cohort.status == "closed", Cohort.name, Cohort.id)
    return [_kept(row) for row in db.session.execute(wanted)]


def report(actor: Actor, ref: str, *, protected: bool = False) -> Kept:
    """Return one cohort's figures; `protected` asks for them as others see them. Raises NotFound out of sight."""
    row = db.session.execute(_readable(actor, protected=protected).where(Cohort.ref == ref)).one_or_none()
    if row is None:
        raise NotFound
    return _kept(row)


def may_have_exact(actor: Actor, cohort_id: int) -> bool:
    """Say whether the actor may read a cohort's exact figures, and so have them counted again."""
    found = select(Cohort.id).where(Cohort.id == cohort_id, policy.exact_for(actor))
    return db.session.scalar(found) is not None


def _readable(actor: Actor, *, protected: bool = False) -> Select[Any]:
    """Return cohorts with the one summary this reader gets: today's for partners, the latest quarter for others."""
    partner = policy.exact_for(actor)
    exact = false() if protected else partner
    latest = aliased(CohortSummary)
    last_quarter = (
        select(func.max(latest.period)).where(latest.cohort_id == Cohort.id, latest.period != NOW).scalar_subquery()
    )
    wanted = CohortSummary.period == case((exact, NOW), else_=last_quarter)
    return (
        select(
            Cohort,
            Area.name,
            case((exact, 1), else_=0),
            case((exact, CohortSummary.counts), else_=None),
            CohortSummary.shown,
            CohortSummary.work,
            CohortSummary.as_at,
            CohortSummary.period,
        )
        .join(Area, Area.id == Cohort.area_id)
        .outerjoin(CohortSummary, and_(CohortSummary.cohort_id == Cohort.id, wanted))
        .where(or_(policy.commissioned_by(actor), partner))
    )


def _kept(row: Any) -> Kept:
    cohort, area, is_exact, counts, shown, work, as_at, period = row
    if as_at is None:
        return Kept(cohort, area, bool(is_exact))
    picture = for_partners(counts) if is_exact else Picture.from_json(shown)
    quarter = None if is_exact else Quarter.parse(period)
    return Kept(cohort, area, bool(is_exact), picture, Work.from_json(work), as_at, quarter)
