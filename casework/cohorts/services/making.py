"""Making a cohort, and changing what it is."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from casework.access import services as access
from casework.access.policy import require_level
from casework.access.types import Level
from casework.audit.services import apply_changes, record
from casework.cohorts import queries
from casework.cohorts.errors import CodeTaken
from casework.cohorts.models import Cohort
from casework.cohorts.types import CohortDetails
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import Clash
from casework.core.subjects import SubjectRef

COORDINATOR_BASIS = "coordinator of the cohort"


def make(actor: Actor, *, details: CohortDetails) -> Cohort:
    """Make a cohort in an area where the actor may.

    Raises NotFound or NotAllowed for another's area, CodeTaken.
    """
    require_level(queries.area_level(actor, details.area_id), Level.FULL)
    _refuse_taken_code(details.code, None)
    cohort = Cohort(**_columns(details), created_at=clock.now())
    db.session.add(cohort)
    db.session.flush()
    access.place(actor, "cohort", cohort.id, "cohort", cohort.id)
    access.place(actor, "cohort", cohort.id, "area", cohort.area_id)
    access.place(actor, "cohort", cohort.id, "cohort_team", cohort.id)
    changes = {name: (None, value) for name, value in _columns(details).items() if value not in (None, "")}
    record(actor, "cohort.made", subject_of(cohort), changes=changes)
    if cohort.coordinator_user_id is not None:
        _involve_coordinator(actor, cohort)
    return cohort


def change(actor: Actor, *, cohort: Cohort, version: int, details: CohortDetails) -> Cohort:
    """Change what a cohort is. Its programme and area stay: who is in it was chosen under them.

    Raises Clash when somebody else changed it meanwhile, CodeTaken.
    """
    if cohort.version != version:
        raise Clash
    _refuse_taken_code(details.code, cohort.id)
    columns = _columns(details)
    del columns["programme_type"], columns["area_id"]
    before = cohort.coordinator_user_id
    changes = apply_changes(cohort, **columns)
    if not changes:
        return cohort
    record(actor, "cohort.changed", subject_of(cohort), changes=changes)
    if cohort.coordinator_user_id != before:
        _hand_over(actor, cohort, before)
    db.session.flush()
    return cohort


def subject_of(cohort: Cohort) -> SubjectRef:
    """Return the cohort as the trail knows it."""
    return SubjectRef("cohort", cohort.id, cohort.ref)


def _columns(details: CohortDetails) -> dict[str, Any]:
    columns = {name: getattr(details, name) for name in CohortDetails.__slots__ if name != "targets"}
    targets = asdict(details.targets)
    rhythm = targets.pop("contact_every_days")
    return {**columns, **{f"target_{name}": value for name, value in targets.items()}, "contact_every_days": rhythm}


def _refuse_taken_code(code: str, own_id: int | None) -> None:
    holder = db.session.scalar(select(Cohort.id).where(Cohort.code == code))
    if holder is not None and holder != own_id:
        raise CodeTaken


def _involve_coordinator(actor: Actor, cohort: Cohort) -> None:
    access.involve(
        actor,
        scope_kind="cohort",
        scope_id=cohort.id,
        level=Level.FULL,
        basis=COORDINATOR_BASIS,
        user_id=cohort.coordinator_user_id,
    )


def _hand_over(actor: Actor, cohort: Cohort, before: int | None) -> None:
    if before is not None:
        access.end_involvement(actor, scope_kind="cohort", scope_id=cohort.id, user_id=before, basis=COORDINATOR_BASIS)
    if cohort.coordinator_user_id is not None:
        _involve_coordinator(actor, cohort)
