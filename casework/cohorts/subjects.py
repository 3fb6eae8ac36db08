"""How cohorts and memberships introduce themselves to what cuts across."""

from casework.cohorts.models import Cohort, Membership
from casework.core.subjects import Subject, register

COHORT = register(
    Subject(kind="cohort", model=Cohort, label="Cohort", endpoint="cohorts.show_cohort", tables=("cohorts",))
)

MEMBERSHIP = register(
    Subject(
        kind="membership",
        model=Membership,
        label="Membership of a cohort",
        endpoint="cohorts.show_membership",
        tables=("memberships", "membership_status_changes", "membership_roles"),
        repoint=("memberships.person_id",),
        erase=("memberships.rationale", "membership_status_changes.reason", "membership_roles.evidence"),
    )
)
