"""Agencies: list, add, correct."""

from typing import Any

from flask import render_template, request

from casework.access import admin_queries, agency_services
from casework.access.agency_services import AgencyDetails
from casework.access.forms import GATEWAY_NAMES, STANDING_NAMES, TYPE_NAMES, AgencyForm
from casework.access.guard import current_actor, requires, writes
from casework.access.types import AgencyType, Gateway, Permission, Regime, Standing
from casework.access.views.admin.home import bp
from casework.core.db import db
from casework.core.errors import Clash, DomainError
from casework.core.forms import attach
from casework.core.web import flash_success, redirect_to


@bp.get("/agencies")
@requires(Permission.AGENCY_MANAGE)
def agencies() -> Any:
    """List agencies with who answers for each."""
    return render_template("admin/agencies.html", rows=admin_queries.agencies(), types=TYPE_NAMES)


@bp.get("/agencies/new")
@requires(Permission.AGENCY_MANAGE)
def add_agency_page() -> Any:
    """Ask about a new agency."""
    return render_template("admin/agency_form.html", form=_form([]), agency=None, now={})


@bp.post("/agencies/new")
@requires(Permission.AGENCY_MANAGE)
@writes
def add_agency() -> Any:
    """Add an agency."""
    form = _form([])
    if form.validate():
        try:
            made = agency_services.add_agency(current_actor(), details=_details(form))
        except Clash:
            raise
        except DomainError as error:
            attach(form, error)
        else:
            flash_success(f"{made.name} is added.")
            return redirect_to("admin.agency", ref=made.ref)
    return render_template("admin/agency_form.html", form=form, agency=None, now={}), 422


@bp.get("/agencies/<ref:ref>")
@requires(Permission.AGENCY_MANAGE)
def agency(ref: str) -> Any:
    """Show one agency."""
    found = admin_queries.agency(ref)
    return render_template(
        "admin/agency.html",
        agency=found,
        contact=admin_queries.name_of(found.contact_user_id),
        people=admin_queries.user_choices(agency_id=found.id),
        types=TYPE_NAMES,
        standings=STANDING_NAMES,
        gateways=GATEWAY_NAMES,
    )


@bp.get("/agencies/<ref:ref>/edit")
@requires(Permission.AGENCY_MANAGE)
def edit_agency_page(ref: str) -> Any:
    """Show an agency to be corrected."""
    found = admin_queries.agency(ref)
    form = _form(
        admin_queries.user_choices(agency_id=found.id),
        obj=found,
        standings=[row.standing.value for row in found.standings],
        type=found.type.value,
        regime=found.regime.value,
        default_gateway=found.default_gateway.value if found.default_gateway else "",
        contact_user_id=found.contact_user_id or 0,
    )
    return render_template("admin/agency_form.html", form=form, agency=found, now={})


@bp.post("/agencies/<ref:ref>/edit")
@requires(Permission.AGENCY_MANAGE)
@writes
def edit_agency(ref: str) -> Any:
    """Correct an agency."""
    found = admin_queries.agency(ref)
    form = _form(admin_queries.user_choices(agency_id=found.id))
    status, differs = 422, {}
    if form.validate():
        version = request.form.get("version", 0, type=int)
        try:
            agency_services.update_agency(current_actor(), agency_ref=ref, version=version, details=_details(form))
        except Clash:
            status, differs = 409, _now_differs(ref, form)
        except DomainError as error:
            attach(form, error)
        else:
            flash_success("The agency's details are saved.")
            return redirect_to("admin.agency", ref=ref)
    found = admin_queries.agency(ref)
    return render_template("admin/agency_form.html", form=form, agency=found, now=differs), status


def _form(contacts: list[tuple[int, str]], obj: Any = None, **data: Any) -> AgencyForm:
    form = AgencyForm(data={**({"name": obj.name, "code": obj.code} if obj else {}), **_contact_of(obj), **data})
    form.offer_contacts(contacts)
    return form


def _contact_of(obj: Any) -> dict[str, str]:
    names = ("contact_name", "contact_email", "contact_phone")
    return {name: getattr(obj, name) for name in names} if obj else {}


def _details(form: AgencyForm) -> AgencyDetails:
    return AgencyDetails(
        name=form.name.data or "",
        code=form.code.data or "",
        type=AgencyType(form.type.data),
        regime=Regime(form.regime.data),
        standings=frozenset(Standing(value) for value in form.standings.data or ()),
        default_gateway=Gateway(form.default_gateway.data) if form.default_gateway.data else None,
        contact_name=form.contact_name.data or "",
        contact_email=form.contact_email.data or "",
        contact_phone=form.contact_phone.data or "",
        contact_user_id=form.contact_user_id.data or None,
    )


def _now_differs(ref: str, form: AgencyForm) -> dict[str, str]:
    """Return what the record says now, for each field of text in which what was typed differs."""
    db.session.rollback()
    found = admin_queries.agency(ref)
    stored = {"name": found.name, "code": found.code, "type": found.type.value, "regime": found.regime.value}
    stored |= _contact_of(found)
    words = {"type": TYPE_NAMES[found.type]}
    return {
        form[name].label.text: words.get(name, text) or "(empty)"
        for name, text in stored.items()
        if (form[name].data or "") != text
    }
