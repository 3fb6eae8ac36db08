"""Reading meetings, their agencies and who still owes an update."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from casework.access import policy as access
from casework.access.models import Agency
from casework.access.types import Level
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import NotFound
from casework.meetings import policy
from casework.meetings.models import AgendaItem, Attendance, ItemUpdate, Meeting, Series, SeriesAgency
from casework.meetings.types import ItemStatus, MeetingStatus

PAGE = 50
GRACE = timedelta(hours=12)
"""A meeting that has begun is still the next one for this long."""

RECENT = timedelta(days=91)

_TO_COME = (MeetingStatus.SCHEDULED, MeetingStatus.AGENDA_PUBLISHED, MeetingStatus.IN_PROGRESS)


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting in a list."""

    ref: str
    series_name: str
    starts_at: datetime
    place: str
    status: MeetingStatus
    items: int


@dataclass(frozen=True, slots=True)
class Member:
    """An agency at a meeting: whether it counts towards quorum, and how it was there (None: not recorded yet)."""

    agency: Agency
    core: bool
    attendance: Attendance | None


@dataclass(frozen=True, slots=True)
class Want:
    """A meeting at which an agency has items without a word from it yet."""

    meeting_ref: str
    series_name: str
    starts_at: datetime
    agency_name: str
    missing: int


def get_meeting(actor: Actor, ref: str, at_least: Level = Level.SUMMARY) -> tuple[Meeting, Level]:
    """Return a meeting with its series, chair and minute-taker, and the actor's level on it.

    Raises NotFound out of sight, NotAllowed below the level asked for.
    """
    statement = (
        select(Meeting, access.level_of(actor, "series", Meeting.series_id))
        .join(Meeting.series)
        .where(Meeting.ref == ref)
        .options(contains_eager(Meeting.series).options(joinedload(Series.chair), joinedload(Series.minute_taker)))
    )
    found = db.session.execute(statement).one_or_none()
    if found is None:
        raise NotFound
    access.require_level(found[1], at_least)
    return found[0], Level(found[1])


def where_promised(actor: Actor, meeting_id: int) -> Meeting | None:
    """Return the meeting with its series if the actor may see it, None otherwise."""
    statement = (
        select(Meeting)
        .join(Meeting.series)
        .where(Meeting.id == meeting_id, policy.visible_to(actor))
        .options(contains_eager(Meeting.series))
    )
    return db.session.scalars(statement).one_or_none()


def upcoming(actor: Actor, *, series_id: int | None = None, limit: int = PAGE) -> list[Meeting]:
    """Return meetings to come, with their series, soonest first."""
    statement = (
        select(Meeting)
        .join(Meeting.series)
        .where(Meeting.status.in_(_TO_COME), Meeting.starts_at >= clock.now() - GRACE, policy.visible_to(actor))
        .options(contains_eager(Meeting.series))
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(limit)
    )
    if series_id is not None:
        statement = statement.where(Meeting.series_id == series_id)
    return list(db.session.scalars(statement))


def around_now(actor: Actor) -> tuple[list[Meeting], list[Meeting]]:
    """Return meetings to come, soonest first, and those of the last three months, latest first. One statement."""
    statement = (
        select(Meeting)
        .join(Meeting.series)
        .where(Meeting.starts_at >= clock.now() - RECENT, policy.visible_to(actor))
        .options(contains_eager(Meeting.series))
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(4 * PAGE)
    )
    found = list(db.session.scalars(statement))
    begun = clock.now() - GRACE
    to_come = [meeting for meeting in found if meeting.starts_at >= begun and meeting.status in _TO_COME]
    return to_come, [meeting for meeting in reversed(found) if meeting not in to_come]


def past(actor: Actor, *, series_id: int | None = None, limit: int = PAGE) -> list[Meeting]:
    """Return meetings that are over, with their series, latest first."""
    statement = (
        select(Meeting)
        .join(Meeting.series)
        .where(Meeting.starts_at < clock.now() - GRACE, policy.visible_to(actor))
        .options(contains_eager(Meeting.series))
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
        .limit(limit)
    )
    if series_id is not None:
        statement = statement.where(Meeting.series_id == series_id)
    return list(db.session.scalars(statement))


