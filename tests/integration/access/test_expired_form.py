"""A form sent after the session ran out: nothing that was typed is lost, and nobody else can plant anything."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from flask.testing import FlaskClient
from sqlalchemy import func, select

from casework.core import clock
from casework.core.db import db, read
from casework.core.drafts import Draft
from tests.cast import Cast, Member
from tests.factories.accounts import PASSWORD, give_password
from tests.web import csrf_token, post

TYPED = {"name": "Ffion Ll\u0175yd", "email": "ffion@tests.example", "agency_id": "1", "job_title": "Analyst"}
PAGE = "/admin/users/new"


def send_late(browser: FlaskClient, frozen: datetime, **fields: str):
    token = csrf_token(browser, PAGE)
    with clock.frozen(frozen + timedelta(minutes=16)):
        return browser.post(PAGE, data={"csrf_token": token, **TYPED, **fields})


def sign_in_again(browser: FlaskClient, member: Member, frozen: datetime, where: str):
    with clock.frozen(frozen + timedelta(minutes=17)):
        return post(browser, where, {"email": member.email, "password": PASSWORD}, page=where)


def test_it_is_kept_and_given_back(client_for: Callable[[Member], FlaskClient], cast: Cast, frozen: datetime) -> None:
    give_password(cast.administrator)
    browser = client_for(cast.administrator)
    answer = send_late(browser, frozen)
    assert answer.location == f"/sign-in?next={PAGE}"
    with clock.frozen(frozen + timedelta(minutes=16)):
        assert "We kept what you typed" in browser.get(answer.location).text
    assert sign_in_again(browser, cast.administrator, frozen, answer.location).location == PAGE
    with clock.frozen(frozen + timedelta(minutes=18)):
        page = browser.get(PAGE).text
    assert 'value="Ffion Llŵyd"' in page
    assert 'value="Analyst"' in page
    assert "This was not saved" in page


def test_it_is_forgotten_when_it_has_gone_through(
    client_for: Callable[[Member], FlaskClient], cast: Cast, frozen: datetime
) -> None:
    give_password(cast.administrator)
    browser = client_for(cast.administrator)
    sign_in_again(browser, cast.administrator, frozen, send_late(browser, frozen).location)
    with clock.frozen(frozen + timedelta(minutes=18)):
        assert post(browser, PAGE, {**TYPED, "role": "practitioner"}, page=PAGE).status_code == 303
        assert 'value="Ffion' not in browser.get(PAGE).text
    with read():
        assert db.session.scalar(select(func.count(Draft.id))) == 0


def test_passwords_and_tokens_are_not_kept(
    client_for: Callable[[Member], FlaskClient], cast: Cast, frozen: datetime
) -> None:
    browser = client_for(cast.administrator)
    send_late(browser, frozen, password="secret", new_password="secret", _key="k")
    with read():
        kept = db.session.scalars(select(Draft)).one()
        assert set(kept.fields) == set(TYPED)
        assert kept.user_id == cast.administrator.user_id


def test_another_sites_form_is_refused_and_not_kept(
    client_for: Callable[[Member], FlaskClient], cast: Cast, frozen: datetime
) -> None:
    browser = client_for(cast.administrator)
    with clock.frozen(frozen + timedelta(minutes=16)):
        assert browser.post(PAGE, data=TYPED).status_code == 400
    with read():
        assert db.session.scalar(select(func.count(Draft.id))) == 0


def test_a_colleague_at_the_same_computer_does_not_get_it(
    client_for: Callable[[Member], FlaskClient], cast: Cast, frozen: datetime
) -> None:
    give_password(cast.chair)
    browser = client_for(cast.administrator)
    where = send_late(browser, frozen).location
    sign_in_again(browser, cast.chair, frozen, where)
    with clock.frozen(frozen + timedelta(minutes=18)):
        assert "Ffion" not in browser.get(PAGE).text


def test_a_form_within_another_page_is_given_back_there(
    client_for: Callable[[Member], FlaskClient], cast: Cast, frozen: datetime
) -> None:
    give_password(cast.administrator)
    browser = client_for(cast.administrator)
    page = f"/admin/users/{cast.referrer.ref[:4]}-{cast.referrer.ref[4:]}"
    token = csrf_token(browser, page)
    with clock.frozen(frozen + timedelta(minutes=16)):
        answer = browser.post(
            f"{page}/roles",
            data={"csrf_token": token, "role": "chair", "area_id": str(cast.southmere)},
            headers={"Referer": f"http://localhost{page}"},
        )
    assert answer.location == f"/sign-in?next={page}"
    assert sign_in_again(browser, cast.administrator, frozen, answer.location).location == page
    with clock.frozen(frozen + timedelta(minutes=18)):
        assert re.search(r'value="chair"\s+selected', browser.get(page).text)


def test_another_sites_page_is_not_where_it_is_given_back(
    client_for: Callable[[Member], FlaskClient], cast: Cast, frozen: datetime
) -> None:
    browser = client_for(cast.administrator)
    token = csrf_token(browser, PAGE)
    with clock.frozen(frozen + timedelta(minutes=16)):
        answer = browser.post(
            f"/admin/users/{cast.referrer.ref}/roles",
            data={"csrf_token": token, "role": "chair"},
            headers={"Referer": "http://evil.example/account"},
        )
    assert answer.location == "/sign-in"
