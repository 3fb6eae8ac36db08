"""Tables of meetings."""

from datetime import datetime, time

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, Integer, String, Text, Time, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.access.models import Agency, Area, User
from casework.core.db import Choice, Model, UtcDateTime
from casework.core.refs import HasRef
from casework.meetings.types import (
    AttendanceStatus,
    DecisionType,
    Frequency,
    ItemKind,
    ItemReason,
    ItemStatus,
    MeetingStatus,
    SeriesType,
    Weekday,
)


class Series(HasRef, Model):
    """A table that agencies sit around again and again: who chairs it, who belongs to it, what makes a quorum."""

    __tablename__ = "series"
    __table_args__ = (CheckConstraint("quorum >= 1", name="quorum_counts"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    type: Mapped[SeriesType] = mapped_column(Choice(SeriesType))
    area_id: Mapped[int | None] = mapped_column(ForeignKey("areas.id"), index=True)
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohorts.id"), index=True)
    chair_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    minute_taker_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    frequency: Mapped[Frequency] = mapped_column(Choice(Frequency))
    weekday: Mapped[Weekday | None] = mapped_column(Choice(Weekday))
    usual_time: Mapped[time | None] = mapped_column(Time)
    place: Mapped[str] = mapped_column(String(200), default="")
    quorum: Mapped[int] = mapped_column(Integer, default=3)
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    version: Mapped[int] = mapped_column(Integer, default=1)

    chair: Mapped[User] = relationship(foreign_keys=[chair_id], lazy="raise")
    minute_taker: Mapped[User | None] = relationship(foreign_keys=[minute_taker_id], lazy="raise")
    area: Mapped[Area | None] = relationship(lazy="raise")
    members: Mapped[list["SeriesAgency"]] = relationship(lazy="raise", order_by="SeriesAgency.id")

    __mapper_args__ = {"version_id_col": version}


class SeriesAgency(Model):
    """An agency that belongs to a series; core ones count towards quorum."""

    __tablename__ = "series_agencies"
    __table_args__ = (UniqueConstraint("series_id", "agency_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    series_id: Mapped[int] = mapped_column(ForeignKey("series.id", ondelete="CASCADE"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    core: Mapped[bool] = mapped_column(Boolean, default=True)

    agency: Mapped[Agency] = relationship(lazy="raise")


class Meeting(HasRef, Model):
    """One sitting of a series. The quorum is copied at opening, so that later changes do not rewrite the past."""

    __tablename__ = "meetings"
    __table_args__ = (
        Index("ix_meetings_series_id_starts_at", "series_id", "starts_at"),
        Index("ix_meetings_status_starts_at", "status", "starts_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    series_id: Mapped[int] = mapped_column(ForeignKey("series.id"))
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    place: Mapped[str] = mapped_column(String(200), default="")
    status: Mapped[MeetingStatus] = mapped_column(Choice(MeetingStatus), default=MeetingStatus.SCHEDULED)
    quorum: Mapped[int | None] = mapped_column(Integer)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    confidentiality_read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    conflicts_asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cancelled_reason: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    version: Mapped[int] = mapped_column(Integer, default=1)

    series: Mapped[Series] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class AgendaItem(HasRef, Model):
    """One thing on an agenda: a case, a nomination, or something that names no young person."""

    __tablename__ = "agenda_items"
    __table_args__ = (
        CheckConstraint(
            "(kind = 'case' AND case_id IS NOT NULL AND membership_id IS NULL)"
            " OR (kind = 'nomination' AND membership_id IS NOT NULL AND case_id IS NULL)"
            " OR (kind = 'other' AND case_id IS NULL AND membership_id IS NULL AND person_id IS NULL)",
            name="one_subject",
        ),
        UniqueConstraint("meeting_id", "case_id"),
        UniqueConstraint("meeting_id", "membership_id"),
        Index("ix_agenda_items_meeting_id_position", "meeting_id", "position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    position: Mapped[int] = mapped_column(Integer)
    kind: Mapped[ItemKind] = mapped_column(Choice(ItemKind))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    membership_id: Mapped[int | None] = mapped_column(ForeignKey("memberships.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    title: Mapped[str] = mapped_column(String(200), default="")
    reason: Mapped[ItemReason] = mapped_column(Choice(ItemReason))
    note: Mapped[str] = mapped_column(Text, default="")
    minutes_allotted: Mapped[int | None] = mapped_column(Integer)
    status: Mapped[ItemStatus] = mapped_column(Choice(ItemStatus), default=ItemStatus.WAITING)
    discussed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    meeting: Mapped[Meeting] = relationship(lazy="raise")


class Attendance(Model):
    """How one agency was there."""

    __tablename__ = "attendances"
    __table_args__ = (UniqueConstraint("meeting_id", "agency_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    status: Mapped[AttendanceStatus] = mapped_column(Choice(AttendanceStatus))
    names: Mapped[str] = mapped_column(String(500), default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    agency: Mapped[Agency] = relationship(lazy="raise")


class Conflict(Model):
    """A conflict of interest declared at a meeting, and what was done about it."""

    __tablename__ = "conflicts"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), index=True)
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    what: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    item: Mapped[AgendaItem | None] = relationship(lazy="raise")


class ItemUpdate(Model):
    """What one agency said about an item, or that it had nothing to add."""

    __tablename__ = "item_updates"
    __table_args__ = (
        CheckConstraint("nothing_to_add OR text <> ''", name="says_something"),
        Index("ix_item_updates_agenda_item_id_id", "agenda_item_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_items.id", ondelete="CASCADE"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    text: Mapped[str] = mapped_column(Text, default="")
    nothing_to_add: Mapped[bool] = mapped_column(Boolean, default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    agency: Mapped[Agency] = relationship(lazy="raise")
    author: Mapped[User | None] = relationship(lazy="raise")


class Decision(HasRef, Model):
    """What the meeting decided about an item, why, who dissented, and whether it was quorate (R-FD-2, R-MT-8)."""

    __tablename__ = "decisions"
    __table_args__ = (
        CheckConstraint("rationale <> ''", name="has_rationale"),
        Index("ix_decisions_agenda_item_id_id", "agenda_item_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_items.id"))
    type: Mapped[DecisionType] = mapped_column(Choice(DecisionType))
    rationale: Mapped[str] = mapped_column(Text)
    alternatives: Mapped[str] = mapped_column(Text, default="")
    dissent: Mapped[str] = mapped_column(Text, default="")
    quorate: Mapped[bool] = mapped_column(Boolean)
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    decided_by: Mapped[User] = relationship(foreign_keys=[decided_by_id], lazy="raise")


class Minutes(Model):
    """The minutes of a meeting as agreed. `sha256` is over the digests of all extracts, in their order."""

    __tablename__ = "minutes"
    __table_args__ = (UniqueConstraint("meeting_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    version: Mapped[int] = mapped_column(Integer, default=1)
    agreed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    agreed_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    sha256: Mapped[str] = mapped_column(String(64))

    extracts: Mapped[list["MinutesExtract"]] = relationship(lazy="raise", order_by="MinutesExtract.id")


class MinutesExtract(Model):
    """One item's extract: at most one young person in each, so that each goes to one file only.

    `content` is the canonical text that was agreed, whatever changes elsewhere; `sha256` is its digest.
    """

    __tablename__ = "minutes_extracts"
    __table_args__ = (UniqueConstraint("minutes_id", "agenda_item_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id", ondelete="CASCADE"))
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_items.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    content: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
