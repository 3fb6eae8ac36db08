"""The words of referrals: urgency, status, reasons, and what the front door asks."""

from collections.abc import Mapping
from enum import StrEnum


class Urgency(StrEnum):
    """How soon somebody must look."""

    TODAY = "today"
    SOON = "soon"
    ROUTINE = "routine"


class ReferralStatus(StrEnum):
    """Where a referral is."""

    RECEIVED = "received"
    MORE_ASKED = "more_asked"
    ACCEPTED = "accepted"
    NOT_MET = "not_met"
    REFERRED_ON = "referred_on"

    @property
    def is_open(self) -> bool:
        return self in (ReferralStatus.RECEIVED, ReferralStatus.MORE_ASKED)


class NotMetReason(StrEnum):
    """Why a referral is not taken up (PRACTICE §2.1 "not_selected_reason")."""

    NOT_ELIGIBLE = "not_eligible"
    BELOW_THRESHOLD = "below_threshold"
    ALREADY_IN_OTHER_PROGRAMME = "already_in_other_programme"
    OUT_OF_AREA = "out_of_area"
    DUPLICATE = "duplicate"
    MOVED_AWAY = "moved_away"


class YesNoUnknown(StrEnum):
    """An answer that may honestly be "not known"."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


class BatchState(StrEnum):
    """Where an import is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class HeldState(StrEnum):
    """What became of a row that could not be imported: never nothing."""

    HELD = "held"
    COMPLETED = "completed"
    PASSED_ON = "passed_on"
    DISMISSED = "dismissed"


URGENCY_LABELS: Mapping[Urgency, str] = {
    Urgency.TODAY: "Today: somebody must look before the day ends",
    Urgency.SOON: "Soon: within a few days",
    Urgency.ROUTINE: "When there is time",
}

URGENCY_WORDS: Mapping[Urgency, str] = {Urgency.TODAY: "Today", Urgency.SOON: "Soon", Urgency.ROUTINE: "Routine"}

STATUS_LABELS: Mapping[ReferralStatus, str] = {
    ReferralStatus.RECEIVED: "Waiting for a decision",
    ReferralStatus.MORE_ASKED: "More was asked",
    ReferralStatus.ACCEPTED: "Accepted",
    ReferralStatus.NOT_MET: "Not taken up",
    ReferralStatus.REFERRED_ON: "Referred on",
}

NOT_MET_LABELS: Mapping[NotMetReason, str] = {
    NotMetReason.BELOW_THRESHOLD: "Below the threshold",
    NotMetReason.NOT_ELIGIBLE: "Not eligible for any programme here",
    NotMetReason.ALREADY_IN_OTHER_PROGRAMME: "Already worked with in another programme",
    NotMetReason.OUT_OF_AREA: "Lives outside the area",
    NotMetReason.DUPLICATE: "Referred already",
    NotMetReason.MOVED_AWAY: "Has moved away",
}

ANSWER_LABELS: Mapping[YesNoUnknown, str] = {
    YesNoUnknown.YES: "Yes",
    YesNoUnknown.NO: "No",
    YesNoUnknown.NOT_KNOWN: "Not known",
}

HELD_LABELS: Mapping[HeldState, str] = {
    HeldState.HELD: "Held",
    HeldState.COMPLETED: "Completed by hand",
    HeldState.PASSED_ON: "Passed to children’s social care",
    HeldState.DISMISSED: "Dismissed",
}
