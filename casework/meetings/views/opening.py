"""Opening and ending a meeting: quorum, attendance, conflicts of interest, what earlier meetings promised."""

from typing import Any

from flask import render_template

from casework.access.guard import requires, writes
from casework.access.types import Permission
from casework.actions import queries as action_queries
from casework.actions.owner_choices import people_at
from casework.audit import looks
from casework.core import clock
from casework.core.actor import Actor
from casework.core.web import flash_success, redirect_to
from casework.meetings import queries, rules, services
from casework.meetings.forms import AttendanceForm, ConflictForm, OpenForm
from casework.meetings.models import Meeting
from casework.meetings.queries import Item, Member
from casework.meetings.services.making import meeting_ref
from casework.meetings.types import (
    ATTENDANCE_LABELS,
    ITEM_REASON_LABELS,
    ITEM_STATUS_LABELS,
    AttendanceStatus,
    ItemStatus,
)
from casework.meetings.views.blueprint import bp
from casework.meetings.views.loading import loaded
from casework.meetings.views.saving import saved


@bp.get("/<ref:ref>/run")
@requires(Permission.MEETING_RUN)
def run(ref: str) -> Any:
    actor, meeting = loaded(ref)
    return _opening(actor, meeting, OpenForm(formdata=None), ConflictForm(formdata=None))


@bp.post("/<ref:ref>/open")
@requires(Permission.MEETING_RUN)
@writes
def open_meeting(ref: str) -> Any:
    actor, meeting = loaded(ref)
    form = OpenForm()
    read, asked = form.statement_read.data, form.conflicts_asked.data
    if saved(form, lambda: services.open_meeting(actor, meeting=meeting, statement_read=read, conflicts_asked=asked)):
        flash_success("The meeting is open.")
        return redirect_to("meetings.run", ref=ref)
    return _opening(actor, meeting, form, ConflictForm(formdata=None)), 422


@bp.post("/<ref:ref>/attendance")
@requires(Permission.MEETING_RUN)
@writes
def record_attendance(ref: str) -> Any:
    actor, meeting = loaded(ref)
    form = AttendanceForm()

    def save() -> None:
        services.record_attendance(
            actor,
            meeting=meeting,
            agency_ref=form.agency.data or "",
            status=AttendanceStatus(form.status.data),
            names=form.names.data or "",
        )

    if saved(form, save):
        return redirect_to("meetings.run", ref=ref, _anchor="attendance")
    return _opening(actor, meeting, OpenForm(formdata=None), ConflictForm(formdata=None), form), 422


@bp.post("/<ref:ref>/conflicts")
@requires(Permission.MEETING_RUN)
@writes
def declare_conflict(ref: str) -> Any:
    actor, meeting = loaded(ref)
    items = queries.items_of(actor, meeting)
    form = ConflictForm()
    _offer_conflict(form, items, queries.members_of(meeting))

    def save() -> None:
        chosen = next((item.row for item in items if item.row.ref == form.item.data), None)
        services.declare_conflict(
            actor,
            meeting=meeting,
            name=form.name.data or "",
            what=form.what.data,
            item=chosen,
            user_ref=form.user.data or None,
        )

    if saved(form, save):
        flash_success("The conflict of interest is recorded.")
        return redirect_to("meetings.run", ref=ref, _anchor="conflicts")
    return _opening(actor, meeting, OpenForm(formdata=None), form), 422


@bp.post("/<ref:ref>/finish")
@requires(Permission.MEETING_RUN)
@writes
def finish(ref: str) -> Any:
    actor, meeting = loaded(ref)
    services.finish(actor, meeting=meeting)
    flash_success("The meeting has ended. What was recorded is the draft of its minutes.")
    return redirect_to("meetings.view_minutes", ref=ref)


@bp.post("/<ref:ref>/reopen")
@requires(Permission.MEETING_RUN)
@writes
def reopen(ref: str) -> Any:
    actor, meeting = loaded(ref)
    services.reopen(actor, meeting=meeting)
    flash_success("The meeting is taken up again: record what was left out.")
    return redirect_to("meetings.run", ref=ref)


def quorum_of(meeting: Meeting, members: list[Member]) -> tuple[int, int]:
    """Return how many core agencies are recorded as there, and how many are needed."""
    there = [(member.agency.id, member.attendance.status) for member in members if member.attendance]
    present = rules.present_core({member.agency.id for member in members if member.core}, there)
    return present, meeting.quorum if meeting.quorum is not None else meeting.series.quorum


def _opening(
    actor: Actor, meeting: Meeting, form: OpenForm, conflict: ConflictForm, attendance: AttendanceForm | None = None
) -> str:
    items = queries.items_of(actor, meeting)
    members = queries.members_of(meeting)
    if not conflict.item.choices:
        _offer_conflict(conflict, items, members)
    earlier = action_queries.open_from_earlier_meetings(actor, meeting.series_id, not_at=meeting.id)
    looks.look(meeting_ref(meeting))
    looks.listed("action", [row.action.ref for row in earlier])
    present, quorum = quorum_of(meeting, members)
    return render_template(
        "meetings/run.html",
        meeting=meeting,
        items=[item for item in items if item.row.status is not ItemStatus.DROPPED],
        members=members,
        present=present,
        quorum=quorum,
        conflicts=queries.conflicts_at(meeting),
        rows=earlier,
        form=form,
        conflict=conflict,
        attendance=attendance,
        attendance_labels=ATTENDANCE_LABELS,
        reasons=ITEM_REASON_LABELS,
        item_labels=ITEM_STATUS_LABELS,
        day=clock.today(),
    )


def _offer_conflict(form: ConflictForm, items: list[Item], members: list[Member]) -> None:
    form.item.choices = [("", "The whole meeting"), *((item.row.ref, item.title) for item in items)]
    form.user.choices = [("", "Nobody who signs in"), *people_at([member.agency.id for member in members])]
