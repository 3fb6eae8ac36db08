"""Contacts with a young person: planned, written up, called off (PRACTICE §2.4, R-CJ-3)."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from casework.actions.errors import ActionRefused
from casework.actions.types import Owner
from casework.audit.services import apply_changes, record
from casework.cases.errors import AlreadyWrittenUp, AnswerMissing, WhenWrong
from casework.cases.models import Case, Goal, Intervention
from casework.cases.services.history import check_open, check_version, contact_subject
from casework.cases.services.promising import promise
from casework.cases.types import ContactNote, ContactPlan, InterventionStatus, NextStep
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db

_NOTHING = NextStep()


def log(
    actor: Actor, *, case: Case, note: ContactNote, goal: Goal | None = None, then: NextStep = _NOTHING
) -> Intervention:
    """Write up a contact that was not planned, and what comes next.

    Raises CaseClosed, WhenWrong for a time to come, AnswerMissing without what happened or for a next step that
    cannot be.
    """
    check_open(case)
    _check_note(note)
    entry = Intervention(
        case_id=case.id,
        person_id=case.person_id,
        status=InterventionStatus.WRITTEN_UP,
        first_starts_at=note.starts_at,
        goal_id=goal.id if goal else None,
        **asdict(note),
        **_by(actor),
    )
    db.session.add(entry)
    db.session.flush()
    record(actor, "intervention.logged", contact_subject(entry), changes=_given(note))
    _take(actor, case, then)
    return entry


def plan(actor: Actor, *, case: Case, planned: ContactPlan) -> Intervention:
    """Plan a contact for a time to come. Raises CaseClosed, WhenWrong."""
    check_open(case)
    if planned.starts_at <= clock.now():
        raise WhenWrong("The date and time must be in the future: to write up what has happened, log it instead")
    entry = Intervention(
        case_id=case.id,
        person_id=case.person_id,
        status=InterventionStatus.PLANNED,
        was_planned=True,
        first_starts_at=planned.starts_at,
        **asdict(planned),
        **_by(actor),
    )
    db.session.add(entry)
    db.session.flush()
    record(actor, "intervention.planned", contact_subject(entry), changes=_given(planned))
    return entry


def write_up(
    actor: Actor,
    *,
    case: Case,
    entry: Intervention,
    version: int,
    note: ContactNote,
    goal: Goal | None = None,
    then: NextStep = _NOTHING,
) -> Intervention:
    """Write up a planned contact, and what comes next: what was planned stays in the trail.

    Raises CaseClosed, AlreadyWrittenUp, Clash, WhenWrong, AnswerMissing.
    """
    _check_planned(case, entry, version)
    _check_note(note)
    changes = apply_changes(
        entry,
        status=InterventionStatus.WRITTEN_UP,
        goal_id=goal.id if goal else None,
        **asdict(note),
        **_by(actor),
    )
    db.session.flush()
    record(actor, "intervention.written_up", contact_subject(entry), changes=changes)
    _take(actor, case, then)
    return entry


def call_off(actor: Actor, *, case: Case, entry: Intervention, version: int, reason: str) -> Intervention:
    """Call a planned contact off, saying why. Raises CaseClosed, AlreadyWrittenUp, Clash, AnswerMissing."""
    _check_planned(case, entry, version)
    if not reason.strip():
        raise AnswerMissing("Say why it was called off", "reason")
    changes = apply_changes(entry, status=InterventionStatus.CALLED_OFF, absence_note=reason)
    db.session.flush()
    record(actor, "intervention.called_off", contact_subject(entry), changes=changes)
    return entry


def _take(actor: Actor, case: Case, then: NextStep) -> None:
    """Plan the next contact and promise the next action, naming the fields where they were asked."""
    if then.plan is not None:
        try:
            plan(actor, case=case, planned=then.plan)
        except WhenWrong:
            raise WhenWrong("The next contact must be in the future", "next_on") from None
    if then.action_text:
        try:
            promise(actor, case=case, text=then.action_text, due_on=then.action_due_on, owner=_me(actor))
        except ActionRefused as refused:
            raise AnswerMissing(refused.message, f"action_{refused.field}" if refused.field else None) from None


def _me(actor: Actor) -> Owner:
    return Owner(agency_id=actor.agency_id or 0, user_id=actor.user_id)


def _check_planned(case: Case, entry: Intervention, version: int) -> None:
    check_open(case)
    if entry.status is not InterventionStatus.PLANNED:
        raise AlreadyWrittenUp
    check_version(entry.version, version)


def _check_note(note: ContactNote) -> None:
    if note.starts_at > clock.now():
        raise WhenWrong("The date and time must be in the past: to set up a contact to come, plan it instead")
    if not note.what_happened.strip():
        raise AnswerMissing("Say what happened", "what_happened")


def _by(actor: Actor) -> dict[str, int | datetime | None]:
    return {
        "worker_id": actor.user_id,
        "agency_id": actor.agency_id,
        "recorded_by_id": actor.user_id,
        "recorded_at": clock.now(),
    }


def _given(answers: ContactNote | ContactPlan) -> dict[str, tuple[None, Any]]:
    return {name: (None, value) for name, value in asdict(answers).items() if value not in (None, "")}
