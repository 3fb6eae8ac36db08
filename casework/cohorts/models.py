"""Tables of cohorts and memberships."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.cohorts.types import (
    AttritionStage,
    CohortStatus,
    ExitReason,
    MemberRole,
    MembershipStatus,
    NotSelectedReason,
    ProgrammeType,
)
from casework.core.db import Choice, Model, UtcDateTime
from casework.core.refs import HasRef


class Cohort(HasRef, Model):
    """A defined group worked with under one programme; capacity and targets are planned numbers."""

    __tablename__ = "cohorts"
    __table_args__ = (
        CheckConstraint("capacity IS NULL OR capacity > 0", name="capacity"),
        CheckConstraint("closes_on IS NULL OR opens_on IS NULL OR closes_on >= opens_on", name="dates"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    programme_type: Mapped[ProgrammeType] = mapped_column(Choice(ProgrammeType))
    status: Mapped[CohortStatus] = mapped_column(Choice(CohortStatus))
    purpose: Mapped[str] = mapped_column(Text, default="")
    area_id: Mapped[int] = mapped_column(ForeignKey("areas.id"), index=True)
    coordinator_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    commissioner_agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    capacity: Mapped[int | None]
    opens_on: Mapped[date | None]
    closes_on: Mapped[date | None]
    min_age: Mapped[int | None]
    target_started: Mapped[int | None]
    target_completed: Mapped[int | None]
    target_attended_percent: Mapped[int | None]
    target_actions_in_time_percent: Mapped[int | None]
    contact_every_days: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Membership(HasRef, Model):
    """A young person's time in a cohort.

    `selected_by_decision_id` names the panel's decision; decisions live on a higher floor, so it is no foreign key.
    """

    __tablename__ = "memberships"
    __table_args__ = (
        Index(None, "cohort_id", "status"),
        Index(None, "person_id", "cohort_id"),
        CheckConstraint("ended_on IS NULL OR joined_on IS NULL OR ended_on >= joined_on", name="dates"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    referral_id: Mapped[int | None] = mapped_column(ForeignKey("referrals.id"), index=True)
    status: Mapped[MembershipStatus] = mapped_column(Choice(MembershipStatus))
    status_since: Mapped[date]
    nominated_on: Mapped[date]
    rationale: Mapped[str] = mapped_column(Text, default="")
    selected_by_decision_id: Mapped[int | None] = mapped_column(index=True)
    not_selected_reason: Mapped[NotSelectedReason | None] = mapped_column(Choice(NotSelectedReason))
    joined_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    exit_reason: Mapped[ExitReason | None] = mapped_column(Choice(ExitReason))
    attrition_stage: Mapped[AttritionStage | None] = mapped_column(Choice(AttritionStage))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column()

    cohort: Mapped[Cohort] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class MembershipStatusChange(Model):
    """One step of a membership: when, from what to what, why, by whom."""

    __tablename__ = "membership_status_changes"
    __table_args__ = (Index(None, "membership_id", "changed_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    membership_id: Mapped[int] = mapped_column(ForeignKey("memberships.id"))
    from_status: Mapped[MembershipStatus | None] = mapped_column(Choice(MembershipStatus, "from_status"))
    to_status: Mapped[MembershipStatus] = mapped_column(Choice(MembershipStatus, "to_status"))
    reason: Mapped[str] = mapped_column(Text, default="")
    changed_on: Mapped[date]
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))


class MembershipRole(Model):
    """In which part a young person is known, on what evidence, from and until when."""

    __tablename__ = "membership_roles"

    id: Mapped[int] = mapped_column(primary_key=True)
    membership_id: Mapped[int] = mapped_column(ForeignKey("memberships.id"), index=True)
    role: Mapped[MemberRole] = mapped_column(Choice(MemberRole))
    evidence: Mapped[str] = mapped_column(Text)
    since: Mapped[date]
    until: Mapped[date | None]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
