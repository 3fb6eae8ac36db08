"""Verbs of events."""

from datetime import time
from typing import Any

from sqlalchemy import select

from casework.access.policy import visible_to
from casework.access.types import Level
from casework.audit.services import record
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.subjects import SubjectRef
from casework.events.errors import EventInFuture, UnknownParticipant
from casework.events.models import Event, EventParticipant
from casework.events.types import EventDetails, Other, ParticipantRole
from casework.people.models import Person

NOON = time(12)


def record_event(
    actor: Actor,
    *,
    person_id: int,
    role: ParticipantRole,
    details: EventDetails,
    others: tuple[Other, ...] = (),
) -> Event:
    """Record something that happened to or by a young person, with whoever else took part.

    Each participant's part goes to the trail under that young person's own key, so that a reader of one is not
    told of another. Raises EventInFuture, UnknownParticipant.
    """
    if details.occurred_on > clock.today():
        raise EventInFuture
    event = Event(
        kind=details.kind,
        basis=details.basis,
        occurred_on=details.occurred_on,
        occurred_at=clock.london_time(details.occurred_on, details.at or NOON),
        is_violent=details.is_violent,
        what_happened=details.what_happened,
        place=details.place,
        told_for_id=person_id,
        source_agency_id=actor.agency_id,
        recorded_by_id=actor.user_id,
        recorded_at=clock.now(),
    )
    db.session.add(event)
    db.session.flush()
    _add(actor, event, person_id=person_id, reach=person_id, role=role, details=_written(details))
    for other in others:
        known = _known(actor, other) if other.ref else None
        _add(
            actor,
            event,
            person_id=known,
            reach=known or person_id,
            role=other.role,
            description="" if known else other.description,
        )
    return event


def _add(
    actor: Actor,
    event: Event,
    *,
    person_id: int | None,
    reach: int,
    role: ParticipantRole,
    description: str = "",
    details: dict[str, Any] | None = None,
) -> None:
    db.session.add(
        EventParticipant(
            event_id=event.id, person_id=person_id, reach_person_id=reach, role=role, description=description
        )
    )
    changes = {"role": (None, role), "kind": (None, event.kind), **(details or {})}
    if description:
        changes["description"] = (None, description)
    record(actor, "event.recorded", SubjectRef("event", event.id, event.ref, reach), changes=changes)


def _written(details: EventDetails) -> dict[str, Any]:
    names = ("basis", "occurred_on", "is_violent", "what_happened", "place")
    return {name: (None, getattr(details, name)) for name in names}


def _known(actor: Actor, other: Other) -> int:
    found = db.session.scalar(
        select(Person.id).where(Person.ref == other.ref, visible_to(actor, "person", Person.id, Level.CONTRIBUTE))
    )
    if found is None:
        raise UnknownParticipant
    return found
