"""Throttling: nobody can guess, and nobody can lock another out."""

from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from casework.access import throttle
from casework.access.errors import SignInFailed, TooManyTries
from casework.access.models import SignInAttempt
from casework.access.sign_in import From, sign_in
from casework.core import clock
from casework.core.db import db, read, transaction
from tests.cast import Cast
from tests.factories.accounts import PASSWORD, WRONG, give_password
from tests.web import post

STRANGER = From(network="198.51.100.9")


def _fail(email: str, source: From) -> None:
    with pytest.raises(SignInFailed):
        sign_in(email, WRONG, source=source)


def _fill(email: str, source: From, times: int) -> None:
    """Count tries as sign_in does, without hashing each."""
    for _ in range(times):
        with transaction():
            throttle.claim(
                throttle.counters_for(
                    "tests-only-key-of-more-than-32-characters", email=email, network=source.network, device_id=None
                )
            )


def test_a_stranger_may_try_ten_times_a_quarter_of_an_hour(app: Flask, cast: Cast, frozen: datetime) -> None:
    give_password(cast.caseworker)
    _fill(cast.caseworker.email, STRANGER, 9)
    _fail(cast.caseworker.email, STRANGER)
    with pytest.raises(TooManyTries, match="Wait 15 minutes"):
        sign_in(cast.caseworker.email, PASSWORD, source=STRANGER)
    with clock.frozen(frozen + timedelta(minutes=15, seconds=1)):
        assert sign_in(cast.caseworker.email, PASSWORD, source=STRANGER).user_id == cast.caseworker.user_id


def test_strangers_cannot_lock_out_a_browser_that_is_known(app: Flask, cast: Cast, frozen: datetime) -> None:
    give_password(cast.caseworker)
    known = sign_in(cast.caseworker.email, PASSWORD, source=From("192.0.2.1")).device_secret
    for host, times in enumerate((10, 10, 10, 10, 9)):
        _fill(cast.caseworker.email, From(f"198.51.100.{host}"), times)
    with pytest.raises(TooManyTries):
        sign_in(cast.caseworker.email, PASSWORD, source=From("192.0.2.99"))
    signed = sign_in(cast.caseworker.email, PASSWORD, source=From("198.51.100.1", device_secret=known))
    assert signed.user_id == cast.caseworker.user_id


def test_one_who_tries_does_not_lock_out_colleagues_of_the_same_network(
    app: Flask, cast: Cast, frozen: datetime
) -> None:
    give_password(cast.chair)
    _fill(cast.caseworker.email, STRANGER, 10)
    assert sign_in(cast.chair.email, PASSWORD, source=STRANGER).user_id == cast.chair.user_id


def test_one_password_on_many_accounts_is_stopped_by_the_network(app: Flask, cast: Cast, frozen: datetime) -> None:
    for number in range(200):
        _fill(f"user{number}@tests.example", STRANGER, 1)
    with pytest.raises(TooManyTries):
        sign_in("user999@tests.example", WRONG, source=STRANGER)


def test_a_known_browser_is_throttled_too(app: Flask, cast: Cast, frozen: datetime) -> None:
    give_password(cast.caseworker)
    known = sign_in(cast.caseworker.email, PASSWORD, source=From("192.0.2.1")).device_secret
    source = From("192.0.2.1", device_secret=known)
    for _ in range(10):
        _fail(cast.caseworker.email, source)
    with pytest.raises(TooManyTries):
        sign_in(cast.caseworker.email, PASSWORD, source=source)


def test_a_browser_known_for_one_person_is_a_stranger_to_another(app: Flask, cast: Cast, frozen: datetime) -> None:
    give_password(cast.caseworker, cast.chair)
    known = sign_in(cast.caseworker.email, PASSWORD, source=From("192.0.2.1")).device_secret
    _fill(cast.chair.email, STRANGER, 10)
    with pytest.raises(TooManyTries):
        sign_in(cast.chair.email, PASSWORD, source=From(STRANGER.network, device_secret=known))


def test_a_right_password_clears_what_its_owner_mistyped(app: Flask, cast: Cast, frozen: datetime) -> None:
    give_password(cast.caseworker)
    _fill(cast.caseworker.email, STRANGER, 9)
    sign_in(cast.caseworker.email, PASSWORD, source=STRANGER)
    _fill(cast.caseworker.email, STRANGER, 10)


def test_accounts_nobody_has_are_throttled_alike(app: Flask, cast: Cast, frozen: datetime) -> None:
    _fill("nobody@tests.example", STRANGER, 10)
    with pytest.raises(TooManyTries):
        sign_in("nobody@tests.example", WRONG, source=STRANGER)


def test_the_counter_is_kept_though_the_sign_in_failed(app: Flask, cast: Cast) -> None:
    _fail(cast.caseworker.email, STRANGER)
    with read():
        assert db.session.scalar(select(func.count(SignInAttempt.id))) == 3
        keys = " ".join(db.session.scalars(select(SignInAttempt.key)))
    assert "caseworker" not in keys
    assert "198.51" not in keys


def test_the_page_says_how_long_to_wait(client: FlaskClient, cast: Cast, frozen: datetime) -> None:
    _fill(cast.caseworker.email, From("127.0.0.1"), 10)
    answer = post(client, "/sign-in", {"email": cast.caseworker.email, "password": PASSWORD}, page="/sign-in")
    assert answer.status_code == 429
    assert "Wait 15 minutes" in answer.text


def test_old_tries_are_forgotten(app: Flask, cast: Cast, frozen: datetime) -> None:
    _fill(cast.caseworker.email, STRANGER, 2)
    with clock.frozen(frozen + timedelta(days=2)), transaction():
        assert throttle.purge() == 6
