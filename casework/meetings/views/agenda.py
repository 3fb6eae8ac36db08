"""A meeting's page: its agenda, who is missing, and what the chair does next."""

from typing import Any

from flask import render_template

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Level, Permission
from casework.audit import looks
from casework.core.actor import Actor
from casework.core.web import flash_success, redirect_to
from casework.meetings import queries, services
from casework.meetings.forms import CancelForm, CandidateForm, OtherItemForm
from casework.meetings.models import AgendaItem
from casework.meetings.services.making import meeting_ref
from casework.meetings.types import (
    DECISION_LABELS,
    ITEM_REASON_LABELS,
    ITEM_STATUS_LABELS,
    MEETING_STATUS_LABELS,
    ItemReason,
)
from casework.meetings.views.blueprint import bp
from casework.meetings.views.saving import saved


def in_charge(actor: Actor, level: Level) -> bool:
    """Say whether the actor makes this meeting's agenda and runs it."""
    return level >= Level.CONTRIBUTE and actor.may(Permission.MEETING_RUN)


@bp.get("/<ref:ref>")
@requires(Permission.MEETING_READ)
def view_meeting(ref: str) -> Any:
    actor = current_actor()
    meeting, level = queries.get_meeting(actor, ref)
    items = queries.items_of(actor, meeting)
    looks.look(meeting_ref(meeting))
    looks.listed("person", [item.person_ref for item in items if item.person_ref])
    return render_template(
        "meetings/meeting.html",
        meeting=meeting,
        items=items,
        members=queries.members_of(meeting),
        wanted=queries.updates_wanted(actor, meeting_id=meeting.id),
        in_charge=in_charge(actor, level),
        labels=MEETING_STATUS_LABELS,
        reasons=ITEM_REASON_LABELS,
        item_labels=ITEM_STATUS_LABELS,
        decisions=DECISION_LABELS,
    )


@bp.route("/<ref:ref>/items/new", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def add_item(ref: str) -> Any:
    actor = current_actor()
    meeting, _ = queries.get_meeting(actor, ref, Level.CONTRIBUTE)
    form = CandidateForm()
    candidates = queries.find_candidates(actor, meeting, meeting.series)
    form.offer(candidates)

    def save() -> AgendaItem:
        return services.add_candidate(
            actor,
            meeting=meeting,
            candidate=form.candidate.data,
            reason=ItemReason(form.reason.data),
            note=form.note.data or "",
        )

    if form.is_submitted() and saved(form, save):
        flash_success("It is on the agenda.")
        return redirect_to("meetings.view_meeting", ref=ref)
    looks.listed("person", [candidate.person_ref for candidate in candidates])
    page = render_template("meetings/add_item.html", form=form, meeting=meeting, candidates=candidates)
    return (page, 422) if form.is_submitted() else page


@bp.route("/<ref:ref>/items/new-other", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def add_other_item(ref: str) -> Any:
    actor = current_actor()
    meeting, _ = queries.get_meeting(actor, ref, Level.CONTRIBUTE)
    form = OtherItemForm()

    def save() -> AgendaItem:
        return services.add_other(
            actor,
            meeting=meeting,
            title=form.title.data,
            reason=ItemReason(form.reason.data),
            note=form.note.data or "",
        )

    if form.is_submitted() and saved(form, save):
        flash_success("It is on the agenda.")
        return redirect_to("meetings.view_meeting", ref=ref)
    page = render_template("meetings/add_other_item.html", form=form, meeting=meeting)
    return (page, 422) if form.is_submitted() else page


@bp.post("/<ref:ref>/items/<ref:item_ref>/drop")
@requires(Permission.MEETING_MANAGE)
@writes
def drop_item(ref: str, item_ref: str) -> Any:
    actor = current_actor()
    meeting, _ = queries.get_meeting(actor, ref, Level.CONTRIBUTE)
    services.drop_item(actor, meeting=meeting, item=queries.get_item(actor, meeting, item_ref).row)
    flash_success("The item is off the agenda.")
    return redirect_to("meetings.view_meeting", ref=ref)


@bp.post("/<ref:ref>/items/<ref:item_ref>/up")
@requires(Permission.MEETING_MANAGE)
@writes
def move_item_up(ref: str, item_ref: str) -> Any:
    actor = current_actor()
    meeting, _ = queries.get_meeting(actor, ref, Level.CONTRIBUTE)
    services.move_up(actor, meeting=meeting, item=queries.get_item(actor, meeting, item_ref).row)
    return redirect_to("meetings.view_meeting", ref=ref)


@bp.post("/<ref:ref>/publish")
@requires(Permission.MEETING_MANAGE)
@writes
def publish(ref: str) -> Any:
    actor = current_actor()
    meeting, _ = queries.get_meeting(actor, ref, Level.CONTRIBUTE)
    services.publish(actor, meeting=meeting)
    flash_success("The agenda is published: the agencies that belong can see it, and their contacts are told.")
    return redirect_to("meetings.view_meeting", ref=ref)


@bp.route("/<ref:ref>/cancel", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def cancel_meeting(ref: str) -> Any:
    actor = current_actor()
    meeting, _ = queries.get_meeting(actor, ref, Level.CONTRIBUTE)
    form = CancelForm()
    if form.is_submitted() and saved(
        form, lambda: services.cancel_meeting(actor, meeting=meeting, reason=form.reason.data)
    ):
        flash_success("The meeting is cancelled, and the agencies' contacts are told.")
        return redirect_to("meetings.view_meeting", ref=ref)
    page = render_template("meetings/cancel.html", form=form, meeting=meeting)
    return (page, 422) if form.is_submitted() else page
