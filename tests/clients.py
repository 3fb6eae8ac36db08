"""A browser for tests whose requests share nothing with each other."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


class Browser(FlaskClient):
    """Runs each request in an application context of its own, as a server does.

    Tests hold an application context open; without this every request would find the `g` of the one before, and with
    it the person who made that one.
    """

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        with self.application.app_context():
            return super().open(*args, **kwargs)
