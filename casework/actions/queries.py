"""Reading actions: every function is scoped by the actor and ordered late first, ending in the key."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, case, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from casework.access import policy as access
from casework.access.models import Agency
from casework.actions import policy
from casework.actions.models import Action, ActionUpdate, DeadlineChange
from casework.actions.types import ActionStatus
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import NotFound
from casework.people.models import Person

PAGE = 50


_OPEN = Action.status == ActionStatus.OPEN
_LATE_FIRST = (Action.due_on, Action.id)


@dataclass(frozen=True, slots=True)
class Row:
    """One action in a list, with the reference of the young person it is about."""

    action: Action
    person_ref: str | None


@dataclass(frozen=True, slots=True)
class Rights:
    """What the reader may do to an action.

    Answer it (as owner or contact), record what its owner says at the table, manage it (as chair or coordinator).
    """

    answers: bool
    records: bool
    manages: bool


def get(actor: Actor, ref: str) -> Action:
    """Return one action with its owner and agency. Raises NotFound when the actor may not see it."""
    statement = (
        select(Action)
        .where(Action.ref == ref, policy.visible_to(actor))
        .options(joinedload(Action.owner), joinedload(Action.agency))
    )
    action = db.session.scalars(statement).one_or_none()
    if action is None:
        raise NotFound
    return action


def rights_on(actor: Actor, action: Action) -> Rights:
    """Return what the actor may do to an action they see."""
    found = db.session.execute(
        select(Agency.contact_user_id, policy.in_charge(actor))
        .select_from(Action)
        .join(Agency, Agency.id == Action.owner_agency_id)
        .where(Action.id == action.id)
    ).one()
    return Rights(
        answers=policy.may_answer(actor, action, found[0]),
        records=policy.may_record(actor, in_charge=bool(found[1])),
        manages=policy.may_manage(actor, in_charge=bool(found[1])),
    )


def thread_of(action: Action) -> list[ActionUpdate]:
    """Return an action's updates with their authors, newest first. The action was loaded through the actor."""
    statement = (
        select(ActionUpdate)
        .where(ActionUpdate.action_id == action.id)
        .options(joinedload(ActionUpdate.author))
        .order_by(ActionUpdate.id.desc())
    )
    return list(db.session.scalars(statement))


def deadline_changes_of(action: Action) -> list[DeadlineChange]:
    """Return the moves of an action's deadline, oldest first. The action was loaded through the actor."""
    statement = (
        select(DeadlineChange)
        .where(DeadlineChange.action_id == action.id)
        .options(joinedload(DeadlineChange.changed_by))
        .order_by(DeadlineChange.id)
    )
    return list(db.session.scalars(statement))


def person_shown(actor: Actor, action: Action) -> tuple[str | None, str | None]:
    """Return the young person's reference and, only if the actor's involvement in them allows it, their name."""
    if action.person_id is None:
        return None, None
    named = access.visible_to(actor, "person", Person.id)
    row = db.session.execute(
        select(Person.ref, Person.forename, Person.surname, case((named, 1), else_=0)).where(
            Person.id == action.person_id
        )
    ).one()
    return row[0], f"{row[1]} {row[2]}" if row[3] else None


def mine(actor: Actor, *, after: tuple[date, int] | None = None, limit: int = PAGE) -> list[Row]:
    """Return the actor's own open actions, and those they answer for as an agency's contact, late first."""
    contact_of = select(Agency.id).where(Agency.contact_user_id == actor.user_id)
    answered = and_(Action.owner_user_id.is_(None), Action.owner_agency_id.in_(contact_of))
    own = _seen(policy.owed_by(actor)).where(_OPEN, or_(Action.owner_user_id == actor.user_id, answered))
    return _page(own, after, limit)


def of_my_agency(actor: Actor, *, after: tuple[date, int] | None = None, limit: int = PAGE) -> list[Row]:
    """Return what the actor's agency owes, others' actions included, late first."""
    owed = _seen(policy.owed_by(actor)).where(_OPEN, Action.owner_agency_id == actor.agency_id)
    return _page(owed, after, limit)


def open_for_case(actor: Actor, case_id: int, membership_id: int | None = None) -> list[Action]:
    """Return a case's open actions, and those promised while it was a nomination, with owner and agency."""
    hangs = Action.case_id == case_id
    if membership_id is not None:
        hangs = or_(hangs, Action.membership_id == membership_id)
    return _open_with_owner(actor, hangs)


def open_for_person(actor: Actor, person_id: int) -> list[Action]:
    """Return the open actions about a young person, wherever promised, with owner and agency."""
    return _open_with_owner(actor, Action.person_id == person_id)


def open_from_earlier_meetings(actor: Actor, series_id: int, *, not_at: int | None = None) -> list[Row]:
    """Return what was promised at a series' meetings and is open, oldest overdue first (R-MT-3).

    `not_at` leaves out what was promised at that meeting itself.
    """
    statement = _listed(actor).where(Action.promised_series_id == series_id)
    if not_at is not None:
        statement = statement.where(Action.meeting_id != not_at)
    return _page(statement, None, 200)


def promised_at(actor: Actor, meeting_id: int) -> list[Row]:
    """Return everything promised at one meeting, in the order it was promised."""
    statement = _rows(actor).where(Action.meeting_id == meeting_id).order_by(Action.id)
    return [Row(action, ref) for action, ref in db.session.execute(statement).unique()]


def _rows(actor: Actor) -> Select[Action, str]:
    return _seen(policy.visible_to(actor))


def _seen(sight: ColumnElement[bool]) -> Select[Action, str]:
    return (
        select(Action, Person.ref)
        .join(Action.agency)
        .outerjoin(Person, Person.id == Action.person_id)
        .where(sight)
        .options(contains_eager(Action.agency), joinedload(Action.owner))
    )


def _listed(actor: Actor) -> Select[Action, str]:
    return _rows(actor).where(_OPEN)


def _page(statement: Select[Action, str], after: tuple[date, int] | None, limit: int) -> list[Row]:
    if after is not None:
        due_on, key = after
        statement = statement.where(or_(Action.due_on > due_on, and_(Action.due_on == due_on, Action.id > key)))
    found = db.session.execute(statement.order_by(*_LATE_FIRST).limit(limit)).unique()
    return [Row(action, ref) for action, ref in found]


def _open_with_owner(actor: Actor, hangs: ColumnElement[bool]) -> list[Action]:
    statement = (
        select(Action)
        .where(_OPEN, hangs, policy.visible_to(actor))
        .options(joinedload(Action.owner), joinedload(Action.agency))
        .order_by(*_LATE_FIRST)
    )
    return list(db.session.scalars(statement))
