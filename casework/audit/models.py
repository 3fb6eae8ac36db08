"""The trail's tables. Triggers (audit.triggers) refuse UPDATE and DELETE on all but the wrapped values."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.core.db import Choice, Model, UtcDateTime


class Act(StrEnum):
    """What kind of thing was done."""

    CHANGE = "change"
    LOOK = "look"
    SECURITY = "security"


class AuditRecord(Model):
    """Who did what to which record, when. Values stand beside it (AuditValue); here are only fields' names."""

    __tablename__ = "audit_records"
    __table_args__ = (
        Index("ix_audit_records_subject", "subject_kind", "subject_id", "id"),
        Index("ix_audit_records_person", "person_id", "id"),
        Index("ix_audit_records_actor", "actor_user_id", "id"),
        Index("ix_audit_records_act_at", "act", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    act: Mapped[Act] = mapped_column(Choice(Act))
    verb: Mapped[str] = mapped_column(String(60))
    actor_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    actor_agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    session_id: Mapped[int | None]
    request_id: Mapped[str] = mapped_column(String(40), default="")
    subject_kind: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[int | None]
    subject_ref: Mapped[str | None] = mapped_column(String(8), index=True)
    person_id: Mapped[int | None]
    fields: Mapped[list[str]] = mapped_column(JSON, default=list)
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    purpose: Mapped[str] = mapped_column(String(200), default="")
    values_digest: Mapped[str | None] = mapped_column(String(64))


class AuditValue(Model):
    """Old and new values of one record's fields about one young person, encrypted under a key of their own."""

    __tablename__ = "audit_values"

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("audit_records.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(index=True)
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_values: Mapped[bytes] = mapped_column(LargeBinary)


class PersonKey(Model):
    """A young person's key, wrapped by the master key that is kept outside the database.

    person_id 0 is the installation's own key, for values that are about nobody. Destroying a row makes every value
    about that person unreadable for good.
    """

    __tablename__ = "person_keys"

    person_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class AuditSeal(Model):
    """A link of the chain over the records it names as members."""

    __tablename__ = "audit_seals"

    id: Mapped[int] = mapped_column(primary_key=True)
    sealed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    count: Mapped[int]


class AuditSealMember(Model):
    """One record's place in one seal: explicit, so that a late commit is neither lost nor counted twice."""

    __tablename__ = "audit_seal_members"

    record_id: Mapped[int] = mapped_column(ForeignKey("audit_records.id"), primary_key=True, autoincrement=False)
    seal_id: Mapped[int] = mapped_column(ForeignKey("audit_seals.id"), index=True)
    position: Mapped[int]
    record_hash: Mapped[str] = mapped_column(String(64))
