"""The coordinator's decisions, each a page that asks only what it needs."""

from collections.abc import Callable
from typing import Any

from flask import render_template

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Level, Permission
from casework.audit import looks
from casework.cases import queries as cases
from casework.cases import services as case_services
from casework.cohorts import queries as cohorts
from casework.core.actor import Actor
from casework.core.errors import Clash, DomainError, NotAllowed
from casework.core.forms import Form, attach
from casework.core.refs import show_ref
from casework.core.web import flash_success, redirect_to, show_date
from casework.people.queries import Known
from casework.referrals import queries, services
from casework.referrals.forms import NEW_PERSON, NOBODY_YET, AcceptForm, AskForm, NotMetForm, ReferOnForm
from casework.referrals.queries import ReferralView
from casework.referrals.services.receiving import subject_of
from casework.referrals.views.blueprint import bp


@bp.post("/<ref:ref>/acknowledge")
@requires(Permission.REFERRAL_TRIAGE)
@writes
def acknowledge(ref: str) -> Any:
    """Say that it has arrived and been read."""
    actor = current_actor()
    services.acknowledge(actor, referral=queries.find(actor, ref, Level.FULL).referral)
    flash_success("The referrer has been told that it has arrived.")
    return redirect_to("referrals.show_referral", ref=ref)


@bp.route("/<ref:ref>/ask", methods=["GET", "POST"])
@requires(Permission.REFERRAL_TRIAGE)
@writes
def ask(ref: str) -> Any:
    """Ask the referrer for more."""
    form = AskForm()

    def save(actor: Actor, view: ReferralView) -> None:
        services.ask_for_more(actor, referral=view.referral, text=form.text.data)

    return _decide(ref, form, "referrals/ask.html", save, "Your question has been sent.")


@bp.route("/<ref:ref>/not-met", methods=["GET", "POST"])
@requires(Permission.REFERRAL_TRIAGE)
@writes
def not_met(ref: str) -> Any:
    """Not taken up, for a coded reason."""
    form = NotMetForm()

    def save(actor: Actor, view: ReferralView) -> None:
        services.not_met(actor, referral=view.referral, reason=form.chosen, note=form.note.data or "")

    return _decide(ref, form, "referrals/not_met.html", save, "The referrer has been told that there is a decision.")


@bp.route("/<ref:ref>/refer-on", methods=["GET", "POST"])
@requires(Permission.REFERRAL_TRIAGE)
@writes
def refer_on(ref: str) -> Any:
    """Passed to another service."""
    form = ReferOnForm()

    def save(actor: Actor, view: ReferralView) -> None:
        services.refer_on(actor, referral=view.referral, to=form.to.data, note=form.note.data or "")

    return _decide(ref, form, "referrals/refer_on.html", save, "The referrer has been told that there is a decision.")


@bp.route("/<ref:ref>/accept", methods=["GET", "POST"])
@requires(Permission.REFERRAL_TRIAGE)
@writes
def accept(ref: str) -> Any:
    """Into a cohort: a case opens at once, or a panel has yet to decide."""
    actor = current_actor()
    view = queries.find(actor, ref, Level.FULL)
    known = queries.likely_people(actor, view.referral) if view.referral.status.is_open else []
    form = _accept_form(actor, view, known)
    if form.is_submitted() and form.validate():
        try:
            return _accept(actor, view, form)
        except (NotAllowed, Clash):
            raise
        except DomainError as error:
            attach(form, error)
    looks.look(subject_of(view.referral))
    page = render_template("referrals/accept.html", form=form, view=view, referral=view.referral, known=known)
    return (page, 422) if form.is_submitted() else page


def _accept(actor: Actor, view: ReferralView, form: AcceptForm) -> Any:
    cohort = cohorts.cohort_by_id(actor, int(form.cohort.data), Level.FULL)
    person = services.accept(
        actor,
        referral=view.referral,
        cohort_id=cohort.id,
        area_id=cohort.area_id,
        person_ref=None if form.person.data == NEW_PERSON else form.person.data,
        note=form.note.data or "",
    )
    opened = case_services.open_from_referral(
        actor,
        referral=view.referral,
        person_id=person.id,
        cohort_id=cohort.id,
        lead_worker_id=int(form.lead_worker.data or 0) or None,
        rationale=form.note.data or "",
    )
    if opened.case is None:
        flash_success(f"Nominated for {cohort.name}: the panel decides.")
        return redirect_to("referrals.show_referral", ref=view.referral.ref)
    flash_success(f"Accepted into {cohort.name}: case {show_ref(opened.case.ref)} is open.")
    return redirect_to("cases.show_case", ref=opened.case.ref)


def _accept_form(actor: Actor, view: ReferralView, known: list[Known]) -> AcceptForm:
    form = AcceptForm()
    choices = cohorts.open_cohorts(actor)
    form.cohort.choices = [("", "Choose a cohort"), *((str(cohort.id), cohort.name) for cohort in choices)]
    form.person.choices = [
        *((each.person.ref, _who(each), {"hint": ", ".join(each.match.reasons)}) for each in known),
        (NEW_PERSON, "Somebody new: make a record" if known else "Nobody known matches: make a new record"),
    ]
    if not known and not form.is_submitted():
        form.person.data = NEW_PERSON
    area_ids = [view.referral.area_id] if view.referral.area_id else sorted({cohort.area_id for cohort in choices})
    workers = {row.id: row for area_id in area_ids for row in cases.workers_of_area(area_id)}
    form.lead_worker.choices = [
        (NOBODY_YET, "Nobody yet"),
        *((str(row.id), f"{row.name}, {row.agency}: {_load(row.open_cases)}") for row in workers.values()),
    ]
    return form


def _who(known: Known) -> str:
    person = known.person
    born = f", born {show_date(person.date_of_birth)}" if person.date_of_birth else ""
    return f"{person.name} ({show_ref(person.ref)}){born}"


def _load(open_cases: int) -> str:
    return "1 open case" if open_cases == 1 else f"{open_cases} open cases"


def _decide(ref: str, form: Form, template: str, save: Callable[[Actor, ReferralView], None], done: str) -> Any:
    actor = current_actor()
    view = queries.find(actor, ref, Level.FULL)
    if form.is_submitted() and form.validate():
        try:
            save(actor, view)
        except (NotAllowed, Clash):
            raise
        except DomainError as error:
            attach(form, error)
        else:
            flash_success(done)
            return redirect_to("referrals.show_referral", ref=ref)
    looks.look(subject_of(view.referral))
    page = render_template(template, form=form, view=view, referral=view.referral)
    return (page, 422) if form.is_submitted() else page
