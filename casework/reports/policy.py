"""Who may read which cohort's report, and in which form.

A commissioner holds no involvement in people: their role in a cohort, or in its area, gives the protected report and
nothing else. Exact figures are for those fully involved in the cohort whose role allows them.
"""

from sqlalchemy import ColumnElement, and_, exists, false, or_, select

from casework.access.models import RoleGrant
from casework.access.policy import visible_to
from casework.access.types import Level, Permission, Role
from casework.cohorts.models import Cohort
from casework.core.actor import Actor


def commissioned_by(actor: Actor) -> ColumnElement[bool]:
    """Return the WHERE that keeps the cohorts whose protected report the actor may read."""
    if actor.user_id is None:
        return false()
    return exists(
        select(RoleGrant.id).where(
            RoleGrant.user_id == actor.user_id,
            RoleGrant.role == Role.COMMISSIONER,
            or_(
                RoleGrant.cohort_id == Cohort.id,
                and_(RoleGrant.cohort_id.is_(None), RoleGrant.area_id == Cohort.area_id),
            ),
        )
    )


def exact_for(actor: Actor) -> ColumnElement[bool]:
    """Return the WHERE that keeps the cohorts whose exact figures the actor may read."""
    if not actor.may(Permission.OUTCOME_EXACT):
        return false()
    return visible_to(actor, "cohort", Cohort.id, Level.FULL)
