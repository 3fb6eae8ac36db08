"""Pages about young people: the list, the profile, and what changes it."""

from typing import Any

from flask import Blueprint, render_template, request

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Level, Permission
from casework.audit import looks
from casework.core.actor import Actor
from casework.core.errors import DomainError, NotAllowed, NotFound
from casework.core.forms import Form, attach, refused_status
from casework.core.web import flash_success, redirect_to
from casework.people import queries, services
from casework.people.ethnicity import LABELS as ETHNIC_GROUPS
from casework.people.forms import EndWarningForm, IdentifierForm, PersonForm, WarningForm
from casework.people.identifiers import show_nhs_number
from casework.people.queries import PersonView
from casework.people.types import (
    IDENTIFIER_LABELS,
    SEX_LABELS,
    STATUS_LABELS,
    WARNING_LABELS,
    IdentifierKind,
    Sex,
    WarningKind,
)
from casework.people.views.standing import cases_of
from casework.referrals import queries as referrals

bp = Blueprint("people", __name__, url_prefix="/people")


@bp.get("")
@requires(Permission.PERSON_READ)
def list_people() -> str:
    """Everybody whom the reader may see, by surname."""
    actor = current_actor()
    rows, total = queries.people(actor, after=_cursor(request.args.get("after", "")))
    looks.listed("person", [person.ref for person in rows])
    last = rows[-1] if len(rows) == queries.PAGE else None
    return render_template("people/list.html", rows=rows, total=total, next_after=last.ref if last else None)


@bp.get("/<ref:ref>")
@requires(Permission.PERSON_READ)
def show_person(ref: str) -> str:
    """One young person: who they are, what to know before contact, and where they stand."""
    actor = current_actor()
    view = queries.find(actor, ref)
    person = view.person
    looks.look(services.subject_of(person))
    knows_more = view.level >= Level.CONTRIBUTE
    return render_template(
        "people/one.html",
        person=person,
        area=view.area,
        knows_more=knows_more,
        may_write=knows_more and actor.may(Permission.PERSON_WRITE),
        warnings=queries.warnings_of(person.id),
        identifiers=queries.identifiers_of(person.id) if knows_more else [],
        show_nhs_number=show_nhs_number,
        cases=cases_of(actor, person.id) if actor.may(Permission.CASE_READ) else [],
        referrals=referrals.of_person(actor, person.id),
        sex_labels=SEX_LABELS,
        ethnic_groups=ETHNIC_GROUPS,
        identifier_labels=IDENTIFIER_LABELS,
        status_labels=STATUS_LABELS,
        warning_labels=WARNING_LABELS,
    )


@bp.route("/<ref:ref>/edit", methods=["GET", "POST"])
@requires(Permission.PERSON_WRITE)
@writes
def edit_person(ref: str) -> Any:
    """Change who they are and how to reach them."""
    actor = current_actor()
    view = queries.find(actor, ref, Level.CONTRIBUTE)
    form = PersonForm(obj=view.person)

    def save() -> None:
        details = {name: value for name, value in form.data.items() if name in services.CHANGEABLE}
        details["sex"] = Sex(form.sex.data)
        details |= {name: value or "" for name, value in details.items() if name != "date_of_birth"}
        version = request.form.get("version", type=int) or 0
        services.update_person(actor, person=view.person, version=version, details=details)

    return _answer(view, form, "people/edit.html", save, "The record is changed.")


@bp.route("/<ref:ref>/identifiers/new", methods=["GET", "POST"])
@requires(Permission.PERSON_WRITE)
@writes
def add_identifier(ref: str) -> Any:
    """Add a number by which an agency knows them."""
    actor = current_actor()
    view = queries.find(actor, ref, Level.CONTRIBUTE)
    form = IdentifierForm()

    def save() -> None:
        services.add_identifier(
            actor,
            person=view.person,
            kind=IdentifierKind(form.kind.data),
            value=form.value.data,
            source_agency_id=actor.agency_id,
        )

    return _answer(view, form, "people/add_identifier.html", save, "The number is kept.")


@bp.route("/<ref:ref>/warnings/new", methods=["GET", "POST"])
@requires(Permission.PERSON_WRITE)
@writes
def add_warning(ref: str) -> Any:
    """Say what must be known before contact."""
    actor = current_actor()
    view = queries.find(actor, ref, Level.CONTRIBUTE)
    form = WarningForm()

    def save() -> None:
        kind = WarningKind(form.kind.data)
        services.add_warning(actor, person=view.person, kind=kind, text=form.text.data, review_on=form.review_on.data)

    return _answer(view, form, "people/add_warning.html", save, "The warning stands first on this page.")


@bp.route("/<ref:ref>/warnings/<int:warning_id>/end", methods=["GET", "POST"])
@requires(Permission.PERSON_WRITE)
@writes
def end_warning(ref: str, warning_id: int) -> Any:
    """Take a warning off that no longer holds."""
    actor = current_actor()
    view = queries.find(actor, ref, Level.CONTRIBUTE)
    warning = next((one for one in queries.warnings_of(view.person.id) if one.id == warning_id), None)
    if warning is None:
        raise NotFound
    form = EndWarningForm()

    def save() -> None:
        services.end_warning(actor, person=view.person, warning=warning, reason=form.reason.data)

    return _answer(view, form, "people/end_warning.html", save, "The warning is taken off.", warning=warning)


def _answer(view: PersonView, form: Form, template: str, save: Any, done: str, **shown: Any) -> Any:
    looks.look(services.subject_of(view.person))
    if form.is_submitted() and form.validate():
        try:
            save()
        except NotAllowed:
            raise
        except DomainError as error:
            attach(form, error)
        else:
            flash_success(done)
            return redirect_to("people.show_person", ref=view.person.ref)
    page = render_template(template, form=form, person=view.person, **shown)
    return (page, refused_status(form)) if form.is_submitted() else page


def _cursor(ref: str) -> tuple[str, str, int] | None:
    """Turn the reference of the last young person of a page into where the next page begins."""
    if not ref:
        return None
    person = queries.find(_reader(), ref).person
    return person.surname, person.forename, person.id


def _reader() -> Actor:
    return current_actor()
