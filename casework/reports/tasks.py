"""What the scheduler does for reports."""

from collections.abc import Mapping
from typing import Any

from casework.core import jobs
from casework.core.db import read
from casework.reports import services

REFRESH = "reports.refresh"


def refresh_due() -> int:
    """Count every cohort that has not been counted today; return how many. Safe to run twice, or two at once."""
    with read():
        waiting = services.cohorts_to_refresh()
    for cohort_id in waiting:
        services.refresh(cohort_id)
    return len(waiting)


@jobs.handles(REFRESH)
def _refresh(running: jobs.Running) -> Mapping[str, Any]:
    """Count one cohort again because somebody asked."""
    services.refresh(int(running.payload["cohort_id"]))
    return {}
