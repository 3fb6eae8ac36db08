"""Signing in and out, and choosing a password with a one-time link."""

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from casework.access import accounts, demo_people, expiry, known_devices, sessions
from casework.access.errors import LinkSpent, TooManyTries
from casework.access.forms import NewPasswordForm, SignInForm
from casework.access.guard import current_actor, public, signed_in, writes
from casework.access.sign_in import From, SignedIn, sign_in
from casework.core.config import settings
from casework.core.db import read
from casework.core.errors import DomainError
from casework.core.forms import attach
from casework.core.limits import network_of

bp = Blueprint("access", __name__)
bp.before_app_request(expiry.give_back)
bp.after_app_request(expiry.forget_if_sent)


@bp.get("/sign-in")
@public
def sign_in_page() -> Any:
    """Ask for email and password."""
    if current_actor().is_authenticated:
        return redirect(_safe_next())
    return _sign_in_page(SignInForm())


@bp.post("/sign-in", endpoint="sign_in")
@public
def sign_in_try() -> Any:
    """Sign somebody in, or say that it did not work."""
    form = SignInForm()
    status = 422
    if form.validate():
        try:
            signed = sign_in(form.email.data or "", form.password.data or "", source=_source())
        except DomainError as error:
            attach(form, error)
            status = 429 if isinstance(error, TooManyTries) else 422
        else:
            return _welcome(signed, _safe_next())
    with read():
        return _sign_in_page(form), status


@bp.post("/sign-out")
@signed_in
@writes
def sign_out() -> Any:
    """End this session and forget what the browser holds of it."""
    actor = current_actor()
    if actor.session_id is not None:
        accounts.end_session(actor, session_id=actor.session_id)
    expiry.forget_all()
    flash("You have signed out.", "success")
    response = make_response(redirect(url_for("access.sign_in_page"), code=303))
    sessions.clear_cookie(response, settings())
    if settings().over_https:  # browsers take it over https only, and complain otherwise
        response.headers["Clear-Site-Data"] = '"cache"'
    return response


@bp.get("/set-up/<string:token>")
@public
def set_up_page(token: str) -> Any:
    """Ask for a new password."""
    try:
        user = accounts.user_of_link(token)
    except LinkSpent:
        return render_template("access/link_spent.html"), 404
    return render_template("access/set_up.html", form=NewPasswordForm(), email=user.email)


@bp.post("/set-up/<string:token>")
@public
def set_up(token: str) -> Any:
    """Take the new password and sign its owner in."""
    form = NewPasswordForm()
    try:
        if form.validate():
            signed = accounts.set_up(token, form.new_password.data or "", source=_source())
            flash("Your password is set, and you are signed in.", "success")
            return _welcome(signed, "/")
        with read():
            email = accounts.user_of_link(token).email
    except LinkSpent:
        return render_template("access/link_spent.html"), 404
    except DomainError as error:
        attach(form, error)
        with read():
            email = accounts.user_of_link(token).email
    return render_template("access/set_up.html", form=form, email=email), 422


def _sign_in_page(form: SignInForm) -> str:
    return render_template(
        "access/sign_in.html",
        form=form,
        next=request.args.get("next", ""),
        people=demo_people.people(settings()),
        demo_password=demo_people.PASSWORD,
    )


def _welcome(signed: SignedIn, there: str) -> Response:
    # A new session gets new form tokens: what somebody planted in this browser before must be worth nothing.
    expiry.carry_over(signed.user_id)
    response = make_response(redirect(there, code=303))
    sessions.set_cookie(response, signed.token, settings())
    known_devices.set_cookie(response, signed.device_secret, settings())
    return response


def _source() -> From:
    return From(
        network=network_of(request.remote_addr),
        browser=request.user_agent.string,
        device_secret=known_devices.read_cookie(request, settings()),
    )


def _safe_next() -> str:
    """Return where to go after signing in: a path of this site, never another site's address."""
    wanted = request.args.get("next", "")
    parts = urlsplit(wanted)
    inside = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    harmless = not any(ord(character) < 0x20 or character == "\\" for character in wanted)
    return wanted if inside and harmless and not wanted.startswith("/sign-") else "/"
