"""The words of outcomes (PRACTICE §2.9, §2.14 "Outcomes")."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FOLLOW_UP_DAYS = 365
"""Length of the windows before and after joining: equal, twelve months each by default (PRACTICE §2.9)."""


class CheckWindow(StrEnum):
    """Which of the two equal windows around joining was looked into."""

    BEFORE = "before"
    AFTER = "after"


class CheckSource(StrEnum):
    """Where somebody looked."""

    POLICE = "police_records"
    YOUTH_JUSTICE = "youth_justice_records"
    HOSPITAL = "hospital_attendances"
    CHILDRENS_SERVICES = "childrens_services_records"
    OTHER = "other"


class EtePoint(StrEnum):
    """When education, employment or training was asked about."""

    START = "start"
    NOW = "now"


class EteStatus(StrEnum):
    """Whether somebody is in education, employment or training."""

    EDUCATION = "education"
    TRAINING = "training"
    EMPLOYMENT = "employment"
    NONE = "none"

    @property
    def is_in(self) -> bool:
        return self is not EteStatus.NONE


WINDOW_LABELS = {
    CheckWindow.BEFORE: "The year before joining",
    CheckWindow.AFTER: "The year after joining",
}

SOURCE_LABELS = {
    CheckSource.POLICE: "Police records",
    CheckSource.YOUTH_JUSTICE: "Youth justice records",
    CheckSource.HOSPITAL: "Hospital attendances for assault",
    CheckSource.CHILDRENS_SERVICES: "Children’s services records",
    CheckSource.OTHER: "Another source",
}

POINT_LABELS = {EtePoint.START: "When they joined", EtePoint.NOW: "Now, or at the end"}

ETE_LABELS = {
    EteStatus.EDUCATION: "In education",
    EteStatus.TRAINING: "In training",
    EteStatus.EMPLOYMENT: "In employment",
    EteStatus.NONE: "Not in education, employment or training",
}


@dataclass(frozen=True, slots=True)
class CheckDetails:
    """What somebody found. None found is 0, and only true up to `searched_to`; not looking leaves no record at all.

    `times_harmed_others` counts violence events in which they were charged or convicted; `times_harmed` those in
    which they were the victim, in the window that the service works out from the joining day.
    """

    window: CheckWindow
    source: CheckSource
    searched_to: date
    times_harmed_others: int
    times_harmed: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class EteDetails:
    """Whether a young person was in education, employment or training on a day."""

    point: EtePoint
    status: EteStatus
    as_on: date
    note: str = ""
