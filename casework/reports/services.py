"""Keeping figures: counted by the scheduler, read by pages."""

from datetime import date
from typing import Any

from sqlalchemy import func, select, update

from casework.cohorts.models import Cohort, Membership
from casework.core import clock
from casework.core.db import db, read, transaction
from casework.core.upsert import insert_if_new
from casework.reports.collecting import Collected, collect
from casework.reports.figures import for_others
from casework.reports.models import CohortSummary
from casework.reports.types import NOW, Quarter


def refresh(cohort_id: int) -> None:
    """Count a cohort for its partners as of now, and once for others as at the end of the last complete quarter.

    What others see of a quarter is never made again: two versions of it could be subtracted. Suppression is worked
    out between the reading and the writing, so that nobody waits for it. Opens its own transactions.
    """
    today = clock.today()
    quarter = Quarter.last_complete(today)
    with read():
        present = collect(cohort_id, today)
        past = collect(cohort_id, quarter.last_day) if _is_due(cohort_id, quarter) else None
    shown = for_others(past.counts).as_json() if past else None
    with transaction():
        _keep(cohort_id, NOW, today, present, counts=present.counts, shown=None)
        if past is not None:
            _keep(cohort_id, quarter.code, quarter.last_day, past, counts=None, shown=shown)


def cohorts_to_refresh() -> list[int]:
    """Return the cohorts that have not been counted today."""
    today = clock.today()
    counted = select(CohortSummary.cohort_id).where(CohortSummary.period == NOW, CohortSummary.as_at >= today)
    return list(db.session.scalars(select(Cohort.id).where(Cohort.id.not_in(counted)).order_by(Cohort.id)))


def _is_due(cohort_id: int, quarter: Quarter) -> bool:
    """Say whether a quarter's figures are still to be made, and there was anybody in the cohort by its end."""
    kept = select(CohortSummary.id).where(CohortSummary.cohort_id == cohort_id, CohortSummary.period == quarter.code)
    first = select(func.min(Membership.nominated_on)).where(Membership.cohort_id == cohort_id)
    if db.session.scalar(kept) is not None:
        return False
    began: date | None = db.session.scalar(first)
    return began is not None and began <= quarter.last_day


def _keep(
    cohort_id: int,
    period: str,
    as_at: date,
    collected: Collected,
    *,
    counts: dict[str, Any] | None,
    shown: dict[str, Any] | None,
) -> None:
    values = {
        "as_at": as_at,
        "counts": counts,
        "shown": shown,
        "work": collected.work.as_json(),
        "made_at": clock.now(),
    }
    key = {"cohort_id": cohort_id, "period": period}
    # Two workers may count at once: whoever comes second changes today's row, and leaves a quarter's alone.
    if not insert_if_new(CohortSummary, {**key, **values}, unique=tuple(key)) and period == NOW:
        db.session.execute(update(CohortSummary).filter_by(**key).values(values))
