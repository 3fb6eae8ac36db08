"""The words of cases (PRACTICE §2.4)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from casework.cohorts.types import EXIT_LABELS, ExitReason

ClosureReason = ExitReason


class CaseStatus(StrEnum):
    """Where the work is."""

    ACCEPTED = "accepted"
    ASSESSMENT = "assessment"
    PLANNING = "planning"
    ACTIVE = "active"
    REVIEW = "review"
    ON_HOLD = "on_hold"
    CLOSING = "closing"
    CLOSED = "closed"


class RiskLevel(StrEnum):
    """How much harm is feared now; the scale agreed by the partnership (PRACTICE §2.2, low/medium/high preset)."""

    NOT_ASSESSED = "not_assessed"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"


class TeamRole(StrEnum):
    """What somebody does in a case's team."""

    LEAD_WORKER = "lead_worker"
    CO_WORKER = "co_worker"


class InterventionKind(StrEnum):
    """The four kinds a worker picks from with a thumb."""

    VISIT = "visit"
    CALL = "call"
    MESSAGE = "message"
    SESSION = "session"


class InterventionStatus(StrEnum):
    """Planned until written up; a plan may be called off."""

    PLANNED = "planned"
    WRITTEN_UP = "written_up"
    CALLED_OFF = "called_off"


class Attendance(StrEnum):
    """Whether the young person was there; if not, why, in the taxonomy acceptable / unacceptable / logistics."""

    ATTENDED = "attended"
    ACCEPTABLE = "not_acceptable_reason"
    UNACCEPTABLE = "not_no_reason"
    LOGISTICS = "not_logistics"


class VoiceHow(StrEnum):
    """How the young person's words came to us."""

    SAID = "said"
    WROTE = "wrote"
    SHOWED = "showed"
    THROUGH_SOMEBODY = "through_somebody"


class GoalProgress(StrEnum):
    """How far a goal has come."""

    NOT_STARTED = "not_started"
    STARTED = "started"
    NEARLY_THERE = "nearly_there"
    ACHIEVED = "achieved"
    NO_LONGER_WANTED = "no_longer_wanted"

    @property
    def is_over(self) -> bool:
        return self in (self.ACHIEVED, self.NO_LONGER_WANTED)


class ChangeKind(StrEnum):
    """What a line of a case's history is about."""

    OPENED = "opened"
    STATUS = "status"
    RISK = "risk"
    NOW = "now"
    GOAL_ADDED = "goal_added"
    GOAL_PROGRESS = "goal_progress"
    REVIEW = "review"
    ALLOTTED = "allotted"
    NOTE_MOVED_IN = "note_moved_in"
    NOTE_MOVED_OUT = "note_moved_out"
    CLOSED = "closed"


STATUS_LABELS = {
    CaseStatus.ACCEPTED: "Accepted",
    CaseStatus.ASSESSMENT: "Being assessed",
    CaseStatus.PLANNING: "Being planned",
    CaseStatus.ACTIVE: "Active",
    CaseStatus.REVIEW: "In review",
    CaseStatus.ON_HOLD: "On hold",
    CaseStatus.CLOSING: "Coming to an end",
    CaseStatus.CLOSED: "Closed",
}

RISK_LABELS = {
    RiskLevel.NOT_ASSESSED: "Risk not assessed",
    RiskLevel.LOW: "Low risk",
    RiskLevel.MEDIUM: "Medium risk",
    RiskLevel.HIGH: "High risk",
    RiskLevel.VERY_HIGH: "Very high risk",
}

RISK_COLOURS = {
    RiskLevel.NOT_ASSESSED: "grey",
    RiskLevel.LOW: "green",
    RiskLevel.MEDIUM: "yellow",
    RiskLevel.HIGH: "red",
    RiskLevel.VERY_HIGH: "red",
}

KIND_LABELS = {
    InterventionKind.VISIT: "Visit",
    InterventionKind.CALL: "Call",
    InterventionKind.MESSAGE: "Message",
    InterventionKind.SESSION: "Session",
}

ATTENDANCE_LABELS = {
    Attendance.ATTENDED: "Yes",
    Attendance.ACCEPTABLE: "No, with a good reason",
    Attendance.UNACCEPTABLE: "No, and no reason given",
    Attendance.LOGISTICS: "No, something on our side or on the way went wrong",
}

VOICE_LABELS = {
    VoiceHow.SAID: "They said it",
    VoiceHow.WROTE: "They wrote it",
    VoiceHow.SHOWED: "They showed it another way",
    VoiceHow.THROUGH_SOMEBODY: "Somebody else told us",
}

GOAL_LABELS = {
    GoalProgress.NOT_STARTED: "Not started",
    GoalProgress.STARTED: "Started",
    GoalProgress.NEARLY_THERE: "Nearly there",
    GoalProgress.ACHIEVED: "Achieved",
    GoalProgress.NO_LONGER_WANTED: "No longer wanted",
}

CLOSURE_LABELS = EXIT_LABELS


@dataclass(frozen=True, slots=True)
class ContactNote:
    """What a worker writes up about a contact. `starts_at` is an instant; `minutes` is how long it lasted."""

    kind: InterventionKind
    starts_at: datetime
    attendance: Attendance
    what_happened: str
    voice: str = ""
    absence_note: str = ""
    voice_how: VoiceHow | None = None
    voice_share: bool | None = None
    minutes: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class ContactPlan:
    """A contact to come."""

    kind: InterventionKind
    starts_at: datetime
    place: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What a worker says comes next when writing a contact up: another contact, something they will do, or neither."""

    plan: ContactPlan | None = None
    action_text: str = ""
    action_due_on: date | None = None
