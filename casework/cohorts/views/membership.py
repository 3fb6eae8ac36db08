"""One young person's time in a cohort: status, parts in which they are known."""

from typing import Any

from flask import render_template

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Level, Permission
from casework.audit import looks
from casework.cohorts import queries, rules, services
from casework.cohorts.forms import MembershipStatusForm, RoleForm
from casework.cohorts.models import Membership
from casework.cohorts.services.steps import subject_of
from casework.cohorts.types import (
    ATTRITION_LABELS,
    EXIT_LABELS,
    MEMBER_ROLE_LABELS,
    NOT_SELECTED_LABELS,
    STATUS_LABELS,
    MemberRole,
    MembershipStatus,
)
from casework.cohorts.views.blueprint import bp, status_of
from casework.core.errors import DomainError
from casework.core.forms import attach
from casework.core.web import flash_success, redirect_to

_BY_ANOTHER_PAGE = rules.FINAL | {MembershipStatus.SELECTED, MembershipStatus.ACTIVE}


@bp.get("/memberships/<ref:ref>")
@requires(Permission.COHORT_READ)
def show_membership(ref: str) -> Any:
    actor = current_actor()
    view = queries.membership_view(actor, ref)
    looks.look(subject_of(view.membership))
    may_write = view.level >= Level.CONTRIBUTE and actor.may(Permission.CASE_WRITE)
    return render_template(
        "cohorts/membership.html",
        view=view,
        membership=view.membership,
        history=queries.history(view.membership.id) if view.level >= Level.CONTRIBUTE else (),
        held=queries.roles(view.membership.id) if view.level >= Level.CONTRIBUTE else (),
        statuses=STATUS_LABELS,
        roles=MEMBER_ROLE_LABELS,
        exits=EXIT_LABELS,
        stages=ATTRITION_LABELS,
        reasons=NOT_SELECTED_LABELS,
        may_write=may_write,
        may_step=may_write and bool(_steps(view.membership)),
    )


@bp.route("/memberships/<ref:ref>/status", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
@writes
def change_membership_status(ref: str) -> Any:
    actor = current_actor()
    view = queries.membership_view(actor, ref, Level.CONTRIBUTE)
    form = MembershipStatusForm()
    form.status.choices = [(step.value, STATUS_LABELS[step]) for step in _steps(view.membership)]
    if form.validate_on_submit():
        try:
            services.change_status(
                actor,
                membership_id=view.membership.id,
                status=MembershipStatus(form.status.data),
                reason=form.reason.data,
                on=form.on.data,
            )
        except DomainError as refused:
            attach(form, refused)
        else:
            flash_success("The status is changed.")
            return redirect_to("cohorts.show_membership", ref=ref)
    looks.look(subject_of(view.membership))
    present = STATUS_LABELS[view.membership.status]
    return render_template("cohorts/status.html", view=view, form=form, present=present), status_of(form)


@bp.route("/memberships/<ref:ref>/roles", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
@writes
def add_role(ref: str) -> Any:
    actor = current_actor()
    view = queries.membership_view(actor, ref, Level.CONTRIBUTE)
    form = RoleForm()
    if form.validate_on_submit():
        try:
            services.add_role(
                actor,
                membership_id=view.membership.id,
                role=MemberRole(form.role.data),
                evidence=form.evidence.data.strip(),
                since=form.since.data,
            )
        except DomainError as refused:
            attach(form, refused)
        else:
            flash_success("Recorded.")
            return redirect_to("cohorts.show_membership", ref=ref)
    looks.look(subject_of(view.membership))
    return render_template("cohorts/role.html", view=view, form=form), status_of(form)


@bp.post("/memberships/<ref:ref>/roles/<string:role>/end")
@requires(Permission.CASE_WRITE)
@writes
def end_role(ref: str, role: str) -> Any:
    actor = current_actor()
    view = queries.membership_view(actor, ref, Level.CONTRIBUTE)
    services.end_role(actor, membership_id=view.membership.id, role=queries.role_named(role))
    flash_success("Ended. It stays in the history.")
    return redirect_to("cohorts.show_membership", ref=ref)


def _steps(membership: Membership) -> list[MembershipStatus]:
    if membership.ended_on is not None:
        return []
    return [step for step in rules.next_statuses(membership.status) if step not in _BY_ANOTHER_PAGE]
