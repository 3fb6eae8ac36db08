"""Who sees a meeting: whoever sees its series. An item about a young person: only who may also know of them."""

from sqlalchemy import ColumnElement, and_, or_

from casework.access import policy as access
from casework.access.types import Level
from casework.core.actor import Actor
from casework.meetings.models import AgendaItem, Meeting, Series


def series_visible_to(actor: Actor, at_least: Level = Level.SUMMARY) -> ColumnElement[bool]:
    """Return the WHERE that keeps the series the actor may see."""
    return access.visible_to(actor, "series", Series.id, at_least)


def visible_to(actor: Actor, at_least: Level = Level.SUMMARY) -> ColumnElement[bool]:
    """Return the WHERE that keeps the meetings the actor may see."""
    return access.visible_to(actor, "series", Meeting.series_id, at_least)


def item_visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the WHERE that keeps the items the actor may see, of meetings they may see."""
    return or_(
        AgendaItem.person_id.is_(None),
        and_(AgendaItem.person_id.is_not(None), access.visible_to(actor, "person", AgendaItem.person_id)),
    )
