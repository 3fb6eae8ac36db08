"""Alive, ready, and the figures: what each says, and to whom."""

import dataclasses
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from casework.core import clock, lease
from casework.core.config import EXTENSION
from casework.core.db import db, transaction
from casework.core.health import newest_versions


@pytest.fixture
def migrated(app: Flask) -> None:
    with transaction():
        db.session.execute(text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32))"))
        db.session.execute(text("DELETE FROM alembic_version"))
        for version in newest_versions():
            db.session.execute(text("INSERT INTO alembic_version VALUES (:version)"), {"version": version})


def beat() -> None:
    lease.take(lease.SCHEDULER, "me", timedelta(seconds=30))
    lease.beat(lease.SCHEDULER, "me")


def test_alive(client: FlaskClient) -> None:
    assert client.get("/healthz").text == "ok\n"


@pytest.mark.usefixtures("migrated")
def test_ready_when_all_is_well(client: FlaskClient) -> None:
    beat()
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json == {"status": "ready", "database": "ok", "migrations": "ok", "scheduler": "ok"}


@pytest.mark.usefixtures("migrated")
def test_not_ready_when_no_scheduler_works(client: FlaskClient) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["scheduler"]) == (503, "not ok")
    with clock.frozen(clock.now() - timedelta(minutes=5)):
        beat()
    assert client.get("/readyz").status_code == 503


def test_not_ready_when_migrations_are_behind(client: FlaskClient) -> None:
    with transaction():
        db.session.execute(text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32))"))
        db.session.execute(text("DELETE FROM alembic_version"))
        db.session.execute(text("INSERT INTO alembic_version VALUES ('an older one')"))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["migrations"]) == (503, "not ok")


def test_figures_for_this_machine(client: FlaskClient) -> None:
    beat()
    figures = client.get("/metrics")
    assert figures.status_code == 200
    assert 'casework_messages{state="failed"} 0.0' in figures.text
    assert 'casework_jobs{state="queued"} 0.0' in figures.text
    assert "casework_scheduler_heartbeat_age_seconds" in figures.text


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("192.0.2.7", {}),
        ("127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}),
        ("127.0.0.1", {"Authorization": "Bearer a wrong token"}),
        ("192.0.2.7", {"Authorization": "Bearer "}),
    ],
)
def test_figures_for_nobody_else(app: Flask, client: FlaskClient, address: str, headers: dict[str, str]) -> None:
    give_token(app, "the right token")
    answer = client.get("/metrics", headers=headers, environ_base={"REMOTE_ADDR": address})
    assert answer.status_code == 404


def test_figures_for_who_has_the_token(app: Flask, client: FlaskClient) -> None:
    give_token(app, "the right token")
    headers = {"Authorization": "Bearer the right token"}
    assert client.get("/metrics", headers=headers, environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 200


def give_token(app: Flask, token: str) -> None:
    app.extensions[EXTENSION] = dataclasses.replace(app.extensions[EXTENSION], metrics_token=token)
