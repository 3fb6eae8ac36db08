"""Signing in and out."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.access import admin_services
from casework.access.models import User, UserSession
from casework.access.sessions import hash_token
from casework.audit.models import AuditRecord
from casework.core.actor import SYSTEM
from casework.core.db import db, read, transaction
from tests.cast import Cast, Member
from tests.factories.accounts import PASSWORD, WRONG, give_password
from tests.web import csrf_token, post


def sign_in(client: FlaskClient, email: str, password: str, **extra: object):
    return post(client, "/sign-in", {"email": email, "password": password}, page="/sign-in", **extra)


def test_it_works(client: FlaskClient, cast: Cast) -> None:
    give_password(cast.caseworker)
    answer = sign_in(client, " CaseWorker@tests.example ", PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/")
    assert client.get("/account").status_code == 200
    with read():
        assert db.session.get_one(User, cast.caseworker.user_id).last_signed_in_at is not None


def test_the_cookie_is_hidden_from_scripts_and_only_its_hash_is_kept(client: FlaskClient, cast: Cast) -> None:
    give_password(cast.caseworker)
    answer = sign_in(client, cast.caseworker.email, PASSWORD)
    cookies = {line.partition("=")[0]: line for line in answer.headers.getlist("Set-Cookie")}
    assert "HttpOnly" in cookies["casework"]
    assert "SameSite=Lax" in cookies["casework"]
    token = client.get_cookie("casework")
    assert token is not None
    with read():
        kept = set(db.session.scalars(select(UserSession.token_hash)))
    assert hash_token(token.value) in kept
    assert token.value not in kept


@pytest.mark.parametrize("who", ["wrong password", "nobody", "disabled", "invited"])
def test_every_failure_says_the_same(client: FlaskClient, cast: Cast, who: str) -> None:
    give_password(cast.caseworker, cast.chair)
    with transaction():
        admin_services.disable_user(SYSTEM, user_ref=cast.chair.ref)
    email, password = {
        "wrong password": (cast.caseworker.email, WRONG),
        "nobody": ("nobody@tests.example", PASSWORD),
        "disabled": (cast.chair.email, PASSWORD),
        "invited": (cast.referrer.email, PASSWORD),
    }[who]
    answer = sign_in(client, email, password)
    assert answer.status_code == 422
    assert answer.text.count("The email address or password is not right") == 2
    assert email in answer.text
    assert password not in answer.text


def test_a_failure_is_in_the_trail_whoever_was_tried(client: FlaskClient, cast: Cast) -> None:
    sign_in(client, cast.caseworker.email, WRONG)
    sign_in(client, "nobody@tests.example", WRONG)
    with read():
        failed = select(AuditRecord.subject_id).where(AuditRecord.verb == "sign_in.failed").order_by(AuditRecord.id)
        assert list(db.session.scalars(failed)) == [cast.caseworker.user_id, 0]


def test_it_goes_where_the_reader_was_going(client: FlaskClient, cast: Cast) -> None:
    give_password(cast.caseworker)
    first = client.get("/account/password?x=1")
    assert first.location == "/sign-in?next=/account/password?x%3D1"
    answer = client.post(
        first.location,
        data={"email": cast.caseworker.email, "password": PASSWORD, "csrf_token": csrf_token(client, "/sign-in")},
    )
    assert answer.location == "/account/password?x=1"


@pytest.mark.parametrize(
    "where",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/%0d%0aevil",
        "/ok\r\nSet-Cookie: a=b",
        "/\t/evil.example",
        "/sign-out",
    ],
)
def test_it_never_goes_to_another_site(client: FlaskClient, cast: Cast, where: str) -> None:
    give_password(cast.caseworker)
    answer = client.post(
        "/sign-in",
        query_string={"next": where},
        data={"email": cast.caseworker.email, "password": PASSWORD, "csrf_token": csrf_token(client, "/sign-in")},
    )
    assert answer.location == ("/%0d%0aevil" if where == "/%0d%0aevil" else "/")


def test_the_sign_in_page_sends_somebody_who_has_signed_in_home(
    client_for: Callable[[Member], FlaskClient], cast: Cast
) -> None:
    assert client_for(cast.caseworker).get("/sign-in").location == "/"


def test_form_tokens_change_at_sign_in(client: FlaskClient, cast: Cast) -> None:
    give_password(cast.caseworker)
    before = csrf_token(client, "/sign-in")
    sign_in(client, cast.caseworker.email, PASSWORD)
    assert client.post("/sign-out", data={"csrf_token": before}).status_code == 400


def test_signing_out_ends_the_session(client: FlaskClient, cast: Cast) -> None:
    give_password(cast.caseworker)
    sign_in(client, cast.caseworker.email, PASSWORD)
    token = client.get_cookie("casework")
    assert token is not None
    assert post(client, "/sign-out").location == "/sign-in"
    client.set_cookie("casework", token.value)
    assert client.get("/account").status_code == 303


def test_signing_out_by_a_link_is_refused(client_for: Callable[[Member], FlaskClient], cast: Cast) -> None:
    assert client_for(cast.caseworker).get("/sign-out").status_code == 405


def test_nobody_is_offered_to_look_round_as_outside_a_demonstration(app: Flask, client: FlaskClient) -> None:
    assert "Look round" not in client.get("/sign-in").text
