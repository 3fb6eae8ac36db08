"""However administrators remove each other, one who can sign in is left."""

import threading

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.access import admin_services
from casework.access.errors import LastAdministrator
from casework.access.models import RoleGrant, User
from casework.access.types import Role
from casework.core.actor import SYSTEM
from casework.core.db import db, read, transaction
from tests.cast import Cast
from tests.factories.accounts import give_password


def make_second(cast: Cast) -> None:
    give_password(cast.administrator, cast.chair)
    with transaction():
        admin_services.give_role(SYSTEM, user_ref=cast.chair.ref, role=Role.ADMINISTRATOR)


def grant_of(user_id: int) -> int:
    with read():
        return db.session.scalars(
            select(RoleGrant.id).where(RoleGrant.user_id == user_id, RoleGrant.role == Role.ADMINISTRATOR)
        ).one()


def test_the_last_one_cannot_be_disabled_or_lose_the_role(app: Flask, cast: Cast) -> None:
    give_password(cast.administrator)
    with pytest.raises(LastAdministrator), transaction():
        admin_services.disable_user(SYSTEM, user_ref=cast.administrator.ref)
    grant_id = grant_of(cast.administrator.user_id)
    with pytest.raises(LastAdministrator), transaction():
        admin_services.take_role(SYSTEM, user_ref=cast.administrator.ref, grant_id=grant_id)


def test_one_who_has_no_password_yet_does_not_count(app: Flask, cast: Cast) -> None:
    give_password(cast.administrator)
    with transaction():
        admin_services.give_role(SYSTEM, user_ref=cast.chair.ref, role=Role.ADMINISTRATOR)
    with pytest.raises(LastAdministrator), transaction():
        admin_services.disable_user(SYSTEM, user_ref=cast.administrator.ref)


def test_one_of_two_can_go(app: Flask, cast: Cast) -> None:
    make_second(cast)
    with transaction():
        admin_services.disable_user(SYSTEM, user_ref=cast.administrator.ref)
    with pytest.raises(LastAdministrator), transaction():
        admin_services.disable_user(SYSTEM, user_ref=cast.chair.ref)


def test_two_who_disable_each_other_at_once_leave_one(app: Flask, cast: Cast) -> None:
    make_second(cast)
    start = threading.Barrier(2)
    refused: list[str] = []

    def disable(ref: str) -> None:
        with app.app_context():
            start.wait()
            try:
                with transaction():
                    admin_services.disable_user(SYSTEM, user_ref=ref)
            except LastAdministrator:
                refused.append(ref)

    threads = [threading.Thread(target=disable, args=(one.ref,)) for one in (cast.administrator, cast.chair)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    with read():
        able = db.session.scalars(
            select(User.ref).where(
                User.id.in_([cast.administrator.user_id, cast.chair.user_id]), User.disabled_at.is_(None)
            )
        ).all()
    assert able == refused


def test_the_page_says_why(client: FlaskClient, cast: Cast, client_for) -> None:
    from tests.web import post

    give_password(cast.administrator)
    answer = post(client_for(cast.administrator), f"/admin/users/{cast.administrator.ref}/disable")
    assert answer.status_code == 422
    assert "There must be at least one administrator" in answer.text
