"""Logging a contact, planning one, writing a planned one up, calling one off."""

from typing import Any

from flask import redirect, request, url_for
from werkzeug.datastructures import MultiDict

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Level, Permission
from casework.cases import queries, services
from casework.cases.forms import CallOffForm, LogForm, PlanForm
from casework.cases.forms.contacts import write_up_answers
from casework.cases.models import Goal, Intervention
from casework.cases.queries import CaseView
from casework.cases.types import KIND_LABELS, InterventionStatus
from casework.cases.views.blueprint import bp, form_page, version_of
from casework.core import drafts
from casework.core.actor import Actor
from casework.core.errors import Clash, DomainError, NotFound
from casework.core.forms import attach
from casework.core.web import flash_success, show_day, show_time


@bp.route("/<ref:ref>/interventions/new", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
@writes
def log_intervention(ref: str) -> Any:
    actor = current_actor()
    view = queries.show(actor, ref, Level.CONTRIBUTE)
    if request.form.get("save") == "draft":
        return _keep_draft(actor, view)
    form = LogForm(formdata=_draft(actor)) if request.method == "GET" else LogForm()
    goal = _chosen_goal(form, view)
    if form.validate_on_submit():
        try:
            services.log(actor, case=view.case, note=form.note(), goal=goal, then=form.next_step())
        except DomainError as refused:
            attach(form, refused)
        else:
            return _saved(actor, view, form)
    return _log_page(view, form, None)


@bp.route("/<ref:ref>/interventions/<ref:entry>/write-up", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
@writes
def write_up(ref: str, entry: str) -> Any:
    actor = current_actor()
    view = queries.show(actor, ref, Level.CONTRIBUTE)
    planned = queries.intervention(view.case, entry)
    if request.form.get("save") == "draft":
        return _keep_draft(actor, view)
    kept = _draft(actor) if request.method == "GET" else None
    begun = write_up_answers(planned.starts_at, planned.kind.value, planned.place)
    form = LogForm(formdata=kept) if kept else LogForm(data=begun)
    goal = _chosen_goal(form, view)
    if form.validate_on_submit():
        try:
            services.write_up(
                actor,
                case=view.case,
                entry=planned,
                version=version_of(form, planned.version),
                note=form.note(),
                goal=goal,
                then=form.next_step(),
            )
        except Clash:
            raise
        except DomainError as refused:
            attach(form, refused)
        else:
            return _saved(actor, view, form)
    return _log_page(view, form, planned)


@bp.route("/<ref:ref>/interventions/plan", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
@writes
def plan_intervention(ref: str) -> Any:
    actor = current_actor()
    view = queries.show(actor, ref, Level.CONTRIBUTE)
    form = PlanForm()
    if form.validate_on_submit():
        try:
            entry = services.plan(actor, case=view.case, planned=form.planned())
        except DomainError as refused:
            attach(form, refused)
        else:
            said = f"{show_day(entry.starts_at)} at {show_time(entry.starts_at)}"
            flash_success(f"{KIND_LABELS[entry.kind]} planned for {said}.")
            return _to_case(view)
    return form_page("cases/plan.html", view, form)


@bp.route("/<ref:ref>/interventions/<ref:entry>/call-off", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
@writes
def call_off(ref: str, entry: str) -> Any:
    actor = current_actor()
    view = queries.show(actor, ref, Level.CONTRIBUTE)
    planned = queries.intervention(view.case, entry)
    if planned.status is not InterventionStatus.PLANNED:
        raise NotFound
    form = CallOffForm()
    if form.validate_on_submit():
        version = version_of(form, planned.version)
        services.call_off(actor, case=view.case, entry=planned, version=version, reason=form.reason.data)
        flash_success("The contact is called off.")
        return _to_case(view)
    return form_page("cases/call_off.html", view, form, planned=planned, kinds=KIND_LABELS)


def _chosen_goal(form: LogForm, view: CaseView) -> Goal | None:
    """Return the goal the answers name; goals are not read when they name none."""
    return _offer_goals(form, view).get(form.goal.data) if form.goal.data else None


def _offer_goals(form: LogForm, view: CaseView) -> dict[str, Goal]:
    open_goals = {goal.ref: goal for goal in queries.goals(view.case.id) if goal.ended_on is None}
    form.offer_goals([(ref, goal.text) for ref, goal in open_goals.items()])
    return open_goals


def _log_page(view: CaseView, form: LogForm, planned: Intervention | None) -> Any:
    _offer_goals(form, view)
    return form_page("cases/log.html", view, form, planned=planned)


def _draft(actor: Actor) -> MultiDict[str, str] | None:
    draft = drafts.find(actor.user_id or 0, request.path)
    if draft is None:
        return None
    kept = MultiDict((name, value) for name, values in draft.fields.items() for value in values)
    kept["draft"] = "1"
    return kept


def _keep_draft(actor: Actor, view: CaseView) -> Any:
    drafts.keep(actor.user_id or 0, request.path, request.form.to_dict(flat=False))
    flash_success("Your draft is kept. Only you can see it; open the form again to go on.")
    return _to_case(view)


def _saved(actor: Actor, view: CaseView, form: LogForm) -> Any:
    if form.draft.data:
        drafts.drop(actor.user_id or 0, request.path)
    planned = form.next_step().plan
    upcoming = [moment for moment in (view.next_contact_at, planned and planned.starts_at) if moment]
    first = min(upcoming, default=None)
    then = f"The next contact is {show_day(first)} at {show_time(first)}." if first else "Nothing is planned next."
    flash_success(f"Saved on the timeline. {then}")
    return _to_case(view, "timeline")


def _to_case(view: CaseView, anchor: str | None = None) -> Any:
    return redirect(url_for("cases.show_case", ref=view.case.ref, _anchor=anchor), code=303)
