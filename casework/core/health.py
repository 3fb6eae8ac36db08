"""How the installation is: can it be used, and the figures its operators watch. Nothing about anybody."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import func, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from casework.core import clock, lease
from casework.core.config import settings
from casework.core.db import db
from casework.core.jobs import Job, JobState
from casework.core.paths import MIGRATIONS

_BEAT = timedelta(seconds=30)
"""The scheduler shows itself every 10 seconds; beside the lease this leaves room for another to take over."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Each part of the answer to "could somebody work here now?"."""

    database: bool
    migrations: bool
    scheduler: bool

    @property
    def ready(self) -> bool:
        return self.database and self.migrations and self.scheduler

    def as_dict(self) -> dict[str, str]:
        said = {"database": self.database, "migrations": self.migrations, "scheduler": self.scheduler}
        return {"status": "ready" if self.ready else "not ready"} | {
            part: "ok" if well else "not ok" for part, well in said.items()
        }


def readiness() -> Readiness:
    """Look at the database, its version and the scheduler, inside a read()."""
    try:
        db.session.execute(text("SELECT 1"))
        current = set(_versions()) == set(newest_versions())
        age = heartbeat_age() if current else None
    except SQLAlchemyError:
        return Readiness(database=False, migrations=False, scheduler=False)
    return Readiness(database=True, migrations=current, scheduler=age is not None and age <= _fresh())


def _fresh() -> timedelta:
    return _BEAT + 2 * timedelta(seconds=settings().lease_seconds)


def heartbeat_age() -> timedelta | None:
    """Return how long ago the scheduler last showed that it works, or None if it never did."""
    beat = lease.last_beat(lease.SCHEDULER)
    return clock.now() - beat if beat is not None else None


def jobs_by_state() -> dict[str, int]:
    """Return how many jobs are in each state."""
    rows = db.session.execute(select(Job.state, func.count(Job.id)).group_by(Job.state))
    counted = {row[0]: row[1] for row in rows}
    return {state.value: counted.get(state, 0) for state in JobState}


@lru_cache(maxsize=1)
def newest_versions() -> tuple[str, ...]:
    """Return the versions that the newest migrations make."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return tuple(ScriptDirectory.from_config(config).get_heads())


def _versions() -> list[str]:
    if not inspect(db.session.connection()).has_table("alembic_version"):
        return []
    return list(db.session.scalars(text("SELECT version_num FROM alembic_version")))
