"""Which records an actor may see: one rule for every kind, to be put inside every query.

A record is seen where it stands (`placements`) meets what the reader is involved in (`involvements`), unless a
`denial` stands against any place it has ever stood in. PRACTICE §1.1 (SORMAS #8689): every screen shares one scope.
"""

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, literal, or_, select, true

from casework.access.models import Denial, Involvement, Placement
from casework.access.types import Level
from casework.core import clock
from casework.core.actor import Actor
from casework.core.errors import NotAllowed, NotFound


def visible_to(
    actor: Actor, kind: str, id_column: ColumnElement[int] | object, at_least: Level = Level.SUMMARY
) -> ColumnElement[bool]:
    """Return the WHERE that keeps records of `kind` the actor may see at that level or above."""
    if actor.is_system:
        return true()
    reached = _reach(actor, kind, id_column).where(Involvement.level >= at_least)
    return and_(reached.exists(), ~_denied(actor, kind, id_column))


def level_of(actor: Actor, kind: str, id_column: ColumnElement[int] | object) -> ColumnElement[int]:
    """Return a scalar subquery: the highest level at which the actor sees the record, 0 for no sight."""
    if actor.is_system:
        return literal(int(Level.FULL))
    highest = _reach(actor, kind, id_column).with_only_columns(func.coalesce(func.max(Involvement.level), 0))
    return highest.where(~_denied(actor, kind, id_column)).scalar_subquery()


def require_level(level: int | None, needed: Level) -> None:
    """Turn a level into an answer: no sight is NotFound, sight without the right is NotAllowed."""
    if not level or level < Level.EXISTS:
        raise NotFound
    if level < needed:
        raise NotAllowed


def reached_scopes(actor: Actor, scope_kind: str, at_least: Level = Level.SUMMARY) -> Select[int]:
    """Return the ids of the areas, cohorts or series in which the actor is involved."""
    return select(Involvement.scope_id).where(
        Involvement.scope_kind == scope_kind, Involvement.level >= at_least, _held_now(actor)
    )


def _reach(actor: Actor, kind: str, id_column: object) -> Select[int]:
    now = clock.now()
    return (
        select(literal(1))
        .select_from(Placement)
        .join(
            Involvement,
            and_(Involvement.scope_kind == Placement.scope_kind, Involvement.scope_id == Placement.scope_id),
        )
        .where(
            Placement.subject_kind == kind,
            Placement.subject_id == id_column,
            or_(Placement.ended_at.is_(None), Placement.ended_at > now),
            _held_now(actor),
        )
        .correlate_except(Placement, Involvement)
    )


def _held_now(actor: Actor) -> ColumnElement[bool]:
    # Somebody without an account or an agency must match nothing: `== None` would match every other holder's rows.
    by_user = Involvement.user_id == actor.user_id if actor.user_id is not None else false()
    by_agency = Involvement.agency_id == actor.agency_id if actor.agency_id is not None else false()
    return and_(or_(by_user, by_agency), or_(Involvement.until.is_(None), Involvement.until > clock.now()))


def _denied(actor: Actor, kind: str, id_column: object) -> ColumnElement[bool]:
    """Ended placements count here: leaving a cohort does not lift a denial."""
    return exists(
        select(literal(1))
        .select_from(Denial)
        .outerjoin(
            Placement,
            and_(
                Placement.scope_kind == Denial.subject_kind,
                Placement.scope_id == Denial.subject_id,
                Placement.subject_kind == kind,
                Placement.subject_id == id_column,
            ),
        )
        .where(
            Denial.user_id == actor.user_id,
            or_(Denial.until.is_(None), Denial.until > clock.now()),
            or_(Placement.id.is_not(None), and_(Denial.subject_kind == kind, Denial.subject_id == id_column)),
        )
        .correlate_except(Denial, Placement)
    )
