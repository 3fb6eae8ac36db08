"""One's own account: details, sessions, password."""

from typing import Any

from flask import Blueprint, render_template

from casework.access import accounts, admin_queries, sessions
from casework.access.browsers import browser_name
from casework.access.forms import ROLE_NAMES, ChangePasswordForm, ConfirmForm
from casework.access.guard import current_actor, signed_in, writes
from casework.access.types import Role
from casework.core.config import settings
from casework.core.errors import DomainError, NotFound
from casework.core.forms import attach
from casework.core.web import flash_success, redirect_to

bp = Blueprint("account", __name__, url_prefix="/account")


@bp.get("")
@signed_in
def show() -> Any:
    """Show who I am here, what I may do, and where I am signed in."""
    actor = current_actor()
    if actor.user_id is None or actor.ref is None:
        raise NotFound
    user = admin_queries.user(actor.ref)
    return render_template(
        "access/account.html",
        user=user,
        manager=admin_queries.name_of(user.manager_id),
        areas=dict(admin_queries.area_choices()),
        role_words={Role(role): words for role, words in ROLE_NAMES.items()},
        sessions=[(row, browser_name(row.browser)) for row in sessions.live_of(actor.user_id, settings())],
        form=ConfirmForm(),
    )


@bp.post("/sessions/<int:session_id>/end")
@signed_in
@writes
def end_session(session_id: int) -> Any:
    """Sign another of my browsers out."""
    accounts.end_session(current_actor(), session_id=session_id)
    flash_success("That browser is signed out.")
    return redirect_to("account.show")


@bp.post("/sessions/end-others")
@signed_in
@writes
def end_other_sessions() -> Any:
    """Sign all my other browsers out."""
    ended = accounts.end_other_sessions(current_actor())
    flash_success("No other browser was signed in." if ended == 0 else "All your other browsers are signed out.")
    return redirect_to("account.show")


@bp.get("/password")
@signed_in
def password_page() -> Any:
    """Ask for the present password and a new one."""
    return render_template("access/password.html", form=ChangePasswordForm())


@bp.post("/password")
@signed_in
def change_password() -> Any:
    """Change my password. The service runs its own transactions: no password is hashed inside one."""
    form = ChangePasswordForm()
    if form.validate():
        try:
            accounts.change_password(
                current_actor(), present=form.password.data or "", new=form.new_password.data or ""
            )
        except DomainError as error:
            attach(form, error)
        else:
            flash_success("Your password is changed. Your other browsers are signed out.")
            return redirect_to("account.show")
    return render_template("access/password.html", form=form), 422
