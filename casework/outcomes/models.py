"""Tables of outcomes."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from casework.core.db import Choice, Model, UtcDateTime
from casework.core.refs import HasRef
from casework.outcomes.types import CheckSource, CheckWindow, EtePoint, EteStatus


class OutcomeCheck(HasRef, Model):
    """Who looked, in which source, up to which day, for violence in one window, and what they found.

    Never changed: a later look is a row of its own. No row means that nobody looked, which is unknown, not none.
    """

    __tablename__ = "outcome_checks"
    __table_args__ = (
        CheckConstraint("window_to >= window_from", name="window_runs_forward"),
        CheckConstraint("searched_to >= window_from", name="searched_into_the_window"),
        CheckConstraint("times_harmed_others >= 0 AND times_harmed >= 0", name="counts"),
        Index(None, "membership_id", "window"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    membership_id: Mapped[int] = mapped_column(ForeignKey("memberships.id"))
    window: Mapped[CheckWindow] = mapped_column(Choice(CheckWindow))
    window_from: Mapped[date]
    window_to: Mapped[date]
    source: Mapped[CheckSource] = mapped_column(Choice(CheckSource))
    searched_to: Mapped[date]
    times_harmed_others: Mapped[int]
    times_harmed: Mapped[int]
    note: Mapped[str] = mapped_column(Text, default="")
    checked_on: Mapped[date]
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)

    @property
    def is_whole(self) -> bool:
        """Say whether the look reached the end of the window."""
        return self.searched_to >= self.window_to


class EteRecord(HasRef, Model):
    """Whether somebody was in education, employment or training at the start, or now, as of a day."""

    __tablename__ = "ete_records"
    __table_args__ = (Index(None, "membership_id", "point", "as_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    membership_id: Mapped[int] = mapped_column(ForeignKey("memberships.id"))
    point: Mapped[EtePoint] = mapped_column(Choice(EtePoint))
    status: Mapped[EteStatus] = mapped_column(Choice(EteStatus))
    as_on: Mapped[date]
    note: Mapped[str] = mapped_column(Text, default="")
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
