"""The timeline of a case: contacts, events and the case's own history, newest first, in one statement."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import CompoundSelect, Select, String, and_, case, literal, null, or_, select, type_coerce, union_all
from sqlalchemy.orm import aliased

from casework.access.models import Agency, User
from casework.cases.models import Case, CaseChange, Intervention
from casework.cases.types import InterventionStatus
from casework.core.clock import LONDON
from casework.core.db import db
from casework.events.models import Event, EventParticipant

PAGE = 50
CONTACT, EVENT, CHANGE = 3, 2, 1
Cursor = tuple[datetime, int, int]

KINDS = {"contacts": CONTACT, "events": EVENT, "changes": CHANGE}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: what it is (`leg`, `kind`), when, what was said, by whom of which agency."""

    leg: int
    id: int
    at: datetime
    kind: str
    ref: str | None
    detail: str | None
    title: str | None
    text: str
    voice: str
    by: str | None
    agency: str | None

    @property
    def cursor(self) -> Cursor:
        return (self.at, self.leg, self.id)

    @property
    def month(self) -> str:
        return f"{self.at.astimezone(LONDON):%B %Y}"


def timeline(the_case: Case, *, only: str = "", after: Cursor | None = None, limit: int = PAGE) -> list[Entry]:
    """Return up to `limit` entries of a case from after a cursor. The case was loaded through the actor at CONTRIBUTE.

    `only` narrows to "contacts", "events" or "changes".
    """
    every = _legs(the_case, only).subquery()
    author, agency = aliased(User), aliased(Agency)
    wanted = (
        select(
            every.c.leg,
            every.c.id,
            every.c.at,
            every.c.kind,
            every.c.ref,
            every.c.detail,
            every.c.title,
            every.c.text,
            every.c.voice,
            author.name,
            agency.name,
        )
        .outerjoin(author, author.id == every.c.by_id)
        .outerjoin(agency, agency.id == every.c.agency_id)
        .order_by(every.c.at.desc(), every.c.leg.desc(), every.c.id.desc())
        .limit(limit)
    )
    if after is not None:
        wanted = wanted.where(_older(every, after))
    return [Entry(*tuple(row)) for row in db.session.execute(wanted)]


def by_month(entries: list[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return entries under the London month they fall in, in the order given."""
    return [(month, list(of_month)) for month, of_month in groupby(entries, key=lambda entry: entry.month)]


def _legs(the_case: Case, only: str) -> Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]:
    legs = {"contacts": _contacts(the_case.id), "events": _events(the_case.person_id), "changes": _changes(the_case.id)}
    if only in legs:
        return legs[only]
    return union_all(*legs.values())


def _contacts(case_id: int) -> Select[*tuple[Any, ...]]:
    return select(
        literal(CONTACT).label("leg"),
        Intervention.id.label("id"),
        Intervention.starts_at.label("at"),
        _text(Intervention.kind).label("kind"),
        Intervention.ref.label("ref"),
        _text(Intervention.attendance).label("detail"),
        Intervention.place.label("title"),
        case(
            (Intervention.status == InterventionStatus.CALLED_OFF, Intervention.absence_note),
            else_=Intervention.what_happened,
        ).label("text"),
        Intervention.voice.label("voice"),
        Intervention.recorded_by_id.label("by_id"),
        Intervention.agency_id.label("agency_id"),
    ).where(Intervention.case_id == case_id, Intervention.status != InterventionStatus.PLANNED)


def _events(person_id: int) -> Select[*tuple[Any, ...]]:
    # What was written from somebody else's record may speak of them: only its kind and day reach this page.
    own_words = case((Event.told_for_id == person_id, Event.what_happened), else_="")
    return (
        select(
            literal(EVENT),
            Event.id,
            Event.occurred_at,
            _text(Event.kind),
            Event.ref,
            _text(Event.basis),
            _text(EventParticipant.role),
            own_words,
            literal(""),
            Event.recorded_by_id,
            Event.source_agency_id,
        )
        .join(EventParticipant, EventParticipant.event_id == Event.id)
        .where(EventParticipant.person_id == person_id)
    )


def _changes(case_id: int) -> Select[*tuple[Any, ...]]:
    return select(
        literal(CHANGE),
        CaseChange.id,
        CaseChange.changed_at,
        _text(CaseChange.kind),
        null(),
        null(),
        CaseChange.title,
        CaseChange.text,
        literal(""),
        CaseChange.changed_by_id,
        CaseChange.agency_id,
    ).where(CaseChange.case_id == case_id)


def _text(column: Any) -> Any:
    """Hand an enumeration's column over as plain text: legs of a union share one type."""
    return type_coerce(column, String)


def _older(every: Any, after: Cursor) -> Any:
    at, leg, key = after
    return or_(
        every.c.at < at,
        and_(every.c.at == at, every.c.leg < leg),
        and_(every.c.at == at, every.c.leg == leg, every.c.id < key),
    )
