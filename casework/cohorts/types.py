"""The words of cohorts and memberships (PRACTICE §2.1)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ProgrammeType(StrEnum):
    """Under which programme a cohort is worked with."""

    FOCUSED_DETERRENCE_INDIVIDUAL = "focused_deterrence_individual"
    FOCUSED_DETERRENCE_GROUP = "focused_deterrence_group"
    CONTEXTUAL_SAFEGUARDING = "contextual_safeguarding"
    PREVENTION_PANEL = "prevention_panel"
    HOSPITAL_NAVIGATOR = "hospital_navigator"
    VAWG = "vawg"

    @property
    def needs_panel(self) -> bool:
        """Say whether nobody is selected without a recorded panel decision (R-FD-2)."""
        return self in (self.FOCUSED_DETERRENCE_INDIVIDUAL, self.FOCUSED_DETERRENCE_GROUP)


class CohortStatus(StrEnum):
    """Where a cohort is in its life."""

    PLANNING = "planning"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class MembershipStatus(StrEnum):
    """Where a young person is in a cohort. `active` is the accepted state of programmes without a panel."""

    NOMINATED = "nominated"
    SCREENING = "screening"
    PANEL_PENDING = "panel_pending"
    DEFERRED = "deferred"
    NOT_SELECTED = "not_selected"
    SELECTED = "selected"
    ACTIVE = "active"
    NOTIFICATION_PLANNED = "notification_planned"
    NOTIFIED = "notified"
    SUPPORT_OFFERED = "support_offered"
    ENGAGED = "engaged"
    DECLINED = "declined"
    UNABLE_TO_CONTACT = "unable_to_contact"
    DISENGAGED = "disengaged"
    COMPLETED = "completed"
    TRANSFERRED = "transferred"
    WITHDRAWN = "withdrawn"
    DECEASED = "deceased"


class MemberRole(StrEnum):
    """In which part a young person is known to a cohort; several may hold at once."""

    AT_RISK = "at_risk"
    VICTIM = "victim"
    SUSPECTED_HARMER = "suspected_harmer"
    CONVICTED_HARMER = "convicted_harmer"


class NotSelectedReason(StrEnum):
    """Why a nominee was not selected (PRACTICE §2.1)."""

    NOT_ELIGIBLE = "not_eligible"
    BELOW_THRESHOLD = "below_threshold"
    ALREADY_IN_OTHER_PROGRAMME = "already_in_other_programme"
    OUT_OF_AREA = "out_of_area"
    RISK_MANAGED_ELSEWHERE = "risk_managed_elsewhere"
    IN_CUSTODY_LONG_TERM = "in_custody_long_term"
    PANEL_JUDGEMENT = "panel_judgement"
    DUPLICATE = "duplicate"
    MOVED_AWAY = "moved_away"


class AttritionStage(StrEnum):
    """How far somebody had come when they left (R-FD-14)."""

    NEVER_CONTACTED = "never_contacted"
    CONTACTED_REFUSED_MEETING = "contacted_refused_meeting"
    MET_REFUSED_OFFER = "met_refused_offer"
    ACCEPTED_NEVER_STARTED = "accepted_never_started"
    STARTED_DROPPED_OUT = "started_dropped_out"


class ExitReason(StrEnum):
    """Why somebody's time in a cohort ended: the same words as the case's closure (PRACTICE §2.4)."""

    OUTCOMES_ACHIEVED = "outcomes_achieved"
    NEEDS_MET_ELSEWHERE = "needs_met_elsewhere"
    STEPPED_DOWN = "stepped_down"
    STEPPED_UP = "stepped_up_child_protection"
    MOVED_AREA = "moved_area"
    CUSTODY = "custody"
    DISENGAGED = "disengaged_after_attempts"
    WITHDREW = "withdrew_consent_support"
    DECLINED = "declined_offer"
    AGED_OUT = "aged_out_transition"
    DECEASED = "deceased"
    ERROR = "error_duplicate"


@dataclass(frozen=True, slots=True)
class Targets:
    """What a cohort set out to do, as planned numbers; percentages are whole, 0 to 100."""

    started: int | None = None
    completed: int | None = None
    attended_percent: int | None = None
    actions_in_time_percent: int | None = None
    contact_every_days: int | None = None


@dataclass(frozen=True, slots=True)
class CohortDetails:
    """What a coordinator says about a cohort when making or changing it."""

    name: str
    code: str
    programme_type: ProgrammeType
    area_id: int
    status: CohortStatus = CohortStatus.OPEN
    purpose: str = ""
    capacity: int | None = None
    opens_on: date | None = None
    closes_on: date | None = None
    min_age: int | None = None
    coordinator_user_id: int | None = None
    commissioner_agency_id: int | None = None
    targets: Targets = Targets()


PROGRAMME_LABELS = {
    ProgrammeType.FOCUSED_DETERRENCE_INDIVIDUAL: "Focused deterrence (individual)",
    ProgrammeType.FOCUSED_DETERRENCE_GROUP: "Focused deterrence (group)",
    ProgrammeType.CONTEXTUAL_SAFEGUARDING: "Contextual safeguarding",
    ProgrammeType.PREVENTION_PANEL: "Prevention panel",
    ProgrammeType.HOSPITAL_NAVIGATOR: "Hospital navigator",
    ProgrammeType.VAWG: "Violence against women and girls",
}

COHORT_STATUS_LABELS = {
    CohortStatus.PLANNING: "Being planned",
    CohortStatus.OPEN: "Open",
    CohortStatus.PAUSED: "Paused",
    CohortStatus.CLOSED: "Closed",
}

STATUS_LABELS = {
    MembershipStatus.NOMINATED: "Nominated",
    MembershipStatus.SCREENING: "Being screened",
    MembershipStatus.PANEL_PENDING: "Waiting for the panel",
    MembershipStatus.DEFERRED: "Decision put off",
    MembershipStatus.NOT_SELECTED: "Not selected",
    MembershipStatus.SELECTED: "Selected",
    MembershipStatus.ACTIVE: "Accepted",
    MembershipStatus.NOTIFICATION_PLANNED: "First meeting planned",
    MembershipStatus.NOTIFIED: "Met and told",
    MembershipStatus.SUPPORT_OFFERED: "Support offered",
    MembershipStatus.ENGAGED: "Engaged",
    MembershipStatus.DECLINED: "Declined support",
    MembershipStatus.UNABLE_TO_CONTACT: "Could not be reached",
    MembershipStatus.DISENGAGED: "Disengaged",
    MembershipStatus.COMPLETED: "Completed",
    MembershipStatus.TRANSFERRED: "Moved to other help",
    MembershipStatus.WITHDRAWN: "Withdrawn",
    MembershipStatus.DECEASED: "Died",
}

MEMBER_ROLE_LABELS = {
    MemberRole.AT_RISK: "At risk of harm",
    MemberRole.VICTIM: "Victim",
    MemberRole.SUSPECTED_HARMER: "Suspected of causing harm",
    MemberRole.CONVICTED_HARMER: "Convicted of causing harm",
}

NOT_SELECTED_LABELS = {
    NotSelectedReason.NOT_ELIGIBLE: "Does not meet the criteria",
    NotSelectedReason.BELOW_THRESHOLD: "Below the threshold",
    NotSelectedReason.ALREADY_IN_OTHER_PROGRAMME: "Already in another programme",
    NotSelectedReason.OUT_OF_AREA: "Lives outside the area",
    NotSelectedReason.RISK_MANAGED_ELSEWHERE: "Risk to life is managed elsewhere",
    NotSelectedReason.IN_CUSTODY_LONG_TERM: "In custody for a long time",
    NotSelectedReason.PANEL_JUDGEMENT: "The panel’s judgement",
    NotSelectedReason.DUPLICATE: "Nominated twice",
    NotSelectedReason.MOVED_AWAY: "Moved away",
}

EXIT_LABELS = {
    ExitReason.OUTCOMES_ACHIEVED: "What we set out to do is done",
    ExitReason.NEEDS_MET_ELSEWHERE: "Their needs are met elsewhere",
    ExitReason.STEPPED_DOWN: "Stepped down to lighter help",
    ExitReason.STEPPED_UP: "Stepped up to child protection",
    ExitReason.MOVED_AREA: "Moved out of the area",
    ExitReason.CUSTODY: "In custody",
    ExitReason.DISENGAGED: "Stopped taking part, after attempts to reach them",
    ExitReason.WITHDREW: "Withdrew from support",
    ExitReason.DECLINED: "Declined the offer",
    ExitReason.AGED_OUT: "Too old; handed over to adult services",
    ExitReason.DECEASED: "Died",
    ExitReason.ERROR: "Opened by mistake, or twice",
}

ATTRITION_LABELS = {
    AttritionStage.NEVER_CONTACTED: "We never reached them",
    AttritionStage.CONTACTED_REFUSED_MEETING: "Reached, but would not meet",
    AttritionStage.MET_REFUSED_OFFER: "Met, but did not want the offer",
    AttritionStage.ACCEPTED_NEVER_STARTED: "Accepted, but never started",
    AttritionStage.STARTED_DROPPED_OUT: "Started, then stopped",
}


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One step of a cohort's funnel: how many ever came this far, and how many stand here now."""

    status: MembershipStatus
    ever: int
    now: int
