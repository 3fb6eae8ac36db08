"""Reads of outcomes, always through the case that the actor may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, select

from casework.access.models import User
from casework.access.policy import level_of, require_level, visible_to
from casework.access.types import Level
from casework.cases.models import Case
from casework.cohorts.models import Cohort, Membership
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import NotFound
from casework.outcomes.models import EteRecord, OutcomeCheck
from casework.people.models import Person


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the pages of outcomes need to know of a case."""

    case_id: int
    case_ref: str
    membership_id: int
    person_id: int
    person_name: str
    cohort_name: str
    joined_on: date | None


def case_facts(actor: Actor, ref: str, at_least: Level = Level.CONTRIBUTE) -> CaseFacts:
    """Return one case. Raises NotFound out of sight, NotAllowed below the level."""
    row = db.session.execute(
        select(
            Case, Membership.joined_on, Person.forename, Person.surname, Cohort.name, level_of(actor, "case", Case.id)
        )
        .join(Membership, Membership.id == Case.membership_id)
        .join(Person, Person.id == Case.person_id)
        .join(Cohort, Cohort.id == Case.cohort_id)
        .where(Case.ref == ref)
    ).one_or_none()
    if row is None:
        raise NotFound
    case, joined_on, forename, surname, cohort, level = row
    require_level(level, at_least)
    return CaseFacts(case.id, case.ref, case.membership_id, case.person_id, f"{forename} {surname}", cohort, joined_on)


def membership_to_follow(actor: Actor, membership_id: int) -> Membership:
    """Return a membership whose young person the actor works with. Raises NotFound out of sight."""
    found = db.session.scalar(
        select(Membership).where(
            Membership.id == membership_id, visible_to(actor, "person", Membership.person_id, Level.CONTRIBUTE)
        )
    )
    if found is None:
        raise NotFound
    return found


def checks_of(facts: CaseFacts) -> Sequence[Row[OutcomeCheck, str]]:
    """Return the looks at one young person's windows, newest first: (OutcomeCheck, name of who looked or None)."""
    return db.session.execute(
        select(OutcomeCheck, User.name)
        .outerjoin(User, User.id == OutcomeCheck.checked_by_id)
        .where(OutcomeCheck.membership_id == facts.membership_id)
        .order_by(OutcomeCheck.checked_on.desc(), OutcomeCheck.id.desc())
    ).all()


def ete_of(facts: CaseFacts) -> Sequence[EteRecord]:
    """Return what is known of one young person's education, employment and training, newest first."""
    return db.session.scalars(
        select(EteRecord)
        .where(EteRecord.membership_id == facts.membership_id)
        .order_by(EteRecord.as_on.desc(), EteRecord.id.desc())
    ).all()
