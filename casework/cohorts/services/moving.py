"""How a membership goes on, and how it ends (PRACTICE §2.1, R-FD-14)."""

from datetime import date

from casework.cohorts import queries, rules
from casework.cohorts.errors import ReasonMissing, StepNotAllowed
from casework.cohorts.models import Membership
from casework.cohorts.services.steps import step
from casework.cohorts.types import AttritionStage, ExitReason, MembershipStatus
from casework.core import clock
from casework.core.actor import Actor

_BY_ITS_OWN_VERB = rules.FINAL | {MembershipStatus.SELECTED, MembershipStatus.ACTIVE}


def change_status(
    actor: Actor, *, membership_id: int, status: MembershipStatus, reason: str, on: date | None = None
) -> Membership:
    """Take a membership one step on, as of a London day. Selecting and ending are verbs of their own.

    Raises StepNotAllowed, ReasonMissing, NotFound.
    """
    membership = queries.membership_to_change(actor, membership_id)
    if status in _BY_ITS_OWN_VERB or not rules.may_follow(membership.status, status):
        raise StepNotAllowed("Choose one of the steps that can follow now")
    if not reason.strip():
        raise ReasonMissing
    _check_day(membership, on)
    step(actor, membership, status, verb="membership.status_changed", reason=reason, on=on)
    return membership


def leave(
    actor: Actor,
    *,
    membership_id: int,
    reason: ExitReason,
    note: str,
    attrition_stage: AttritionStage | None = None,
    on: date | None = None,
) -> Membership:
    """End a young person's time in a cohort, saying why and how far they had come.

    Raises StepNotAllowed when it has ended, or when somebody who never started is said to have completed;
    ReasonMissing without an attrition stage where one is asked.
    """
    membership = queries.membership_to_change(actor, membership_id)
    if membership.ended_on is not None:
        raise StepNotAllowed("This membership has ended already")
    status = rules.status_on_exit(reason, membership.status)
    if status is MembershipStatus.COMPLETED and not rules.may_complete(membership.status):
        raise StepNotAllowed("They never started, so they cannot have completed: choose another reason", "reason")
    stage = _stage(reason, attrition_stage)
    _check_day(membership, on)
    step(
        actor,
        membership,
        status,
        verb="membership.ended",
        reason=note,
        on=on,
        ended_on=on or clock.today(),
        exit_reason=reason,
        attrition_stage=stage,
    )
    return membership


def _stage(reason: ExitReason, stage: AttritionStage | None) -> AttritionStage | None:
    if not rules.needs_attrition_stage(reason):
        return None
    if stage is None:
        raise ReasonMissing("Say how far they had come", "attrition_stage")
    return stage


def _check_day(membership: Membership, on: date | None) -> None:
    if on is None:
        return
    if on > clock.today():
        raise StepNotAllowed("The date must be today or in the past", "on")
    if on < membership.status_since:
        raise StepNotAllowed("The date must be on or after the last change of status", "on")
