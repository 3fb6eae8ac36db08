"""The words of events (PRACTICE §2.14 "Both sides in one system")."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class EventKind(StrEnum):
    """What sort of thing happened."""

    OFFENCE = "offence"
    VICTIMISATION = "victimisation"
    MISSING = "missing"
    EXCLUSION = "exclusion"
    HOSPITAL = "hospital"
    ARREST = "arrest"
    ORDER = "order"
    OTHER = "other"


class EventBasis(StrEnum):
    """How firmly it is known. Mere suspicion is never counted as an offence (PRACTICE §2.14)."""

    REPORTED = "reported"
    SUSPECTED = "suspected"
    CHARGED = "charged"
    CONVICTED = "convicted"


class ParticipantRole(StrEnum):
    """What part somebody had in an event."""

    AFFECTED = "affected"
    VICTIM = "victim"
    SUSPECTED = "suspected"
    CONVICTED = "convicted"
    WITNESS = "witness"


KIND_LABELS = {
    EventKind.OFFENCE: "Offence",
    EventKind.VICTIMISATION: "Harm done to them",
    EventKind.MISSING: "Missing episode",
    EventKind.EXCLUSION: "Exclusion or suspension from school",
    EventKind.HOSPITAL: "Hospital attendance",
    EventKind.ARREST: "Arrest",
    EventKind.ORDER: "Court order",
    EventKind.OTHER: "Something else",
}

BASIS_LABELS = {
    EventBasis.REPORTED: "Reported to us",
    EventBasis.SUSPECTED: "Suspected",
    EventBasis.CHARGED: "Charged",
    EventBasis.CONVICTED: "Convicted",
}

ROLE_LABELS = {
    ParticipantRole.AFFECTED: "It happened to or concerns them",
    ParticipantRole.VICTIM: "Victim",
    ParticipantRole.SUSPECTED: "Suspected of causing harm",
    ParticipantRole.CONVICTED: "Convicted of causing harm",
    ParticipantRole.WITNESS: "Saw it",
}


@dataclass(frozen=True, slots=True)
class EventDetails:
    """What is known of an event. `at` is a London time of day; without one the event stands at noon."""

    kind: EventKind
    basis: EventBasis
    occurred_on: date
    what_happened: str
    is_violent: bool = False
    at: time | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Other:
    """Another participant: a young person by reference, or somebody described in words."""

    role: ParticipantRole
    ref: str | None = None
    description: str = ""
