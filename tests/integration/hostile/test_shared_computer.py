"""What was typed when a session ran out waits for its writer, whoever used that browser in between."""

from collections.abc import Callable
from datetime import datetime, timedelta

from flask import Flask
from flask.testing import FlaskClient

from casework.core import clock
from tests.cast import Cast, Member
from tests.factories.accounts import PASSWORD, give_password
from tests.web import csrf_token, post

PAGE = "/admin/users/new"


def test_it_is_given_back_in_another_browser_and_to_nobody_else(
    app: Flask, client_for: Callable[[Member], FlaskClient], cast: Cast, frozen: datetime
) -> None:
    give_password(cast.administrator)
    give_password(cast.governance)
    browser = client_for(cast.administrator)
    token = csrf_token(browser, PAGE)
    with clock.frozen(frozen + timedelta(minutes=16)):
        browser.post(PAGE, data={"csrf_token": token, "name": "Ffion Typed"})
    with clock.frozen(frozen + timedelta(minutes=17)):
        post(browser, "/sign-in", {"email": cast.governance.email, "password": PASSWORD}, page="/sign-in")
        assert "Ffion Typed" not in browser.get("/audit").text
        post(browser, "/sign-out", page="/account")
        elsewhere = app.test_client()
        post(elsewhere, "/sign-in", {"email": cast.administrator.email, "password": PASSWORD}, page="/sign-in")
        assert "Ffion Typed" in elsewhere.get(PAGE).text
