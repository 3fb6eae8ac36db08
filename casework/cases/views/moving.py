"""Moving a note that was logged on the wrong young person."""

from typing import Any

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Level, Permission
from casework.cases import queries, services
from casework.cases.errors import AnswerMissing
from casework.cases.forms import MoveForm
from casework.cases.models import Case
from casework.cases.types import ATTENDANCE_LABELS, KIND_LABELS
from casework.cases.views.blueprint import bp, form_page, version_of
from casework.core.actor import Actor
from casework.core.errors import DomainError, NotAllowed, NotFound
from casework.core.forms import attach
from casework.core.refs import parse_ref, show_ref
from casework.core.web import flash_success, redirect_to


@bp.route("/<ref:ref>/interventions/<ref:entry>/move", methods=["GET", "POST"])
@requires(Permission.NOTE_MOVE)
@writes
def move_note(ref: str, entry: str) -> Any:
    actor = current_actor()
    view = queries.show(actor, ref, Level.CONTRIBUTE)
    note = queries.intervention(view.case, entry)
    form = MoveForm()
    if form.validate_on_submit():
        try:
            to_case = _target(actor, form.to_case.data)
            services.move_note(
                actor,
                entry=note,
                version=version_of(form, note.version),
                from_case=view.case,
                to_case=to_case,
                reason=form.reason.data,
            )
        except DomainError as refused:
            attach(form, refused)
        else:
            flash_success(f"The note was moved to case {show_ref(to_case.ref)}. Governance was told.")
            return redirect_to("cases.show_case", ref=view.case.ref)
    return form_page("cases/move.html", view, form, note=note, kinds=KIND_LABELS, attendances=ATTENDANCE_LABELS)


def _target(actor: Actor, typed: str) -> Case:
    try:
        return queries.load(actor, parse_ref(typed) or "", Level.CONTRIBUTE)
    except (NotFound, NotAllowed):
        raise AnswerMissing("There is no case with this reference that you work on", "to_case") from None
