"""What can be put on an agenda, and who can chair or keep minutes."""

from dataclasses import dataclass

from sqlalchemy import select

from casework.access import policy as access
from casework.access.models import RoleGrant, User
from casework.access.types import Role
from casework.cases.models import Case
from casework.cases.types import CaseStatus
from casework.cohorts.models import Cohort, Membership
from casework.cohorts.rules import WAITING
from casework.core.actor import Actor
from casework.core.db import db
from casework.meetings.models import AgendaItem, Meeting, Series
from casework.people.models import Person

LIMIT = 100


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case or a nomination that could be put on an agenda. `key` says which, for a form."""

    key: str
    name: str
    person_ref: str
    cohort_name: str
    is_nomination: bool


def find_candidates(actor: Actor, meeting: Meeting, series: Series) -> list[Candidate]:
    """Return nominations and open cases that the actor may put on an agenda and that are not on it, alphabetically.

    Of the series' cohort where it has one, else of its area. Alphabetical on purpose: before a panel has spoken no
    order may suggest one (PRACTICE §2.14).
    """
    return [*_nominations(actor, meeting, series), *_cases(actor, meeting, series)]


def chairs(_actor: Actor) -> list[tuple[str, str]]:
    """Return reference and name of everybody who may chair."""
    return _with_role((Role.CHAIR, Role.COORDINATOR))


def minute_takers(_actor: Actor) -> list[tuple[str, str]]:
    """Return reference and name of everybody who may keep minutes."""
    return _with_role((Role.MINUTE_TAKER, Role.COORDINATOR, Role.CHAIR))


def _nominations(actor: Actor, meeting: Meeting, series: Series) -> list[Candidate]:
    listed = select(AgendaItem.membership_id).where(
        AgendaItem.meeting_id == meeting.id, AgendaItem.membership_id.is_not(None)
    )
    statement = (
        select(Membership.ref, Person.forename, Person.surname, Person.ref, Cohort.name)
        .join(Person, Person.id == Membership.person_id)
        .join(Cohort, Cohort.id == Membership.cohort_id)
        .where(
            Membership.status.in_(WAITING),
            Membership.id.not_in(listed),
            access.visible_to(actor, "person", Membership.person_id),
        )
        .order_by(Person.surname, Person.forename, Membership.id)
        .limit(LIMIT)
    )
    if series.cohort_id is not None:
        statement = statement.where(Membership.cohort_id == series.cohort_id)
    elif series.area_id is not None:
        statement = statement.where(Cohort.area_id == series.area_id)
    found = db.session.execute(statement)
    return [
        Candidate(f"nomination-{ref}", f"{surname}, {forename}", person_ref, cohort, is_nomination=True)
        for ref, forename, surname, person_ref, cohort in found
    ]


def _cases(actor: Actor, meeting: Meeting, series: Series) -> list[Candidate]:
    listed = select(AgendaItem.case_id).where(AgendaItem.meeting_id == meeting.id, AgendaItem.case_id.is_not(None))
    statement = (
        select(Case.ref, Person.forename, Person.surname, Person.ref, Cohort.name)
        .join(Person, Person.id == Case.person_id)
        .join(Cohort, Cohort.id == Case.cohort_id)
        .where(Case.status != CaseStatus.CLOSED, Case.id.not_in(listed), access.visible_to(actor, "case", Case.id))
        .order_by(Person.surname, Person.forename, Case.id)
        .limit(LIMIT)
    )
    if series.cohort_id is not None:
        statement = statement.where(Case.cohort_id == series.cohort_id)
    elif series.area_id is not None:
        statement = statement.where(Case.area_id == series.area_id)
    found = db.session.execute(statement)
    return [
        Candidate(f"case-{ref}", f"{surname}, {forename}", person_ref, cohort, is_nomination=False)
        for ref, forename, surname, person_ref, cohort in found
    ]


def _with_role(roles: tuple[Role, ...]) -> list[tuple[str, str]]:
    statement = (
        select(User.ref, User.name)
        .where(
            User.disabled_at.is_(None),
            User.id.in_(select(RoleGrant.user_id).where(RoleGrant.role.in_(roles))),
        )
        .order_by(User.name, User.id)
    )
    return [(*row,) for row in db.session.execute(statement)]
