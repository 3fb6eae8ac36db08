"""What schedulers share: who leads, and APScheduler's table of jobs.

Leading is one row that one process holds for a while, taken by a conditional UPDATE (the same on both databases). The
clocks of several machines must agree to within a few seconds (NTP), as the operator's guide says.
"""

from datetime import datetime, timedelta

from sqlalchemy import Float, LargeBinary, String, Unicode, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from casework.core import clock
from casework.core.db import Model, UtcDateTime, db, transaction
from casework.core.upsert import insert_if_new

SCHEDULER = "scheduler"
_LONG_AGO = timedelta(days=1)


class Lease(Model):
    """A role that one process at a time holds. `beat_at` is when that process last showed that its work runs."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(String(120), default="")
    until: Mapped[datetime] = mapped_column(UtcDateTime)
    beat_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ScheduledJob(Model):
    """A row of APScheduler's SQLAlchemyJobStore, declared here (in its own shape) so that a migration makes it."""

    __tablename__ = "scheduled_jobs"

    id: Mapped[str] = mapped_column(Unicode(191), primary_key=True)
    next_run_time: Mapped[float | None] = mapped_column(Float(25), index=True)
    job_state: Mapped[bytes] = mapped_column(LargeBinary)


def take(name: str, owner: str, length: timedelta) -> bool:
    """Take the lease if it is free, or lengthen it if it is mine; say whether I hold it."""
    now = clock.now()
    with transaction():
        insert_if_new(Lease, {"name": name, "owner": "", "until": now - _LONG_AGO}, unique=["name"])
        taken = db.session.execute(
            update(Lease)
            .where(Lease.name == name, or_(Lease.owner == owner, Lease.until < now))
            .values(owner=owner, until=now + length)
            .execution_options(synchronize_session=False)
        )
        return getattr(taken, "rowcount", 0) == 1


def release(name: str, owner: str) -> None:
    """Give the lease back, so that another process need not wait for it to run out."""
    with transaction():
        db.session.execute(
            update(Lease)
            .where(Lease.name == name, Lease.owner == owner)
            .values(owner="", until=clock.now() - _LONG_AGO)
            .execution_options(synchronize_session=False)
        )


def beat(name: str, owner: str) -> None:
    """Show that the holder's work really runs (a lease alone only shows that its thread does)."""
    with transaction():
        db.session.execute(
            update(Lease)
            .where(Lease.name == name, Lease.owner == owner)
            .values(beat_at=clock.now())
            .execution_options(synchronize_session=False)
        )


def last_beat(name: str) -> datetime | None:
    """Return when the holder of a lease last showed that its work runs, or None if it never did."""
    return db.session.scalar(select(Lease.beat_at).where(Lease.name == name))
