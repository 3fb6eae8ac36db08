"""The console: one page an item, each entry a small form of its own, so that two people never overwrite each other."""

from dataclasses import dataclass, field
from typing import Any

from flask import render_template

from casework.access.guard import requires, writes
from casework.access.types import Permission
from casework.actions.forms import PromiseForm
from casework.actions.owner_choices import owner_choices, owner_from
from casework.actions.types import ActionStatus, Priority
from casework.audit import looks
from casework.cohorts.types import AttritionStage, ExitReason, NotSelectedReason
from casework.core import clock
from casework.core.actor import Actor
from casework.core.errors import NotFound
from casework.core.web import flash_success, redirect_to
from casework.meetings import queries, rules, services
from casework.meetings.forms import AgencyUpdateForm, DecisionForm
from casework.meetings.models import Meeting
from casework.meetings.queries import Item, Member
from casework.meetings.services import Coded
from casework.meetings.services.agenda import item_ref as subject_of
from casework.meetings.services.running import Promise
from casework.meetings.types import ITEM_REASON_LABELS, ITEM_STATUS_LABELS, DecisionType, ItemStatus, decision_label
from casework.meetings.views.blueprint import bp
from casework.meetings.views.loading import loaded
from casework.meetings.views.opening import quorum_of
from casework.meetings.views.saving import saved

UPDATE, DECISION, ACTION = "update-", "decision-", "action-"


@dataclass
class Forms:
    """The forms of an item's page; the one that was refused carries what was typed."""

    update: AgencyUpdateForm = field(default_factory=lambda: AgencyUpdateForm(formdata=None, prefix=UPDATE))
    decision: DecisionForm = field(default_factory=lambda: DecisionForm(formdata=None, prefix=DECISION))
    action: PromiseForm = field(default_factory=lambda: PromiseForm(formdata=None, prefix=ACTION))
    refused: AgencyUpdateForm | DecisionForm | PromiseForm | None = None


@bp.get("/<ref:ref>/run/<ref:item_ref>")
@requires(Permission.MEETING_RUN)
def run_item(ref: str, item_ref: str) -> Any:
    actor, meeting = loaded(ref)
    return _item_page(actor, meeting, item_ref, Forms())


@bp.post("/<ref:ref>/run/<ref:item_ref>/updates")
@requires(Permission.MEETING_RUN)
@writes
def record_update(ref: str, item_ref: str) -> Any:
    actor, meeting = loaded(ref)
    item = queries.get_item(actor, meeting, item_ref)
    members = queries.members_of(meeting)
    form = AgencyUpdateForm(prefix=UPDATE)
    _offer_agencies(form, members)

    def save() -> None:
        services.add_update(
            actor,
            meeting=meeting,
            item=item.row,
            agency_id={member.agency.ref: member.agency.id for member in members}[form.agency.data],
            text=form.text.data or "",
            nothing_to_add=form.nothing_to_add.data,
        )

    if saved(form, save):
        return redirect_to("meetings.run_item", ref=ref, item_ref=item_ref, _anchor="updates")
    return _item_page(actor, meeting, item_ref, Forms(update=form, refused=form)), 422


@bp.post("/<ref:ref>/run/<ref:item_ref>/decisions")
@requires(Permission.MEETING_RUN)
@writes
def record_decision(ref: str, item_ref: str) -> Any:
    actor, meeting = loaded(ref)
    item = queries.get_item(actor, meeting, item_ref)
    form = DecisionForm(prefix=DECISION)
    form.offer(rules.decisions_for(item.row.kind), item.row.kind)

    def save() -> None:
        services.decide(
            actor,
            meeting=meeting,
            item=item.row,
            type=DecisionType(form.type.data),
            rationale=form.rationale.data,
            alternatives=form.alternatives.data or "",
            dissent=form.dissent.data or "",
            coded=Coded(
                NotSelectedReason(form.not_selected.data) if form.not_selected.data else None,
                ExitReason(form.closure.data) if form.closure.data else None,
                AttritionStage(form.attrition_stage.data) if form.attrition_stage.data else None,
            ),
        )

    if saved(form, save):
        flash_success(f"Decided: {decision_label(DecisionType(form.type.data), item.row.kind).lower()}.")
        return redirect_to("meetings.run_item", ref=ref, item_ref=item_ref)
    return _item_page(actor, meeting, item_ref, Forms(decision=form, refused=form)), 422


