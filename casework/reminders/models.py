"""Ladders, the reminders that came of them, and the digest each recipient has had of a day."""

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.core.db import Choice, Model, UtcDateTime
from casework.reminders.types import ReminderState

RECIPIENT = 260


class ReminderRung(Model):
    """One step of a ladder. Rules are data: a rung is switched off, never deleted, because reminders name it."""

    __tablename__ = "reminder_rungs"
    __table_args__ = (UniqueConstraint("ladder", "offset_days", "audience"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ladder: Mapped[str] = mapped_column(String(40))
    offset_days: Mapped[int]
    audience: Mapped[str] = mapped_column(String(40))
    active: Mapped[bool] = mapped_column(Boolean, default=True)


class Digest(Model):
    """That a recipient has had their one digest of a London day."""

    __tablename__ = "digests"
    __table_args__ = (UniqueConstraint("recipient_key", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    recipient_key: Mapped[str] = mapped_column(String(RECIPIENT))
    day: Mapped[date] = mapped_column(Date)
    outbox_id: Mapped[int | None] = mapped_column(ForeignKey("outbox.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Reminder(Model):
    """A rung that came for one recipient of one record and deadline: made once, kept for ever."""

    __tablename__ = "reminders"
    __table_args__ = (
        UniqueConstraint("rung_id", "subject_kind", "subject_id", "recipient_key", "due_on", name="uq_reminders_once"),
        Index("ix_reminders_subject", "subject_kind", "subject_id"),
        Index("ix_reminders_kind_due_on", "subject_kind", "due_on"),
        Index("ix_reminders_state_recipient_key", "state", "recipient_key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    rung_id: Mapped[int] = mapped_column(ForeignKey("reminder_rungs.id"))
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    subject_ref: Mapped[str | None] = mapped_column(String(8))
    recipient_key: Mapped[str] = mapped_column(String(RECIPIENT))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    address: Mapped[str] = mapped_column(String(254))
    due_on: Mapped[date] = mapped_column(Date)
    day: Mapped[date] = mapped_column(Date)
    state: Mapped[ReminderState] = mapped_column(Choice(ReminderState), default=ReminderState.WAITING)
    outbox_id: Mapped[int | None] = mapped_column(ForeignKey("outbox.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
