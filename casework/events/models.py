"""Tables of events."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.core.db import Choice, Model, UtcDateTime
from casework.core.refs import HasRef
from casework.events.types import EventBasis, EventKind, ParticipantRole


class Event(HasRef, Model):
    """One thing that happened, told once for everybody it concerned.

    `occurred_at` places it in a timeline: noon in London of `occurred_on` where nobody knows the time.
    `told_for_id` is the young person from whose record it was written: its words and place are read only by those
    who reach that young person, because they may speak of the others.
    """

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[EventKind] = mapped_column(Choice(EventKind))
    basis: Mapped[EventBasis] = mapped_column(Choice(EventBasis), default=EventBasis.REPORTED)
    occurred_on: Mapped[date]
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    is_violent: Mapped[bool] = mapped_column(default=False)
    what_happened: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(String(200), default="")
    told_for_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    source_agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column()

    participants: Mapped[list["EventParticipant"]] = relationship(back_populates="event", lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class EventParticipant(Model):
    """One person's part in an event.

    A participant who is no young person of ours is described in words. Who may read that description is decided by
    `reach_person_id`: the young person from whose record it was written.
    """

    __tablename__ = "event_participants"
    __table_args__ = (
        CheckConstraint("person_id IS NOT NULL OR description <> ''", name="person_or_description"),
        UniqueConstraint("event_id", "person_id"),
        Index(None, "person_id", "event_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    reach_person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[ParticipantRole] = mapped_column(Choice(ParticipantRole))
    description: Mapped[str] = mapped_column(String(200), default="")

    event: Mapped[Event] = relationship(back_populates="participants", lazy="raise")
