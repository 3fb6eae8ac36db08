"""A case as the trail knows it, and the lines of its own history."""

from casework.cases.errors import CaseClosed
from casework.cases.models import Case, CaseChange, Goal, Intervention
from casework.cases.types import CaseStatus, ChangeKind, RiskLevel
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import Clash
from casework.core.subjects import SubjectRef


def subject_of(case: Case) -> SubjectRef:
    """Return the case as the trail knows it."""
    return SubjectRef("case", case.id, case.ref, case.person_id)


def contact_subject(entry: Intervention) -> SubjectRef:
    """Return a contact as the trail knows it."""
    return SubjectRef("intervention", entry.id, entry.ref, entry.person_id)


def goal_subject(goal: Goal, case: Case) -> SubjectRef:
    """Return a goal as the trail knows it."""
    return SubjectRef("goal", goal.id, goal.ref, case.person_id)


def check_open(case: Case) -> None:
    """Raise CaseClosed when nothing may be added any more."""
    if case.status is CaseStatus.CLOSED:
        raise CaseClosed


def check_version(held: int, given: int) -> None:
    """Raise Clash when somebody else changed the record after the form was opened."""
    if held != given:
        raise Clash


def tell(
    actor: Actor,
    case: Case,
    kind: ChangeKind,
    title: str,
    text: str = "",
    *,
    risk_level: RiskLevel | None = None,
    goal_id: int | None = None,
) -> None:
    """Add a line to the case's history."""
    db.session.add(
        CaseChange(
            case_id=case.id,
            kind=kind,
            title=title,
            text=text,
            risk_level=risk_level,
            goal_id=goal_id,
            changed_at=clock.now(),
            changed_by_id=actor.user_id,
            agency_id=actor.agency_id,
        )
    )