def next_meeting(actor: Actor) -> tuple[Meeting, int] | None:
    """Return the next meeting that the actor chairs or keeps the minutes of, and how many items are on it."""
    items = (
        select(func.count(AgendaItem.id))
        .where(AgendaItem.meeting_id == Meeting.id, AgendaItem.status != ItemStatus.DROPPED)
        .scalar_subquery()
    )
    statement = (
        select(Meeting, items)
        .join(Meeting.series)
        .where(
            Meeting.status.in_(_TO_COME),
            Meeting.starts_at >= clock.now() - GRACE,
            policy.visible_to(actor, Level.CONTRIBUTE),
        )
        .options(contains_eager(Meeting.series))
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(1)
    )
    found = db.session.execute(statement).one_or_none()
    return (found[0], found[1]) if found else None


def to_agree(actor: Actor, *, limit: int = PAGE) -> list[Meeting]:
    """Return the meetings in the actor's charge whose minutes wait to be agreed, longest waiting first."""
    statement = (
        select(Meeting)
        .join(Meeting.series)
        .where(Meeting.status == MeetingStatus.MINUTES_DRAFT, policy.visible_to(actor, Level.CONTRIBUTE))
        .options(contains_eager(Meeting.series))
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(limit)
    )
    return list(db.session.scalars(statement))


def members_of(meeting: Meeting) -> list[Member]:
    """Return the agencies of a meeting's series and any other that was there. The meeting was loaded through the actor."""
    belongs = select(SeriesAgency.agency_id, SeriesAgency.core).where(SeriesAgency.series_id == meeting.series_id)
    member = belongs.subquery()
    statement = (
        select(Agency, member.c.core, Attendance)
        .outerjoin(member, member.c.agency_id == Agency.id)
        .outerjoin(Attendance, (Attendance.agency_id == Agency.id) & (Attendance.meeting_id == meeting.id))
        .where((member.c.agency_id.is_not(None)) | (Attendance.id.is_not(None)))
        .order_by(Agency.name, Agency.id)
    )
    return [Member(agency, bool(core), attendance) for agency, core, attendance in db.session.execute(statement)]


def updates_wanted(actor: Actor, *, meeting_id: int | None = None, limit: int = PAGE) -> list[Want]:
    """Return where agencies have items without their word before a published meeting.

    Without `meeting_id`, the actor's own agency at every meeting to come; with it, every agency at that one.
    """
    member, item = aliased(SeriesAgency), aliased(AgendaItem)
    word = select(ItemUpdate.id).where(ItemUpdate.agenda_item_id == item.id, ItemUpdate.agency_id == member.agency_id)
    statement = (
        select(Meeting.ref, Series.name, Meeting.starts_at, Agency.name, func.count(item.id))
        .select_from(Meeting)
        .join(Series, Series.id == Meeting.series_id)
        .join(member, member.series_id == Series.id)
        .join(Agency, Agency.id == member.agency_id)
        .join(item, (item.meeting_id == Meeting.id) & (item.status == ItemStatus.WAITING))
        .where(
            Meeting.status == MeetingStatus.AGENDA_PUBLISHED,
            Meeting.starts_at >= clock.now() - GRACE,
            item.person_id.is_not(None),
            policy.visible_to(actor),
            ~word.exists(),
        )
        .group_by(Meeting.id, Meeting.ref, Series.name, Meeting.starts_at, Agency.id, Agency.name)
        .order_by(Meeting.starts_at, Meeting.id, Agency.name)
        .limit(limit)
    )
    if meeting_id is None:
        statement = statement.where(member.agency_id == actor.agency_id)
    else:
        statement = statement.where(Meeting.id == meeting_id)
    return [Want(*row) for row in db.session.execute(statement)]
