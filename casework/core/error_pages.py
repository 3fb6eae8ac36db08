"""What somebody sees when something went wrong: our own words, and a reference that is in the log."""

from http import HTTPStatus
from typing import Any

from flask import Flask, make_response, render_template
from flask_wtf.csrf import CSRFError
from psycopg.errors import NumericValueOutOfRange
from sqlalchemy.exc import DataError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.wrappers import Response

from casework.core.errors import Clash, DomainError, NotAllowed, NotFound
from casework.core.logging import get_logger
from casework.core.refs import new_ref, show_ref

log = get_logger(__name__)

PAGES = (400, 403, 404, 405, 409, 413, 422, 429, 500)

_BY_KIND: tuple[tuple[type[DomainError], int], ...] = ((NotFound, 404), (NotAllowed, 403), (Clash, 409))


def init_app(app: Flask) -> None:
    """Answer every error with a page."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(DomainError, _domain_error)
    app.register_error_handler(StaleDataError, _stale)
    app.register_error_handler(OverflowError, _no_such_key)
    app.register_error_handler(DataError, _data_error)
    app.register_error_handler(Exception, _unforeseen)


def error_page(status: int, message: str = "") -> Response:
    """Return the page for a status; `message` says more where we know more."""
    reference = show_ref(new_ref())
    log.warning("error_page", status=status, reference=reference)
    known = status if status in PAGES else (500 if status >= HTTPStatus.INTERNAL_SERVER_ERROR else 400)
    page = render_template(f"errors/{known}.html", reference=reference, message=message)
    return make_response(page, status)


def _http_error(error: HTTPException) -> Response:
    if error.response is not None or error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return make_response(error.get_response())
    page = error_page(error.code, _ours(error))
    for name, value in _headers_of(error):
        page.headers[name] = value
    return page


def _domain_error(error: DomainError) -> Response:
    for kind, status in _BY_KIND:
        if isinstance(error, kind):
            return error_page(status, error.message if status == HTTPStatus.CONFLICT else "")
    return error_page(HTTPStatus.UNPROCESSABLE_ENTITY, error.message)


def _stale(_error: StaleDataError) -> Response:
    return error_page(HTTPStatus.CONFLICT, Clash().message)


def _no_such_key(_error: Exception) -> Response:
    """Answer a number in an address that no key can be (SQLite says OverflowError) like one that was never given."""
    return error_page(HTTPStatus.NOT_FOUND)


def _data_error(error: DataError) -> Response:
    return _no_such_key(error) if isinstance(error.orig, NumericValueOutOfRange) else _unforeseen(error)


def _unforeseen(error: Exception) -> Response:
    reference = show_ref(new_ref())
    log.error("error_page", status=500, reference=reference, exc_info=error)
    try:
        page = render_template("errors/500.html", reference=reference, message="")
    except Exception as second:  # the page's frame may be what is broken
        log.error("error_page.failed", reference=reference, exc_info=second)
        page = render_template("errors/bare.html", reference=reference)
    return make_response(page, InternalServerError.code)


def _ours(error: HTTPException) -> str:
    """Return why a form was refused, where the words are ours and not a library's."""
    if isinstance(error, CSRFError):
        return (
            "We could not be sure that this form came from you. Go back, open the page again and send the form from "
            "there. If it happens again, allow cookies for this site in your browser."
        )
    return ""


def _headers_of(error: HTTPException) -> list[tuple[str, Any]]:
    """Keep what belongs to the answer (which methods are allowed, when to try again), not its content type."""
    return [(name, value) for name, value in error.get_headers() if name in ("Allow", "Retry-After")]
