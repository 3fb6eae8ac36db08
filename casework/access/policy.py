"""Which records an actor may see: one rule for every kind, to be put inside every query.

A record is seen where it stands (`placements`) meets what the reader is involved in (`involvements`), unless a
`denial` stands against any place it has ever stood in. PRACTICE §1.1 (SORMAS #8689): every screen shares one scope.
"""

from typing import cast

from sqlalchemy import ColumnElement, Select, Table, and_, false, func, literal, literal_column, or_, select, true

from casework.access.models import Denial, Involvement, Placement
from casework.access.types import Level
from casework.core import clock
from casework.core.actor import Actor
from casework.core.errors import NotAllowed, NotFound

# Tables, not classes: these expressions are built for every query of every page, and columns of tables build faster.
_placements = cast(Table, Placement.__table__)
_involvements = cast(Table, Involvement.__table__)
_denials = cast(Table, Denial.__table__)
_placed, _involved, _denial = _placements.c, _involvements.c, _denials.c
_where_it_stands = _placements.join(
    _involvements, and_(_involved.scope_kind == _placed.scope_kind, _involved.scope_id == _placed.scope_id)
)
_one: ColumnElement[int] = literal_column("1")


def visible_to(
    actor: Actor, kind: str, id_column: ColumnElement[int] | object, at_least: Level = Level.SUMMARY
) -> ColumnElement[bool]:
    """Return the WHERE that keeps records of `kind` the actor may see at that level or above."""
    if actor.is_system:
        return true()
    reached = _reach(actor, kind, id_column, _one).where(_involved.level >= int(at_least))
    return and_(reached.exists(), ~denied(actor, kind, id_column))


def level_of(actor: Actor, kind: str, id_column: ColumnElement[int] | object) -> ColumnElement[int]:
    """Return a scalar subquery: the highest level at which the actor sees the record, 0 for no sight."""
    if actor.is_system:
        return literal(int(Level.FULL))
    highest = _reach(actor, kind, id_column, func.coalesce(func.max(_involved.level), 0))
    return highest.where(~denied(actor, kind, id_column)).scalar_subquery()


def require_level(level: int | None, needed: Level) -> None:
    """Turn a level into an answer: no sight is NotFound, sight without the right is NotAllowed."""
    if not level or level < Level.EXISTS:
        raise NotFound
    if level < needed:
        raise NotAllowed


def reached_scopes(actor: Actor, scope_kind: str, at_least: Level = Level.SUMMARY) -> Select[int]:
    """Return the ids of the areas, cohorts or series in which the actor is involved."""
    return select(_involved.scope_id).where(
        _involved.scope_kind == scope_kind, _involved.level >= int(at_least), _held_now(actor)
    )


def _reach(actor: Actor, kind: str, id_column: object, what: ColumnElement[int]) -> Select[int]:
    return (
        select(what)
        .select_from(_where_it_stands)
        .where(
            _placed.subject_kind == kind,
            _placed.subject_id == id_column,
            or_(_placed.ended_at.is_(None), _placed.ended_at > clock.now()),
            _held_now(actor),
        )
        .correlate_except(_placements, _involvements)
    )


def _held_now(actor: Actor) -> ColumnElement[bool]:
    # Somebody without an account or an agency must match nothing: `== None` would match every other holder's rows.
    by_user = _involved.user_id == actor.user_id if actor.user_id is not None else false()
    by_agency = _involved.agency_id == actor.agency_id if actor.agency_id is not None else false()
    return and_(or_(by_user, by_agency), or_(_involved.until.is_(None), _involved.until > clock.now()))


def denied(actor: Actor, kind: str, id_column: object) -> ColumnElement[bool]:
    """Return the WHERE that keeps the records denied to the actor, themselves or by a place they stand in.

    Ended placements count here: leaving a cohort does not lift a denial.
    """
    if not actor.may_be_denied:
        return false()
    stood = _denials.outerjoin(
        _placements,
        and_(
            _placed.scope_kind == _denial.subject_kind,
            _placed.scope_id == _denial.subject_id,
            _placed.subject_kind == kind,
            _placed.subject_id == id_column,
        ),
    )
    itself = and_(_denial.subject_kind == kind, _denial.subject_id == id_column)
    return (
        select(_one)
        .select_from(stood)
        .where(
            _denial.user_id == actor.user_id,
            or_(_denial.until.is_(None), _denial.until > clock.now()),
            or_(_placed.id.is_not(None), itself),
        )
        .correlate_except(_denials, _placements)
        .exists()
    )
