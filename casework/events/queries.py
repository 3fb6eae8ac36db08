"""Reads of events: a reader sees the participants that their involvement reaches, and no sign of who the others are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import exists, select

from casework.access.models import Agency, User
from casework.access.policy import visible_to
from casework.access.types import Level
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import NotFound
from casework.events.models import Event, EventParticipant
from casework.events.types import ParticipantRole
from casework.people.models import Person

SEEN_FROM = Level.CONTRIBUTE


@dataclass(frozen=True, slots=True)
class Participant:
    """One participant as a reader may see them; `name` is empty for somebody out of the reader's reach."""

    role: ParticipantRole | None
    name: str
    ref: str | None


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with the participants the reader may know of, and who told us.

    `words` says whether the reader may read what was written, which may speak of somebody out of their reach.
    """

    event: Event
    words: bool
    participants: tuple[Participant, ...]
    agency: str | None
    recorded_by: str | None


def find(actor: Actor, ref: str, *, person_id: int) -> EventView:
    """Return an event of one young person. Raises NotFound when it is not theirs or the actor may not see it."""
    mine = exists().where(EventParticipant.event_id == Event.id, EventParticipant.person_id == person_id)
    row = db.session.execute(
        select(Event, visible_to(actor, "person", Event.told_for_id, SEEN_FROM), Agency.name, User.name)
        .outerjoin(Agency, Agency.id == Event.source_agency_id)
        .outerjoin(User, User.id == Event.recorded_by_id)
        .where(Event.ref == ref, mine)
    ).one_or_none()
    if row is None:
        raise NotFound
    words = bool(row[1])
    # Who told us may be the other side's school or worker: it goes with the words.
    told_by = (row[2], row[3]) if words else (None, None)
    return EventView(row[0], words, _participants(actor, row[0].id), *told_by)


def of_person(actor: Actor, person_id: int, *, since: date | None = None) -> Sequence[Event]:
    """Return a young person's events, newest first, if the actor may see them."""
    wanted = (
        select(Event)
        .join(EventParticipant, EventParticipant.event_id == Event.id)
        .where(
            EventParticipant.person_id == person_id, visible_to(actor, "person", EventParticipant.person_id, SEEN_FROM)
        )
        .order_by(Event.occurred_on.desc(), Event.id.desc())
        .limit(100)
    )
    if since is not None:
        wanted = wanted.where(Event.occurred_at >= clock.london_time(since, time.min))
    return db.session.scalars(wanted).all()


def _participants(actor: Actor, event_id: int) -> tuple[Participant, ...]:
    sees = visible_to(actor, "person", EventParticipant.reach_person_id, SEEN_FROM)
    rows = db.session.execute(
        select(EventParticipant, Person.forename, Person.surname, Person.ref, sees.label("sees"))
        .outerjoin(Person, Person.id == EventParticipant.person_id)
        .where(EventParticipant.event_id == event_id)
        .order_by(EventParticipant.id)
    ).all()
    return tuple(_shown(*row) for row in rows)


def _shown(
    part: EventParticipant, forename: str | None, surname: str | None, ref: str | None, sees: bool
) -> Participant:
    if not sees:
        return Participant(None, "", None)
    if part.person_id is None:
        return Participant(part.role, part.description, None)
    return Participant(part.role, f"{forename} {surname}", ref)
