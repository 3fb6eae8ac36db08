"""Work that takes long: rows that the scheduler process takes up one by one, never a thread of the web process.

A body registered with `@handles("referrals.import")` opens its own transactions, one per item, and must be safe to
begin again: a worker that dies loses its claim after CLAIM, and another begins the job anew.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, ForeignKey, Index, String, Text, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import Choice, Model, UtcDateTime, after_commit, db, read, transaction
from casework.core.errors import DomainError, NotFound
from casework.core.logging import get_logger
from casework.core.refs import HasRef
from casework.core.subjects import SubjectRef

CLAIM = timedelta(minutes=10)
MOST_ATTEMPTS = 3
WENT_WRONG = "Something went wrong while this was being done. Nothing more will be tried; please start it again."

log = get_logger(__name__)


class JobState(StrEnum):
    """Where a job is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        return self in (JobState.DONE, JobState.FAILED)


class Job(HasRef, Model):
    """One piece of long work. `payload` and `result` hold keys and counts, never what is about a person."""

    __tablename__ = "jobs"
    __table_args__ = (Index("ix_jobs_state_claimed_until", "state", "claimed_until"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(60))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[JobState] = mapped_column(Choice(JobState), default=JobState.QUEUED)
    progress: Mapped[int] = mapped_column(default=0)
    total: Mapped[int | None]
    result: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    problem: Mapped[str] = mapped_column(Text, default="")
    actor_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    subject_kind: Mapped[str | None] = mapped_column(String(40))
    subject_id: Mapped[int | None]
    attempts: Mapped[int] = mapped_column(default=0)
    claim: Mapped[str | None] = mapped_column(String(40))
    claimed_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ClaimLost(Exception):
    """Another worker took the job up; this one must stop."""


@dataclass(frozen=True, slots=True)
class Running:
    """A claimed job as its body sees it. `actor_user_id` is None when the system asked for it."""

    id: int
    kind: str
    payload: Mapping[str, Any]
    actor_user_id: int | None
    claim: str

    def report(self, done: int, total: int | None = None) -> None:
        """Keep how far it is, and the claim, in a transaction of its own: call it between items.

        Raises ClaimLost when another worker has taken the job up meanwhile.
        """
        values: dict[str, Any] = {"progress": done, "claimed_until": clock.now() + CLAIM}
        if total is not None:
            values["total"] = total
        if not _change(self, **values):
            raise ClaimLost(self.kind)


Body = Callable[[Running], Mapping[str, Any] | None]

_bodies: dict[str, Body] = {}


def handles(kind: str) -> Callable[[Body], Body]:
    """Register the body of a kind of job; what it returns becomes the job's `result`."""

    def register(body: Body) -> Body:
        known = _bodies.get(kind)
        if known is not None and known.__module__ != body.__module__:
            raise ValueError(f"two bodies for jobs of the kind {kind!r}")
        _bodies[kind] = body
        return body

    return register


def enqueue(actor: Actor, kind: str, payload: Mapping[str, Any], subject: SubjectRef | None = None) -> Job:
    """Ask for long work, in the present transaction. Raises KeyError for a kind that no body handles."""
    if kind not in _bodies:
        raise KeyError(f"no body handles jobs of the kind {kind!r}")
    job = Job(
        kind=kind,
        payload=dict(payload),
        actor_user_id=actor.user_id,
        subject_kind=subject.kind if subject else None,
        subject_id=subject.id if subject else None,
        created_at=clock.now(),
    )
    db.session.add(job)
    # The caller shows the job's reference or keeps its key before the transaction ends.
    db.session.flush()
    after_commit(lambda: log.info("job queued", job=job.ref, kind=kind))
    return job


def job_of(actor: Actor, ref: str) -> Job:
    """Return a job that this actor asked for. Raises NotFound for anybody else's."""
    job = db.session.scalar(select(Job).where(Job.ref == ref, Job.actor_user_id == actor.user_id))
    if job is None:
        raise NotFound
    return job


def drain(*, most: int = 50) -> int:
    """Do what is queued, and what a dead worker left, oldest first; return how many were taken up.

    A defect in a body fails its job, shown as such to whoever asked for it, and is raised here for the log.
    """
    for taken in range(most):
        running = _claim()
        if running is None:
            return taken
        _do(running)
    return most


def _claim() -> Running | None:
    with read():
        waiting = db.session.scalars(select(Job.id).where(_waits(clock.now())).order_by(Job.id).limit(10)).all()
    for job_id in waiting:
        running = _claim_one(job_id)
        if running is not None:
            return running
    return None


def _claim_one(job_id: int) -> Running | None:
    """Claim by a conditional UPDATE: not one row means that another worker got there first."""
    now, claim = clock.now(), uuid4().hex
    with transaction():
        claimed = db.session.execute(
            update(Job)
            .where(Job.id == job_id, _waits(now))
            .values(state=JobState.RUNNING, claim=claim, claimed_until=now + CLAIM, attempts=Job.attempts + 1)
            .execution_options(synchronize_session=False)
        )
        if getattr(claimed, "rowcount", 0) != 1:
            return None
        job = db.session.get_one(Job, job_id)
        running = Running(job.id, job.kind, job.payload, job.actor_user_id, claim)
        attempts = job.attempts
    if attempts > MOST_ATTEMPTS:
        _finish(running, JobState.FAILED, problem=WENT_WRONG)
        return None
    return running


def _waits(now: datetime) -> Any:
    left = (Job.state == JobState.RUNNING) & (Job.claimed_until < now)
    return or_(Job.state == JobState.QUEUED, left)


def _do(running: Running) -> None:
    try:
        result = _bodies[running.kind](running)
    except ClaimLost:
        log.warning("job taken up by another worker", job_id=running.id, kind=running.kind)
    except DomainError as error:
        _finish(running, JobState.FAILED, problem=error.message)
    except Exception:
        _finish(running, JobState.FAILED, problem=WENT_WRONG)
        raise
    except BaseException:  # told to stop: the next worker begins it anew
        _change(running, state=JobState.QUEUED, claim=None, claimed_until=None)
        raise
    else:
        _finish(running, JobState.DONE, result=dict(result or {}))


def _finish(running: Running, state: JobState, *, result: dict[str, Any] | None = None, problem: str = "") -> None:
    _change(running, state=state, result=result, problem=problem, claimed_until=None, finished_at=clock.now())


def _change(running: Running, **values: Any) -> bool:
    with transaction():
        changed = db.session.execute(
            update(Job)
            .where(Job.id == running.id, Job.claim == running.claim, Job.state == JobState.RUNNING)
            .values(**values)
            .execution_options(synchronize_session=False)
        )
        return getattr(changed, "rowcount", 0) == 1
