"""Events, from a case: recording one, reading one."""

from typing import Any

from flask import render_template

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Level, Permission
from casework.audit import looks
from casework.cases import queries, services
from casework.cases.forms import EventForm
from casework.cases.queries import CaseView
from casework.cases.views.blueprint import bp, work_on
from casework.core.actor import Actor
from casework.core.subjects import SubjectRef
from casework.events import queries as events
from casework.events.types import BASIS_LABELS, KIND_LABELS, ROLE_LABELS, ParticipantRole


@bp.route("/<ref:ref>/events/new", methods=["GET", "POST"])
@requires(Permission.EVENT_RECORD)
@writes
def record_event(ref: str) -> Any:
    form = EventForm()

    def act(actor: Actor, view: CaseView) -> str:
        services.record_event(
            actor,
            case=view.case,
            details=form.details(),
            role=ParticipantRole(form.role.data),
            others=form.others(),
        )
        return "The event is on the timeline."

    return work_on(ref, form, "cases/event_form.html", act)


@bp.get("/<ref:ref>/events/<ref:event>")
@requires(Permission.CASE_READ)
def show_event(ref: str, event: str) -> Any:
    actor = current_actor()
    view = queries.show(actor, ref, Level.CONTRIBUTE)
    found = events.find(actor, event, person_id=view.case.person_id)
    looks.look(SubjectRef("event", found.event.id, found.event.ref, view.case.person_id))
    return render_template(
        "cases/event.html",
        view=view,
        case=view.case,
        person=view.person,
        found=found,
        event=found.event,
        kinds=KIND_LABELS,
        bases=BASIS_LABELS,
        roles=ROLE_LABELS,
    )
