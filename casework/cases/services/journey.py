"""Where a case stands: its status, its risk, the picture now, its reviews (PRACTICE §2.4, R-FD-8)."""

from datetime import date

from casework.audit.services import apply_changes, record
from casework.cases import rules
from casework.cases.errors import AnswerMissing, CaseStepNotAllowed
from casework.cases.models import Case
from casework.cases.services.history import check_open, check_version, subject_of, tell
from casework.cases.types import RISK_LABELS, STATUS_LABELS, CaseStatus, ChangeKind, RiskLevel
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db


def change_status(
    actor: Actor, *, case: Case, version: int, status: CaseStatus, reason: str, until: date | None = None
) -> Case:
    """Take a case to another status; `until` says how long it is on hold. Closing is a verb of its own.

    Raises CaseClosed, Clash, CaseStepNotAllowed, AnswerMissing.
    """
    check_open(case)
    check_version(case.version, version)
    if not rules.may_follow(case.status, status):
        raise CaseStepNotAllowed
    if not reason.strip():
        raise AnswerMissing("Say why", "reason")
    if status is CaseStatus.ON_HOLD and (until is None or until <= clock.today()):
        raise AnswerMissing("Enter the day, in the future, until which it is on hold", "until")
    changes = apply_changes(case, status=status, on_hold_until=until if status is CaseStatus.ON_HOLD else None)
    db.session.flush()
    record(actor, "case.status_changed", subject_of(case), changes=changes, note=reason)
    tell(actor, case, ChangeKind.STATUS, f"Status: {STATUS_LABELS[status].lower()}", reason)
    return case


def set_risk(actor: Actor, *, case: Case, version: int, level: RiskLevel, reason: str) -> Case:
    """Set how much harm is feared now, with the reason. Raises CaseClosed, Clash, AnswerMissing."""
    check_open(case)
    check_version(case.version, version)
    if level is RiskLevel.NOT_ASSESSED:
        raise AnswerMissing("Choose a level", "level")
    if not reason.strip():
        raise AnswerMissing("Say why", "reason")
    changes = apply_changes(case, risk_level=level, risk_set_on=clock.today())
    db.session.flush()
    record(actor, "case.risk_set", subject_of(case), changes=changes, note=reason)
    tell(actor, case, ChangeKind.RISK, f"Risk: {RISK_LABELS[level].lower()}", reason, risk_level=level)
    return case


def tell_now(actor: Actor, *, case: Case, version: int, text: str) -> Case:
    """Write the one paragraph of how things are now. Raises CaseClosed, Clash, AnswerMissing."""
    check_open(case)
    check_version(case.version, version)
    if not text.strip():
        raise AnswerMissing("Say how things are now", "text")
    changes = apply_changes(case, summary_now=text)
    apply_changes(case, summary_by_id=actor.user_id, summary_at=clock.now())
    db.session.flush()
    record(actor, "case.now_written", subject_of(case), changes=changes)
    return case


def review(actor: Actor, *, case: Case, version: int, summary: str, next_on: date) -> Case:
    """Record that the case was reviewed, and when it is next. Raises CaseClosed, Clash, AnswerMissing."""
    check_open(case)
    check_version(case.version, version)
    if not summary.strip():
        raise AnswerMissing("Say what the review found", "summary")
    if next_on <= clock.today():
        raise AnswerMissing("The next review must be in the future", "next_on")
    changes = apply_changes(case, review_due_on=next_on)
    db.session.flush()
    record(actor, "case.reviewed", subject_of(case), changes=changes, note=summary)
    tell(actor, case, ChangeKind.REVIEW, "Case reviewed", summary)
    return case
