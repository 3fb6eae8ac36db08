"""Alembic's entry: one set of migrations for SQLite and PostgreSQL."""

from alembic import context
from flask import current_app
from sqlalchemy import Connection, text

from casework.core.db import db

LOCK = 7_218_311
"""Any number, the same in every process: two deployments at once migrate one after the other."""


def run() -> None:
    """Migrate the application's database inside one transaction."""
    with db.engine.connect() as connection:
        _take_turns(connection)
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            render_as_batch=True,
            compare_type=True,
            compare_server_default=True,
            include_object=_is_ours,
        )
        with context.begin_transaction():
            context.run_migrations()


def _take_turns(connection: Connection) -> None:
    if connection.dialect.name != "postgresql":
        return
    connection.execute(text("SET lock_timeout = '5s'"))
    connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK})
    connection.commit()


def _is_ours(_object: object, name: str | None, kind: str, _reflected: bool, _compare_to: object) -> bool:
    # The scheduler's library makes its own table.
    return not (kind == "table" and name == "apscheduler_jobs")


if not current_app:
    raise RuntimeError("run migrations through `casework db upgrade`")
run()
