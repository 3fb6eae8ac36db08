"""Opening a case: from an accepted referral, or by a panel's decision (PRACTICE §2.1, §2.4)."""

from dataclasses import dataclass

from casework.access import services as access
from casework.access.types import Level
from casework.audit.services import record
from casework.cases import rules
from casework.cases.models import Case
from casework.cases.services.allotting import allot
from casework.cases.services.history import subject_of, tell
from casework.cases.types import CaseStatus, ChangeKind, RiskLevel
from casework.cohorts import queries as cohort_queries
from casework.cohorts import services as cohorts
from casework.cohorts.models import Cohort, Membership
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.referrals.models import Referral

REFERRER_BASIS = "their agency referred the young person"


@dataclass(frozen=True, slots=True)
class Opened:
    """What accepting a referral made: a membership, and a case unless a panel has yet to decide."""

    membership: Membership
    case: Case | None


def open_from_referral(
    actor: Actor,
    *,
    referral: Referral,
    person_id: int,
    cohort_id: int,
    lead_worker_id: int | None = None,
    rationale: str = "",
) -> Opened:
    """Bring a referred young person into a cohort: nominated where a panel decides, else in, with a case.

    Raises the errors of cohorts.services.nominate and .enter, and NotAWorker.
    """
    cohort = cohort_queries.cohort_by_id(actor, cohort_id, Level.FULL)
    # Within the person, so that a denial of the young person takes it out of sight with them.
    access.place(actor, "referral", referral.id, "person", person_id)
    join = cohorts.nominate if cohort.programme_type.needs_panel else cohorts.enter
    membership = join(actor, cohort_id=cohort_id, person_id=person_id, referral_id=referral.id, rationale=rationale)
    if cohort.programme_type.needs_panel:
        return Opened(membership, None)
    return Opened(membership, _open(actor, membership, cohort, referral, lead_worker_id))


def select_nominee(
    actor: Actor, *, membership_id: int, decision_id: int, rationale: str, lead_worker_id: int | None = None
) -> Case:
    """Select a nominee on a panel's decision and open the case. Raises the errors of cohorts.services.select."""
    membership = cohorts.select(actor, membership_id=membership_id, decision_id=decision_id, rationale=rationale)
    referral = db.session.get(Referral, membership.referral_id) if membership.referral_id is not None else None
    return _open(actor, membership, membership.cohort, referral, lead_worker_id)


def _open(
    actor: Actor, membership: Membership, cohort: Cohort, referral: Referral | None, lead_worker_id: int | None
) -> Case:
    today = clock.today()
    case = Case(
        membership_id=membership.id,
        person_id=membership.person_id,
        cohort_id=cohort.id,
        area_id=cohort.area_id,
        status=CaseStatus.ACCEPTED,
        risk_level=RiskLevel.NOT_ASSESSED,
        opened_on=today,
        review_due_on=today + rules.REVIEW_EVERY,
        created_at=clock.now(),
    )
    db.session.add(case)
    db.session.flush()
    record(
        actor,
        "case.opened",
        subject_of(case),
        changes={
            "status": (None, case.status),
            "cohort": (None, cohort.ref),
            "review_due_on": (None, case.review_due_on),
        },
    )
    tell(actor, case, ChangeKind.OPENED, f"Case opened in {cohort.name}", membership.rationale)
    _place(actor, case, referral)
    if referral is not None:
        _involve_referrer(actor, case, referral)
    allot(actor, case=case, lead_worker_id=lead_worker_id)
    return case


def _place(actor: Actor, case: Case, referral: Referral | None) -> None:
    scopes = (("case", case.id), ("cohort", case.cohort_id), ("area", case.area_id))
    for scope_kind, scope_id in scopes:
        access.place(actor, "case", case.id, scope_kind, scope_id)
        access.place(actor, "person", case.person_id, scope_kind, scope_id)
    access.place(actor, "case", case.id, "person", case.person_id)
    if referral is not None:
        access.place(actor, "referral", referral.id, "case", case.id)


def _involve_referrer(actor: Actor, case: Case, referral: Referral) -> None:
    access.involve(
        actor,
        scope_kind="case",
        scope_id=case.id,
        level=Level.SUMMARY,
        basis=REFERRER_BASIS,
        agency_id=referral.source_agency_id,
    )
