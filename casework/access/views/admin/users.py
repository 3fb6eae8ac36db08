"""Users: list, invite, correct, roles, disable and enable."""

from typing import Any

from flask import render_template, request, session

from casework.access import admin_queries, admin_services
from casework.access.admin_queries import UserFilter
from casework.access.admin_services import Invitation, UserDetails
from casework.access.forms import ROLE_NAMES, ConfirmForm, InviteForm, RoleForm, UserForm
from casework.access.guard import current_actor, requires, writes
from casework.access.types import Permission, Role
from casework.access.views.admin.home import bp
from casework.audit import looks
from casework.cohorts.models import Cohort
from casework.core.config import settings
from casework.core.db import db
from casework.core.errors import Clash, DomainError
from casework.core.forms import attach, number_sent
from casework.core.subjects import SubjectRef
from casework.core.web import flash_success, redirect_to

_NEW_LINK = "new_link"
_STATES = {"able": "Can sign in", "invited": "Invited, no password yet", "disabled": "Disabled"}


@bp.get("/users")
@requires(Permission.USER_MANAGE)
def users() -> Any:
    """List users, searched and filtered by the address."""
    wanted = UserFilter(
        text=request.args.get("q", "").strip()[:100],
        agency_id=request.args.get("agency", type=int),
        role=_role(request.args.get("role", "")),
        state=request.args.get("state", ""),
    )
    lines, total = admin_queries.users(wanted, after=_after())
    looks.listed("user", [line.ref for line in lines])
    return render_template(
        "admin/users.html",
        lines=lines,
        total=total,
        next_after=f"{lines[-1].id}:{lines[-1].name.lower()}" if len(lines) == admin_queries.PAGE else "",
        agencies=admin_queries.agency_choices(),
        roles=[(role.value, role.value.replace("_", " ").capitalize()) for role in ROLE_NAMES],
        states=_STATES,
    )


@bp.get("/users/new")
@requires(Permission.USER_MANAGE)
def invite_page() -> Any:
    """Ask who is to be invited."""
    return render_template("admin/invite.html", form=_invite_form())


@bp.post("/users/new")
@requires(Permission.USER_MANAGE)
@writes
def invite() -> Any:
    """Add a user and show their one-time link."""
    form = _invite_form()
    if form.validate():
        try:
            made = admin_services.invite_user(
                current_actor(), details=_details(form), role=Role(form.role.data), area_id=form.area_id.data or None
            )
        except Clash:
            raise
        except DomainError as error:
            attach(form, error)
        else:
            return _show_link(made, f"{made.user.name} is invited.")
    return render_template("admin/invite.html", form=form), 422


@bp.get("/users/<ref:ref>")
@requires(Permission.USER_MANAGE)
def user(ref: str) -> Any:
    """Show one user: details, roles, and what can be done."""
    looks.look(SubjectRef("user", admin_queries.user(ref).id, ref))
    return _user_page(ref, _role_form())


@bp.get("/users/<ref:ref>/edit")
@requires(Permission.USER_MANAGE)
def edit_user_page(ref: str) -> Any:
    """Show a user's details to be corrected."""
    found = admin_queries.user(ref)
    return render_template("admin/edit_user.html", form=_user_form(ref, obj=found), user=found, now={})


@bp.post("/users/<ref:ref>/edit")
@requires(Permission.USER_MANAGE)
@writes
def edit_user(ref: str) -> Any:
    """Correct a user's details."""
    form = _user_form(ref)
    status, differs = 422, {}
    if form.validate():
        version = request.form.get("version", 0, type=int)
        try:
            admin_services.update_user(current_actor(), user_ref=ref, version=version, details=_details(form))
        except Clash:
            status, differs = 409, _now_differs(ref, form)
        except DomainError as error:
            attach(form, error)
        else:
            flash_success("The user's details are saved.")
            return redirect_to("admin.user", ref=ref)
    found = admin_queries.user(ref)
    return render_template("admin/edit_user.html", form=form, user=found, now=differs), status


@bp.post("/users/<ref:ref>/roles")
@requires(Permission.USER_MANAGE)
@writes
def give_role(ref: str) -> Any:
    """Give a user one more role."""
    form = _role_form()
    if form.validate():
        try:
            admin_services.give_role(
                current_actor(),
                user_ref=ref,
                role=Role(form.role.data),
                area_id=None if form.cohort_id.data else form.area_id.data or None,
                cohort_id=form.cohort_id.data or None,
            )
        except DomainError as error:
            attach(form, error)
        else:
            flash_success("The role is given.")
            return redirect_to("admin.user", ref=ref)
    return _user_page(ref, form), 422


