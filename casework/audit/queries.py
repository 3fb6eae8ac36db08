"""Reading the trail. Values stay encrypted unless the caller says whose may be opened."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, String, and_, cast, func, or_, select

from casework.audit import keys
from casework.audit.models import Act, AuditRecord, AuditSeal, AuditSealMember, AuditValue
from casework.core import clock
from casework.core.db import db
from casework.core.jobs import Job, JobState

PAGE = 50
VERIFY_JOB = "audit.verify"
NIGHT = (time(20), time(6))


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """What the trail is narrowed to. `lists` also finds the lists that showed `ref`."""

    ref: str | None = None
    actor_ids: tuple[int, ...] | None = None
    act: Act | None = None
    kind: str = ""
    verb: str = ""
    since: date | None = None
    until: date | None = None
    lists: bool = False


@dataclass(frozen=True, slots=True)
class SealState:
    """How far the trail is sealed."""

    sealed_at: datetime | None
    unsealed: int


def trail(wanted: TrailFilter, *, before: int | None = None) -> Sequence[AuditRecord]:
    """Return a page of the trail, newest first, from before a record's number (at most 2 statements)."""
    statement = select(AuditRecord).where(*_where(wanted))
    if before is not None:
        statement = statement.where(AuditRecord.id < before)
    return db.session.scalars(statement.order_by(AuditRecord.id.desc()).limit(PAGE)).all()


def values_of(record_ids: Collection[int]) -> Mapping[int, dict[str, Any]]:
    """Open the values of records whose reader has been checked; a destroyed key opens nothing."""
    rows = db.session.scalars(
        select(AuditValue).where(AuditValue.record_id.in_(record_ids)).order_by(AuditValue.id)
    ).all()
    opened: dict[int, dict[str, Any]] = {}
    for row in rows:
        opened.setdefault(row.record_id, {}).update(keys.open_values(row) or {})
    return opened


def with_word(words: Collection[str], *, since: datetime, limit: int = 20) -> Sequence[AuditRecord]:
    """Return the newest records whose verb ends in one of the words, such as ".downloaded"."""
    named = or_(*(AuditRecord.verb.like(f"%{word}") for word in words))
    statement = select(AuditRecord).where(AuditRecord.at >= since, named)
    return db.session.scalars(statement.order_by(AuditRecord.id.desc()).limit(limit)).all()


def most_looks(*, since: datetime, limit: int = 5) -> Sequence[Row[Any]]:
    """Return who looked most: (user, how many looks)."""
    return db.session.execute(_looks_by_user(AuditRecord.at >= since).limit(limit)).all()


def night_looks(*, until: date, days: int = 7, limit: int = 5) -> Sequence[Row[Any]]:
    """Return who looked between eight in the evening and six in the morning of the last days, London time."""
    nights = [_night_before(until - timedelta(days=back)) for back in range(days)]
    return db.session.execute(_looks_by_user(or_(*nights)).limit(limit)).all()


def count_failed_sign_ins(*, since: datetime) -> int:
    """Return how many tries to sign in failed."""
    return (
        db.session.scalar(
            select(func.count(AuditRecord.id)).where(
                AuditRecord.act == Act.SECURITY, AuditRecord.at >= since, AuditRecord.verb == "sign_in.failed"
            )
        )
        or 0
    )


def seal_state() -> SealState:
    """Return when the trail was last sealed and how many records came after the last one sealed."""
    sealed_at = db.session.scalar(select(func.max(AuditSeal.sealed_at)))
    last = db.session.scalar(select(func.max(AuditSealMember.record_id))) or 0
    unsealed = db.session.scalar(select(func.count(AuditRecord.id)).where(AuditRecord.id > last)) or 0
    return SealState(sealed_at, unsealed)


def last_verification() -> Job | None:
    """Return the last time that the whole trail was checked from a page, under way or done."""
    return db.session.scalars(
        select(Job).where(Job.kind == VERIFY_JOB, Job.state != JobState.FAILED).order_by(Job.id.desc()).limit(1)
    ).first()


def _where(wanted: TrailFilter) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if wanted.ref is not None:
        where.append(_about(wanted.ref, wanted.lists))
    if wanted.actor_ids is not None:
        where.append(AuditRecord.actor_user_id.in_(wanted.actor_ids))
    if wanted.act is not None:
        where.append(AuditRecord.act == wanted.act)
    if wanted.kind:
        where.append(AuditRecord.subject_kind == wanted.kind)
    if wanted.verb:
        word = wanted.verb.lower().replace(" ", "_").replace("%", "")
        where.append(AuditRecord.verb.contains(word, autoescape=True))
    if wanted.since is not None:
        where.append(AuditRecord.at >= clock.london_time(wanted.since, time.min))
    if wanted.until is not None:
        where.append(AuditRecord.at <= clock.end_of_day(wanted.until))
    return where


def _about(ref: str, lists: bool) -> ColumnElement[bool]:
    """Match the record itself; for a young person's reference everything that is about them."""
    person_id = db.session.scalar(
        select(AuditRecord.subject_id)
        .where(AuditRecord.subject_ref == ref, AuditRecord.subject_kind == "person")
        .limit(1)
    )
    about: list[ColumnElement[bool]] = [AuditRecord.subject_ref == ref]
    if person_id is not None:
        about.append(AuditRecord.person_id == person_id)
    if lists:
        about.append(and_(AuditRecord.act == Act.LOOK, cast(AuditRecord.detail, String).contains(ref)))
    return or_(*about)


def _looks_by_user(when: ColumnElement[bool]) -> Any:
    count = func.count(AuditRecord.id)
    return (
        select(AuditRecord.actor_user_id, count)
        .where(
            AuditRecord.act == Act.LOOK,
            AuditRecord.actor_user_id.is_not(None),
            AuditRecord.subject_kind != "trail",
            when,
        )
        .group_by(AuditRecord.actor_user_id)
        .order_by(count.desc(), AuditRecord.actor_user_id)
    )


def _night_before(day: date) -> ColumnElement[bool]:
    evening, morning = NIGHT
    return and_(
        AuditRecord.at >= clock.london_time(day - timedelta(days=1), evening),
        AuditRecord.at < clock.london_time(day, morning),
    )
