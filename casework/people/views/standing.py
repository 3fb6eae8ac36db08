"""Where a young person stands in what higher floors keep: their cases, as far as the reader may see them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from casework.access.policy import visible_to
from casework.cases.models import Case
from casework.cases.types import CaseStatus
from casework.cohorts.models import Cohort
from casework.core.actor import Actor
from casework.core.db import db


@dataclass(frozen=True, slots=True)
class CaseOf:
    """One case of a young person."""

    ref: str
    cohort: str
    status: CaseStatus
    opened_on: date


def cases_of(actor: Actor, person_id: int) -> list[CaseOf]:
    """Return the young person's cases that the actor may see, latest first."""
    rows = db.session.execute(
        select(Case.ref, Cohort.name, Case.status, Case.opened_on)
        .join(Cohort, Cohort.id == Case.cohort_id)
        .where(Case.person_id == person_id, visible_to(actor, "case", Case.id))
        .order_by(Case.opened_on.desc(), Case.id.desc())
    )
    return [CaseOf(ref, cohort, status, opened_on) for ref, cohort, status, opened_on in rows]
