"""/demo/outbox: only where both the setting and the database say that nobody is real."""

import dataclasses
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from casework.core import clock, installation, subjects
from casework.core.config import EXTENSION
from casework.core.db import transaction
from casework.core.subjects import Due, Recipient, Subject, SubjectRef
from tests.cast import Cast
from tests.web import post

LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def demo(app: Flask) -> Flask:
    app.extensions[EXTENSION] = dataclasses.replace(app.extensions[EXTENSION], env="demo")
    with transaction():
        installation.mark_demo("tests")
    return app


class Errand:
    """Stands in for a domain's model."""


@pytest.fixture
def something_due(app: Flask, cast: Cast) -> Iterator[None]:
    owner = Recipient(cast.practitioner.user_id, cast.practitioner.email, LONG_AGO)

    def due(today: date) -> list[Due]:
        return [Due(SubjectRef("errand", 1, "K7QF4M2P"), today, LONG_AGO, "action", {"owner": (owner,)})]

    subjects.register(Subject(kind="errand", model=Errand, label="Errand", due=due))
    yield
    del subjects._registry["errand"]


@pytest.mark.usefixtures("something_due")
def test_running_the_reminders_shows_what_went_out(demo: Flask, client: FlaskClient, cast: Cast) -> None:
    assert "Nothing has been sent yet" in client.get("/demo/outbox").text
    answer = post(client, "/demo/outbox/run", page="/demo/outbox", follow_redirects=True)
    assert "1 reminder was sent" in answer.text
    assert cast.practitioner.email in answer.text
    assert "You are the owner of an action that is due today." in answer.text
    again = post(client, "/demo/outbox/run", page="/demo/outbox", follow_redirects=True)
    assert "No new reminder was due; 1 was sent before and was not sent again." in again.text


@pytest.mark.usefixtures("something_due", "frozen")
def test_it_does_not_wait_for_the_hour(demo: Flask, client: FlaskClient) -> None:
    with clock.frozen(clock.now().replace(hour=3)):
        answer = post(client, "/demo/outbox/run", page="/demo/outbox", follow_redirects=True)
        assert "1 reminder was sent" in answer.text


def test_there_is_none_without_the_setting(app: Flask, client: FlaskClient) -> None:
    with transaction():
        installation.mark_demo("tests")
    assert client.get("/demo/outbox").status_code == 404


def test_there_is_none_without_the_mark(app: Flask, client: FlaskClient) -> None:
    app.extensions[EXTENSION] = dataclasses.replace(app.extensions[EXTENSION], env="demo")
    assert client.get("/demo/outbox").status_code == 404


def test_there_is_nothing_to_run_outside_a_demo(cast: Cast, app: Flask, client: FlaskClient) -> None:
    assert post(client, "/demo/outbox/run", page="/sign-in").status_code == 404
