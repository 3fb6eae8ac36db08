"""One action: what, done when, by whom, by when; and everything said about it as one thread."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import render_template

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Permission
from casework.actions import queries, services
from casework.actions.forms import UpdateForm
from casework.actions.models import Action
from casework.actions.rules import is_stuck
from casework.actions.services.thread import subject_of
from casework.actions.types import EFFECT_LABELS, NOT_DONE_LABELS, STATUS_LABELS, UPDATE_LABELS, UpdateKind
from casework.actions.views.blueprint import bp
from casework.audit import looks
from casework.core import clock
from casework.core.actor import Actor
from casework.core.errors import DomainError, NotAllowed
from casework.core.forms import attach
from casework.core.web import flash_success, redirect_to, show_date
from casework.meetings import queries as meetings
from casework.reminders import queries as reminders


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the thread, whatever it came from."""

    at: datetime
    title: str
    who: str
    text: str = ""
    detail: str = ""


@bp.get("/<ref:ref>")
@requires(Permission.ACTION_OWN)
def view_action(ref: str) -> Any:
    actor = current_actor()
    return _page(actor, queries.get(actor, ref), UpdateForm(formdata=None))


@bp.post("/<ref:ref>/updates")
@requires(Permission.ACTION_OWN)
@writes
def add_update(ref: str) -> Any:
    actor = current_actor()
    action = queries.get(actor, ref)
    form = UpdateForm()
    if form.validate():
        try:
            services.update(actor, action=action, text=form.text.data)
        except NotAllowed:
            raise
        except DomainError as error:
            attach(form, error)
        else:
            flash_success("Your update is in the thread.")
            return redirect_to("actions.view_action", ref=ref)
    return _page(actor, action, form), 422


def _page(actor: Actor, action: Action, form: UpdateForm) -> str:
    looks.look(subject_of(action))
    person_ref, person_name = queries.person_shown(actor, action)
    return render_template(
        "actions/one.html",
        action=action,
        rights=queries.rights_on(actor, action),
        person_ref=person_ref,
        person_name=person_name,
        promised_at=meetings.where_promised(actor, action.meeting_id) if action.meeting_id else None,
        thread=_thread(action),
        status_labels=STATUS_LABELS,
        stuck=is_stuck(action.times_carried),
        effect_labels=EFFECT_LABELS,
        not_done_labels=NOT_DONE_LABELS,
        form=form,
        day=clock.today(),
    )


def _thread(action: Action) -> list[Entry]:
    moves = {move.created_at: move for move in queries.deadline_changes_of(action)}
    entries = []
    for update in queries.thread_of(action):
        if update.kind is UpdateKind.CARRIED_OVER:
            continue  # the page says once at how many meetings it was still open
        who = update.author.name if update.author else "Casework"
        if update.answers_for:
            who = f"{who}, for {update.answers_for}"
        move = moves.get(update.created_at)
        detail = f"From {show_date(move.old_due_on)} to {show_date(move.new_due_on)}" if move else ""
        entries.append(Entry(update.created_at, UPDATE_LABELS[update.kind], who, update.text, detail))
    entries += [
        Entry(sent.at, sent.what, f"To {sent.to}", detail=sent.state.capitalize())
        for sent in reminders.sent_about("action", action.id)
    ]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)
