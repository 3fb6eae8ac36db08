"""One recipient's part of a sweep, in one transaction: their reminders, their digest and its outbox row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select, update

from casework.core import clock
from casework.core.config import settings
from casework.core.db import db, transaction
from casework.core.subjects import SubjectRef
from casework.core.upsert import insert_if_new
from casework.messages import services as messages
from casework.reminders import notices
from casework.reminders.models import Digest, Reminder, ReminderRung
from casework.reminders.queries import line_of
from casework.reminders.rules import Falling, recipient_key
from casework.reminders.types import ReminderState

UNIQUE = ("rung_id", "subject_kind", "subject_id", "recipient_key", "due_on")


@dataclass(slots=True)
class Settled:
    """What was written for one recipient."""

    superseded: int = 0
    cancelled: int = 0
    messages: int = 0


def settle(recipient: str, fallen: Sequence[Falling], over: Sequence[int], today: date, *, gathering: bool) -> Settled:
    """Write one recipient's reminders; send what cannot wait; make the day's digest if `gathering` and not made yet.

    `over` are the keys of their waiting reminders that nobody asserts any more.
    """
    done = Settled()
    with transaction():
        for one in sorted(fallen, key=lambda each: each.key):
            _write(one, done, today)
        if over:
            done.cancelled = _move(Reminder.id.in_(over), to=ReminderState.CANCELLED)
        if gathering:
            done.messages += _make_digest(recipient, today)
    return done


def _write(one: Falling, done: Settled, today: date) -> None:
    state = ReminderState.SUPERSEDED if one.superseded else ReminderState.WAITING
    is_new = insert_if_new(Reminder, _row(one, state), unique=UNIQUE)
    if one.superseded:
        done.superseded += is_new or _move(_is(one), to=ReminderState.SUPERSEDED)
    elif one.at_once:
        done.messages += _send_at_once(one, today)


def _row(one: Falling, state: ReminderState) -> dict[str, Any]:
    subject = one.due.subject
    return {
        "rung_id": one.rung.id,
        "subject_kind": subject.kind,
        "subject_id": subject.id,
        "subject_ref": subject.ref,
        "recipient_key": recipient_key(one.recipient),
        "user_id": one.recipient.user_id,
        "address": one.recipient.address,
        "due_on": one.due.due_on,
        "day": one.day,
        "state": state,
        "created_at": clock.now(),
    }


def _is(one: Falling) -> Any:
    rung_id, kind, subject_id, recipient, due_on = one.key
    return (
        (Reminder.rung_id == rung_id)
        & (Reminder.subject_kind == kind)
        & (Reminder.subject_id == subject_id)
        & (Reminder.recipient_key == recipient)
        & (Reminder.due_on == due_on)
    )


def _move(which: Any, *, to: ReminderState) -> int:
    """Move waiting reminders on; one that another process has moved meanwhile is left as it is."""
    moved = db.session.execute(
        update(Reminder)
        .where(which, Reminder.state == ReminderState.WAITING)
        .values(state=to)
        .execution_options(synchronize_session=False)
    )
    return int(getattr(moved, "rowcount", 0))


def _send_at_once(one: Falling, today: date) -> int:
    if _move(_is(one), to=ReminderState.GATHERED) != 1:
        return 0
    rung, subject = one.rung, one.due.subject
    line = notices.Line(rung.ladder, rung.offset, rung.audience, subject.kind, subject.ref, one.due.due_on)
    message = messages.send(
        to_user_id=one.recipient.user_id,
        address=one.recipient.address,
        notice=notices.at_once(line, today),
        subject=SubjectRef(subject.kind, subject.id, subject.ref),
        urgent=True,
    )
    _carry(_is(one), message.id if message else None)
    return 1


def _make_digest(recipient: str, today: date) -> int:
    """Gather all that waits for a recipient into one message. Whoever makes the digest row first sends it."""
    waits = (Reminder.recipient_key == recipient) & (Reminder.state == ReminderState.WAITING)
    rows = db.session.execute(
        select(Reminder, ReminderRung)
        .join(ReminderRung, ReminderRung.id == Reminder.rung_id)
        .where(waits)
        .order_by(Reminder.id)
        .with_for_update(of=Reminder)
    ).all()
    if not rows:
        return 0
    values = {"recipient_key": recipient, "day": today, "created_at": clock.now()}
    if not insert_if_new(Digest, values, unique=("recipient_key", "day")):
        return 0
    last = rows[-1][0]
    message = messages.send(
        to_user_id=last.user_id,
        address=last.address,
        notice=notices.digest([line_of(reminder, rung) for reminder, rung in rows], today, settings().base_url),
    )
    outbox_id = message.id if message else None
    gathered = Reminder.id.in_([reminder.id for reminder, _rung in rows])
    _move(gathered, to=ReminderState.GATHERED)
    _carry(gathered, outbox_id)
    db.session.execute(
        update(Digest)
        .where(Digest.recipient_key == recipient, Digest.day == today)
        .values(outbox_id=outbox_id)
        .execution_options(synchronize_session=False)
    )
    return 1


def _carry(which: Any, outbox_id: int | None) -> None:
    """Say which message carries some reminders."""
    db.session.execute(
        update(Reminder).where(which).values(outbox_id=outbox_id).execution_options(synchronize_session=False)
    )
