"""INSERT … ON CONFLICT DO NOTHING, the same on both databases."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql, sqlite

from casework.core.db import Model, db


def insert_if_new(model: type[Model], values: Mapping[str, Any], *, unique: Sequence[str]) -> bool:
    """Insert a row unless its unique columns are taken; say whether it was inserted.

    On PostgreSQL this waits for a transaction that is inserting the same row; on SQLite writers are one at a time.
    """
    dialect = db.session.get_bind().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    key = inspect(model).primary_key
    # What comes back tells: with psycopg an insert's row count is not to be had.
    statement = insert(model).values(**values).on_conflict_do_nothing(index_elements=list(unique)).returning(*key)
    return db.session.execute(statement).first() is not None
