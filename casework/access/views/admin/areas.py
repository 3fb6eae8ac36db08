"""Areas: list, add, correct."""

from typing import Any

from flask import render_template

from casework.access import admin_queries, agency_services
from casework.access.forms import AreaForm
from casework.access.guard import current_actor, requires, writes
from casework.access.types import Permission
from casework.access.views.admin.home import bp
from casework.core.errors import Clash, DomainError
from casework.core.forms import attach
from casework.core.web import flash_success, redirect_to


@bp.get("/areas")
@requires(Permission.AGENCY_MANAGE)
def areas() -> Any:
    """List areas."""
    return render_template("admin/areas.html", rows=admin_queries.areas())


@bp.get("/areas/new")
@requires(Permission.AGENCY_MANAGE)
def add_area_page() -> Any:
    """Ask about a new area."""
    return render_template("admin/area_form.html", form=AreaForm(), area=None)


@bp.post("/areas/new")
@requires(Permission.AGENCY_MANAGE)
@writes
def add_area() -> Any:
    """Add an area."""
    form = AreaForm()
    if form.validate():
        try:
            made = agency_services.add_area(current_actor(), name=form.name.data or "", code=form.code.data or "")
        except Clash:
            raise
        except DomainError as error:
            attach(form, error)
        else:
            flash_success(f"{made.name} is added.")
            return redirect_to("admin.areas")
    return render_template("admin/area_form.html", form=form, area=None), 422


@bp.get("/areas/<int:area_id>/edit")
@requires(Permission.AGENCY_MANAGE)
def edit_area_page(area_id: int) -> Any:
    """Show an area to be corrected."""
    found = admin_queries.area(area_id)
    return render_template("admin/area_form.html", form=AreaForm(obj=found), area=found)


@bp.post("/areas/<int:area_id>/edit")
@requires(Permission.AGENCY_MANAGE)
@writes
def edit_area(area_id: int) -> Any:
    """Correct an area."""
    form = AreaForm()
    if form.validate():
        try:
            agency_services.update_area(
                current_actor(), area_id=area_id, name=form.name.data or "", code=form.code.data or ""
            )
        except Clash:
            raise
        except DomainError as error:
            attach(form, error)
        else:
            flash_success("The area's details are saved.")
            return redirect_to("admin.areas")
    return render_template("admin/area_form.html", form=form, area=admin_queries.area(area_id)), 422
