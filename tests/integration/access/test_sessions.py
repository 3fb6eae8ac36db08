"""Sessions: idle time-out, the end of the working day, forged and revoked ones."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from casework.access import admin_services, sessions
from casework.access.models import RoleGrant, User, UserSession
from casework.core import clock
from casework.core.actor import SYSTEM
from casework.core.db import db, read, transaction
from tests.cast import Cast, Member

ClientFor = Callable[[Member], FlaskClient]


def signed_in(client: FlaskClient) -> bool:
    return client.get("/account").status_code == 200


def test_a_quarter_of_an_hour_without_a_request_ends_it(client_for: ClientFor, cast: Cast, frozen: datetime) -> None:
    browser = client_for(cast.caseworker)
    with clock.frozen(frozen + timedelta(minutes=14)):
        assert signed_in(browser)
    with clock.frozen(frozen + timedelta(minutes=28)):
        assert signed_in(browser)
    with clock.frozen(frozen + timedelta(minutes=43)):
        assert not signed_in(browser)


def test_twelve_hours_end_it_however_busy(client_for: ClientFor, cast: Cast, frozen: datetime) -> None:
    browser = client_for(cast.caseworker)
    for tick in range(1, 72):
        with clock.frozen(frozen + timedelta(minutes=10 * tick)):
            assert signed_in(browser)
    with clock.frozen(frozen + timedelta(hours=12)):
        assert not signed_in(browser)


def test_last_seen_is_written_at_most_once_a_minute(client_for: ClientFor, cast: Cast, frozen: datetime) -> None:
    browser = client_for(cast.caseworker)
    with clock.frozen(frozen + timedelta(seconds=59)):
        browser.get("/account")
    with read():
        assert db.session.scalars(select(UserSession.last_seen_at)).one() == frozen


@pytest.mark.parametrize("token", ["", "x", "é" * 40, "' OR 1=1 --", "A" * 3_000])
def test_a_forged_token_is_nobody(client: FlaskClient, token: str) -> None:
    client.set_cookie("casework", token)
    assert not signed_in(client)


def test_the_hash_that_the_database_holds_is_no_token(
    app: Flask, client: FlaskClient, client_for: ClientFor, cast: Cast
) -> None:
    client_for(cast.caseworker)
    with read():
        kept = db.session.scalars(select(UserSession.token_hash)).one()
    client.set_cookie("casework", kept)
    assert not signed_in(client)


def test_disabling_somebody_signs_them_out_at_once(client_for: ClientFor, cast: Cast) -> None:
    browser = client_for(cast.caseworker)
    with transaction():
        admin_services.disable_user(SYSTEM, user_ref=cast.caseworker.ref)
    assert not signed_in(browser)


def test_a_disabled_persons_session_is_worth_nothing_even_if_it_was_not_ended(
    client_for: ClientFor, cast: Cast
) -> None:
    browser = client_for(cast.caseworker)
    with transaction():
        db.session.execute(update(User).where(User.id == cast.caseworker.user_id).values(disabled_at=clock.now()))
    assert not signed_in(browser)


def test_a_role_taken_away_counts_from_the_next_request(client_for: ClientFor, cast: Cast) -> None:
    browser = client_for(cast.governance)
    assert browser.get("/audit").status_code == 200
    with transaction():
        user = db.session.get_one(User, cast.governance.user_id)
        grant = db.session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        admin_services.take_role(SYSTEM, user_ref=user.ref, grant_id=grant.id)
    assert browser.get("/audit").status_code == 403


def test_old_rows_are_forgotten(app: Flask, client_for: ClientFor, cast: Cast, frozen: datetime) -> None:
    client_for(cast.caseworker)
    with clock.frozen(frozen + timedelta(days=91)), transaction():
        assert sessions.purge() == 1
