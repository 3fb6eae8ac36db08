"""Closing a case, and with it the time in the cohort (PRACTICE §2.4; reminders stop, R-MT-7)."""

from casework.audit.services import apply_changes, record
from casework.cases.errors import AnswerMissing
from casework.cases.models import Case
from casework.cases.queries import planned_of
from casework.cases.services.history import check_open, check_version, contact_subject, subject_of, tell
from casework.cases.types import CLOSURE_LABELS, CaseStatus, ChangeKind, ClosureReason, InterventionStatus
from casework.cohorts import services as cohorts
from casework.cohorts.types import AttritionStage
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db


def close(
    actor: Actor,
    *,
    case: Case,
    version: int,
    reason: ClosureReason,
    note: str,
    attrition_stage: AttritionStage | None = None,
) -> Case:
    """Close a case with a coded reason and what was achieved; the membership ends with it.

    Contacts still planned are called off. Raises CaseClosed, Clash, AnswerMissing, and the errors of
    cohorts.services.leave.
    """
    check_open(case)
    check_version(case.version, version)
    if not note.strip():
        raise AnswerMissing("Say what was achieved and what was left open", "note")
    cohorts.leave(actor, membership_id=case.membership_id, reason=reason, note=note, attrition_stage=attrition_stage)
    changes = apply_changes(
        case,
        status=CaseStatus.CLOSED,
        closed_on=clock.today(),
        closure_reason=reason,
        closure_note=note,
        review_due_on=None,
        on_hold_until=None,
    )
    db.session.flush()
    record(actor, "case.closed", subject_of(case), changes=changes)
    tell(actor, case, ChangeKind.CLOSED, f"Case closed: {CLOSURE_LABELS[reason].lower()}", note)
    _call_off_planned(actor, case)
    return case


def _call_off_planned(actor: Actor, case: Case) -> None:
    for entry in planned_of(case.id):
        changes = apply_changes(entry, status=InterventionStatus.CALLED_OFF, absence_note="The case was closed")
        record(actor, "intervention.called_off", contact_subject(entry), changes=changes)
