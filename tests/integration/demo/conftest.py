"""The small demonstration, loaded once for the tests that only look at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from casework.audit.triggers import create_triggers
from casework.core import clock
from casework.core.db import db
from casework.demo.load import load_small
from tests.conftest import NOON
from tests.databases import Database


def empty_tables(app: Flask) -> None:
    """Make the tables, and nobody in them; inside an application context."""
    db.create_all()
    with db.engine.begin() as connection:
        create_triggers(connection)


@pytest.fixture(scope="module")
def demo(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An application on the demonstration as it is on Friday 20 November 2026, that day's clock held at noon."""
    app = database.empty_app(tmp_path_factory.mktemp("demo"))
    with app.app_context(), clock.frozen(NOON):
        empty_tables(app)
        assert load_small()
        yield app
        db.engine.dispose()


@pytest.fixture
def empty(database: Database, tmp_path: Path) -> Iterator[Flask]:
    """An application on tables with nobody in them, the clock held at noon."""
    app = database.empty_app(tmp_path)
    with app.app_context(), clock.frozen(NOON):
        empty_tables(app)
        yield app
        db.engine.dispose()
