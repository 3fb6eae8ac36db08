"""Two real scheduler processes on one database: one leads, everything goes once, the other takes over from a dead one."""

import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from casework.core import jobs, lease
from casework.core.config import settings
from casework.core.db import db, read, transaction
from casework.core.lease import Lease
from casework.core.supervisor import scheduler_command
from casework.messages import services
from casework.messages.models import OutboxMessage
from casework.messages.types import MessageState, Notice

PATIENCE_SECONDS = 180
MESSAGES = 12


@pytest.fixture
def start(app: Flask) -> Iterator[Callable[[], "subprocess.Popen[bytes]"]]:
    """A maker of schedulers on the test's database, each with a short lease."""
    config = settings()
    environment = os.environ | {
        "CASEWORK_ENV": "test",
        "CASEWORK_HOME": str(config.home),
        "CASEWORK_DATABASE_URL": config.database_url,
        "CASEWORK_SECRET_KEY": config.secret_key,
        "CASEWORK_MASTER_KEY": config.master_key,
        "CASEWORK_LEASE_SECONDS": "2",
    }
    started: list[subprocess.Popen[bytes]] = []

    def make() -> "subprocess.Popen[bytes]":
        started.append(subprocess.Popen(scheduler_command(), env=environment))
        return started[-1]

    yield make
    for process in started:
        process.kill()
        process.wait()


def wait_for(happened: Callable[[], bool]) -> None:
    """Look again and again until something has happened. Raises AssertionError when it does not."""
    pause = threading.Event()
    for _look in range(PATIENCE_SECONDS * 10):
        if happened():
            return
        pause.wait(0.1)
    raise AssertionError(f"it had not happened after {PATIENCE_SECONDS} seconds")


def leader() -> str:
    with read():
        return db.session.scalar(select(Lease.owner).where(Lease.name == lease.SCHEDULER)) or ""


def all_sent() -> bool:
    with read():
        left = select(func.count(OutboxMessage.id)).where(OutboxMessage.state != MessageState.SENT)
        return db.session.scalar(left) == 0


def write() -> None:
    with transaction():
        for number in range(MESSAGES):
            services.send(to_user_id=None, address=f"p{number}@tests.example", notice=Notice("tests", "News", "News."))


def test_one_leads_and_the_other_takes_over(app: Flask, start: Callable[[], "subprocess.Popen[bytes]"]) -> None:
    write()
    first, second = start(), start()
    wait_for(all_sent)
    with read():
        assert set(db.session.scalars(select(OutboxMessage.attempts))) == {1}
    folder = Path(settings().mail_url.removeprefix("file://"))
    assert len(list(folder.glob("*.eml"))) == MESSAGES

    leading, waiting = (first, second) if leader().endswith(f":{first.pid}") else (second, first)
    leading.kill()
    wait_for(lambda: leader().endswith(f":{waiting.pid}"))
    write()
    wait_for(all_sent)

    waiting.terminate()
    assert waiting.wait(PATIENCE_SECONDS) == 0
    assert leader() == "", "a scheduler that is told to stop gives its lease back"


def test_a_job_asked_for_on_the_web_is_done_by_the_scheduler(
    app: Flask, start: Callable[[], "subprocess.Popen[bytes]"]
) -> None:
    from casework.audit.queries import VERIFY_JOB
    from casework.core.actor import SYSTEM

    with transaction():
        ref = jobs.enqueue(SYSTEM, VERIFY_JOB, {}).ref

    def done() -> bool:
        with read():
            return db.session.scalar(select(jobs.Job.state).where(jobs.Job.ref == ref)) == jobs.JobState.DONE

    start()
    wait_for(done)
