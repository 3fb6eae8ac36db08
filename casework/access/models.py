"""Agencies, areas, users, their roles and sessions; involvement, its opposite, and what it reaches."""

from datetime import datetime

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.access.types import AgencyType, Gateway, Regime, Role, Standing
from casework.core.db import Choice, Model, UtcDateTime
from casework.core.refs import HasRef

KIND = 20


class Area(Model):
    """A local authority district with a local partnership group."""

    __tablename__ = "areas"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)


class Agency(HasRef, Model):
    """An organisation in the partnership, with the contact who answers for it."""

    __tablename__ = "agencies"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(160), unique=True)
    type: Mapped[AgencyType] = mapped_column(Choice(AgencyType))
    regime: Mapped[Regime] = mapped_column(Choice(Regime), default=Regime.UK_GDPR)
    contact_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", use_alter=True))
    contact_name: Mapped[str] = mapped_column(String(120), default="")
    contact_email: Mapped[str] = mapped_column(String(254), default="")
    contact_phone: Mapped[str] = mapped_column(String(40), default="")
    default_gateway: Mapped[Gateway | None] = mapped_column(Choice(Gateway))
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    version: Mapped[int] = mapped_column(default=1)

    standings: Mapped[list["AgencyStanding"]] = relationship(lazy="raise", cascade="all, delete-orphan")

    __mapper_args__ = {"version_id_col": version}


class AgencyStanding(Model):
    """One statutory standing recorded for an agency."""

    __tablename__ = "agency_standings"

    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), primary_key=True)
    standing: Mapped[Standing] = mapped_column(Choice(Standing), primary_key=True)


class User(HasRef, Model):
    """A person who signs in. `disabled_at` ends that; nothing they did is lost."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    phone: Mapped[str] = mapped_column(String(40), default="")
    job_title: Mapped[str] = mapped_column(String(120), default="")
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    manager_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    password_changed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_signed_in_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    disabled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    agency: Mapped[Agency] = relationship(lazy="raise", foreign_keys=[agency_id])
    roles: Mapped[list["RoleGrant"]] = relationship(lazy="raise", cascade="all, delete-orphan", back_populates="user")

    __mapper_args__ = {"version_id_col": version}


class RoleGrant(Model):
    """A role somebody holds: in an area, for a cohort, or (administrators, governance) everywhere."""

    __tablename__ = "role_grants"
    __table_args__ = (UniqueConstraint("user_id", "role", "area_id", "cohort_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    role: Mapped[Role] = mapped_column(Choice(Role), index=True)
    area_id: Mapped[int | None] = mapped_column(ForeignKey("areas.id"), index=True)
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohorts.id"), index=True)
    granted_at: Mapped[datetime] = mapped_column(UtcDateTime)

    user: Mapped[User] = relationship(lazy="raise", back_populates="roles")


class UserSession(Model):
    """One signed-in browser. Only a hash of its token is kept."""

    __tablename__ = "sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    browser: Mapped[str] = mapped_column(String(200), default="")
    network: Mapped[str] = mapped_column(String(64), default="")


class Placement(Model):
    """A record stands in a scope: (subject) is within (scope) from one moment until another.

    Kinds are those of core.subjects, plus "area" and "agency". The pair has no foreign key on purpose: one index
    serves every kind, and a lower floor can say where a higher floor's record stands (docs/decisions).
    """

    __tablename__ = "placements"
    __table_args__ = (
        UniqueConstraint("subject_kind", "subject_id", "scope_kind", "scope_id"),
        Index("ix_placements_scope", "scope_kind", "scope_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_kind: Mapped[str] = mapped_column(String(KIND))
    subject_id: Mapped[int]
    scope_kind: Mapped[str] = mapped_column(String(KIND))
    scope_id: Mapped[int]
    placed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Involvement(Model):
    """Why somebody may see what stands in a scope: a user or a whole agency, how much, on what basis, until when."""

    __tablename__ = "involvements"
    __table_args__ = (
        CheckConstraint("(user_id IS NULL) <> (agency_id IS NULL)", name="one_holder"),
        Index("ix_involvements_scope", "scope_kind", "scope_id"),
        Index("ix_involvements_user", "user_id", "scope_kind", "scope_id"),
        Index("ix_involvements_agency", "agency_id", "scope_kind", "scope_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    scope_kind: Mapped[str] = mapped_column(String(KIND))
    scope_id: Mapped[int]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    level: Mapped[int] = mapped_column(SmallInteger)
    basis: Mapped[str] = mapped_column(String(200))
    granted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Denial(Model):
    """The opposite of an involvement: this user never sees this record ("I know this person", restricted record)."""

    __tablename__ = "denials"
    __table_args__ = (Index("ix_denials_subject", "subject_kind", "subject_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_kind: Mapped[str] = mapped_column(String(KIND))
    subject_id: Mapped[int]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    basis: Mapped[str] = mapped_column(String(200))
    denied_at: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SetUpLink(Model):
    """A one-time link with which somebody chooses their first, or a new, password."""

    __tablename__ = "set_up_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SignInAttempt(Model):
    """A failed sign-in, counted against the account, the network and the device, none of which is kept in clear."""

    __tablename__ = "sign_in_attempts"
    __table_args__ = (Index("ix_sign_in_attempts_key_at", "key", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class KnownDevice(Model):
    """A browser with which somebody has signed in before; throttled apart from strangers."""

    __tablename__ = "known_devices"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    last_used_at: Mapped[datetime] = mapped_column(UtcDateTime)
