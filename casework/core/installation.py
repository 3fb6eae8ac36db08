"""What is true of this installation as a whole: today only whether it holds the demonstration."""

from flask import Flask
from sqlalchemy import String, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column

from casework.core.config import SettingsError, settings
from casework.core.db import Model, db, read
from casework.core.upsert import insert_if_new

_DEMO = "demo"


class Installation(Model):
    """One fact about the installation, by its name."""

    __tablename__ = "installation"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(String(200))


def is_demo() -> bool:
    """Say whether the database is marked as holding the demonstration; needs an open read() or transaction()."""
    return db.session.scalar(select(Installation.value).where(Installation.key == _DEMO)) is not None


def mark_demo(value: str) -> None:
    """Mark the database as holding the demonstration, in the present transaction; a mark is never taken away."""
    insert_if_new(Installation, {"key": _DEMO, "value": value}, unique=("key",))


def refuse_demo_in_production(app: Flask) -> None:
    """Keep a production service off a database whose users' passwords are published.

    Raises SettingsError. A database that cannot be reached, or has no tables yet, is `/readyz`'s to report.
    """
    with app.app_context():
        if not settings().is_production:
            return
        try:
            with read():
                marked = is_demo()
        except SQLAlchemyError:
            return
        finally:
            db.engine.dispose()
        if marked:
            raise SettingsError("CASEWORK_DATABASE_URL names a database that holds the demonstration; name another")
