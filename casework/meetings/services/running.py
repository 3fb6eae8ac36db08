"""Running a meeting: each entry is a verb of its own, so that two people recording never overwrite each other."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from casework.access import services as access
from casework.access.models import Agency, User
from casework.actions import services as actions
from casework.actions.models import Action
from casework.actions.types import About, Owner, Priority, PromisedAt
from casework.audit.services import apply_changes, record
from casework.cases.models import Case
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.upsert import insert_if_new
from casework.meetings import rules
from casework.meetings.errors import MeetingRefused, WrongMoment
from casework.meetings.models import AgendaItem, Attendance, Conflict, ItemUpdate, Meeting, SeriesAgency
from casework.meetings.services.agenda import item_ref
from casework.meetings.services.making import meeting_ref
from casework.meetings.types import AttendanceStatus, ItemKind, ItemStatus, MeetingStatus


@dataclass(frozen=True, slots=True)
class Promise:
    """An action as it is said at the table."""

    text: str
    owner: Owner
    due_on: date | None = None
    working_days: int | None = None
    done_when: str = ""
    priority: Priority = Priority.NORMAL


def open_meeting(actor: Actor, *, meeting: Meeting, statement_read: bool, conflicts_asked: bool) -> None:
    """Open a meeting: the confidentiality statement is read and conflicts of interest are asked for (PRACTICE §2.14).

    The quorum is fixed for this sitting; open actions of earlier meetings that are due count as carried over (R-MT-3).
    Raises WrongMoment, or MeetingRefused unless both are done.
    """
    rules.check_step(meeting.status, MeetingStatus.IN_PROGRESS)
    if not statement_read:
        raise MeetingRefused("Read the confidentiality statement out first", field="statement_read")
    if not conflicts_asked:
        raise MeetingRefused("Ask for conflicts of interest first", field="conflicts_asked")
    now = clock.now()
    changes = apply_changes(meeting, status=MeetingStatus.IN_PROGRESS)
    if meeting.opened_at is None:
        meeting.opened_at, meeting.opened_by_id = now, actor.user_id
        meeting.quorum = meeting.series.quorum
        actions.carry_over(actor, series_id=meeting.series_id, meeting_id=meeting.id, on=clock.today())
    meeting.confidentiality_read_at = meeting.conflicts_asked_at = now
    record(actor, "meeting.opened", meeting_ref(meeting), changes=changes)


def record_attendance(
    actor: Actor, *, meeting: Meeting, agency_ref: str, status: AttendanceStatus, names: str = ""
) -> None:
    """Record how an agency is there; saying it again replaces it. Raises WrongMoment, or MeetingRefused."""
    if meeting.status in (MeetingStatus.AGREED, MeetingStatus.CANCELLED, MeetingStatus.SCHEDULED):
        raise WrongMoment("Attendance is recorded from the publication of the agenda until the minutes are agreed")
    agency_id = db.session.scalar(select(Agency.id).where(Agency.ref == agency_ref, Agency.active))
    if agency_id is None:
        raise MeetingRefused("Choose an agency", field="agency")
    who = " ".join(names.split())
    if status in rules.COUNTS_AS_THERE and not who:
        raise MeetingRefused("Enter who is there", field="names")
    values = {"meeting_id": meeting.id, "agency_id": agency_id}
    fresh = {"status": status, "names": who, "recorded_at": clock.now(), "recorded_by_id": actor.user_id}
    insert_if_new(Attendance, {**values, **fresh}, unique=("meeting_id", "agency_id"))
    row = db.session.scalars(select(Attendance).filter_by(**values)).one()
    apply_changes(row, **fresh)
    detail = {"agency_id": agency_id, "status": status.value}
    record(actor, "meeting.attendance_recorded", meeting_ref(meeting), detail=detail)


def declare_conflict(
    actor: Actor, *, meeting: Meeting, name: str, what: str, item: AgendaItem | None = None, user_ref: str | None = None
) -> None:
    """Record a conflict of interest. A user who knows the young person of an item no longer sees them.

    Raises WrongMoment, or MeetingRefused.
    """
    if meeting.status not in (MeetingStatus.AGENDA_PUBLISHED, MeetingStatus.IN_PROGRESS):
        raise WrongMoment("Conflicts of interest are recorded before and during the meeting")
    user = db.session.scalars(select(User).where(User.ref == user_ref)).one_or_none() if user_ref else None
    who = user.name if user else " ".join(name.split())
    if not who:
        raise MeetingRefused("Enter whose conflict it is", field="name")
    if not what.strip():
        raise MeetingRefused("Enter what the conflict is and what is done about it", field="what")
    conflict = Conflict(
        meeting_id=meeting.id,
        agenda_item_id=item.id if item else None,
        user_id=user.id if user else None,
        name=who,
        what=what.strip(),
        recorded_at=clock.now(),
        recorded_by_id=actor.user_id,
    )
    db.session.add(conflict)
    subject = item_ref(item) if item else meeting_ref(meeting)
    record(actor, "meeting.conflict_declared", subject, changes={"what": (None, conflict.what)})
    if user is not None and item is not None and item.person_id is not None:
        basis = f"conflict of interest declared at meeting {meeting.ref}"
        access.deny(actor, subject_kind="person", subject_id=item.person_id, user_id=user.id, basis=basis)


def add_update(
    actor: Actor, *, meeting: Meeting, item: AgendaItem, agency_id: int, text: str = "", nothing_to_add: bool = False
) -> ItemUpdate:
    """Record what an agency says about an item, before or at the meeting. Raises WrongMoment, or MeetingRefused."""
    if meeting.status not in (MeetingStatus.AGENDA_PUBLISHED, MeetingStatus.IN_PROGRESS):
        raise WrongMoment("Updates are given from the publication of the agenda until the meeting ends")
    belongs = select(SeriesAgency.id).where(
        SeriesAgency.series_id == meeting.series_id, SeriesAgency.agency_id == agency_id
    )
    if db.session.scalar(belongs) is None:
        raise MeetingRefused("Choose an agency that belongs to this meeting", field="agency")
    said = text.strip()
    if bool(said) == nothing_to_add:
        message = (
            "Enter the update, or tick “nothing to add”" if not said else "Untick “nothing to add”, or empty the box"
        )
        raise MeetingRefused(message, field="text")
    update = ItemUpdate(
        agenda_item_id=item.id,
        agency_id=agency_id,
        text=said,
        nothing_to_add=nothing_to_add,
        created_at=clock.now(),
        user_id=actor.user_id,
    )
    db.session.add(update)
    changes = {"text": (None, said)} if said else None
    record(actor, "agenda_item.update_given", item_ref(item), changes=changes, detail={"agency_id": agency_id})
    return update


def promise(actor: Actor, *, meeting: Meeting, item: AgendaItem, said: Promise) -> Action:
    """Record an action promised on an item. Raises WrongMoment, or the actions' own refusals."""
    rules.require_in_progress(meeting.status)
    return actions.promise(
        actor,
        text=said.text,
        owner=said.owner,
        due_on=said.due_on,
        working_days=said.working_days,
        done_when=said.done_when,
        priority=said.priority,
        about=_about(meeting, item),
        promised_at=PromisedAt(meeting.series_id, meeting.id, item.id),
    )


