"""Errors in our own words, each with a reference that is in the log."""

import logging
import re
from collections.abc import Callable

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient

from casework.access.guard import public
from casework.core.errors import Clash, NotAllowed, NotFound
from casework.core.limits import FORM_BYTES, UPLOAD_BYTES
from tests.cast import Cast, Member
from tests.web import csrf_token, post

REFERENCE = re.compile(r"reference: <strong>([0-9A-Z]{4}-[0-9A-Z]{4})</strong>")


@pytest.fixture
def raising(app: Flask) -> Callable[[BaseException], FlaskClient]:
    """A maker of browsers for an application in which one address fails as told."""

    def make(error: BaseException) -> FlaskClient:
        @public
        def fail() -> str:
            raise error

        app.view_functions["access.sign_in_page"] = fail
        return app.test_client()

    return make


def test_every_error_page_has_a_reference_that_is_in_the_log(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        page = client.get("/nowhere")
    assert page.status_code == 404
    found = REFERENCE.search(page.text)
    assert found
    assert any(found.group(1) in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (NotFound(), 404, "There is nothing here for you"),
        (NotAllowed(), 403, "You cannot do this"),
        (Clash(), 409, "Somebody was quicker"),
        (RuntimeError("Rhys ap Gwilym"), 500, "Something went wrong on our side"),
    ],
)
def test_what_goes_wrong_in_a_view_becomes_a_page(
    raising: Callable[[BaseException], FlaskClient], error: BaseException, status: int, words: str
) -> None:
    page = raising(error).get("/sign-in")
    assert page.status_code == status
    assert words in page.text
    assert "Rhys" not in page.text
    assert REFERENCE.search(page.text)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 422, 429, 500, 418, 503])
def test_every_status_has_a_page(app: Flask, status: int) -> None:
    def refuse() -> None:
        abort(status)

    app.before_request_funcs[None].insert(0, refuse)
    page = app.test_client().get("/sign-in")
    assert page.status_code == status
    assert page.mimetype == "text/html"
    assert page.text.count("<h1") == 1
    assert "Go to your home page" in page.text


def test_a_broken_frame_still_gives_a_page(
    app: Flask, raising: Callable[[BaseException], FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = raising(RuntimeError())
    monkeypatch.setitem(app.jinja_env.globals, "asset_url", None)
    page = browser.get("/sign-in")
    assert page.status_code == 500
    assert REFERENCE.search(page.text)


def test_a_form_without_its_token_is_refused(client_for: Callable[[Member], FlaskClient], cast: Cast) -> None:
    browser = client_for(cast.administrator)
    for data in ({}, {"csrf_token": ""}, {"csrf_token": "forged"}):
        page = browser.post("/admin/areas/new", data={"name": "Evil", "code": "evil", **data})
        assert page.status_code == 400
        assert "could not be sure that this form came from you" in page.text
    assert "Evil" not in browser.get("/admin/areas").text


def test_somebody_elses_token_is_refused(client_for: Callable[[Member], FlaskClient], cast: Cast) -> None:
    theirs = csrf_token(client_for(cast.chair))
    answer = client_for(cast.administrator).post(
        "/admin/areas/new", data={"name": "E", "code": "e", "csrf_token": theirs}
    )
    assert answer.status_code == 400


def test_an_oversized_body_is_refused_before_it_is_read(client: FlaskClient) -> None:
    page = client.post("/sign-in", data={"email": "x" * (FORM_BYTES + 1)})
    assert page.status_code == 413
    assert "That is too large" in page.text


def test_a_file_may_be_larger_than_a_form_where_files_are_taken(
    client_for: Callable[[Member], FlaskClient], cast: Cast
) -> None:
    browser = client_for(cast.coordinator)
    token = csrf_token(browser)
    for size, too_large in ((2 * FORM_BYTES, False), (UPLOAD_BYTES + 1, True)):
        answer = browser.post("/imports", data=_multipart(token, size), content_type="multipart/form-data; boundary=b")
        assert (answer.status_code == 413) == too_large


def _multipart(token: str, size: int) -> bytes:
    """Return a form with a file as a browser sends it; the test client's own way leaves temporary files open."""
    parts = (
        b'--b\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n' + token.encode(),
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n' + b"x" * size,
        b"--b--\r\n",
    )
    return b"\r\n".join(parts)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_a_wrong_method_says_which_are_right(client: FlaskClient, method: str) -> None:
    page = getattr(client, method)("/healthz")
    assert page.status_code == 405
    assert "GET" in page.headers["Allow"]
    assert "This cannot be opened like that" in page.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/admin/areas/2147483648/edit", 404),
        ("/admin/areas/99999999999999999999/edit", 404),
        ("/admin/users?agency=99999999999999999999", 404),
        ("/admin/users?q=%00", 400),
        ("/admin/users?agency=one&role=emperor&state=x&after=y", 200),
    ],
)
def test_what_no_page_links_to_is_answered_calmly(
    client_for: Callable[[Member], FlaskClient], cast: Cast, path: str, status: int
) -> None:
    assert client_for(cast.administrator).get(path).status_code == status


def test_a_form_with_a_character_that_nobody_types_is_refused(
    client_for: Callable[[Member], FlaskClient], cast: Cast
) -> None:
    answer = post(client_for(cast.administrator), "/admin/areas/new", {"name": "East\0fold", "code": "e"})
    assert answer.status_code == 400


def test_too_many_requests_from_one_network_wait(app: Flask, frozen: object) -> None:
    app.config["REQUESTS_A_MINUTE"] = 3

    def ask(address: str) -> int:
        return app.test_client().get("/healthz", environ_base={"REMOTE_ADDR": address}).status_code

    assert [ask("192.0.2.1") for _ in range(4)] == [200, 200, 200, 429]
    assert ask("192.0.2.9") == 200
    assert {ask(address) for address in ("127.0.0.1", "::1") for _ in range(4)} == {200}


def test_a_header_of_another_host_goes_nowhere(client: FlaskClient, cast: Cast) -> None:
    page = client.get("/account", headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"})
    assert page.location == "/sign-in?next=/account"
    assert "evil.example" not in client.get("/sign-in", headers={"Host": "evil.example"}).text


def test_an_error_page_names_nobody(client_for: Callable[[Member], FlaskClient], cast: Cast) -> None:
    outsider = client_for(cast.outsider)
    assert cast.administrator.name not in post(outsider, f"/admin/users/{cast.administrator.ref}/disable").text
