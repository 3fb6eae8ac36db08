"""What every test may stand on: an application on a fresh database with the cast in it, clients, counted statements.

The database of a run is made once, by the migrations, with the cast; each test gets its own copy. SQLite by default,
a real PostgreSQL with `--database=postgres`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from casework.access import sessions
from casework.access.models import User
from casework.core import clock
from casework.core.config import settings
from casework.core.db import db, transaction
from tests.cast import Cast, Member
from tests.clients import Browser
from tests.databases import Database, PostgresDatabase, SqliteDatabase

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
"""A Friday in term time; tests that care about the day freeze the clock here."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=("sqlite", "postgres"), default="sqlite")


@pytest.fixture(scope="session")
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    folder = tmp_path_factory.mktemp("database")
    kind = PostgresDatabase if request.config.getoption("--database") == "postgres" else SqliteDatabase
    made = kind(folder)
    try:
        yield made
    finally:
        made.stop()


@pytest.fixture
def app(database: Database, tmp_path: Path) -> Iterator[Flask]:
    """An application context on a fresh database. Nothing is open: use `transaction()` or `read()`."""
    application = database.fresh_app(tmp_path)
    application.test_client_class = Browser
    with application.app_context():
        yield application
        db.engine.dispose()


@pytest.fixture
def cast(app: Flask, database: Database) -> Cast:
    """The people used throughout."""
    return database.cast


@pytest.fixture
def frozen() -> Iterator[datetime]:
    """Hold the clock at NOON on 20 November 2026."""
    with clock.frozen(NOON):
        yield NOON


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that has not signed in."""
    return app.test_client()


@pytest.fixture
def client_for(app: Flask) -> Callable[[Member], FlaskClient]:
    """A maker of browsers in which somebody of the cast has signed in."""

    def make(member: Member) -> FlaskClient:
        with transaction():
            user = db.session.get_one(User, member.user_id)
            token = sessions.start(user, browser="tests", network="127.0.0.1")
        browser = app.test_client()
        browser.set_cookie(sessions.cookie_name(settings()), token)
        return browser

    return make


@pytest.fixture
def count_statements(app: Flask) -> Callable[[], "contextmanager[list[str]]"]:
    """A maker of counters: `with count_statements() as statements:` lists what reached the database."""

    @contextmanager
    def counter() -> Iterator[list[str]]:
        seen: list[str] = []

        def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
            seen.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(db.engine, "before_cursor_execute", note)

    return counter
