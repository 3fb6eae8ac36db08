"""Who sees an action: its owner, the owner's agency, and whoever sees what it hangs on or where it was promised.

Nobody who is denied the young person sees any action about them, whoever owns it.
"""

from sqlalchemy import ColumnElement, and_, exists, false, literal, or_, select, true

from casework.access import policy as access
from casework.access.models import Denial
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


def managed_by(actor: Actor) -> ColumnElement[bool]:
    """Return the WHERE that keeps the actions of the actor's series and areas: the chair's board."""
    if actor.is_system:
        return true()
    if actor.user_id is None:
        return false()
    return and_(_in_my_charge(actor), ~_denied(actor))


def may_answer(actor: Actor, action: Action, contact_user_id: int | None) -> bool:
    """Say whether the actor answers this action: as its owner, or as contact for an owner without an account."""
    if actor.is_system:
        return True
    if actor.user_id is None:
        return False
    if action.owner_user_id is not None:
        return action.owner_user_id == actor.user_id
    return contact_user_id == actor.user_id


def may_manage(actor: Actor, *, in_charge: bool) -> bool:
    """Say whether the actor changes deadlines, reassigns, cancels and signs off what stands in their charge."""
    return actor.is_system or (in_charge and actor.may(Permission.ACTION_MANAGE))


def _owns(actor: Actor) -> ColumnElement[bool]:
    own = Action.owner_user_id == actor.user_id
    return own if actor.agency_id is None else or_(own, Action.owner_agency_id == actor.agency_id)


def _sees_where_it_hangs(actor: Actor, at_least: Level) -> ColumnElement[bool]:
    return or_(
        access.visible_to(actor, "case", Action.case_id, at_least),
        access.visible_to(actor, "series", Action.promised_series_id, at_least),
        access.visible_to(actor, "cohort", Action.cohort_id, at_least),
        access.visible_to(actor, "series", Action.series_id, at_least),
    )


def _in_my_charge(actor: Actor) -> ColumnElement[bool]:
    return or_(
        access.visible_to(actor, "series", Action.promised_series_id, Level.CONTRIBUTE),
        access.visible_to(actor, "case", Action.case_id),
        access.visible_to(actor, "cohort", Action.cohort_id),
        access.visible_to(actor, "series", Action.series_id, Level.CONTRIBUTE),
    )


def _denied(actor: Actor) -> ColumnElement[bool]:
    return exists(
        select(literal(1)).where(
            Denial.user_id == actor.user_id,
            or_(Denial.until.is_(None), Denial.until > clock.now()),
            or_(
                and_(Denial.subject_kind == "person", Denial.subject_id == Action.person_id),
                and_(Denial.subject_kind == "case", Denial.subject_id == Action.case_id),
                and_(Denial.subject_kind == "action", Denial.subject_id == Action.id),
            ),
        )
    )
