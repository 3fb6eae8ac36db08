"""Reading what was agreed."""

from sqlalchemy import select

from casework.core.actor import Actor
from casework.core.db import db
from casework.meetings import policy
from casework.meetings.models import AgendaItem, Meeting, Minutes, MinutesExtract


def agreed_minutes(meeting: Meeting) -> Minutes | None:
    """Return the agreed minutes of a meeting that was loaded through the actor."""
    return db.session.scalars(
        select(Minutes).where(Minutes.meeting_id == meeting.id).order_by(Minutes.version.desc(), Minutes.id).limit(1)
    ).one_or_none()


def agreed_contents(actor: Actor, meeting: Meeting) -> list[str]:
    """Return the agreed text of each item the actor may see, in the order of the agenda."""
    statement = (
        select(MinutesExtract.content)
        .join(Minutes, Minutes.id == MinutesExtract.minutes_id)
        .join(AgendaItem, AgendaItem.id == MinutesExtract.agenda_item_id)
        .where(Minutes.meeting_id == meeting.id, policy.item_visible_to(actor))
        .order_by(Minutes.version, MinutesExtract.id)
    )
    return list(db.session.scalars(statement))


def agreed_digest(item: AgendaItem) -> str | None:
    """Return the digest of an item's agreed extract. The item was loaded through the actor."""
    return db.session.scalar(
        select(MinutesExtract.sha256)
        .join(Minutes, Minutes.id == MinutesExtract.minutes_id)
        .where(MinutesExtract.agenda_item_id == item.id)
        .order_by(Minutes.version.desc(), Minutes.id)
        .limit(1)
    )
