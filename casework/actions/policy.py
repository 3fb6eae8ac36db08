"""Who sees an action: its owner, the owner's agency, and whoever sees what it hangs on or where it was promised.

Nobody who is denied the young person sees any action about them, whoever owns it.
"""

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, true

from casework.access import policy as access
from casework.access.models import Placement
from casework.access.types import Level, Permission
from casework.actions.models import Action
from casework.core import clock
from casework.core.actor import Actor


def visible_to(actor: Actor, at_least: Level = Level.SUMMARY) -> ColumnElement[bool]:
    """Return the WHERE that keeps the actions the actor may see."""
    if actor.is_system:
        return true()
    if actor.user_id is None:
        return false()
    return and_(or_(_owns(actor), _sees_where_it_hangs(actor, at_least)), ~_denied(actor))


def owed_by(actor: Actor) -> ColumnElement[bool]:
    """Return the WHERE that keeps the actions the actor or their agency owns: sight of those needs nothing else."""
    if actor.is_system:
        return true()
    if actor.user_id is None:
        return false()
    return and_(_owns(actor), ~_denied(actor))


def managed_by(actor: Actor) -> ColumnElement[bool]:
    """Return the WHERE that keeps the actions of the actor's series and areas: the chair's board."""
    if actor.is_system:
        return true()
    if actor.user_id is None:
        return false()
    return and_(_in_my_charge(actor), ~_denied(actor))


def in_charge(actor: Actor) -> ColumnElement[bool]:
    """Say of each action whether the actor may decide about it: sight of it on the board alone is not enough."""
    return or_(
        access.visible_to(actor, "series", Action.promised_series_id, Level.CONTRIBUTE),
        access.visible_to(actor, "series", Action.series_id, Level.CONTRIBUTE),
        access.visible_to(actor, "case", Action.case_id, Level.FULL),
        access.visible_to(actor, "cohort", Action.cohort_id, Level.FULL),
    )


def may_answer(actor: Actor, action: Action, contact_user_id: int | None) -> bool:
    """Say whether the actor answers this action: as its owner, or as contact for an owner without an account."""
    if actor.is_system:
        return True
    if actor.user_id is None:
        return False
    if action.owner_user_id is not None:
        return action.owner_user_id == actor.user_id
    return contact_user_id == actor.user_id


def may_record(actor: Actor, *, in_charge: bool) -> bool:
    """Say whether the actor records what an owner says at the table: whoever chairs or keeps the minutes."""
    return actor.is_system or (in_charge and actor.may(Permission.MEETING_RUN))


def may_manage(actor: Actor, *, in_charge: bool) -> bool:
    """Say whether the actor changes deadlines, reassigns, cancels and signs off what stands in their charge."""
    return actor.is_system or (in_charge and actor.may(Permission.ACTION_MANAGE))


def _owns(actor: Actor) -> ColumnElement[bool]:
    own = Action.owner_user_id == actor.user_id
    return own if actor.agency_id is None else or_(own, Action.owner_agency_id == actor.agency_id)


def _sees_where_it_hangs(actor: Actor, at_least: Level) -> ColumnElement[bool]:
    return or_(
        access.visible_to(actor, "case", Action.case_id, at_least),
        and_(access.visible_to(actor, "series", Action.promised_series_id, at_least), _may_know_of_whom(actor)),
        access.visible_to(actor, "cohort", Action.cohort_id, at_least),
        access.visible_to(actor, "series", Action.series_id, at_least),
    )


def _may_know_of_whom(actor: Actor) -> ColumnElement[bool]:
    """Who only sat at the table loses the promise with the young person; whoever runs the meetings follows it up."""
    return or_(
        Action.person_id.is_(None),
        access.visible_to(actor, "person", Action.person_id),
        access.visible_to(actor, "series", Action.promised_series_id, Level.CONTRIBUTE),
    )


def _in_my_charge(actor: Actor) -> ColumnElement[bool]:
    """What the actor's series promised, and what hangs on the cases of their areas and cohorts.

    Sets of keys, read once, and not a question for each row: the board counts thousands of rows.
    """
    series = _standing(actor, "series", ("series_desk", "area"), Level.CONTRIBUTE)
    return or_(
        Action.promised_series_id.in_(series),
        Action.series_id.in_(series),
        Action.case_id.in_(_standing(actor, "case", ("area", "cohort"))),
        Action.cohort_id.in_(access.reached_scopes(actor, "cohort")),
    )


def _standing(actor: Actor, kind: str, scope_kinds: tuple[str, ...], at_least: Level = Level.SUMMARY) -> Select[int]:
    """Return the keys of the records of a kind that stand in scopes of these kinds which the actor reaches."""
    reached = [
        and_(
            Placement.scope_kind == scope_kind,
            Placement.scope_id.in_(access.reached_scopes(actor, scope_kind, at_least)),
        )
        for scope_kind in scope_kinds
    ]
    return select(Placement.subject_id).where(
        Placement.subject_kind == kind,
        or_(Placement.ended_at.is_(None), Placement.ended_at > clock.now()),
        or_(*reached),
    )


def _denied(actor: Actor) -> ColumnElement[bool]:
    if not actor.may_be_denied:
        return false()
    return or_(
        access.denied(actor, "person", Action.person_id),
        access.denied(actor, "case", Action.case_id),
        access.denied(actor, "action", Action.id),
    )
