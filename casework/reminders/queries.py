"""Reads of reminders: what was sent about a record, what waits for somebody, and what a sweep needs to know."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from casework.access.models import User
from casework.core.actor import Actor
from casework.core.db import db
from casework.messages.models import OutboxMessage
from casework.messages.types import MessageState
from casework.reminders import notices
from casework.reminders.models import Digest, Reminder, ReminderRung
from casework.reminders.rules import Rung
from casework.reminders.types import ReminderState

Key = tuple[int, str, int, str, date]


@dataclass(frozen=True, slots=True)
class Sent:
    """One line of a record's history: when, what, to whom, and how it ended."""

    at: datetime
    what: str
    to: str
    state: str
    by: str = "reminder"


@dataclass(frozen=True, slots=True)
class Known:
    """A reminder that a sweep finds made already."""

    state: ReminderState
    outbox_id: int | None
    message_state: MessageState | None


def sent_about(subject_kind: str, subject_id: int) -> list[Sent]:
    """Return everything that was, or is about to be, sent about a record, oldest first.

    The caller has loaded the record through its own scope; superseded and cancelled reminders are not shown.
    """
    return sorted(
        [*_reminders_about(subject_kind, subject_id), *_messages_about(subject_kind, subject_id)], key=_by_time
    )


def waiting_for(actor: Actor) -> list[notices.Line]:
    """Return what waits for the actor's next digest, earliest deadline first: it shows on their messages at once."""
    rows = db.session.execute(
        select(Reminder, ReminderRung)
        .join(ReminderRung, ReminderRung.id == Reminder.rung_id)
        .where(Reminder.user_id == actor.user_id, Reminder.state == ReminderState.WAITING)
        .order_by(Reminder.due_on, Reminder.id)
    )
    return [line_of(reminder, rung) for reminder, rung in rows]


def line_of(reminder: Reminder, rung: ReminderRung) -> notices.Line:
    """Return a reminder as a line of a digest."""
    return notices.Line(
        ladder=rung.ladder,
        offset=rung.offset_days,
        audience=rung.audience,
        subject_kind=reminder.subject_kind,
        subject_ref=reminder.subject_ref,
        due_on=reminder.due_on,
    )


def active_rungs() -> list[Rung]:
    """Return every rung that is switched on."""
    rows = db.session.scalars(select(ReminderRung).where(ReminderRung.active).order_by(ReminderRung.id))
    return [Rung(row.id, row.ladder, row.offset_days, row.audience) for row in rows]


def known_ladders() -> set[str]:
    """Return every ladder that has rungs, switched on or off."""
    return set(db.session.scalars(select(ReminderRung.ladder).distinct()))


def known_reminders(kinds: Collection[str], oldest: date) -> dict[Key, Known]:
    """Return the reminders made so far about records of some kinds with a deadline from a day on, by their key."""
    rows = db.session.execute(
        select(
            Reminder.rung_id,
            Reminder.subject_kind,
            Reminder.subject_id,
            Reminder.recipient_key,
            Reminder.due_on,
            Reminder.state,
            Reminder.outbox_id,
            OutboxMessage.state,
        )
        .outerjoin(OutboxMessage, OutboxMessage.id == Reminder.outbox_id)
        .where(Reminder.subject_kind.in_(sorted(kinds)), Reminder.due_on >= oldest)
    )
    return {(row[0], row[1], row[2], row[3], row[4]): Known(row[5], row[6], row[7]) for row in rows}


def waiting() -> dict[int, Key]:
    """Return every reminder that waits for a digest: what it is unique by, by its key."""
    rows = db.session.execute(
        select(
            Reminder.id,
            Reminder.rung_id,
            Reminder.subject_kind,
            Reminder.subject_id,
            Reminder.recipient_key,
            Reminder.due_on,
        ).where(Reminder.state == ReminderState.WAITING)
    )
    return {row[0]: (row[1], row[2], row[3], row[4], row[5]) for row in rows}


def recipients_with_digest(day: date) -> set[str]:
    """Return who has had their digest of a day."""
    return set(db.session.scalars(select(Digest.recipient_key).where(Digest.day == day)))


def disabled_among(user_ids: Iterable[int]) -> set[int]:
    """Return which of some users no longer sign in: nothing is sent to them (PRACTICE R-MT-7)."""
    wanted = sorted(set(user_ids))
    if not wanted:
        return set()
    return set(db.session.scalars(select(User.id).where(User.disabled_at.is_not(None))).all()) & set(wanted)


def last_sweep_digest() -> datetime | None:
    """Return when a digest was last made, or None when none ever was."""
    return db.session.scalar(select(func.max(Digest.created_at)))


def _reminders_about(kind: str, key: int) -> list[Sent]:
    shown = (ReminderState.WAITING, ReminderState.GATHERED)
    rows = db.session.execute(
        select(Reminder, ReminderRung, OutboxMessage, User.name)
        .join(ReminderRung, ReminderRung.id == Reminder.rung_id)
        .outerjoin(OutboxMessage, OutboxMessage.id == Reminder.outbox_id)
        .outerjoin(User, User.id == Reminder.user_id)
        .where(Reminder.subject_kind == kind, Reminder.subject_id == key, Reminder.state.in_(shown))
        .order_by(Reminder.id)
    )
    return [
        Sent(
            at=_when(reminder, message),
            what=f"Reminder: {notices.rung_in_words(rung.offset_days, rung.audience)}",
            to=name or reminder.address,
            state=_state(message),
        )
        for reminder, rung, message, name in rows
    ]


def _messages_about(kind: str, key: int) -> list[Sent]:
    rows = db.session.execute(
        select(OutboxMessage, User.name)
        .outerjoin(User, User.id == OutboxMessage.to_user_id)
        .where(
            OutboxMessage.subject_kind == kind,
            OutboxMessage.subject_id == key,
            OutboxMessage.code.not_like("reminders.%"),
        )
        .order_by(OutboxMessage.id)
    )
    return [
        Sent(
            at=message.sent_at or message.created_at,
            what=message.subject_line,
            to=name or message.address,
            state=_state(message),
            by="message",
        )
        for message, name in rows
    ]


def _when(reminder: Reminder, message: OutboxMessage | None) -> datetime:
    if message is None:
        return reminder.created_at
    return message.sent_at or message.created_at


def _state(message: OutboxMessage | None) -> str:
    if message is None:
        return "waits for the next digest"
    return {
        MessageState.PENDING: "on its way",
        MessageState.SENDING: "on its way",
        MessageState.SENT: "sent",
        MessageState.DOUBTFUL: "sent, perhaps twice",
        MessageState.FAILED: "could not be delivered",
    }[message.state]


def _by_time(sent: Sent) -> datetime:
    return sent.at
