"""Tables of cases."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from casework.cases.types import (
    Attendance,
    CaseStatus,
    ChangeKind,
    ClosureReason,
    GoalProgress,
    InterventionKind,
    InterventionStatus,
    RiskLevel,
    TeamRole,
    VoiceHow,
)
from casework.core.db import Choice, Model, UtcDateTime
from casework.core.refs import HasRef


class Case(HasRef, Model):
    """The work with one young person in one membership. `lead_worker_id` empty is "unallocated", and shown so."""

    __tablename__ = "cases"
    __table_args__ = (
        Index(None, "lead_worker_id", "status"),
        Index(None, "area_id", "status"),
        Index(None, "cohort_id", "status"),
        Index(None, "closed_on", "opened_on", "id"),
        CheckConstraint("(status = 'closed') = (closed_on IS NOT NULL)", name="closed_has_date"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    membership_id: Mapped[int] = mapped_column(ForeignKey("memberships.id"), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id"))
    area_id: Mapped[int] = mapped_column(ForeignKey("areas.id"))
    status: Mapped[CaseStatus] = mapped_column(Choice(CaseStatus))
    lead_worker_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    risk_level: Mapped[RiskLevel] = mapped_column(Choice(RiskLevel), default=RiskLevel.NOT_ASSESSED)
    risk_set_on: Mapped[date | None]
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    closure_reason: Mapped[ClosureReason | None] = mapped_column(Choice(ClosureReason, "closure_reason"))
    closure_note: Mapped[str] = mapped_column(Text, default="")
    on_hold_until: Mapped[date | None]
    summary_now: Mapped[str] = mapped_column(Text, default="")
    summary_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    summary_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    review_due_on: Mapped[date | None] = mapped_column(index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class CaseTeamMember(Model):
    """Somebody working on a case, from and until when."""

    __tablename__ = "case_team"
    __table_args__ = (Index(None, "case_id", "until"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    role: Mapped[TeamRole] = mapped_column(Choice(TeamRole))
    since: Mapped[date]
    until: Mapped[date | None]


class Intervention(HasRef, Model):
    """One contact or session with or for a young person, planned or written up.

    `first_starts_at` is what was first promised; `starts_at` when it is or was. `person_id` is the case's.
    """

    __tablename__ = "interventions"
    __table_args__ = (
        Index(None, "case_id", "status", "starts_at"),
        Index(None, "worker_id", "status", "starts_at"),
        CheckConstraint("(status = 'written_up') = (attendance IS NOT NULL)", name="written_up_says_attendance"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[InterventionKind] = mapped_column(Choice(InterventionKind))
    status: Mapped[InterventionStatus] = mapped_column(Choice(InterventionStatus))
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    first_starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    was_planned: Mapped[bool] = mapped_column(default=False)
    minutes: Mapped[int | None]
    place: Mapped[str] = mapped_column(String(200), default="")
    purpose: Mapped[str] = mapped_column(Text, default="")
    attendance: Mapped[Attendance | None] = mapped_column(Choice(Attendance))
    absence_note: Mapped[str] = mapped_column(String(300), default="")
    what_happened: Mapped[str] = mapped_column(Text, default="")
    voice: Mapped[str] = mapped_column(Text, default="")
    voice_how: Mapped[VoiceHow | None] = mapped_column(Choice(VoiceHow))
    voice_share: Mapped[bool | None]
    goal_id: Mapped[int | None] = mapped_column(ForeignKey("goals.id"))
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Goal(HasRef, Model):
    """Something the young person wants or agrees to, in words they would recognise."""

    __tablename__ = "goals"
    __table_args__ = (Index(None, "case_id", "progress"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    text: Mapped[str] = mapped_column(String(300))
    next_step: Mapped[str] = mapped_column(String(300), default="")
    progress: Mapped[GoalProgress] = mapped_column(Choice(GoalProgress))
    target_on: Mapped[date | None]
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    set_on: Mapped[date]
    ended_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class CaseChange(Model):
    """A line of a case's history that is no contact and no event: status, risk, goal, review, allotment, move."""

    __tablename__ = "case_changes"
    __table_args__ = (Index(None, "case_id", "changed_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[ChangeKind] = mapped_column(Choice(ChangeKind))
    title: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text, default="")
    risk_level: Mapped[RiskLevel | None] = mapped_column(Choice(RiskLevel))
    goal_id: Mapped[int | None] = mapped_column(ForeignKey("goals.id"))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))


class CaseMove(Model):
    """A note moved from one young person's case to another's. The reason is read by governance, not on timelines."""

    __tablename__ = "case_moves"

    id: Mapped[int] = mapped_column(primary_key=True)
    intervention_id: Mapped[int] = mapped_column(ForeignKey("interventions.id"), index=True)
    from_case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    to_case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    reason: Mapped[str] = mapped_column(Text)
    moved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    moved_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
