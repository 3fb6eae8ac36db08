"""Who leads the work on a case; nobody is allowed, and shown."""

from sqlalchemy import func, select, update

from casework.access import services as access
from casework.access.models import RoleGrant, User
from casework.access.types import Level, Role
from casework.audit.services import apply_changes, record
from casework.cases import notices
from casework.cases.errors import NotAWorker
from casework.cases.models import Case, CaseTeamMember
from casework.cases.services.history import check_open, subject_of, tell
from casework.cases.types import CaseStatus, ChangeKind, TeamRole
from casework.cohorts.models import Membership
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.messages import services as messages
from casework.referrals.models import Referral

LEAD_BASIS = "lead worker of the case"
COHORT_BASIS = "leads work in this cohort"


def allot(actor: Actor, *, case: Case, lead_worker_id: int | None) -> Case:
    """Give a case to a caseworker of its area, or to nobody; tell the worker, and the referrer whom to ring.

    Sight of the case moves with it. Raises NotAWorker, CaseClosed.
    """
    check_open(case)
    if lead_worker_id == case.lead_worker_id:
        return case
    worker = _worker(case, lead_worker_id) if lead_worker_id is not None else None
    if case.lead_worker_id is not None:
        _release(actor, case, case.lead_worker_id)
    changes = apply_changes(case, lead_worker_id=lead_worker_id)
    db.session.flush()
    record(actor, "case.allotted", subject_of(case), changes=changes)
    tell(actor, case, ChangeKind.ALLOTTED, f"Given to {worker.name}" if worker else "Not given to anybody")
    if worker is not None:
        _involve(actor, case, worker)
        _send(case, worker)
    return case


def release_all(actor: Actor, user_id: int) -> int:
    """Leave a worker's open cases without a lead, so that they show as unallocated; return how many.

    For somebody who can no longer sign in: a case must not seem to be led by them.
    """
    led = db.session.scalars(
        select(Case).where(Case.lead_worker_id == user_id, Case.status != CaseStatus.CLOSED).order_by(Case.id)
    ).all()
    for case in led:
        allot(actor, case=case, lead_worker_id=None)
    return len(led)


def _worker(case: Case, user_id: int) -> User:
    worker = db.session.scalar(
        select(User)
        .join(RoleGrant, RoleGrant.user_id == User.id)
        .where(
            User.id == user_id,
            User.disabled_at.is_(None),
            RoleGrant.role == Role.CASEWORKER,
            RoleGrant.area_id == case.area_id,
        )
    )
    if worker is None:
        raise NotAWorker
    return worker


def _involve(actor: Actor, case: Case, worker: User) -> None:
    db.session.add(CaseTeamMember(case_id=case.id, user_id=worker.id, role=TeamRole.LEAD_WORKER, since=clock.today()))
    access.involve(actor, scope_kind="case", scope_id=case.id, level=Level.FULL, basis=LEAD_BASIS, user_id=worker.id)
    if _open_cases_in_cohort(case, worker.id) == 1:
        access.involve(
            actor,
            scope_kind="cohort_team",
            scope_id=case.cohort_id,
            level=Level.SUMMARY,
            basis=COHORT_BASIS,
            user_id=worker.id,
        )


def _release(actor: Actor, case: Case, user_id: int) -> None:
    access.end_involvement(actor, scope_kind="case", scope_id=case.id, user_id=user_id, basis=LEAD_BASIS)
    if _open_cases_in_cohort(case, user_id) <= 1:
        access.end_involvement(
            actor, scope_kind="cohort_team", scope_id=case.cohort_id, user_id=user_id, basis=COHORT_BASIS
        )
    db.session.execute(
        update(CaseTeamMember)
        .where(
            CaseTeamMember.case_id == case.id,
            CaseTeamMember.user_id == user_id,
            CaseTeamMember.role == TeamRole.LEAD_WORKER,
            CaseTeamMember.until.is_(None),
        )
        .values(until=clock.today())
        .execution_options(synchronize_session=False)
    )


def _open_cases_in_cohort(case: Case, user_id: int) -> int:
    return (
        db.session.scalar(
            select(func.count())
            .select_from(Case)
            .where(Case.cohort_id == case.cohort_id, Case.lead_worker_id == user_id, Case.status != CaseStatus.CLOSED)
        )
        or 0
    )


def _send(case: Case, worker: User) -> None:
    messages.send(to_user_id=worker.id, address=worker.email, notice=notices.allotted(case), subject=subject_of(case))
    referrer = db.session.execute(
        select(User.id, User.email, Referral.ref)
        .join(Referral, Referral.referrer_user_id == User.id)
        .join(Membership, Membership.referral_id == Referral.id)
        .where(Membership.id == case.membership_id, User.disabled_at.is_(None))
    ).one_or_none()
    if referrer is not None and referrer.id != worker.id:
        notice = notices.has_a_worker(referrer.ref)
        messages.send(to_user_id=referrer.id, address=referrer.email, notice=notice, subject=subject_of(case))
