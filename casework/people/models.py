"""Young people: kept once, whatever number of agencies and cases knows them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.core.db import Choice, Model, UtcDateTime
from casework.core.refs import HasRef
from casework.people.types import IdentifierKind, IdentifierStatus, Sex, WarningKind


class Person(HasRef, Model):
    """A young person. Nothing here says what they did: that is in cases and events."""

    __tablename__ = "people"
    __table_args__ = (Index(None, "date_of_birth"), Index(None, "surname", "forename", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    forename: Mapped[str] = mapped_column(String(120), default="")
    surname: Mapped[str] = mapped_column(String(120), default="")
    also_known_as: Mapped[str] = mapped_column(String(200), default="")
    pronouns: Mapped[str] = mapped_column(String(40), default="")
    date_of_birth: Mapped[date | None]
    sex: Mapped[Sex] = mapped_column(Choice(Sex), default=Sex.NOT_KNOWN)
    ethnicity: Mapped[str] = mapped_column(String(40), default="not_known")
    ethnicity_source: Mapped[str] = mapped_column(String(40), default="")
    first_language: Mapped[str] = mapped_column(String(60), default="")
    postcode: Mapped[str] = mapped_column(String(8), default="")
    address: Mapped[str] = mapped_column(String(300), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    safe_contact: Mapped[str] = mapped_column(Text, default="")
    area_id: Mapped[int | None] = mapped_column(ForeignKey("areas.id"), index=True)
    died_on: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}

    @property
    def name(self) -> str:
        """Forename and surname as people say them."""
        return f"{self.forename} {self.surname}".strip()


class NameToken(Model):
    """One way in which a young person's name may be found: sounds, beginnings, ends."""

    __tablename__ = "name_tokens"
    __table_args__ = (Index(None, "token", "person_id"), Index(None, "person_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    token: Mapped[str] = mapped_column(String(40))


class Identifier(Model):
    """What one agency knows a young person by."""

    __tablename__ = "identifiers"
    __table_args__ = (UniqueConstraint("person_id", "kind", "value"), Index(None, "kind", "value"))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[IdentifierKind] = mapped_column(Choice(IdentifierKind))
    value: Mapped[str] = mapped_column(String(40))
    status: Mapped[IdentifierStatus] = mapped_column(Choice(IdentifierStatus))
    source_agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class WarningNote(Model):
    """What to know before contact; the first thing on the page."""

    __tablename__ = "warnings"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[WarningKind] = mapped_column(Choice(WarningKind))
    text: Mapped[str] = mapped_column(Text)
    review_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
