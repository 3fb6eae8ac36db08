"""Reading agenda items and what was recorded on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from casework.actions import policy as actions_policy
from casework.actions.models import Action
from casework.actions.types import ActionStatus
from casework.cases.models import Case
from casework.cohorts.models import Cohort, Membership
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import NotFound
from casework.meetings import policy
from casework.meetings.models import AgendaItem, Conflict, Decision, ItemUpdate, Meeting
from casework.meetings.types import ItemStatus
from casework.people.models import Person


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item with what names it: the young person and the case, or its own title."""

    row: AgendaItem
    person_ref: str | None
    person_name: str | None
    date_of_birth: date | None
    case_ref: str | None
    membership_ref: str | None
    cohort_name: str | None
    case_version: int | None

    @property
    def title(self) -> str:
        """What stands on the agenda."""
        return self.person_name or self.row.title


def items_of(actor: Actor, meeting: Meeting) -> list[Item]:
    """Return the items of a meeting that the actor may see, in order; those taken off stand last."""
    statement = _items(actor).where(AgendaItem.meeting_id == meeting.id)
    return [_item(row) for row in db.session.execute(statement)]


def get_item(actor: Actor, meeting: Meeting, ref: str) -> Item:
    """Return one item of a meeting. Raises NotFound when it is another meeting's, or the actor may not see it."""
    statement = _items(actor).where(AgendaItem.meeting_id == meeting.id, AgendaItem.ref == ref)
    found = db.session.execute(statement).one_or_none()
    if found is None:
        raise NotFound
    return _item(found)


def updates_on(item_ids: Sequence[int]) -> list[ItemUpdate]:
    """Return what agencies said about items the actor may see, in the order it was said, with agency and author."""
    statement = (
        select(ItemUpdate)
        .where(ItemUpdate.agenda_item_id.in_(item_ids))
        .options(joinedload(ItemUpdate.agency), joinedload(ItemUpdate.author))
        .order_by(ItemUpdate.id)
    )
    return list(db.session.scalars(statement))


def decisions_about(item: AgendaItem) -> list[tuple[Decision, Meeting]]:
    """Return every decision about what an item is about, at this meeting and earlier ones of the series, latest first."""
    about: ColumnElement[bool] = AgendaItem.id == item.id
    if item.case_id is not None:
        about = or_(about, AgendaItem.case_id == item.case_id)
    if item.membership_id is not None:
        about = or_(about, AgendaItem.membership_id == item.membership_id)
    same_series = select(Meeting.series_id).where(Meeting.id == item.meeting_id).scalar_subquery()
    statement = (
        select(Decision, Meeting)
        .join(AgendaItem, AgendaItem.id == Decision.agenda_item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(about, Meeting.series_id == same_series)
        .options(joinedload(Decision.decided_by))
        .order_by(Decision.id.desc())
    )
    return [(*row,) for row in db.session.execute(statement)]


def decisions_for_case(actor: Actor, case_id: int, membership_id: int | None = None) -> list[tuple[Decision, Meeting]]:
    """Return decisions about a case (and its nomination) at meetings the actor may see, latest first, with series."""
    about: ColumnElement[bool] = AgendaItem.case_id == case_id
    if membership_id is not None:
        about = or_(about, AgendaItem.membership_id == membership_id)
    statement = (
        select(Decision, Meeting)
        .join(AgendaItem, AgendaItem.id == Decision.agenda_item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Meeting.series)
        .where(about, policy.visible_to(actor), policy.item_visible_to(actor))
        .options(contains_eager(Meeting.series), joinedload(Decision.decided_by))
        .order_by(Decision.id.desc())
    )
    return [(*row,) for row in db.session.execute(statement)]


def actions_about(actor: Actor, item: AgendaItem) -> list[Action]:
    """Return the open actions about what an item is about, and all that were promised on it, late first."""
    about: ColumnElement[bool] = Action.agenda_item_id == item.id
    still_open = Action.status == ActionStatus.OPEN
    if item.case_id is not None:
        about = or_(about, (Action.case_id == item.case_id) & still_open)
    if item.membership_id is not None:
        about = or_(about, (Action.membership_id == item.membership_id) & still_open)
    if item.person_id is not None:
        about = or_(about, (Action.person_id == item.person_id) & still_open)
    statement = (
        select(Action)
        .where(about, actions_policy.visible_to(actor))
        .options(joinedload(Action.owner), joinedload(Action.agency))
        .order_by(Action.due_on, Action.id)
    )
    return list(db.session.scalars(statement))


def conflicts_at(meeting: Meeting) -> list[Conflict]:
    """Return the conflicts of interest declared at a meeting that was loaded through the actor."""
    return list(db.session.scalars(select(Conflict).where(Conflict.meeting_id == meeting.id).order_by(Conflict.id)))


def _items(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        select(
            AgendaItem,
            Person.ref,
            Person.forename,
            Person.surname,
            Person.date_of_birth,
            Case.ref,
            Membership.ref,
            Cohort.name,
            Case.version,
        )
        .outerjoin(Person, Person.id == AgendaItem.person_id)
        .outerjoin(Case, Case.id == AgendaItem.case_id)
        .outerjoin(Membership, Membership.id == AgendaItem.membership_id)
        .outerjoin(Cohort, or_(Cohort.id == Case.cohort_id, Cohort.id == Membership.cohort_id))
        .where(policy.item_visible_to(actor))
        .order_by(AgendaItem.status == ItemStatus.DROPPED, AgendaItem.position, AgendaItem.id)
    )


def _item(row: Row[*tuple[Any, ...]]) -> Item:
    found, person_ref, forename, surname, born, case_ref, membership_ref, cohort, version = row
    name = f"{forename} {surname}" if person_ref else None
    return Item(found, person_ref, name, born, case_ref, membership_ref, cohort, version)
