"""The scheduler process: everything that happens by itself, under one lease however many of these run.

Only the process that holds the lease runs the table of jobs; the others wait for it to be free. Every job may be run
twice, late, or by two processes at once without harm (their claims and unique keys are in the database), so that a
lost job store, a lost lease or a stopped clock loses nothing and doubles nothing.
"""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from types import FrameType

from apscheduler.events import EVENT_SCHEDULER_STARTED
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.interval import IntervalTrigger
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from casework.access import known_devices, sessions, throttle
from casework.app import create_app
from casework.audit import seals
from casework.core import clock, drafts, idempotency, jobs, lease, request_id
from casework.core.config import settings
from casework.core.db import db, transaction
from casework.core.logging import get_logger
from casework.messages.delivery import deliver
from casework.reminders import services as reminders
from casework.reports import tasks as reports

log = get_logger(__name__)

_BUSY_THREADS = 6


@dataclass(frozen=True, slots=True)
class Timed:
    """One line of the table of jobs."""

    name: str
    every: timedelta
    body: Callable[[], object]


def _in_transaction(body: Callable[[], object]) -> Callable[[], object]:
    def run() -> object:
        with transaction():
            return body()

    return run


def _purge() -> None:
    """Forget what has had its time: sessions, failed sign-ins, browsers, idempotency keys, drafts."""
    for body in (sessions.purge, throttle.purge, known_devices.purge, idempotency.purge, drafts.purge):
        _in_transaction(body)()


def _beat() -> None:
    lease.beat(lease.SCHEDULER, _me())


TABLE: tuple[Timed, ...] = (
    Timed("jobs", timedelta(seconds=2), jobs.drain),
    Timed("messages", timedelta(seconds=3), deliver),
    Timed("heartbeat", timedelta(seconds=10), _beat),
    Timed("reminders", timedelta(minutes=1), reminders.sweep),
    Timed("seal", timedelta(minutes=1), _in_transaction(seals.seal)),
    Timed("purge", timedelta(hours=1), _purge),
    Timed("reports", timedelta(hours=1), reports.refresh_due),
)


class Worker:
    """One scheduler process: waits for the lease, runs the table while it holds it, hands it on when told to stop."""

    def __init__(self, app: Flask, *, owner: str | None = None) -> None:
        self._app = app
        self._owner = owner or _me()
        self._stopping = threading.Event()
        self._scheduler: BlockingScheduler | None = None
        with app.app_context():
            self._length = timedelta(seconds=settings().lease_seconds)

    def run(self) -> None:
        """Run until `stop`."""
        pause = self._length.total_seconds() / 3
        while not self._stopping.is_set():
            if self._take():
                self._lead(pause)
            else:
                self._stopping.wait(pause)
        with self._app.app_context():
            lease.release(lease.SCHEDULER, self._owner)

    def stop(self) -> None:
        """Have `run` return once the jobs that are under way have ended."""
        self._stopping.set()

    def _lead(self, pause: float) -> None:
        log.info("scheduler leads", owner=self._owner)
        scheduler = _scheduler(self._app)
        keeper = threading.Thread(target=self._keep, args=(scheduler, pause), name="lease", daemon=True)

        def started(_event: object) -> None:
            _set_table(scheduler)
            keeper.start()

        scheduler.add_listener(started, EVENT_SCHEDULER_STARTED)
        try:
            scheduler.start()
        except SQLAlchemyError:
            # The store could not be written to (a long transaction of somebody's on SQLite): begin again.
            log.warning("scheduler cannot reach its job store", owner=self._owner)
            scheduler.shutdown(wait=False)
        if keeper.ident is not None:
            keeper.join()

    def _keep(self, scheduler: BlockingScheduler, pause: float) -> None:
        """Lengthen the lease while leading; end the scheduler when it is lost or this process is to stop."""
        while not self._stopping.wait(pause):
            if not self._take():
                log.warning("scheduler lost its lease", owner=self._owner)
                break
        if scheduler.running:
            scheduler.shutdown(wait=self._stopping.is_set())

    def _take(self) -> bool:
        try:
            with self._app.app_context():
                return lease.take(lease.SCHEDULER, self._owner, self._length)
        except SQLAlchemyError:
            log.warning("scheduler cannot reach the database", owner=self._owner)
            return False


def do(name: str) -> None:
    """Do one line of the table; what the job store names, because it can only keep names."""
    assert _app is not None
    line = next(timed for timed in TABLE if timed.name == name)
    with _app.app_context():
        request_id.begin()
        line.body()


def main() -> None:
    """Run the scheduler process until it is told to stop."""
    # Each run and each one skipped because the last still runs would be a line every two seconds.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    worker = Worker(create_app())

    def told_to_stop(_signal: int, _frame: FrameType | None) -> None:
        worker.stop()

    signal.signal(signal.SIGTERM, told_to_stop)
    signal.signal(signal.SIGINT, told_to_stop)
    worker.run()


_app: Flask | None = None


def _scheduler(app: Flask) -> BlockingScheduler:
    """Return a scheduler on the persistent store.

    Missed runs are made up for once (`misfire_grace_time=None`, `coalesce`): the default of one second drops them.
    """
    # The job store names a function, which must find its application.
    global _app
    _app = app
    with app.app_context():
        store = SQLAlchemyJobStore(engine=db.engine, tablename=lease.ScheduledJob.__tablename__)
    return BlockingScheduler(
        jobstores={"default": store},
        executors={"default": ThreadPoolExecutor(_BUSY_THREADS)},
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        timezone="UTC",
    )


def _set_table(scheduler: BlockingScheduler) -> None:
    """Make the store hold exactly the table; a job it holds already keeps its time, so that a late one runs at once."""
    stored = {job.id: job for job in scheduler.get_jobs()}
    for name in stored.keys() - {timed.name for timed in TABLE}:
        scheduler.remove_job(name)
    for timed in TABLE:
        job = stored.get(timed.name)
        if job is not None and job.trigger.interval == timed.every:
            continue
        scheduler.add_job(
            "casework.worker:do",
            IntervalTrigger(seconds=int(timed.every.total_seconds()), timezone="UTC"),
            args=(timed.name,),
            id=timed.name,
            name=timed.name,
            next_run_time=clock.now(),
            replace_existing=True,
        )


def _me() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"
