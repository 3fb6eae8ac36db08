"""What the young person wants or agrees to, and how far it has come."""

from datetime import date

from casework.audit.services import apply_changes, record
from casework.cases.errors import AnswerMissing
from casework.cases.models import Case, Goal
from casework.cases.services.history import check_open, check_version, goal_subject, tell
from casework.cases.types import GOAL_LABELS, ChangeKind, GoalProgress
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db


def add_goal(actor: Actor, *, case: Case, text: str, next_step: str = "", target_on: date | None = None) -> Goal:
    """Add a goal to a case's plan. Raises CaseClosed, AnswerMissing."""
    check_open(case)
    if not text.strip():
        raise AnswerMissing("Say what the goal is", "text")
    goal = Goal(
        case_id=case.id,
        text=text,
        next_step=next_step,
        progress=GoalProgress.NOT_STARTED,
        target_on=target_on,
        set_by_id=actor.user_id,
        set_on=clock.today(),
    )
    db.session.add(goal)
    db.session.flush()
    record(
        actor,
        "goal.added",
        goal_subject(goal, case),
        changes={"text": (None, text), "next_step": (None, next_step), "target_on": (None, target_on)},
    )
    tell(actor, case, ChangeKind.GOAL_ADDED, "Goal added", text, goal_id=goal.id)
    return goal


def update_goal(
    actor: Actor, *, case: Case, goal: Goal, version: int, progress: GoalProgress, next_step: str, note: str = ""
) -> Goal:
    """Say how far a goal has come and what is next. Raises CaseClosed, Clash."""
    check_open(case)
    check_version(goal.version, version)
    changes = apply_changes(
        goal, progress=progress, next_step=next_step, ended_on=clock.today() if progress.is_over else None
    )
    db.session.flush()
    record(actor, "goal.updated", goal_subject(goal, case), changes=changes, note=note)
    title = f"Goal: {GOAL_LABELS[progress].lower()}"
    tell(actor, case, ChangeKind.GOAL_PROGRESS, title, f"{goal.text}\n{note}".strip(), goal_id=goal.id)
    return goal
