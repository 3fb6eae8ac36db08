"""The words of meetings (PRACTICE §2.3)."""

from enum import StrEnum


class SeriesType(StrEnum):
    """What sort of table it is."""

    FD_PANEL = "fd_panel"
    MACE = "mace"
    CONTEXT_CONFERENCE = "context_conference"
    PREVENTION_PANEL = "prevention_panel"
    GROUP_REVIEW = "group_review"
    STRATEGIC_BOARD = "strategic_board"
    OTHER = "other"


class Frequency(StrEnum):
    """How often a series meets."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    FOUR_WEEKLY = "four_weekly"
    QUARTERLY = "quarterly"
    AS_NEEDED = "as_needed"


class Weekday(StrEnum):
    """The day a series meets."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class MeetingStatus(StrEnum):
    """Where a meeting stands, from being planned to agreed minutes."""

    SCHEDULED = "scheduled"
    AGENDA_PUBLISHED = "agenda_published"
    IN_PROGRESS = "in_progress"
    MINUTES_DRAFT = "minutes_draft"
    AGREED = "agreed"
    CANCELLED = "cancelled"


class ItemKind(StrEnum):
    """What an agenda item is about."""

    CASE = "case"
    NOMINATION = "nomination"
    OTHER = "other"


class ItemReason(StrEnum):
    """Why an item is on the agenda."""

    NEW = "new"
    REVIEW = "review"
    ESCALATION = "escalation"
    EMERGENCY = "emergency"
    STEP_DOWN = "step_down"
    CLOSE = "close"
    INFO = "info"


class ItemStatus(StrEnum):
    """Where an item stands."""

    WAITING = "waiting"
    DISCUSSED = "discussed"
    DROPPED = "dropped"


class AttendanceStatus(StrEnum):
    """How an agency answered a meeting. A deputy counts towards quorum."""

    PRESENT = "present"
    DEPUTY_SENT = "deputy_sent"
    APOLOGIES_WITH_REPORT = "apologies_with_report"
    APOLOGIES_NO_REPORT = "apologies_no_report"
    ABSENT = "absent_no_apology"


class DecisionType(StrEnum):
    """What a meeting may decide about an item."""

    SELECT = "select"
    DECLINE = "decline"
    ACCEPT = "accept"
    STEP_UP = "step_up"
    STEP_DOWN = "step_down"
    REFER_ON = "refer_on"
    ENFORCEMENT_REQUEST = "enforcement_request"
    NO_CHANGE = "no_change"
    CLOSE = "close"
    OTHER = "other"


SERIES_TYPE_LABELS: dict[SeriesType, str] = {
    SeriesType.FD_PANEL: "Focused deterrence panel",
    SeriesType.MACE: "Multi-agency child exploitation meeting (MACE)",
    SeriesType.CONTEXT_CONFERENCE: "Context conference",
    SeriesType.PREVENTION_PANEL: "Prevention panel",
    SeriesType.GROUP_REVIEW: "Group review",
    SeriesType.STRATEGIC_BOARD: "Strategic board",
    SeriesType.OTHER: "Another meeting",
}

FREQUENCY_LABELS: dict[Frequency, str] = {
    Frequency.WEEKLY: "Every week",
    Frequency.FORTNIGHTLY: "Every two weeks",
    Frequency.FOUR_WEEKLY: "Every four weeks",
    Frequency.QUARTERLY: "Every quarter",
    Frequency.AS_NEEDED: "When it is needed",
}

WEEKDAY_LABELS: dict[Weekday, str] = {day: day.value.capitalize() for day in Weekday}

MEETING_STATUS_LABELS: dict[MeetingStatus, str] = {
    MeetingStatus.SCHEDULED: "Planned",
    MeetingStatus.AGENDA_PUBLISHED: "Agenda published",
    MeetingStatus.IN_PROGRESS: "In progress",
    MeetingStatus.MINUTES_DRAFT: "Minutes in draft",
    MeetingStatus.AGREED: "Minutes agreed",
    MeetingStatus.CANCELLED: "Cancelled",
}

ITEM_REASON_LABELS: dict[ItemReason, str] = {
    ItemReason.NEW: "New",
    ItemReason.REVIEW: "Review",
    ItemReason.ESCALATION: "Escalation",
    ItemReason.EMERGENCY: "Emergency",
    ItemReason.STEP_DOWN: "Step down",
    ItemReason.CLOSE: "To close",
    ItemReason.INFO: "For information",
}

ITEM_STATUS_LABELS: dict[ItemStatus, str] = {
    ItemStatus.WAITING: "Waiting",
    ItemStatus.DISCUSSED: "Discussed",
    ItemStatus.DROPPED: "Taken off",
}

ATTENDANCE_LABELS: dict[AttendanceStatus, str] = {
    AttendanceStatus.PRESENT: "Present",
    AttendanceStatus.DEPUTY_SENT: "Sent a deputy",
    AttendanceStatus.APOLOGIES_WITH_REPORT: "Apologies, with a report",
    AttendanceStatus.APOLOGIES_NO_REPORT: "Apologies, no report",
    AttendanceStatus.ABSENT: "Absent, no apologies",
}

DECISION_LABELS: dict[DecisionType, str] = {
    DecisionType.SELECT: "Select for the cohort",
    DecisionType.DECLINE: "Do not select",
    DecisionType.ACCEPT: "Accept",
    DecisionType.STEP_UP: "Step up",
    DecisionType.STEP_DOWN: "Step down",
    DecisionType.REFER_ON: "Refer on to another service",
    DecisionType.ENFORCEMENT_REQUEST: "Ask for enforcement",
    DecisionType.NO_CHANGE: "Carry on: no change",
    DecisionType.CLOSE: "Close the case",
    DecisionType.OTHER: "Another decision",
}


def decision_label(decision: DecisionType, kind: ItemKind) -> str:
    """Return what a decision is called on an item: a nomination that does not change is put off."""
    if decision is DecisionType.NO_CHANGE and kind is ItemKind.NOMINATION:
        return "Put off to a later meeting"
    return DECISION_LABELS[decision]
