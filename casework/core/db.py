"""The database: the one place that begins, commits and rolls back.

On SQLite a writing transaction begins IMMEDIATE, because the driver's default loses updates silently, and a reading
one is held read-only by `query_only`. On PostgreSQL a reading transaction is READ ONLY.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Enum, MetaData, event
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.orm import DeclarativeBase, Session, SessionTransaction
from sqlalchemy.types import TypeDecorator

Mode = Literal["read", "write"]

BUSY_TIMEOUT_MS = 15_000
_NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

_mode: ContextVar[Mode | None] = ContextVar("transaction_mode", default=None)
_after_commit: ContextVar[list[Callable[[], None]] | None] = ContextVar("after_commit", default=None)


class _Base(DeclarativeBase):
    metadata = MetaData(naming_convention=_NAMING)


db = SQLAlchemy(model_class=_Base, session_options={"expire_on_commit": False}, disable_autonaming=True)

if TYPE_CHECKING:

    class Model(DeclarativeBase):
        """What every table's class inherits from."""
else:
    Model = db.Model


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. Refuses naive datetimes; gives aware UTC back on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime: take instants from core.clock")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def Choice(choices: type[StrEnum], name: str | None = None) -> Enum:
    """Return a column type that holds a StrEnum's values as text, with a named CHECK."""
    constraint = name or re.sub(r"(?<!^)(?=[A-Z])", "_", choices.__name__).lower()
    return Enum(
        choices,
        name=constraint,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


class Unit:
    """A running transaction; `abandon()` makes its end a rollback."""

    def __init__(self) -> None:
        self.abandoned = False

    def abandon(self) -> None:
        self.abandoned = True


@contextmanager
def transaction() -> Iterator[Unit]:
    """Commit at exit, roll back on any exception, then run what `after_commit` collected. Never nests."""
    unit = Unit()
    hooks: list[Callable[[], None]] = []
    with _entered("write"):
        token = _after_commit.set(hooks)
        try:
            yield unit
            if unit.abandoned:
                db.session.rollback()
            else:
                db.session.commit()
        except BaseException:
            db.session.rollback()
            raise
        finally:
            _after_commit.reset(token)
            db.session.close()
    if not unit.abandoned:
        for hook in hooks:
            hook()


@contextmanager
def read() -> Iterator[None]:
    """Read one consistent picture; the database itself refuses a write. Never nests."""
    with _entered("read"):
        try:
            yield
        finally:
            db.session.rollback()
            db.session.close()


def after_commit(hook: Callable[[], None]) -> None:
    """Have something run once the present transaction has committed, and not at all if it does not."""
    hooks = _after_commit.get()
    if hooks is None:
        raise RuntimeError("after_commit() needs an open transaction()")
    hooks.append(hook)


def in_transaction() -> bool:
    """Say whether a read() or transaction() is open."""
    return _mode.get() is not None


@contextmanager
def _entered(mode: Mode) -> Iterator[None]:
    if _mode.get() is not None:
        raise RuntimeError(f"{mode} inside {_mode.get()}: transactions do not nest")
    token = _mode.set(mode)
    try:
        yield
    finally:
        _mode.reset(token)


def init_app(app: Flask) -> None:
    """Bind the database to an application and set each connection up."""
    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine)


def prepare_engine(engine: Engine) -> None:
    """Make an engine keep the promises in this module's first lines."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite_connect)
        event.listen(engine, "begin", _sqlite_begin)


@event.listens_for(Session, "after_begin")
def _session_begins(session: Session, begun: SessionTransaction, connection: Connection) -> None:
    if begun.nested:
        return  # a savepoint is inside what was begun as it should be
    mode = _mode.get()
    if mode is None:
        raise RuntimeError("the session was used outside read() and transaction()")
    if connection.dialect.name == "postgresql":
        raw: Any = connection.connection.dbapi_connection
        raw.read_only = mode == "read"  # set each time: the connection comes from a pool


def _sqlite_connect(dbapi_connection: Any, _record: Any) -> None:
    dbapi_connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={BUSY_TIMEOUT_MS}", "synchronous=NORMAL"):
        dbapi_connection.execute(f"PRAGMA {pragma}")


def _sqlite_begin(connection: Connection) -> None:
    # Straight to the driver: these are not statements of the page that a query ceiling should count.
    raw: Any = connection.connection.dbapi_connection
    reading = _mode.get() == "read"
    raw.execute(f"PRAGMA query_only={'ON' if reading else 'OFF'}")
    raw.execute("BEGIN" if reading else "BEGIN IMMEDIATE")
