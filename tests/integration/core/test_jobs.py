"""Long work: claimed once, taken up again after a crash, told as failed when it fails."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from flask import Flask

from casework.core import clock, jobs
from casework.core.actor import SYSTEM
from casework.core.db import db, read, transaction
from casework.core.errors import DomainError, NotFound
from casework.core.jobs import ClaimLost, Job, JobState, Running
from tests.cast import Cast

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
KIND = "tests.count"


class Work:
    """A body of which each test says what it does."""

    def __init__(self) -> None:
        self.began: list[Running] = []
        self.fails_with: BaseException | None = None

    def __call__(self, running: Running) -> Mapping[str, Any]:
        self.began.append(running)
        running.report(1, total=3)
        if self.fails_with is not None:
            raise self.fails_with
        return {"counted": running.payload["upto"]}


@pytest.fixture
def work() -> Iterator[Work]:
    made = Work()
    jobs._bodies[KIND] = made
    yield made
    del jobs._bodies[KIND]


def ask(actor: Any = SYSTEM) -> str:
    with transaction():
        return jobs.enqueue(actor, KIND, {"upto": 3}).ref


def job(ref: str) -> Job:
    with read():
        found = db.session.query(Job).filter_by(ref=ref).one()
        db.session.expunge_all()
    return found


def test_it_is_done_once_and_keeps_its_result(app: Flask, work: Work) -> None:
    ref = ask()
    assert jobs.drain() == 1
    assert jobs.drain() == 0
    done = job(ref)
    assert (done.state, done.result, done.progress, done.total) == (JobState.DONE, {"counted": 3}, 1, 3)
    assert len(work.began) == 1


def test_a_job_of_no_known_kind_is_refused_when_asked_for(app: Flask) -> None:
    with transaction() as unit, pytest.raises(KeyError):
        unit.abandon()
        jobs.enqueue(SYSTEM, "tests.unheard-of", {})


def test_what_is_not_committed_is_not_done(app: Flask, work: Work) -> None:
    with transaction() as unit:
        jobs.enqueue(SYSTEM, KIND, {"upto": 1})
        unit.abandon()
    assert jobs.drain() == 0


def test_a_rule_that_says_no_is_told_in_its_words(app: Flask, work: Work) -> None:
    ref = ask()
    work.fails_with = DomainError("The file is empty")
    jobs.drain()
    assert (job(ref).state, job(ref).problem) == (JobState.FAILED, "The file is empty")


def test_a_defect_fails_the_job_and_is_raised_for_the_log(app: Flask, work: Work) -> None:
    ref = ask()
    work.fails_with = ZeroDivisionError("Amara Example")
    with pytest.raises(ZeroDivisionError):
        jobs.drain()
    assert job(ref).state is JobState.FAILED
    assert job(ref).problem == jobs.WENT_WRONG


def test_being_told_to_stop_leaves_it_for_the_next_worker(app: Flask, work: Work) -> None:
    ref = ask()
    work.fails_with = SystemExit()
    with pytest.raises(SystemExit):
        jobs.drain()
    assert job(ref).state is JobState.QUEUED
    work.fails_with = None
    jobs.drain()
    assert job(ref).state is JobState.DONE


def test_a_dead_workers_job_is_taken_up_when_its_claim_ends(app: Flask, work: Work) -> None:
    with clock.frozen(NOON):
        ref = ask()
        dead = jobs._claim()
        assert dead is not None
        assert jobs.drain() == 0
    with clock.frozen(NOON + jobs.CLAIM + timedelta(seconds=1)):
        assert jobs.drain() == 1
        assert job(ref).state is JobState.DONE
        with pytest.raises(ClaimLost):
            dead.report(2)


def test_one_that_kills_its_workers_is_given_up(app: Flask, work: Work) -> None:
    moment = NOON
    with clock.frozen(moment):
        ref = ask()
    for _death in range(jobs.MOST_ATTEMPTS):
        with clock.frozen(moment):
            assert jobs._claim() is not None
        moment += jobs.CLAIM + timedelta(seconds=1)
    with clock.frozen(moment):
        assert jobs.drain() == 0
    assert job(ref).state is JobState.FAILED
    assert work.began == []


def test_several_workers_do_each_job_once(app: Flask, work: Work) -> None:
    for _number in range(8):
        ask()
    barrier = Barrier(4)

    def one_worker(_number: int) -> int:
        with app.app_context():
            barrier.wait()
            return jobs.drain()

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(one_worker, range(4))) == 8
    assert len({running.id for running in work.began}) == len(work.began) == 8


def test_only_who_asked_sees_it(app: Flask, work: Work, cast: Cast) -> None:
    ref = ask(cast.coordinator.actor)
    with read():
        assert jobs.job_of(cast.coordinator.actor, ref).ref == ref
        with pytest.raises(NotFound):
            jobs.job_of(cast.outsider.actor, ref)
