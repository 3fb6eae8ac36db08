"""What `casework serve` does before anybody comes, and what it says."""

import click
import flask_migrate

from casework.access.demo_people import PASSWORD
from casework.app import create_app
from casework.core import health
from casework.core.config import settings
from casework.core.db import db, read
from casework.core.supervisor import CannotStart
from casework.demo.load import check_may_load, load_small


def prepare(address: str) -> None:
    """Migrate and fill a demonstration's database; for any other, only check that it is up to date.

    Raises CannotStart when somebody must do something first.
    """
    app = create_app()
    with app.app_context():
        if settings().is_demo:
            _prepare_demo()
            _say_where(address)
        else:
            _check_migrated()
        db.engine.dispose()


def _prepare_demo() -> None:
    flask_migrate.upgrade()
    if check_may_load():
        click.echo("Making up a partnership to look at (once, about half a minute)…")
        load_small()


def _check_migrated() -> None:
    with read():
        ready = health.readiness()
    if not ready.database:
        raise CannotStart("The database cannot be reached: check CASEWORK_DATABASE_URL.")
    if not ready.migrations:
        raise CannotStart("The database is not up to date: run `casework db upgrade` first.")


def _say_where(address: str) -> None:
    click.echo(f"\nCasework is at {address}")
    click.echo(f"Sign in as coordinator@demo.example with the password {PASSWORD}")
    click.echo("(or as referrer, caseworker, practitioner, chair, commissioner, governance or administrator).\n")
