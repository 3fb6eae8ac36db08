"""How a young person comes into a cohort, or does not (PRACTICE §2.1, R-FD-2, R-FD-3)."""

from sqlalchemy import select as sql_select

from casework.access import services as access
from casework.access.types import Level
from casework.audit.services import record
from casework.cohorts import queries, rules
from casework.cohorts.errors import (
    AlreadyIn,
    CohortNotOpen,
    DecisionMissing,
    ReasonMissing,
    StepNotAllowed,
    TooYoung,
)
from casework.cohorts.models import Cohort, Membership, MembershipStatusChange
from casework.cohorts.services.steps import step, subject_of
from casework.cohorts.types import CohortStatus, MembershipStatus, NotSelectedReason
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.people.models import Person


def nominate(
    actor: Actor, *, cohort_id: int, person_id: int, referral_id: int | None = None, rationale: str = ""
) -> Membership:
    """Put a young person forward for a cohort; nobody has decided yet.

    Raises NotFound or NotAllowed for a cohort out of the actor's reach, CohortNotOpen, AlreadyIn.
    """
    return _add(actor, cohort_id, person_id, referral_id, rationale, MembershipStatus.NOMINATED)


def enter(
    actor: Actor, *, cohort_id: int, person_id: int, referral_id: int | None = None, rationale: str = ""
) -> Membership:
    """Take a young person into a cohort whose programme needs no panel.

    Raises DecisionMissing where a panel must decide, and TooYoung, CohortNotOpen, AlreadyIn, NotFound, NotAllowed.
    """
    return _add(actor, cohort_id, person_id, referral_id, rationale, MembershipStatus.ACTIVE)


def select(actor: Actor, *, membership_id: int, decision_id: int | None, rationale: str) -> Membership:
    """Select a nominee, on a panel's recorded decision where the programme asks for one.

    Raises DecisionMissing, ReasonMissing, TooYoung, StepNotAllowed, NotFound.
    """
    membership = queries.membership_to_change(actor, membership_id)
    if membership.cohort.programme_type.needs_panel and decision_id is None:
        raise DecisionMissing
    if not rationale.strip():
        raise ReasonMissing("Say why this young person is selected", "rationale")
    _check_step(membership, MembershipStatus.SELECTED)
    _check_age(membership.cohort, membership.person_id)
    step(
        actor,
        membership,
        MembershipStatus.SELECTED,
        verb="membership.selected",
        reason=rationale,
        joined_on=clock.today(),
        selected_by_decision_id=decision_id,
    )
    return membership


def decline(
    actor: Actor,
    *,
    membership_id: int,
    reason: NotSelectedReason,
    rationale: str,
    decision_id: int | None = None,
) -> Membership:
    """Decide not to select a nominee. Raises ReasonMissing, StepNotAllowed, NotFound."""
    membership = queries.membership_to_change(actor, membership_id)
    if not rationale.strip():
        raise ReasonMissing("Say why this young person is not selected", "rationale")
    _check_step(membership, MembershipStatus.NOT_SELECTED)
    step(
        actor,
        membership,
        MembershipStatus.NOT_SELECTED,
        verb="membership.not_selected",
        reason=rationale,
        not_selected_reason=reason,
        selected_by_decision_id=decision_id,
        ended_on=clock.today(),
    )
    access.unplace(actor, "person", membership.person_id, "cohort", membership.cohort_id)
    return membership


def defer(actor: Actor, *, membership_id: int, rationale: str) -> Membership:
    """Put the decision on a nominee off to a later meeting. Raises ReasonMissing, StepNotAllowed, NotFound."""
    membership = queries.membership_to_change(actor, membership_id)
    if not rationale.strip():
        raise ReasonMissing("Say why the decision is put off", "rationale")
    _check_step(membership, MembershipStatus.DEFERRED)
    step(actor, membership, MembershipStatus.DEFERRED, verb="membership.deferred", reason=rationale)
    return membership


def _add(
    actor: Actor,
    cohort_id: int,
    person_id: int,
    referral_id: int | None,
    rationale: str,
    status: MembershipStatus,
) -> Membership:
    cohort = queries.cohort_by_id(actor, cohort_id, Level.FULL)
    if cohort.status is not CohortStatus.OPEN:
        raise CohortNotOpen
    _refuse_second(cohort_id, person_id)
    joins = status is MembershipStatus.ACTIVE
    if joins:
        if cohort.programme_type.needs_panel:
            raise DecisionMissing
        _check_age(cohort, person_id)
    today = clock.today()
    membership = Membership(
        cohort_id=cohort_id,
        person_id=person_id,
        referral_id=referral_id,
        status=status,
        status_since=today,
        nominated_on=today,
        joined_on=today if joins else None,
        rationale=rationale,
        created_at=clock.now(),
    )
    membership.cohort = cohort
    db.session.add(membership)
    db.session.flush()
    _begin_history(actor, membership, rationale)
    access.place(actor, "person", person_id, "cohort", cohort_id)
    access.place(actor, "person", person_id, "area", cohort.area_id)
    return membership


def _begin_history(actor: Actor, membership: Membership, rationale: str) -> None:
    db.session.add(
        MembershipStatusChange(
            membership_id=membership.id,
            from_status=None,
            to_status=membership.status,
            reason=rationale,
            changed_on=membership.nominated_on,
            changed_at=clock.now(),
            changed_by_id=actor.user_id,
        )
    )
    verb = "membership.nominated" if membership.joined_on is None else "membership.entered"
    changes = {"cohort": (None, membership.cohort_id), "status": (None, membership.status)}
    record(actor, verb, subject_of(membership), changes=changes, note=rationale)


def _refuse_second(cohort_id: int, person_id: int) -> None:
    present = sql_select(Membership.id).where(
        Membership.cohort_id == cohort_id, Membership.person_id == person_id, Membership.ended_on.is_(None)
    )
    if db.session.scalar(present) is not None:
        raise AlreadyIn


def _check_step(membership: Membership, status: MembershipStatus) -> None:
    if not rules.may_follow(membership.status, status):
        raise StepNotAllowed("This nomination has been decided already")


def _check_age(cohort: Cohort, person_id: int) -> None:
    born = db.session.scalar(sql_select(Person.date_of_birth).where(Person.id == person_id))
    if not rules.is_old_enough(born, clock.today(), cohort.min_age):
        raise TooYoung(cohort.min_age or 0)