@bp.post("/<ref:ref>/run/<ref:item_ref>/actions")
@requires(Permission.MEETING_RUN)
@writes
def record_action(ref: str, item_ref: str) -> Any:
    actor, meeting = loaded(ref)
    item = queries.get_item(actor, meeting, item_ref)
    form = PromiseForm(prefix=ACTION)
    form.offer_owners(owner_choices(member.agency.id for member in queries.members_of(meeting)))

    def save() -> None:
        said = Promise(
            text=form.text.data,
            owner=owner_from(form.owner.data, form.owner_name.data or ""),
            due_on=form.due_on.data,
            working_days=form.working_days.data,
            done_when=form.done_when.data or "",
            priority=Priority(form.priority.data),
        )
        services.promise(actor, meeting=meeting, item=item.row, said=said)

    if saved(form, save):
        flash_success("The action is recorded, and its owner is told.")
        return redirect_to("meetings.run_item", ref=ref, item_ref=item_ref, _anchor="actions")
    return _item_page(actor, meeting, item_ref, Forms(action=form, refused=form)), 422


@bp.post("/<ref:ref>/run/<ref:item_ref>/discussed")
@requires(Permission.MEETING_RUN)
@writes
def mark_discussed(ref: str, item_ref: str) -> Any:
    actor, meeting = loaded(ref)
    items = queries.items_of(actor, meeting)
    item = queries.get_item(actor, meeting, item_ref)
    services.mark_discussed(actor, meeting=meeting, item=item.row)
    following = _next_after(items, item)
    if following is not None:
        return redirect_to("meetings.run_item", ref=ref, item_ref=following.row.ref)
    return redirect_to("meetings.run", ref=ref)


def _item_page(actor: Actor, meeting: Meeting, item_ref: str, forms: Forms) -> str:
    items = queries.items_of(actor, meeting)
    item = _among(items, item_ref)
    members = queries.members_of(meeting)
    _offer_agencies(forms.update, members)
    forms.decision.offer(rules.decisions_for(item.row.kind), item.row.kind)
    forms.action.offer_owners(owner_choices(member.agency.id for member in members))
    looks.look(subject_of(item.row))
    actions = queries.actions_about(actor, item.row)
    present, quorum = quorum_of(meeting, members)
    return render_template(
        "meetings/console.html",
        meeting=meeting,
        items=[one for one in items if one.row.status is not ItemStatus.DROPPED],
        item=item,
        following=_next_after(items, item),
        members=members,
        present=present,
        quorum=quorum,
        updates=queries.updates_on([item.row.id]),
        decisions=queries.decisions_about(item.row),
        promised=[action for action in actions if action.agenda_item_id == item.row.id],
        still_open=[
            action for action in actions if action.agenda_item_id != item.row.id and action.status is ActionStatus.OPEN
        ],
        forms=forms,
        form=forms.refused,
        reasons=ITEM_REASON_LABELS,
        item_labels=ITEM_STATUS_LABELS,
        decision_label=decision_label,
        day=clock.today(),
    )


def _among(items: list[Item], item_ref: str) -> Item:
    for item in items:
        if item.row.ref == item_ref:
            return item
    raise NotFound


def _next_after(items: list[Item], item: Item) -> Item | None:
    """Return the next item that waits, going round once."""
    at = next((place for place, one in enumerate(items) if one.row.id == item.row.id), 0)
    round_once = [*items[at + 1 :], *items[:at]]
    return next((one for one in round_once if one.row.status is ItemStatus.WAITING), None)


def _offer_agencies(form: AgencyUpdateForm, members: list[Member]) -> None:
    form.agency.choices = [("", "Choose"), *((member.agency.ref, member.agency.name) for member in members)]
