"""INSERT … ON CONFLICT DO NOTHING, the same on both databases."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import Insert, Table, inspect
from sqlalchemy.dialects import postgresql, sqlite

from casework.core.db import Model, db


def insert_if_new(model: type[Model], values: Mapping[str, Any], *, unique: Sequence[str]) -> bool:
    """Insert a row unless its unique columns are taken; say whether it was inserted.

    On PostgreSQL this waits for a transaction that is inserting the same row; on SQLite writers are one at a time.
    """
    statement = _statement(model, tuple(unique), db.session.get_bind().dialect.name)
    return db.session.execute(statement, dict(values)).first() is not None


@cache
def _statement(model: type[Model], unique: tuple[str, ...], dialect: str) -> Insert:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    table = cast(Table, inspect(model).local_table)
    # What comes back tells: with psycopg an insert's row count is not to be had.
    return insert(table).on_conflict_do_nothing(index_elements=list(unique)).returning(*table.primary_key)
