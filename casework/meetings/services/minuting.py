"""Agreeing minutes: from then on nothing about the meeting changes, and its digest says so (R-MT-9)."""

from sqlalchemy import select

from casework.access.types import Permission
from casework.audit.services import apply_changes, record
from casework.core import clock
from casework.core.actor import SYSTEM, Actor
from casework.core.db import db
from casework.core.errors import NotAllowed
from casework.meetings import minutes as drawing
from casework.meetings import rules
from casework.meetings.errors import MeetingRefused
from casework.meetings.models import AgendaItem, Decision, Meeting, Minutes, MinutesExtract
from casework.meetings.services.agenda import leave_series
from casework.meetings.services.making import meeting_ref
from casework.meetings.types import DecisionType, ItemStatus, MeetingStatus

_ENDS_SIGHT = (DecisionType.DECLINE, DecisionType.CLOSE)


def agree_minutes(actor: Actor, *, meeting: Meeting) -> Minutes:
    """Agree the minutes: keep their digest, and end the agencies' sight of those declined or closed here.

    The whole record is digested, whatever the actor may see of it. Raises NotAllowed for anybody but the chair (or a
    coordinator in charge), WrongMoment, or MeetingRefused while an item was neither discussed nor taken off.
    """
    if not (actor.user_id == meeting.series.chair_id or actor.may(Permission.ACTION_MANAGE)):
        raise NotAllowed("Only the chair agrees the minutes")
    rules.check_step(meeting.status, MeetingStatus.AGREED)
    _refuse_waiting(meeting)
    whole = drawing.record_of(SYSTEM, meeting)
    texts = [(extract, drawing.canonical(whole.head, extract)) for extract in whole.extracts]
    minutes = Minutes(
        meeting_id=meeting.id,
        version=1,
        agreed_at=clock.now(),
        agreed_by_id=actor.user_id,
        sha256=drawing.digest("".join(drawing.digest(text) for _extract, text in texts)),
    )
    db.session.add(minutes)
    # Extracts carry the minutes' key.
    db.session.flush()
    for extract, text in texts:
        db.session.add(
            MinutesExtract(
                minutes_id=minutes.id,
                agenda_item_id=extract.item_id,
                person_id=extract.person_id,
                content=text,
                sha256=drawing.digest(text),
            )
        )
    changes = apply_changes(meeting, status=MeetingStatus.AGREED)
    record(actor, "meeting.minutes_agreed", meeting_ref(meeting), changes=changes, detail={"sha256": minutes.sha256})
    _end_sight(actor, meeting)
    return minutes


def _refuse_waiting(meeting: Meeting) -> None:
    waiting = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id, AgendaItem.status == ItemStatus.WAITING)
    if db.session.scalar(waiting.limit(1)) is not None:
        raise MeetingRefused("An item was neither discussed nor taken off: settle it first")


def _end_sight(actor: Actor, meeting: Meeting) -> None:
    ended = db.session.scalars(
        select(AgendaItem)
        .join(Decision, Decision.agenda_item_id == AgendaItem.id)
        .where(AgendaItem.meeting_id == meeting.id, Decision.type.in_(_ENDS_SIGHT))
        .order_by(AgendaItem.id)
        .distinct()
    ).all()
    for item in ended:
        leave_series(actor, meeting, item)
