"""Recording, from a case, something that happened to or by its young person."""

from casework.cases.models import Case
from casework.cases.services.history import check_open
from casework.core.actor import Actor
from casework.events import services as events
from casework.events.models import Event
from casework.events.types import EventDetails, Other, ParticipantRole


def record_event(
    actor: Actor,
    *,
    case: Case,
    details: EventDetails,
    role: ParticipantRole,
    others: tuple[Other, ...] = (),
) -> Event:
    """Record an event with the case's young person in it. Raises CaseClosed and the errors of events.services."""
    check_open(case)
    return events.record_event(actor, person_id=case.person_id, role=role, details=details, others=others)
