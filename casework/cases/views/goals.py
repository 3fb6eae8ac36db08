"""Goals: adding one, saying how far one has come."""

from typing import Any

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Level, Permission
from casework.cases import queries, services
from casework.cases.forms import GoalForm, GoalProgressForm
from casework.cases.queries import CaseView
from casework.cases.types import GoalProgress
from casework.cases.views.blueprint import bp, form_page, version_of, work_on
from casework.core.actor import Actor
from casework.core.errors import DomainError
from casework.core.forms import attach
from casework.core.web import flash_success, redirect_to


@bp.route("/<ref:ref>/goals/new", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
@writes
def add_goal(ref: str) -> Any:
    form = GoalForm()

    def act(actor: Actor, view: CaseView) -> str:
        services.add_goal(
            actor,
            case=view.case,
            text=form.text.data,
            next_step=form.next_step.data or "",
            target_on=form.target_on.data,
        )
        return "The goal is added to the plan."

    return work_on(ref, form, "cases/goal.html", act)


@bp.route("/<ref:ref>/goals/<ref:goal>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
@writes
def update_goal(ref: str, goal: str) -> Any:
    actor = current_actor()
    view = queries.show(actor, ref, Level.CONTRIBUTE)
    found = queries.goal(view.case, goal)
    form = GoalProgressForm(data={"progress": found.progress.value, "next_step": found.next_step})
    if form.validate_on_submit():
        try:
            services.update_goal(
                actor,
                case=view.case,
                goal=found,
                version=version_of(form, found.version),
                progress=GoalProgress(form.progress.data),
                next_step=form.next_step.data or "",
                note=form.note.data or "",
            )
        except DomainError as refused:
            attach(form, refused)
        else:
            flash_success("The goal is up to date.")
            return redirect_to("cases.show_case", ref=view.case.ref)
    return form_page("cases/goal_progress.html", view, form, goal=found)
