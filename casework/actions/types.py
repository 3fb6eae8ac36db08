"""The words of actions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ActionStatus(StrEnum):
    """Where a promise stands. Only an open one has a clock."""

    OPEN = "open"
    DONE = "done"
    NOT_DONE = "not_done"
    CANCELLED = "cancelled"


class Priority(StrEnum):
    """How much the chair wants this one watched."""

    NORMAL = "normal"
    HIGH = "high"


class Effect(StrEnum):
    """Whether a done action helped (PRACTICE §2.5: "actions happen within agreed timescales, and they help")."""

    HELPED = "helped"
    PARTLY = "partly"
    NO_EFFECT = "no_effect"
    MADE_WORSE = "made_worse"
    TOO_EARLY = "too_early"


class NotDoneReason(StrEnum):
    """Why a promise was not kept (PRACTICE §2.3)."""

    NO_LONGER_NEEDED = "no_longer_needed"
    RESOURCE = "resource"
    UNABLE_TO_CONTACT = "unable_to_contact"
    DECLINED_BY_YOUNG_PERSON = "declined_by_young_person"
    WAITING_OTHER_AGENCY = "waiting_other_agency"
    LEGAL_BARRIER = "legal_barrier"
    OTHER = "other"


class UpdateKind(StrEnum):
    """What an entry in an action's thread records."""

    PROMISED = "promised"
    UPDATE = "update"
    LONGER_ASKED = "longer_asked"
    LONGER_REFUSED = "longer_refused"
    DEADLINE_CHANGED = "deadline_changed"
    REASSIGNED = "reassigned"
    HANDED_TO_CONTACT = "handed_to_contact"
    CARRIED_OVER = "carried_over"
    DONE = "done"
    NOT_DONE = "not_done"
    CANCELLED = "cancelled"
    SIGNED_OFF = "signed_off"


STATUS_LABELS: dict[ActionStatus, str] = {
    ActionStatus.OPEN: "Open",
    ActionStatus.DONE: "Done",
    ActionStatus.NOT_DONE: "Not done",
    ActionStatus.CANCELLED: "Cancelled",
}

PRIORITY_LABELS: dict[Priority, str] = {Priority.NORMAL: "Normal", Priority.HIGH: "High"}

EFFECT_LABELS: dict[Effect, str] = {
    Effect.HELPED: "It helped",
    Effect.PARTLY: "It helped in part",
    Effect.NO_EFFECT: "It made no difference",
    Effect.MADE_WORSE: "It made things worse",
    Effect.TOO_EARLY: "Too early to say",
}

NOT_DONE_LABELS: dict[NotDoneReason, str] = {
    NotDoneReason.NO_LONGER_NEEDED: "No longer needed",
    NotDoneReason.RESOURCE: "No time or resource to do it",
    NotDoneReason.UNABLE_TO_CONTACT: "Could not make contact",
    NotDoneReason.DECLINED_BY_YOUNG_PERSON: "The young person did not want it",
    NotDoneReason.WAITING_OTHER_AGENCY: "Waiting for another agency",
    NotDoneReason.LEGAL_BARRIER: "The law does not allow it",
    NotDoneReason.OTHER: "Another reason",
}

UPDATE_LABELS: dict[UpdateKind, str] = {
    UpdateKind.PROMISED: "Promised",
    UpdateKind.UPDATE: "Update",
    UpdateKind.LONGER_ASKED: "More time asked for",
    UpdateKind.LONGER_REFUSED: "More time refused",
    UpdateKind.DEADLINE_CHANGED: "Deadline changed",
    UpdateKind.REASSIGNED: "Given to somebody else",
    UpdateKind.HANDED_TO_CONTACT: "Handed to the agency’s contact",
    UpdateKind.CARRIED_OVER: "Still open at the next meeting",
    UpdateKind.DONE: "Done",
    UpdateKind.NOT_DONE: "Not done",
    UpdateKind.CANCELLED: "Cancelled",
    UpdateKind.SIGNED_OFF: "Signed off",
}


@dataclass(frozen=True, slots=True)
class Owner:
    """Who promises: a user of an agency, or a named person of an agency answered for by its contact."""

    agency_id: int
    user_id: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What an action hangs on: exactly one of the first four, and the young person if there is one."""

    case_id: int | None = None
    membership_id: int | None = None
    cohort_id: int | None = None
    series_id: int | None = None
    person_id: int | None = None

    def chosen(self) -> tuple[str, int]:
        """Return the kind and key of the one subject. Raises ValueError unless there is exactly one."""
        given = [
            (kind, key)
            for kind, key in (
                ("case", self.case_id),
                ("membership", self.membership_id),
                ("cohort", self.cohort_id),
                ("series", self.series_id),
            )
            if key is not None
        ]
        if len(given) != 1:
            raise ValueError("an action hangs on exactly one subject")
        return given[0]


@dataclass(frozen=True, slots=True)
class PromisedAt:
    """The meeting at which an action was promised: where its chair is found and where it comes up again."""

    series_id: int
    meeting_id: int
    agenda_item_id: int | None = None


@dataclass(frozen=True, slots=True)
class AgencyCount:
    """One agency's actions on the board: counts of work, which are never about one person."""

    agency_id: int
    agency_ref: str
    agency_name: str
    open: int
    late: int
    oldest_due_on: date | None
    closed: int = 0
    done_by_first: int = 0
    week: int = 0
    stuck: int = 0
    asked: int = 0
    to_sign_off: int = 0
