"""The one door: every request is closed until its view declares who may use it.

A request runs: who is asking (one statement) → last seen, at most once a minute → may this role do this → the view
inside `read()`, or inside `transaction()` for a view that `@writes` → the looks it owes the trail → the answer.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Flask, Request, abort, current_app, g, make_response, redirect, request, url_for
from flask_login import LoginManager, current_user
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from casework.access import expiry, sessions
from casework.access.types import Permission
from casework.audit import looks
from casework.core import idempotency
from casework.core.actor import NOBODY, Actor
from casework.core.config import settings
from casework.core.db import db, read, transaction
from casework.core.logging import get_logger

log = get_logger(__name__)


View = TypeVar("View", bound=Callable[..., Any])

PUBLIC = "public"
SIGNED_IN = "signed in"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def requires(permission: Permission) -> Callable[[View], View]:
    """Mark a view as for those whose roles carry a permission."""
    return _mark(permission)


def signed_in(view: View) -> View:
    """Mark a view as for everybody who has signed in."""
    return _mark(SIGNED_IN)(view)


def public(view: View) -> View:
    """Mark a view as open to all."""
    return _mark(PUBLIC)(view)


def writes(view: View) -> View:
    """Run the view's POST inside a transaction: a redirect commits, any other answer rolls back."""
    cast(Any, view).casework_writes = True
    return view


def access_mark(view: Any) -> str | None:
    """Return how a view is marked, None when it is not: the guard then refuses it."""
    return getattr(view, "casework_access", None)


def current_actor() -> Actor:
    """Return who is asking. For views only: everything below is handed the actor."""
    return cast(Actor, current_user._get_current_object())


def init_app(app: Flask) -> None:
    """Set the door in front of every view registered so far."""
    login = LoginManager()
    login.session_protection = None
    login.anonymous_user = lambda: NOBODY
    login.request_loader(_load_actor)
    login.init_app(app)
    app.before_request(_guard)
    for endpoint, view in list(app.view_functions.items()):
        app.view_functions[endpoint] = _in_its_transaction(view)


def _mark(access: str) -> Callable[[View], View]:
    def marked(view: View) -> View:
        cast(Any, view).casework_access = str(access)
        return view

    return marked


def _load_actor(incoming: Request) -> Actor | None:
    """Find whose session the cookie names. An expired one is nobody, remembered for what was being sent."""
    token = incoming.cookies.get(sessions.cookie_name(settings()))
    if not token:
        return None
    idle = timedelta(minutes=settings().session_idle_minutes)
    longest = timedelta(hours=settings().session_hours)
    with read():
        found = sessions.find(token, idle=idle, longest=longest)
    if found is None:
        return None
    if found.expired:
        g.expired_session = found
        return None
    if found.needs_touch:
        _touch(found.session_id)
    return found.actor


def _touch(session_id: int) -> None:
    try:
        with transaction():
            sessions.touch(session_id)
    except SQLAlchemyError:
        # Nobody is refused because the time could not be written down.
        log.warning("session.touch_failed")


def _guard() -> Response | None:
    if request.endpoint is None:
        return None  # no such address: routing's own 404 or 405 follows
    access = access_mark(current_app.view_functions[request.endpoint])
    # Also for a public page: its frame shows who is reading, and must not look that up inside the page's read().
    actor = current_actor()
    if access == PUBLIC:
        return None
    if access is None:
        log.error("guard.unmarked_view", endpoint=request.endpoint)
        abort(403)
    if not actor.is_authenticated:
        return _to_sign_in()
    if access != SIGNED_IN and not actor.may(access):
        abort(403)
    return None


def _to_sign_in() -> Response:
    expired = g.get("expired_session")
    if expired is not None and request.method not in _SAFE:
        return expiry.keep_what_was_sent(expired)
    there = request.full_path.rstrip("?") if request.method in _SAFE else None
    return redirect(url_for("access.sign_in", next=there if there != "/" else None), code=303)


def _in_its_transaction(view: Callable[..., Any]) -> Callable[..., Any]:
    if access_mark(view) is None:
        return view

    @wraps(view)
    def answered(*args: Any, **kwargs: Any) -> Response:
        if request.method in _SAFE:
            return _read_and_look(view, args, kwargs)
        if getattr(view, "casework_writes", False):
            return _write(view, args, kwargs)
        return make_response(view(*args, **kwargs))

    return answered


def _read_and_look(view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Response:
    with read():
        response = make_response(view(*args, **kwargs))
    _settle_looks()
    return response


def _write(view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Response:
    actor = current_actor()
    key = request.form.get(idempotency.FIELD, "")[:64]
    with transaction() as unit:
        if key and actor.user_id is not None:
            earlier = idempotency.claim(actor.user_id, key, idempotency.hash_body(request))
            if earlier is not None:
                return redirect(earlier.location, code=earlier.status)
        response = make_response(view(*args, **kwargs))
        done = 300 <= response.status_code < 400
        if not done:
            unit.abandon()
        elif key and actor.user_id is not None:
            idempotency.answered(actor.user_id, key, response.status_code, response.location or "")
    # After a roll-back: a page with errors on it still showed a record.
    _settle_looks()
    return response


def _settle_looks() -> None:
    if looks.pending():
        with transaction():
            looks.write_pending(current_actor())
    db.session.remove()
