"""The words of referrals: urgency, status, reasons, and what the front door asks."""

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
