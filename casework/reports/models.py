"""The table of kept figures."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.core.db import Model, UtcDateTime


class CohortSummary(Model):
    """A cohort's figures as at a day, kept so that no page counts.

    `counts` are the true counts of people, kept only in the row of the period "now" and read only for partners.
    `shown` is what others may see, kept only in the rows of quarters and never made again. `work` counts work.
    """

    __tablename__ = "cohort_summaries"
    __table_args__ = (UniqueConstraint("cohort_id", "period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id"))
    period: Mapped[str] = mapped_column(String(10))
    as_at: Mapped[date]
    counts: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    shown: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    work: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
