"""Tables of actions. Higher floors (cases, cohorts, meetings) are named by table only."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.access.models import Agency, User
from casework.actions.types import ActionStatus, Effect, NotDoneReason, Priority, UpdateKind
from casework.core.db import Choice, Model, UtcDateTime
from casework.core.refs import HasRef

_ONE_SUBJECT = (
    "(CASE WHEN case_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN membership_id IS NULL THEN 0 ELSE 1 END)"
    " + (CASE WHEN cohort_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN series_id IS NULL THEN 0 ELSE 1 END) = 1"
)


class Action(HasRef, Model):
    """A promise: who does what by when, and how everybody will know that it is done.

    It hangs on exactly one subject and keeps its own young person; `promised_series_id`, `meeting_id` and
    `agenda_item_id` say where it was promised, if at a meeting.
    """

    __tablename__ = "actions"
    __table_args__ = (
        CheckConstraint(_ONE_SUBJECT, name="one_subject"),
        CheckConstraint("owner_user_id IS NOT NULL OR owner_name IS NOT NULL", name="owned_by_somebody"),
        CheckConstraint("(status = 'not_done') = (not_done_reason IS NOT NULL)", name="not_done_has_reason"),
        CheckConstraint("(status = 'open') = (closed_at IS NULL)", name="closed_has_time"),
        CheckConstraint("status <> 'done' OR what_was_done IS NOT NULL", name="done_says_what"),
        CheckConstraint("times_carried >= 0", name="times_carried_counts"),
        Index("ix_actions_owner_user_id_status_due_on", "owner_user_id", "status", "due_on"),
        Index("ix_actions_owner_agency_id_status_due_on", "owner_agency_id", "status", "due_on"),
        Index("ix_actions_case_id_status_due_on", "case_id", "status", "due_on"),
        Index("ix_actions_person_id_status_due_on", "person_id", "status", "due_on"),
        Index("ix_actions_promised_series_id_status_due_on", "promised_series_id", "status", "due_on"),
        Index("ix_actions_status_due_on", "status", "due_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))

    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    membership_id: Mapped[int | None] = mapped_column(ForeignKey("memberships.id"), index=True)
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohorts.id"), index=True)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"), index=True)

    promised_series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id"), index=True)

    text: Mapped[str] = mapped_column(Text)
    done_when: Mapped[str] = mapped_column(Text, default="")
    priority: Mapped[Priority] = mapped_column(Choice(Priority), default=Priority.NORMAL)

    owner_agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    owner_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    owner_name: Mapped[str | None] = mapped_column(String(200))
    owned_since: Mapped[datetime] = mapped_column(UtcDateTime)

    first_due_on: Mapped[date] = mapped_column(Date)
    due_on: Mapped[date] = mapped_column(Date)
    times_carried: Mapped[int] = mapped_column(Integer, default=0)

    asked_due_on: Mapped[date | None] = mapped_column(Date)
    asked_reason: Mapped[str | None] = mapped_column(Text)

    status: Mapped[ActionStatus] = mapped_column(Choice(ActionStatus), default=ActionStatus.OPEN)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_on: Mapped[date | None] = mapped_column(Date)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    what_was_done: Mapped[str | None] = mapped_column(Text)
    effect: Mapped[Effect | None] = mapped_column(Choice(Effect))
    not_done_reason: Mapped[NotDoneReason | None] = mapped_column(Choice(NotDoneReason))
    closing_note: Mapped[str | None] = mapped_column(Text)
    signed_off_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    signed_off_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    version: Mapped[int] = mapped_column(Integer, default=1)

    owner: Mapped[User | None] = relationship(foreign_keys=[owner_user_id], lazy="raise")
    agency: Mapped[Agency] = relationship(foreign_keys=[owner_agency_id], lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class ActionUpdate(Model):
    """One entry in an action's thread; never changed afterwards."""

    __tablename__ = "action_updates"
    __table_args__ = (Index("ix_action_updates_action_id_id", "action_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("actions.id", ondelete="CASCADE"))
    kind: Mapped[UpdateKind] = mapped_column(Choice(UpdateKind))
    text: Mapped[str] = mapped_column(Text, default="")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    answers_for: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    author: Mapped[User | None] = relationship(lazy="raise")


class DeadlineChange(Model):
    """One move of a deadline, with its reason; the first deadline stays on the action (R-MT-5)."""

    __tablename__ = "deadline_changes"
    __table_args__ = (
        CheckConstraint("old_due_on <> new_due_on", name="moves"),
        Index("ix_deadline_changes_action_id_id", "action_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("actions.id", ondelete="CASCADE"))
    old_due_on: Mapped[date] = mapped_column(Date)
    new_due_on: Mapped[date] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(Text)
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    changed_by: Mapped[User | None] = relationship(lazy="raise")
