"""What the owner does: done, not done, need longer."""

from collections.abc import Callable
from typing import Any

from flask import render_template

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Permission
from casework.actions import queries, services
from casework.actions.forms import CompleteForm, LongerForm, NotDoneForm
from casework.actions.models import Action
from casework.actions.services.thread import require_answers, require_open
from casework.actions.types import Effect, NotDoneReason
from casework.actions.views.blueprint import bp
from casework.core.actor import Actor
from casework.core.errors import DomainError, NotAllowed
from casework.core.forms import Form, attach
from casework.core.web import flash_success, redirect_to


@bp.route("/<ref:ref>/done", methods=["GET", "POST"])
@requires(Permission.ACTION_OWN)
@writes
def complete(ref: str) -> Any:
    form = CompleteForm()

    def save(actor: Actor, action: Action) -> None:
        services.complete(actor, action=action, what_was_done=form.what_was_done.data, effect=Effect(form.effect.data))

    return _answer(ref, form, "actions/complete.html", save, "Thank you: the action is done.")


@bp.route("/<ref:ref>/not-done", methods=["GET", "POST"])
@requires(Permission.ACTION_OWN)
@writes
def not_done(ref: str) -> Any:
    form = NotDoneForm()

    def save(actor: Actor, action: Action) -> None:
        services.not_done(actor, action=action, reason=NotDoneReason(form.reason.data), note=form.note.data or "")

    return _answer(ref, form, "actions/not_done.html", save, "The action is closed as not done.")


@bp.route("/<ref:ref>/need-longer", methods=["GET", "POST"])
@requires(Permission.ACTION_OWN)
@writes
def need_longer(ref: str) -> Any:
    form = LongerForm()

    def save(actor: Actor, action: Action) -> None:
        services.ask_for_longer(actor, action=action, until=form.until.data, reason=form.reason.data)

    done = "You have asked for more time. Until it is agreed, the deadline stays as it is."
    return _answer(ref, form, "actions/need_longer.html", save, done)


def _answer(ref: str, form: Form, template: str, save: Callable[[Actor, Action], None], done: str) -> Any:
    actor = current_actor()
    action = queries.get(actor, ref)
    require_answers(actor, action)
    if not form.is_submitted():
        require_open(action)
        return render_template(template, form=form, action=action)
    if form.validate():
        try:
            save(actor, action)
        except NotAllowed:
            raise
        except DomainError as error:
            attach(form, error)
        else:
            flash_success(done)
            return redirect_to("actions.view_action", ref=ref)
    return render_template(template, form=form, action=action), 422
