"""What the chair or coordinator does with an action: deadline, owner, cancel, sign off."""

from collections.abc import Callable
from typing import Any

from flask import render_template, request

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Permission
from casework.actions import queries, services
from casework.actions.forms import DeadlineForm, ReasonForm, ReassignForm
from casework.actions.models import Action
from casework.actions.owner_choices import choice_of, owner_choices, owner_from
from casework.actions.services.thread import require_manages, require_open
from casework.actions.views.blueprint import bp
from casework.core.actor import Actor
from casework.core.errors import DomainError, NotAllowed
from casework.core.forms import Form, attach, refused_status
from casework.core.web import flash_success, redirect_to


@bp.route("/<ref:ref>/deadline", methods=["GET", "POST"])
@requires(Permission.ACTION_MANAGE)
@writes
def change_deadline(ref: str) -> Any:
    actor = current_actor()
    action = queries.get(actor, ref)
    form = DeadlineForm(due_on=action.asked_due_on, reason=action.asked_reason)

    def save() -> None:
        services.change_deadline(
            actor,
            action=action,
            due_on=form.due_on.data,
            working_days=form.working_days.data,
            reason=form.reason.data,
            version=_version(),
        )

    return _manage(actor, action, form, "actions/change_deadline.html", save, "The deadline has changed.")


@bp.route("/<ref:ref>/deadline-stays", methods=["GET", "POST"])
@requires(Permission.ACTION_MANAGE)
@writes
def refuse_longer(ref: str) -> Any:
    actor = current_actor()
    action = queries.get(actor, ref)
    form = ReasonForm()

    def save() -> None:
        services.refuse_longer(actor, action=action, reason=form.reason.data)

    return _manage(actor, action, form, "actions/refuse_longer.html", save, "The deadline stays.")


@bp.route("/<ref:ref>/owner", methods=["GET", "POST"])
@requires(Permission.ACTION_MANAGE)
@writes
def reassign(ref: str) -> Any:
    actor = current_actor()
    action = queries.get(actor, ref)
    present = choice_of(action.owner.ref if action.owner else None, action.agency.ref)
    form = ReassignForm(owner=present, owner_name=action.owner_name)
    form.offer_owners(owner_choices())

    def save() -> None:
        owner = owner_from(form.owner.data, form.owner_name.data or "")
        services.reassign(actor, action=action, owner=owner, reason=form.reason.data, version=_version())

    return _manage(actor, action, form, "actions/reassign.html", save, "The action has a new owner.")


@bp.route("/<ref:ref>/cancel", methods=["GET", "POST"])
@requires(Permission.ACTION_MANAGE)
@writes
def cancel(ref: str) -> Any:
    actor = current_actor()
    action = queries.get(actor, ref)
    form = ReasonForm()

    def save() -> None:
        services.cancel(actor, action=action, reason=form.reason.data)

    return _manage(actor, action, form, "actions/cancel.html", save, "The action is cancelled.")


@bp.post("/<ref:ref>/sign-off")
@requires(Permission.ACTION_MANAGE)
@writes
def sign_off(ref: str) -> Any:
    actor = current_actor()
    services.sign_off(actor, action=queries.get(actor, ref))
    flash_success("The action is signed off.")
    if request.form.get("from") == "board":
        return redirect_to("actions.board", show="to-sign-off")
    return redirect_to("actions.view_action", ref=ref)


def _manage(actor: Actor, action: Action, form: Form, template: str, save: Callable[[], None], done: str) -> Any:
    require_manages(actor, action)
    if not form.is_submitted():
        require_open(action)
        return render_template(template, form=form, action=action)
    if form.validate():
        try:
            save()
        except NotAllowed:
            raise
        except DomainError as error:
            attach(form, error)
        else:
            flash_success(done)
            return redirect_to("actions.view_action", ref=action.ref)
    return render_template(template, form=form, action=action), refused_status(form)


def _version() -> int | None:
    return request.form.get("version", type=int)
