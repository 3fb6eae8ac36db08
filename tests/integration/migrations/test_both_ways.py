"""Migrations: models and migrations agree, they run up, down and up again, and there is one head."""

from collections.abc import Iterator
from pathlib import Path

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import inspect

from casework.core import paths
from casework.core.db import db
from tests.databases import Database

NOT_OURS = {"alembic_version", "apscheduler_jobs"}


@pytest.fixture
def empty(database: Database, tmp_path: Path) -> Iterator[Flask]:
    app = database.empty_app(tmp_path)
    with app.app_context():
        yield app
        db.engine.dispose()


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - NOT_OURS


def test_models_and_migrations_agree(empty: Flask) -> None:
    flask_migrate.upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = [
            found for found in compare_metadata(context, db.metadata) if "apscheduler_jobs" not in str(found)
        ]
    assert differences == [], "change the models, then add a migration: `casework db migrate`"


def test_up_down_up(empty: Flask) -> None:
    flask_migrate.upgrade()
    made = tables()
    assert "people" in made and "audit_records" in made

    flask_migrate.downgrade(revision="base")
    assert tables() == set()

    flask_migrate.upgrade()
    assert tables() == made


def test_one_head() -> None:
    assert len(ScriptDirectory(str(paths.MIGRATIONS)).get_heads()) == 1