def mark_discussed(actor: Actor, *, meeting: Meeting, item: AgendaItem) -> None:
    """Say that an item was discussed, where nothing needed deciding. Raises WrongMoment."""
    rules.require_in_progress(meeting.status)
    discussed(actor, item)


def discussed(actor: Actor, item: AgendaItem) -> None:
    """Set an item to discussed, once."""
    if item.status is ItemStatus.DISCUSSED:
        return
    changes = apply_changes(item, status=ItemStatus.DISCUSSED)
    item.discussed_at = clock.now()
    record(actor, "agenda_item.discussed", item_ref(item), changes=changes)


def finish(actor: Actor, *, meeting: Meeting) -> None:
    """End a meeting: what was recorded is the draft of its minutes. Raises WrongMoment."""
    rules.check_step(meeting.status, MeetingStatus.MINUTES_DRAFT)
    changes = apply_changes(meeting, status=MeetingStatus.MINUTES_DRAFT)
    meeting.closed_at = clock.now()
    record(actor, "meeting.finished", meeting_ref(meeting), changes=changes)


def reopen(actor: Actor, *, meeting: Meeting) -> None:
    """Go back from draft minutes to the meeting, to record what was left out. Raises WrongMoment."""
    rules.check_step(meeting.status, MeetingStatus.IN_PROGRESS)
    if meeting.status is not MeetingStatus.MINUTES_DRAFT:
        raise WrongMoment("Only a meeting whose minutes are in draft can be taken up again")
    changes = apply_changes(meeting, status=MeetingStatus.IN_PROGRESS)
    record(actor, "meeting.reopened", meeting_ref(meeting), changes=changes)


def _about(meeting: Meeting, item: AgendaItem) -> About:
    if item.kind is ItemKind.CASE:
        return About(case_id=item.case_id, person_id=item.person_id)
    if item.kind is ItemKind.NOMINATION:
        case_id = db.session.scalar(select(Case.id).where(Case.membership_id == item.membership_id))
        if case_id is not None:
            return About(case_id=case_id, person_id=item.person_id)
        return About(membership_id=item.membership_id, person_id=item.person_id)
    return About(series_id=meeting.series_id)
