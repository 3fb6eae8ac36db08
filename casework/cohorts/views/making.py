"""Making a cohort, changing one, putting somebody forward for one."""

from typing import Any

from flask import render_template

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Level, Permission
from casework.audit import looks
from casework.cohorts import queries, services
from casework.cohorts.forms import CohortForm, NominateForm
from casework.cohorts.services.making import subject_of
from casework.cohorts.types import CohortStatus
from casework.cohorts.views.blueprint import bp, status_of
from casework.core.actor import Actor
from casework.core.errors import DomainError, NotFound
from casework.core.forms import attach, number_sent
from casework.core.refs import parse_ref
from casework.core.web import flash_success, redirect_to


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.COHORT_MANAGE)
@writes
def make_cohort() -> Any:
    actor = current_actor()
    form = CohortForm(status=CohortStatus.OPEN.value)
    _offer(actor, form)
    if form.validate_on_submit():
        try:
            cohort = services.make(actor, details=form.details())
        except DomainError as refused:
            attach(form, refused)
        else:
            flash_success(f"The cohort {cohort.name} is made.")
            return redirect_to("cohorts.show_cohort", ref=cohort.ref)
    return render_template("cohorts/form.html", form=form, cohort=None), status_of(form)


@bp.route("/<ref:ref>/change", methods=["GET", "POST"])
@requires(Permission.COHORT_MANAGE)
@writes
def change_cohort(ref: str) -> Any:
    actor = current_actor()
    cohort = queries.find(actor, ref, Level.FULL).cohort
    form = CohortForm()
    _offer(actor, form, cohort.area_id)
    if not form.is_submitted():
        form.show(cohort)
    else:
        # What a cohort's programme and area are is not asked again.
        form.programme_type.data, form.area.data = cohort.programme_type.value, str(cohort.area_id)
        form.programme_type.raw_data, form.area.raw_data = [form.programme_type.data], [form.area.data]
    if form.validate_on_submit():
        try:
            services.change(actor, cohort=cohort, version=_version(form, cohort.version), details=form.details())
        except DomainError as refused:
            attach(form, refused)
        else:
            flash_success("The cohort is up to date.")
            return redirect_to("cohorts.show_cohort", ref=cohort.ref)
    looks.look(subject_of(cohort))
    return render_template("cohorts/form.html", form=form, cohort=cohort), status_of(form)


@bp.route("/<ref:ref>/nominate", methods=["GET", "POST"])
@requires(Permission.COHORT_MANAGE)
@writes
def nominate(ref: str) -> Any:
    actor = current_actor()
    cohort = queries.find(actor, ref, Level.FULL).cohort
    if not cohort.programme_type.needs_panel:
        raise NotFound
    form = NominateForm()
    if form.validate_on_submit():
        try:
            membership = services.nominate(
                actor,
                cohort_id=cohort.id,
                person_id=_nominee(actor, form.person_ref.data),
                rationale=form.rationale.data.strip(),
            )
        except DomainError as refused:
            attach(form, refused)
        else:
            flash_success("The nomination waits for the panel: put it on the agenda.")
            return redirect_to("cohorts.show_membership", ref=membership.ref)
    return render_template("cohorts/nominate.html", form=form, cohort=cohort), status_of(form)


def _offer(actor: Actor, form: CohortForm, area_id: int | None = None) -> None:
    areas = [(str(area.id), area.name) for area in queries.areas_to_manage(actor)]
    if area_id is not None and str(area_id) not in dict(areas):
        areas.append((str(area_id), "Its present area"))
    form.area.choices = [("", "Choose one"), *areas]
    form.coordinator.choices = [("", "Nobody yet"), *((str(key), name) for key, name in queries.coordinators(actor))]
    form.commissioner.choices = [
        ("", "Nobody yet"),
        *((str(key), name) for key, name in queries.commissioning_agencies()),
    ]


def _nominee(actor: Actor, typed: str) -> int:
    try:
        return queries.person_to_nominate(actor, parse_ref(typed))
    except NotFound:
        raise DomainError("There is no young person with this reference that you work with", "person_ref") from None


def _version(form: CohortForm, held: int) -> int:
    given = number_sent(form.version.data)
    return held if given is None else given
