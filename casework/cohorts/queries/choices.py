"""What a coordinator may choose from when making a cohort or bringing somebody into one."""

from collections.abc import Sequence

from sqlalchemy import Row, func, select

from casework.access.models import Agency, Area, Involvement, RoleGrant, User
from casework.access.policy import reached_scopes, visible_to
from casework.access.types import Level, Role
from casework.cohorts.models import Cohort
from casework.cohorts.types import CohortStatus
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import NotFound
from casework.people.models import Person


def area_level(actor: Actor, area_id: int) -> int:
    """Return how much of an area's work the actor is involved in; 0 for none."""
    if actor.is_system:
        return int(Level.FULL)
    highest = reached_scopes(actor, "area", Level.EXISTS).with_only_columns(func.max(Involvement.level))
    return db.session.scalar(highest.where(Involvement.scope_id == area_id)) or 0


def areas_to_manage(actor: Actor) -> Sequence[Row[int, str]]:
    """Return (id, name) of the areas in which the actor may make cohorts, by name."""
    scoped = select(Area.id, Area.name).order_by(Area.name, Area.id)
    if not actor.is_system:
        scoped = scoped.where(Area.id.in_(reached_scopes(actor, "area", Level.FULL)))
    return db.session.execute(scoped).all()


def open_cohorts(actor: Actor) -> Sequence[Cohort]:
    """Return the open cohorts into which the actor may bring somebody, by name: the choice at triage."""
    return db.session.scalars(
        select(Cohort)
        .where(Cohort.status == CohortStatus.OPEN, visible_to(actor, "cohort", Cohort.id, Level.FULL))
        .order_by(Cohort.name, Cohort.id)
    ).all()


def coordinators(actor: Actor) -> list[tuple[int, str]]:
    """Return (id, name) of who may coordinate a cohort in the areas the actor manages."""
    wanted = (
        select(User.id, User.name, Agency.name)
        .join(RoleGrant, RoleGrant.user_id == User.id)
        .join(Agency, Agency.id == User.agency_id)
        .where(
            RoleGrant.role == Role.COORDINATOR,
            RoleGrant.area_id.in_(reached_scopes(actor, "area", Level.FULL)),
            User.disabled_at.is_(None),
        )
        .distinct()
        .order_by(User.name, User.id)
    )
    return [(user_id, f"{name}, {agency}") for user_id, name, agency in db.session.execute(wanted)]


def commissioning_agencies() -> list[tuple[int, str]]:
    """Return (id, name) of the agencies that may commission a cohort, by name."""
    rows = db.session.execute(select(Agency.id, Agency.name).where(Agency.active).order_by(Agency.name, Agency.id))
    return [(agency_id, name) for agency_id, name in rows]


def person_to_nominate(actor: Actor, ref: str | None) -> int:
    """Return the key of a young person the actor may put forward. Raises NotFound."""
    found = db.session.scalar(
        select(Person.id).where(Person.ref == (ref or ""), visible_to(actor, "person", Person.id, Level.CONTRIBUTE))
    )
    if found is None:
        raise NotFound
    return found
