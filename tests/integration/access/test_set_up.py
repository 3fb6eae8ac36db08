"""Choosing a password with a one-time link."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.access import admin_services
from casework.access.commands import add_user
from casework.access.models import Agency, RoleGrant, SetUpLink, User
from casework.core import clock
from casework.core.actor import SYSTEM
from casework.core.db import db, read, transaction
from casework.core.errors import DomainError
from tests.cast import Cast, Member
from tests.databases import app_on
from tests.web import csrf_token, post

NEW = "copper-giraffe-umbrella-7"


def link_for(member: Member) -> str:
    with transaction():
        return admin_services.renew_link(SYSTEM, user_ref=member.ref).path


def choose(client: FlaskClient, link: str, password: str = NEW, again: str = NEW, token: str = ""):
    token = token or csrf_token(client, "/sign-in")
    return client.post(link, data={"csrf_token": token, "new_password": password, "password_again": again})


def test_it_sets_the_password_and_signs_in(client: FlaskClient, cast: Cast) -> None:
    link = link_for(cast.referrer)
    assert cast.referrer.email in client.get(link).text
    assert choose(client, link).location == "/"
    assert client.get("/account").status_code == 200
    other = client.application.test_client()
    answer = post(other, "/sign-in", {"email": cast.referrer.email, "password": NEW}, page="/sign-in")
    assert answer.status_code == 303


def test_it_works_once(app: Flask, client: FlaskClient, cast: Cast) -> None:
    link = link_for(cast.referrer)
    choose(client, link)
    thief = app.test_client()
    assert thief.get(link).status_code == 404
    answer = choose(thief, link, "marble-octopus-kettle-9", "marble-octopus-kettle-9")
    assert answer.status_code == 404
    assert "does not work any more" in answer.text
    assert thief.get("/account").status_code == 303


def test_it_works_for_seven_days(client: FlaskClient, cast: Cast, frozen: datetime) -> None:
    link = link_for(cast.referrer)
    with clock.frozen(frozen + timedelta(days=7)):
        assert client.get(link).status_code == 404
    with clock.frozen(frozen + timedelta(days=6, hours=23)):
        assert client.get(link).status_code == 200


def test_a_newer_link_ends_an_older_one(client: FlaskClient, cast: Cast) -> None:
    older, newer = link_for(cast.referrer), link_for(cast.referrer)
    assert client.get(older).status_code == 404
    assert client.get(newer).status_code == 200


def test_a_disabled_users_link_does_not_work(client: FlaskClient, cast: Cast) -> None:
    link = link_for(cast.referrer)
    with transaction():
        admin_services.disable_user(SYSTEM, user_ref=cast.referrer.ref)
    assert client.get(link).status_code == 404


@pytest.mark.parametrize("link", ["/set-up/x", "/set-up/" + "A" * 400, "/set-up/%27%20OR%201%3D1"])
def test_a_made_up_link_is_answered_like_a_spent_one(client: FlaskClient, link: str) -> None:
    answer = client.get(link)
    assert answer.status_code == 404
    assert "does not work any more" in answer.text


def test_only_a_hash_is_kept(cast: Cast) -> None:
    token = link_for(cast.referrer).rpartition("/")[2]
    with read():
        assert token not in set(db.session.scalars(select(SetUpLink.token_hash)))


def test_a_weak_password_is_refused_and_the_link_still_works(client: FlaskClient, cast: Cast) -> None:
    link = link_for(cast.referrer)
    for password, why in (("ferris-wheel-otter", "your name"), ("short", "at least 12"), ("password1234", "too easy")):
        answer = choose(client, link, password, password)
        assert answer.status_code == 422
        assert why in answer.text
    assert "not the same" in choose(client, link, NEW, NEW + "x").text
    assert choose(client, link).status_code == 303


def test_other_sessions_end(client: FlaskClient, client_for: Callable[[Member], FlaskClient], cast: Cast) -> None:
    elsewhere = client_for(cast.referrer)
    choose(client, link_for(cast.referrer))
    assert elsewhere.get("/account").status_code == 303


def test_the_command_prints_a_link_that_works(client: FlaskClient, cast: Cast) -> None:
    link = add_user(
        SYSTEM,
        email="New.Person@tests.example",
        name="Mair Jones",
        agency_code="council",
        role="minute-taker",
        area_code="northvale",
    )
    assert link.startswith("http://127.0.0.1:8000/set-up/")
    assert choose(client, urlsplit(link).path).status_code == 303
    with read():
        names = db.session.scalars(select(User.name).where(User.email == "new.person@tests.example")).all()
    assert names == ["Mair Jones"]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"email": "caseworker@tests.example"}, "is a user already"),
        ({"email": "no address"}, "not an email address"),
        ({"agency_code": "nowhere"}, "no agency 'nowhere'. Agencies are: charity"),
        ({"role": "emperor"}, "no role 'emperor'"),
        ({"area_code": "atlantis"}, "no area 'atlantis'"),
    ],
)
def test_the_command_says_what_is_wrong(cast: Cast, changed: dict[str, str], why: str) -> None:
    given = {"email": "x@tests.example", "name": "X Y", "agency_code": "council", "role": "chair"} | changed
    with pytest.raises(DomainError, match=why):
        add_user(SYSTEM, **given)


def test_the_first_user_of_an_installation_brings_their_agency(tmp_path: Path) -> None:
    app = app_on(f"sqlite:///{tmp_path / 'empty.sqlite3'}", tmp_path)
    with app.app_context():
        db.create_all()
        add_user(
            SYSTEM, email="kit@tests.example", name="Kit Larsen", agency_code="Northvale Council", role="administrator"
        )
        with read():
            assert list(db.session.execute(select(Agency.name, Agency.code))) == [
                ("Northvale Council", "northvale-council")
            ]
        db.engine.dispose()


def test_the_command_gives_a_role_that_needs_a_place_in_every_area(cast: Cast) -> None:
    add_user(SYSTEM, email="x@tests.example", name="X Y", agency_code="council", role="coordinator")
    with read():
        user_id = db.session.scalars(select(User.id).where(User.email == "x@tests.example")).one()
        held = set(db.session.scalars(select(RoleGrant.area_id).where(RoleGrant.user_id == user_id)))
    assert held == {cast.northvale, cast.southmere}
