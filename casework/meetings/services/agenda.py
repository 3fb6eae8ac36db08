"""Making an agenda, and publishing it to the agencies that belong."""

from sqlalchemy import func, select

from casework.access import policy as access_policy
from casework.access import services as access
from casework.audit.services import apply_changes, record
from casework.cases.models import Case
from casework.cases.types import CaseStatus
from casework.cohorts.models import Membership
from casework.cohorts.rules import WAITING
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.subjects import SubjectRef
from casework.meetings import notices, rules
from casework.meetings.errors import AlreadyOnAgenda, MeetingRefused
from casework.meetings.models import AgendaItem, Meeting
from casework.meetings.services.making import meeting_ref
from casework.meetings.services.telling import tell_agencies
from casework.meetings.types import ItemKind, ItemReason, ItemStatus, MeetingStatus
from casework.people.models import Person


def add_candidate(actor: Actor, *, meeting: Meeting, candidate: str, reason: ItemReason, note: str = "") -> AgendaItem:
    """Put a case ("case-<reference>") or a nomination ("nomination-<reference>") on an agenda.

    On a published agenda the agencies see it at once. Raises WrongMoment, AlreadyOnAgenda, or MeetingRefused for what
    the actor may not see, or what is closed or decided.
    """
    rules.require_agenda_open(meeting.status)
    kind, _, ref = candidate.partition("-")
    item = _case_item(actor, ref) if kind == "case" else _nomination_item(actor, ref)
    _refuse_second(meeting, item)
    return _add(actor, meeting, item, reason, note)


def add_other(actor: Actor, *, meeting: Meeting, title: str, reason: ItemReason, note: str = "") -> AgendaItem:
    """Put something on an agenda that names no young person. Raises WrongMoment, or MeetingRefused for no title."""
    rules.require_agenda_open(meeting.status)
    words = " ".join(title.split())
    if not words:
        raise MeetingRefused("Enter what it is about", field="title")
    return _add(actor, meeting, AgendaItem(kind=ItemKind.OTHER, title=words), reason, note)


def drop_item(actor: Actor, *, meeting: Meeting, item: AgendaItem) -> None:
    """Take an item off; agencies that saw the young person only through this series no longer do.

    Raises WrongMoment, or MeetingRefused for one that was discussed.
    """
    rules.require_agenda_open(meeting.status)
    if item.status is not ItemStatus.WAITING:
        raise MeetingRefused("Only an item that was not discussed can be taken off")
    changes = apply_changes(item, status=ItemStatus.DROPPED)
    record(actor, "agenda_item.dropped", item_ref(item), changes=changes)
    leave_series(actor, meeting, item)


def move_up(actor: Actor, *, meeting: Meeting, item: AgendaItem) -> None:
    """Put an item one place earlier. Nominations stay alphabetical among themselves (PRACTICE §2.14).

    Raises WrongMoment, or MeetingRefused for a nomination.
    """
    rules.require_agenda_open(meeting.status)
    if item.kind is ItemKind.NOMINATION:
        raise MeetingRefused("Nominations stand in alphabetical order")
    above = db.session.scalars(
        select(AgendaItem)
        .where(
            AgendaItem.meeting_id == meeting.id,
            AgendaItem.position < item.position,
            AgendaItem.kind != ItemKind.NOMINATION,
            AgendaItem.status != ItemStatus.DROPPED,
        )
        .order_by(AgendaItem.position.desc(), AgendaItem.id.desc())
        .limit(1)
    ).one_or_none()
    if above is not None:
        above.position, item.position = item.position, above.position
        record(actor, "agenda_item.moved", item_ref(item), changes={"position": (above.position, item.position)})


def publish(actor: Actor, *, meeting: Meeting) -> None:
    """Give the agenda to the agencies that belong: they see the young people on it from now on, and are told.

    Raises WrongMoment, or MeetingRefused for an empty agenda.
    """
    rules.check_step(meeting.status, MeetingStatus.AGENDA_PUBLISHED)
    items = db.session.scalars(
        select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting.id, AgendaItem.status != ItemStatus.DROPPED)
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
    if not items:
        raise MeetingRefused("Put something on the agenda first")
    changes = apply_changes(meeting, status=MeetingStatus.AGENDA_PUBLISHED)
    meeting.published_at = clock.now()
    record(actor, "meeting.agenda_published", meeting_ref(meeting), changes=changes, detail={"items": len(items)})
    for item in items:
        _enter_series(actor, meeting, item)
    tell_agencies(actor, meeting, notices.agenda_published(meeting.ref))