@bp.post("/users/<ref:ref>/roles/<int:grant_id>/take")
@requires(Permission.USER_MANAGE)
@writes
def take_role(ref: str, grant_id: int) -> Any:
    """Take a role from a user."""
    admin_services.take_role(current_actor(), user_ref=ref, grant_id=grant_id)
    flash_success("The role is taken away.")
    return redirect_to("admin.user", ref=ref)


@bp.post("/users/<ref:ref>/link")
@requires(Permission.USER_MANAGE)
@writes
def renew_link(ref: str) -> Any:
    """Make a new one-time link, send it and show it."""
    made = admin_services.renew_link(current_actor(), user_ref=ref)
    return _show_link(made, "A new link is made. An earlier one works no more.")


@bp.get("/users/<ref:ref>/disable")
@requires(Permission.USER_MANAGE)
def disable_page(ref: str) -> Any:
    """Say what disabling does before it is done."""
    return render_template("admin/disable_user.html", form=ConfirmForm(), user=admin_queries.user(ref))


@bp.post("/users/<ref:ref>/disable")
@requires(Permission.USER_MANAGE)
@writes
def disable_user(ref: str) -> Any:
    """Disable a user."""
    found = admin_services.disable_user(current_actor(), user_ref=ref)
    flash_success(f"{found.name} can no longer sign in. Their open actions are now with their agency's contact.")
    return redirect_to("admin.user", ref=ref)


@bp.post("/users/<ref:ref>/enable")
@requires(Permission.USER_MANAGE)
@writes
def enable_user(ref: str) -> Any:
    """Let a disabled user sign in again."""
    found = admin_services.enable_user(current_actor(), user_ref=ref)
    flash_success(f"{found.name} can sign in again. What had passed to the agency's contact stays there.")
    return redirect_to("admin.user", ref=ref)


def _user_page(ref: str, form: RoleForm) -> str:
    found = admin_queries.user(ref)
    whose, link = session.pop(_NEW_LINK, None) or (None, "")
    return render_template(
        "admin/user.html",
        user=found,
        new_link=link if whose == found.ref else "",
        state=admin_queries.state_of(found),
        states=_STATES,
        link=admin_queries.latest_link(found.id),
        manager=admin_queries.name_of(found.manager_id),
        areas=dict(admin_queries.area_choices()),
        cohorts=dict(_cohort_choices()),
        form=form,
        confirm=ConfirmForm(),
    )


def _show_link(made: Invitation, what: str) -> Any:
    session[_NEW_LINK] = [made.user.ref, settings().base_url + made.path]
    flash_success(what)
    return redirect_to("admin.user", ref=made.user.ref)


def _details(form: UserForm) -> UserDetails:
    return UserDetails(
        name=form.name.data or "",
        email=form.email.data or "",
        agency_id=form.agency_id.data,
        manager_id=form.manager_id.data or None,
        job_title=form.job_title.data or "",
        phone=form.phone.data or "",
    )


def _now_differs(ref: str, form: UserForm) -> dict[str, str]:
    """Return what the record says now, for each field in which what was typed differs."""
    db.session.rollback()
    found = admin_queries.user(ref)
    stored = {
        "name": found.name,
        "email": found.email,
        "agency_id": found.agency.name,
        "manager_id": admin_queries.name_of(found.manager_id) or "Nobody",
        "job_title": found.job_title,
        "phone": found.phone,
    }
    typed = {"agency_id": found.agency_id, "manager_id": found.manager_id or 0}
    return {
        form[name].label.text: text or "(empty)"
        for name, text in stored.items()
        if (form[name].data or "") != (typed.get(name, text) or "")
    }


def _invite_form() -> InviteForm:
    form = InviteForm(agency_id=request.args.get("agency", type=int))
    form.offer(admin_queries.agency_choices(), admin_queries.user_choices())
    form.offer_areas(admin_queries.area_choices())
    return form


def _user_form(ref: str, obj: Any = None) -> UserForm:
    found = admin_queries.user(ref)
    form = UserForm(obj=obj)
    form.offer(admin_queries.agency_choices(and_id=found.agency_id), admin_queries.user_choices(but=found.id))
    return form


def _role_form() -> RoleForm:
    form = RoleForm()
    form.offer(admin_queries.area_choices(), _cohort_choices())
    return form


def _cohort_choices() -> list[tuple[int, str]]:
    # An administrator is involved in no cohort; they need the names alone, to say who works in which.
    rows = db.session.execute(db.select(Cohort.id, Cohort.name).order_by(Cohort.name, Cohort.id))
    return [(cohort_id, name) for cohort_id, name in rows]


def _role(text: str) -> Role | None:
    return Role(text) if text in set(Role) else None


def _after() -> tuple[str, int] | None:
    number, colon, name = request.args.get("after", "").partition(":")
    key = number_sent(number)
    return (name, key) if colon and key is not None else None
