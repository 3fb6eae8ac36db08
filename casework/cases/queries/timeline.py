"""The timeline of a case: contacts, events and the case's own history, newest first, in one statement."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    case,
    literal,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import aliased

from casework.access.models import Agency, User
from casework.cases.models import Case, CaseChange, Intervention
from casework.cases.types import InterventionStatus
from casework.core.clock import LONDON
from casework.core.db import UtcDateTime, db
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
    values: dict[str, Any] = {"of_case": the_case.id, "of_person": the_case.person_id, "most": limit}
    if after is not None:
        values |= {"at": after[0], "leg": after[1], "key": after[2]}
    rows = db.session.execute(_statement(only if only in KINDS else "", after is not None), values)
    return [Entry(*tuple(row)) for row in rows]


@cache
def _statement(only: str, is_later_page: bool) -> Select[*tuple[Any, ...]]:
    """Build one of the eight statements once: building costs more than running it."""
    every = _legs(only).subquery()
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
        .limit(bindparam("most"))
    )
    return wanted.where(_older(every)) if is_later_page else wanted


def by_month(entries: list[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return entries under the London month they fall in, in the order given."""
    return [(month, list(of_month)) for month, of_month in groupby(entries, key=lambda entry: entry.month)]


def _legs(only: str) -> Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]:
    legs = {"contacts": _contacts(), "events": _events(), "changes": _changes()}
    if only in legs:
        return legs[only]
    return union_all(*legs.values())


_COLUMNS = ("leg", "id", "at", "kind", "ref", "detail", "title", "text", "voice", "by_id", "agency_id")


def _leg(*columns: Any) -> Select[*tuple[Any, ...]]:
    """Name the columns of a leg; every leg has the same."""
    return select(*(column.label(name) for column, name in zip(columns, _COLUMNS, strict=True)))


def _contacts() -> Select[*tuple[Any, ...]]:
    called_off = Intervention.status == InterventionStatus.CALLED_OFF
    return _leg(
        literal(CONTACT),
        Intervention.id,
        Intervention.starts_at,
        _text(Intervention.kind),
        Intervention.ref,
        _text(Intervention.attendance),
        Intervention.place,
        case((called_off, Intervention.absence_note), else_=Intervention.what_happened),
        Intervention.voice,
        Intervention.recorded_by_id,
        Intervention.agency_id,
    ).where(Intervention.case_id == bindparam("of_case"), Intervention.status != InterventionStatus.PLANNED)


def _events() -> Select[*tuple[Any, ...]]:
    # What was written from somebody else's record may speak of them, and who wrote it may be their school: only its
    # kind and day reach this page.
    is_own = Event.told_for_id == bindparam("of_person")
    return (
        _leg(
            literal(EVENT),
            Event.id,
            Event.occurred_at,
            _text(Event.kind),
            Event.ref,
            _text(Event.basis),
            _text(EventParticipant.role),
            case((is_own, Event.what_happened), else_=""),
            literal(""),
            case((is_own, Event.recorded_by_id)),
            case((is_own, Event.source_agency_id)),
        )
        .join(EventParticipant, EventParticipant.event_id == Event.id)
        .where(EventParticipant.person_id == bindparam("of_person"))
    )


def _changes() -> Select[*tuple[Any, ...]]:
    return _leg(
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
    ).where(CaseChange.case_id == bindparam("of_case"))


def _text(column: Any) -> Any:
    """Hand an enumeration's column over as plain text: legs of a union share one type."""
    return type_coerce(column, String)


def _older(every: Any) -> Any:
    at, leg, key = (
        bindparam("at", type_=UtcDateTime()),
        bindparam("leg", type_=Integer()),
        bindparam("key", type_=Integer()),
    )
    return or_(
        every.c.at < at,
        and_(every.c.at == at, every.c.leg < leg),
        and_(every.c.at == at, every.c.leg == leg, every.c.id < key),
    )
