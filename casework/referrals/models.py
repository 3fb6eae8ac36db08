"""Tables of referrals and of the files they come in."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.access.types import Gateway
from casework.core.db import Choice, Model, UtcDateTime
from casework.core.refs import HasRef
from casework.people.types import Sex
from casework.referrals.types import (
    BatchState,
    HeldState,
    NotMetReason,
    ReferralStatus,
    Urgency,
    YesNoUnknown,
)


class Referral(HasRef, Model):
    """A request to consider a young person, as it was sent. `person_id` is empty until somebody decided who it is."""

    __tablename__ = "referrals"
    __table_args__ = (
        Index(None, "area_id", "status", "received_at"),
        Index(None, "source_agency_id", "status"),
        Index(None, "surname", "forename"),
        Index(None, "date_of_birth"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    area_id: Mapped[int | None] = mapped_column(ForeignKey("areas.id"))
    source_agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    referrer_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    gateway: Mapped[Gateway | None] = mapped_column(Choice(Gateway))
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("import_batches.id"), index=True)

    forename: Mapped[str] = mapped_column(String(120), default="")
    surname: Mapped[str] = mapped_column(String(120), default="")
    date_of_birth: Mapped[date | None]
    sex: Mapped[Sex] = mapped_column(Choice(Sex), default=Sex.NOT_KNOWN)
    sex_given: Mapped[str] = mapped_column(String(60), default="")
    ethnicity: Mapped[str] = mapped_column(String(40), default="not_known")
    ethnicity_given: Mapped[str] = mapped_column(String(120), default="")
    postcode: Mapped[str] = mapped_column(String(16), default="")
    address: Mapped[str] = mapped_column(String(300), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    nhs_number: Mapped[str] = mapped_column(String(20), default="")
    upn: Mapped[str] = mapped_column(String(20), default="")
    pnc_id: Mapped[str] = mapped_column(String(20), default="")
    unverified_fields: Mapped[list[str]] = mapped_column(JSON, default=list)

    child_protection_made: Mapped[YesNoUnknown | None] = mapped_column(Choice(YesNoUnknown, "child_protection_made"))
    child_protection_on: Mapped[date | None]
    child_protection_ref: Mapped[str] = mapped_column(String(80), default="")
    child_protection_why_not: Mapped[str] = mapped_column(Text, default="")

    reason: Mapped[str] = mapped_column(Text)
    worries: Mapped[str] = mapped_column(Text, default="")
    young_person_says: Mapped[str] = mapped_column(Text, default="")
    family_says: Mapped[str] = mapped_column(Text, default="")
    told: Mapped[YesNoUnknown | None] = mapped_column(Choice(YesNoUnknown, "told"))
    not_told_because: Mapped[str] = mapped_column(Text, default="")
    agrees_to_support: Mapped[YesNoUnknown | None] = mapped_column(Choice(YesNoUnknown, "agrees_to_support"))
    gillick_note: Mapped[str] = mapped_column(Text, default="")
    strengths: Mapped[str] = mapped_column(Text, default="")
    safe_to_contact_carer: Mapped[YesNoUnknown | None] = mapped_column(Choice(YesNoUnknown, "safe_to_contact_carer"))
    before_contact: Mapped[str] = mapped_column(Text, default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    urgency: Mapped[Urgency] = mapped_column(Choice(Urgency), default=Urgency.SOON)
    referred_on: Mapped[date]

    status: Mapped[ReferralStatus] = mapped_column(Choice(ReferralStatus), default=ReferralStatus.RECEIVED)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    acknowledge_by: Mapped[date]
    acknowledged_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    acknowledged_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    decision_reason: Mapped[NotMetReason | None] = mapped_column(Choice(NotMetReason))
    decision_note: Mapped[str] = mapped_column(Text, default="")
    referred_on_to: Mapped[str] = mapped_column(String(160), default="")
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohorts.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}

    @property
    def name(self) -> str:
        """Forename and surname as they were sent."""
        return f"{self.forename} {self.surname}".strip()


class ReferralMessage(Model):
    """A question about a referral, or its answer, between the coordinator and the referring agency."""

    __tablename__ = "referral_messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    referral_id: Mapped[int] = mapped_column(ForeignKey("referrals.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    from_referrer: Mapped[bool] = mapped_column(default=False)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ImportBatch(HasRef, Model):
    """One agency's file, refused a second time by its hash."""

    __tablename__ = "import_batches"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_name: Mapped[str] = mapped_column(String(200))
    file_hash: Mapped[str] = mapped_column(String(64), unique=True)
    content: Mapped[bytes | None]
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    gateway: Mapped[Gateway] = mapped_column(Choice(Gateway))
    area_id: Mapped[int | None] = mapped_column(ForeignKey("areas.id"), index=True)
    as_at: Mapped[date]
    mapping: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    state: Mapped[BatchState] = mapped_column(Choice(BatchState))
    accepted: Mapped[int] = mapped_column(default=0)
    warned: Mapped[int] = mapped_column(default=0)
    refused: Mapped[int] = mapped_column(default=0)
    job_id: Mapped[int | None] = mapped_column(ForeignKey("jobs.id"))
    imported_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ImportRow(HasRef, Model):
    """One row of a file, whole as it was sent. A refused one is held until somebody settles it."""

    __tablename__ = "import_rows"
    __table_args__ = (UniqueConstraint("batch_id", "row_number"), Index(None, "held", "due_on"))

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batches.id"))
    row_number: Mapped[int]
    outcome: Mapped[str] = mapped_column(String(20))
    code: Mapped[str | None] = mapped_column(String(40))
    field: Mapped[str | None] = mapped_column(String(40))
    message: Mapped[str | None] = mapped_column(Text)
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    duplicate_of: Mapped[int | None]
    original: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    referral_id: Mapped[int | None] = mapped_column(ForeignKey("referrals.id"), index=True)
    held: Mapped[HeldState | None] = mapped_column(Choice(HeldState))
    due_on: Mapped[date | None]
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    settled_note: Mapped[str] = mapped_column(Text, default="")
