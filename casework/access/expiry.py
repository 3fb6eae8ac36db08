"""A form sent after its session ran out: what was typed is kept as that person's draft and given back.

The draft hangs on the page that shows the form, so that the page fills it in when they are back. Nobody else's
request can plant a draft: the form must carry the token of the expired session's own pages.
"""

from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

from flask import current_app, flash, g, redirect, request, session, url_for
from flask_login import current_user
from flask_wtf.csrf import validate_csrf
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response
from wtforms.validators import ValidationError

from casework.access.sessions import FoundSession
from casework.core import clock, drafts
from casework.core.db import read, transaction
from casework.core.logging import get_logger

log = get_logger(__name__)

KEPT = "You were signed out because nothing happened for a while. We kept what you typed: sign in to carry on."
ENDED = "You were signed out because nothing happened for a while. Sign in to carry on."
BACK = "This was not saved, because you had been signed out. What you typed is below: check it and send it again."
_LONGEST_PATH = 300
_MARK = "kept"
_SENT = "sent:"
_OFFERED_FOR = timedelta(days=1)


def keep_what_was_sent(expired: FoundSession) -> Response:
    """Keep an expired session's form as its user's draft and ask them to sign in again."""
    there = _page_of_the_form()
    if there is not None and expired.actor.user_id is not None and _is_their_own_form():
        path = urlsplit(there).path
        with transaction():
            drafts.keep(expired.actor.user_id, _draft_path(path), request.form.to_dict(flat=False))
        session[_MARK] = [expired.actor.user_id, path]
        flash(KEPT, "notice")
    else:
        flash(ENDED, "notice")
    return redirect(url_for("access.sign_in", next=there), code=303)


def carry_over(user_id: int) -> None:
    """Forget everything the browser's cookie holds, at sign-in, except that something typed waits for its writer.

    Also when somebody else used this browser in between, or the writer came back in another.
    """
    path = _waiting_for(user_id)
    session.clear()
    if path is not None:
        session[_MARK] = [user_id, path]


def _waiting_for(user_id: int) -> str | None:
    marked_for, path = session.get(_MARK) or (None, None)
    if marked_for == user_id:
        return str(path)
    with read():
        return next(
            (
                draft.path.removeprefix(_SENT)
                for draft in drafts.of(user_id)
                if draft.path.startswith(_SENT) and clock.now() - draft.saved_at < _OFFERED_FOR
            ),
            None,
        )


def forget_all() -> None:
    """Forget everything the browser's cookie holds, at sign-out."""
    session.clear()


def give_back() -> None:
    """Before a page: have its forms filled in with what was kept for it (core.forms reads `g.kept_fields`)."""
    user_id, path = session.get(_MARK) or (None, None)
    if request.method != "GET" or request.path != path or user_id is None or current_user.get_id() != str(user_id):
        return
    with read():
        draft = drafts.find(user_id, _draft_path(path))
        if draft is not None:
            g.kept_fields = MultiDict((name, value) for name, values in draft.fields.items() for value in values)
    if "kept_fields" in g:
        flash(BACK, "notice")


def forget_if_sent(response: Response) -> Response:
    """After an answer: forget what was kept once its form has gone through."""
    user_id, path = session.get(_MARK) or (None, None)
    if request.method != "POST" or response.status_code != HTTPStatus.SEE_OTHER or user_id is None:
        return response
    if current_user.get_id() == str(user_id) and path == urlsplit(_page_of_the_form() or "").path:
        with transaction():
            drafts.drop(user_id, _draft_path(path))
        session.pop(_MARK)
    return response


def _draft_path(path: str) -> str:
    # Apart from the drafts people save themselves, which hold a whole form and not one page of it.
    return f"{_SENT}{path}"[:_LONGEST_PATH]


def _is_their_own_form() -> bool:
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        log.warning("expiry.forged")
        return False
    return True


def _page_of_the_form() -> str | None:
    """Return where the form stands: its own address where that can be read, else the page it was sent from."""
    if _can_be_read(request.path):
        return request.full_path.rstrip("?")
    came_from = urlsplit(request.referrer or "")
    if came_from.netloc == request.host and _can_be_read(came_from.path):
        return came_from.path + (f"?{came_from.query}" if came_from.query else "")
    return None


def _can_be_read(path: str) -> bool:
    try:
        current_app.url_map.bind("").match(path, method="GET")
    except HTTPException:
        return False
    return True
