"""One item, for the agencies at the table: why it is on the agenda, and my agency's update."""

from typing import Any

from flask import render_template

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Permission
from casework.audit import looks
from casework.core.actor import Actor
from casework.core.web import flash_success, redirect_to
from casework.meetings import queries, services
from casework.meetings.forms import AgencyUpdateForm
from casework.meetings.models import Meeting
from casework.meetings.queries import Item
from casework.meetings.services.agenda import item_ref as subject_of
from casework.meetings.types import ITEM_REASON_LABELS, ITEM_STATUS_LABELS, MeetingStatus, decision_label
from casework.meetings.views.blueprint import bp
from casework.meetings.views.saving import saved


@bp.get("/<ref:ref>/items/<ref:item_ref>")
@requires(Permission.MEETING_READ)
def view_item(ref: str, item_ref: str) -> Any:
    actor = current_actor()
    meeting, _ = queries.get_meeting(actor, ref)
    item = queries.get_item(actor, meeting, item_ref)
    return _page(actor, meeting, item, _form(actor, bind=False))


@bp.post("/<ref:ref>/items/<ref:item_ref>/updates")
@requires(Permission.MEETING_READ)
@writes
def give_update(ref: str, item_ref: str) -> Any:
    """What the reader's own agency says; the console records any agency's."""
    actor = current_actor()
    meeting, _ = queries.get_meeting(actor, ref)
    item = queries.get_item(actor, meeting, item_ref)
    form = _form(actor, bind=True)

    def save() -> None:
        services.add_update(
            actor,
            meeting=meeting,
            item=item.row,
            agency_id=actor.agency_id or 0,
            text=form.text.data or "",
            nothing_to_add=form.nothing_to_add.data,
        )

    if saved(form, save):
        flash_success("Your agency's update is recorded.")
        return redirect_to("meetings.view_meeting", ref=ref)
    return _page(actor, meeting, item, form), 422


def _form(actor: Actor, *, bind: bool) -> AgencyUpdateForm:
    form = AgencyUpdateForm() if bind else AgencyUpdateForm(formdata=None)
    form.agency.choices = [("own", actor.agency_name or "My agency")]
    form.agency.validators = ()
    form.agency.validate_choice = False
    return form


def _page(actor: Actor, meeting: Meeting, item: Item, form: AgencyUpdateForm) -> str:
    looks.look(subject_of(item.row))
    members = queries.members_of(meeting)
    open_for_updates = meeting.status in (MeetingStatus.AGENDA_PUBLISHED, MeetingStatus.IN_PROGRESS)
    return render_template(
        "meetings/item.html",
        meeting=meeting,
        item=item,
        updates=queries.updates_on([item.row.id]),
        decisions=queries.decisions_about(item.row),
        actions=queries.actions_about(actor, item.row),
        may_update=open_for_updates and actor.agency_id in {member.agency.id for member in members},
        form=form,
        reasons=ITEM_REASON_LABELS,
        item_labels=ITEM_STATUS_LABELS,
        decision_label=decision_label,
    )
