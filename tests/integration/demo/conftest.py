"""The small demonstration, loaded once for the tests that only look at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import flask_migrate
import pytest
from flask import Flask
from sqlalchemy import func, select

from casework.core import clock
from casework.core.db import Model, db, read
from casework.demo.load import load_small
from casework.people.models import Person
from tests.conftest import NOON
from tests.databases import Database


def empty_tables(app: Flask) -> None:
    """Make the tables, and nobody in them; inside an application context."""
    flask_migrate.upgrade()


@dataclass(frozen=True)
class Loaded:
    """The demonstration, and how it was before any test looked at it."""

    app: Flask
    people: list[tuple[object, ...]]
    counts: dict[str, int]


def picture() -> tuple[list[tuple[object, ...]], dict[str, int]]:
    """Return who is there, and how many rows each table holds."""
    with read():
        wanted = select(Person.forename, Person.surname, Person.date_of_birth).order_by(Person.id)
        counts = {
            table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
            for table in Model.metadata.sorted_tables
        }
        return [tuple(one) for one in db.session.execute(wanted)], counts


@pytest.fixture(scope="package")
def loaded(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """The demonstration as it is on Friday 20 November 2026, that day's clock held at noon."""
    app = database.empty_app(tmp_path_factory.mktemp("demo"))
    with app.app_context(), clock.frozen(NOON):
        empty_tables(app)
        assert load_small()
        yield Loaded(app, *picture())
        db.engine.dispose()


@pytest.fixture(scope="package")
def demo(loaded: Loaded) -> Flask:
    """The demonstration's application."""
    return loaded.app


@pytest.fixture
def empty(database: Database, tmp_path: Path) -> Iterator[Flask]:
    """An application on tables with nobody in them, the clock held at noon."""
    app = database.empty_app(tmp_path)
    with app.app_context(), clock.frozen(NOON):
        empty_tables(app)
        yield app
        db.engine.dispose()