def cancel_meeting(actor: Actor, *, meeting: Meeting, reason: str) -> None:
    """Call a meeting off before it opens: its agencies are told, and see nobody any more whom only its agenda showed.

    Raises WrongMoment, or MeetingRefused.
    """
    rules.check_step(meeting.status, MeetingStatus.CANCELLED)
    said = reason.strip()
    if not said:
        raise MeetingRefused("Enter why the meeting is cancelled", field="reason")
    changes = apply_changes(meeting, status=MeetingStatus.CANCELLED, cancelled_reason=said)
    record(actor, "meeting.cancelled", meeting_ref(meeting), changes=changes)
    for item in db.session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting.id).order_by(AgendaItem.id)
    ):
        leave_series(actor, meeting, item)
    tell_agencies(actor, meeting, notices.cancelled(meeting.ref))


def item_ref(item: AgendaItem) -> SubjectRef:
    """Return the item as the trail knows it."""
    return SubjectRef("agenda_item", item.id, item.ref, item.person_id)


def leave_series(actor: Actor, meeting: Meeting, item: AgendaItem) -> None:
    """End what an item let a series' agencies see, unless another item of the series still lets them."""
    if item.person_id is None:
        return
    others = (
        select(AgendaItem.id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            Meeting.series_id == meeting.series_id,
            AgendaItem.person_id == item.person_id,
            AgendaItem.id != item.id,
            AgendaItem.status != ItemStatus.DROPPED,
            Meeting.status != MeetingStatus.CANCELLED,
            Meeting.published_at.is_not(None),
        )
    )
    if db.session.scalar(others.limit(1)) is not None:
        return
    access.unplace(actor, "person", item.person_id, "series", meeting.series_id)
    if item.case_id is not None:
        access.unplace(actor, "case", item.case_id, "series", meeting.series_id)


def _add(actor: Actor, meeting: Meeting, item: AgendaItem, reason: ItemReason, note: str) -> AgendaItem:
    item.meeting_id = meeting.id
    item.position = (
        db.session.scalar(select(func.max(AgendaItem.position)).where(AgendaItem.meeting_id == meeting.id)) or 0
    ) + 1
    item.reason = reason
    item.note = note.strip()
    item.status = ItemStatus.WAITING
    item.created_at = clock.now()
    item.created_by_id = actor.user_id
    db.session.add(item)
    # The trail, the order of nominations and the placements carry the item's key.
    db.session.flush()
    record(actor, "agenda_item.added", item_ref(item), changes={"kind": (None, item.kind), "reason": (None, reason)})
    if item.kind is ItemKind.NOMINATION:
        _sort_nominations(meeting)
    if meeting.published_at is not None:
        _enter_series(actor, meeting, item)
    return item


def _enter_series(actor: Actor, meeting: Meeting, item: AgendaItem) -> None:
    if item.person_id is not None:
        access.place(actor, "person", item.person_id, "series", meeting.series_id)
    if item.case_id is not None:
        access.place(actor, "case", item.case_id, "series", meeting.series_id)


def _sort_nominations(meeting: Meeting) -> None:
    nominations = db.session.scalars(
        select(AgendaItem)
        .join(Person, Person.id == AgendaItem.person_id)
        .where(AgendaItem.meeting_id == meeting.id, AgendaItem.kind == ItemKind.NOMINATION)
        .order_by(Person.surname, Person.forename, AgendaItem.id)
    ).all()
    for item, position in zip(nominations, sorted(item.position for item in nominations), strict=True):
        item.position = position


def _case_item(actor: Actor, ref: str) -> AgendaItem:
    case = db.session.scalars(
        select(Case).where(Case.ref == ref, access_policy.visible_to(actor, "case", Case.id))
    ).one_or_none()
    if case is None or case.status is CaseStatus.CLOSED:
        raise MeetingRefused("Choose an open case", field="candidate")
    return AgendaItem(kind=ItemKind.CASE, case_id=case.id, person_id=case.person_id, title="")


def _nomination_item(actor: Actor, ref: str) -> AgendaItem:
    membership = db.session.scalars(
        select(Membership).where(Membership.ref == ref, access_policy.visible_to(actor, "person", Membership.person_id))
    ).one_or_none()
    if membership is None or membership.status not in WAITING:
        raise MeetingRefused("Choose a nomination that waits for a decision", field="candidate")
    return AgendaItem(kind=ItemKind.NOMINATION, membership_id=membership.id, person_id=membership.person_id, title="")


def _refuse_second(meeting: Meeting, item: AgendaItem) -> None:
    same = (
        AgendaItem.case_id == item.case_id
        if item.case_id is not None
        else AgendaItem.membership_id == item.membership_id
    )
    if db.session.scalar(select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id, same)) is not None:
        raise AlreadyOnAgenda
