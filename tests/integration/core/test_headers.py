"""What every answer tells the browser, and what the log says about a request."""

import logging
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from casework.app import create_app
from tests.cast import Cast, Member


def test_only_our_own_scripts_run(client: FlaskClient) -> None:
    first, second = client.get("/sign-in"), client.get("/sign-in")
    policy = first.headers["Content-Security-Policy"]
    nonce = re.search(r"'nonce-([^']+)'", policy)
    assert nonce
    assert f'nonce="{nonce.group(1)}"' in first.text
    assert nonce.group(1) not in second.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert " style=" not in first.text
    assert " onclick=" not in first.text


@pytest.mark.parametrize("path", ["/account", "/sign-in", "/nowhere"])
def test_nothing_is_kept_by_the_browser(client_for: Callable[[Member], FlaskClient], cast: Cast, path: str) -> None:
    answer = client_for(cast.caseworker).get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "Strict-Transport-Security" not in answer.headers


def production(home: Path, **settings: str) -> Flask:
    key = "production-key-of-more-than-32-characters"
    return create_app(
        {
            "CASEWORK_ENV": "production",
            "CASEWORK_HOME": str(home),
            "CASEWORK_SECRET_KEY": key,
            "CASEWORK_MASTER_KEY": key,
            "CASEWORK_BASE_URL": "https://casework.example",
            "CASEWORK_MAIL_URL": "smtp://mail.example:25",
        }
        | settings
    )


def test_over_https_the_browser_stays_there_and_cookies_are_bound_to_the_host(tmp_path: Path) -> None:
    answer = production(tmp_path).test_client().get("/sign-in", base_url="https://casework.example")
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-")
    assert "Secure" in cookie
    assert "Domain" not in cookie


def test_the_log_has_the_route_and_not_the_address(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        answer = client.get("/set-up/one-time-secret?name=Rhys")
    logged = " ".join(record.getMessage() for record in caplog.records)
    assert "/set-up/<string:token>" in logged
    assert answer.headers["X-Request-Id"] in logged
    assert "one-time-secret" not in logged
    assert "Rhys" not in logged
