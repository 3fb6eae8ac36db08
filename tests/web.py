"""Posting a form as a browser does: with the token and the key that its page gave."""

import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from casework.core.web import new_key

_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


def post(
    client: FlaskClient, url: str, data: dict[str, Any] | None = None, *, page: str = "/account", **extra: Any
) -> TestResponse:
    """Send a form's answers; `page` is where a token can be had (any page with a form on it)."""
    token = csrf_token(client, page)
    return client.post(url, data={"csrf_token": token, "_key": new_key(), **(data or {})}, **extra)


def csrf_token(client: FlaskClient, page: str = "/account") -> str:
    """Return the token in a page's form. Raises AssertionError when the page has no form."""
    found = _TOKEN.search(client.get(page).text)
    assert found, f"there is no form with a token on {page}"
    return found.group(1)
