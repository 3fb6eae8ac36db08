"""Reading one case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Row, ScalarSelect, Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import aliased

from casework.access.models import Agency, Denial, Involvement, Placement, User
from casework.access.policy import level_of, require_level
from casework.access.types import Level
from casework.actions.models import Action
from casework.actions.types import ActionStatus
from casework.cases.models import Case, Goal, Intervention
from casework.cases.types import InterventionStatus
from casework.cohorts.models import Cohort, Membership
from casework.cohorts.types import MembershipStatus
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import UtcDateTime, db
from casework.core.errors import NotFound
from casework.core.subjects import SubjectRef
from casework.people.models import Person, WarningNote

_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with what stands at the head of its page, and how much of it the reader may see."""

    case: Case
    person: Person
    cohort: str
    cohort_ref: str
    needs_panel: bool
    membership_ref: str
    membership_status: MembershipStatus
    worker: str | None
    worker_phone: str | None
    summary_by: str | None
    warnings: tuple[str, ...]
    next_contact_at: datetime | None
    level: Level

    @property
    def subject(self) -> SubjectRef:
        return SubjectRef("case", self.case.id, self.case.ref, self.case.person_id)

    @property
    def in_full(self) -> bool:
        """Say whether the reader may read the work itself, and not only that there is work."""
        return self.level >= Level.CONTRIBUTE


def load(actor: Actor, ref: str, at_least: Level = Level.CONTRIBUTE) -> Case:
    """Return one case. Raises NotFound out of sight, NotAllowed below the level."""
    row = db.session.execute(select(Case, level_of(actor, "case", Case.id)).where(Case.ref == ref)).one_or_none()
    if row is None:
        raise NotFound
    require_level(row[1], at_least)
    return row[0]


def show(actor: Actor, ref: str, at_least: Level = Level.SUMMARY) -> CaseView:
    """Return a case with the head of its page, in one statement. Raises NotFound, NotAllowed."""
    row = db.session.execute(
        _head().add_columns(level_of(actor, "case", Case.id)),
        {"case_ref": ref, "today": clock.today(), "now": clock.now()},
    ).one_or_none()
    if row is None:
        raise NotFound
    require_level(row[12], at_least)
    warnings = tuple(text for text in (row[10] or "").split(_BETWEEN) if text)
    return CaseView(
        case=row[0],
        person=row[1],
        cohort=row[2],
        cohort_ref=row[3],
        needs_panel=row[4].needs_panel,
        membership_ref=row[5],
        membership_status=row[6],
        worker=row[7],
        worker_phone=row[8],
        summary_by=row[9],
        warnings=warnings,
        next_contact_at=row[11],
        level=Level(row[12]),
    )


def goals(case_id: int) -> Sequence[Goal]:
    """Return a case's goals, open ones first, in the order they were set. The case was loaded through the actor."""
    return db.session.scalars(_goals(), {"of_case": case_id}).all()


def goal(case: Case, ref: str) -> Goal:
    """Return one goal of a case. Raises NotFound."""
    found = db.session.scalar(select(Goal).where(Goal.case_id == case.id, Goal.ref == ref))
    if found is None:
        raise NotFound
    return found


def intervention(case: Case, ref: str) -> Intervention:
    """Return one contact of a case. Raises NotFound."""
    found = db.session.scalar(select(Intervention).where(Intervention.case_id == case.id, Intervention.ref == ref))
    if found is None:
        raise NotFound
    return found


def planned_of(case_id: int) -> Sequence[Intervention]:
    """Return a case's planned contacts, soonest first. The case was loaded through the actor."""
    return db.session.scalars(
        select(Intervention)
        .where(Intervention.case_id == case_id, Intervention.status == InterventionStatus.PLANNED)
        .order_by(Intervention.starts_at, Intervention.id)
    ).all()


def open_actions(actor: Actor, case_id: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return a case's open actions, late first: ref, text, due_on, first_due_on, owner, agency.

    The case was loaded through the actor: who sees a case sees what was promised on it (actions.policy), unless the
    one action is denied them.
    """
    return db.session.execute(_open_actions(), {"of_case": case_id, "reader": actor.user_id, "now": clock.now()}).all()


def who_can_see(case_id: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return everybody an involvement lets see a case, and why, most first: the answer to "who can see this?".

    Rows: level, basis, scope_kind, user_id, name, phone, job_title, agency_id, agency (the user's, or the whole one).
    """
    return db.session.execute(_who(), {"of_case": case_id, "now": clock.now()}).all()


# Building a statement costs more than running it: these are built once, and given their values each time.


@cache
def _head() -> Select[*tuple[Any, ...]]:
    worker, author = aliased(User), aliased(User)
    return (
        select(
            Case,
            Person,
            Cohort.name,
            Cohort.ref,
            Cohort.programme_type,
            Membership.ref,
            Membership.status,
            worker.name,
            worker.phone,
            author.name,
            _warnings(),
            _next_contact(),
        )
        .join(Person, Person.id == Case.person_id)
        .join(Cohort, Cohort.id == Case.cohort_id)
        .join(Membership, Membership.id == Case.membership_id)
        .outerjoin(worker, worker.id == Case.lead_worker_id)
        .outerjoin(author, author.id == Case.summary_by_id)
        .where(Case.ref == bindparam("case_ref"))
    )


@cache
def _goals() -> Select[Goal]:
    of_case = Goal.case_id == bindparam("of_case")
    return select(Goal).where(of_case).order_by(Goal.ended_on.is_not(None), Goal.set_on, Goal.id)


@cache
def _open_actions() -> Select[*tuple[Any, ...]]:
    denied = exists().where(
        Denial.subject_kind == "action",
        Denial.subject_id == Action.id,
        Denial.user_id == bindparam("reader"),
        or_(Denial.until.is_(None), Denial.until > bindparam("now")),
    )
    return (
        select(
            Action.ref,
            Action.text,
            Action.due_on,
            Action.first_due_on,
            func.coalesce(User.name, Action.owner_name).label("owner"),
            Agency.name.label("agency"),
        )
        .join(Agency, Agency.id == Action.owner_agency_id)
        .outerjoin(User, User.id == Action.owner_user_id)
        .where(Action.case_id == bindparam("of_case"), Action.status == ActionStatus.OPEN, ~denied)
        .order_by(Action.due_on, Action.id)
    )


@cache
def _who() -> Select[*tuple[Any, ...]]:
    holder = aliased(Agency)
    now = bindparam("now", type_=UtcDateTime())
    return (
        select(
            Involvement.level,
            Involvement.basis,
            Involvement.scope_kind,
            User.id.label("user_id"),
            User.name,
            User.phone,
            User.job_title,
            func.coalesce(Agency.id, holder.id).label("agency_id"),
            func.coalesce(Agency.name, holder.name).label("agency"),
        )
        .join(
            Placement,
            and_(Placement.scope_kind == Involvement.scope_kind, Placement.scope_id == Involvement.scope_id),
        )
        .outerjoin(User, User.id == Involvement.user_id)
        .outerjoin(Agency, Agency.id == User.agency_id)
        .outerjoin(holder, holder.id == Involvement.agency_id)
        .where(
            Placement.subject_kind == "case",
            Placement.subject_id == bindparam("of_case"),
            or_(Placement.ended_at.is_(None), Placement.ended_at > now),
            or_(Involvement.until.is_(None), Involvement.until > now),
            User.disabled_at.is_(None),
        )
        .order_by(Involvement.level.desc(), Involvement.scope_kind != "case", User.name, Involvement.id)
    )


def _warnings() -> ScalarSelect[str]:
    return (
        select(func.aggregate_strings(WarningNote.text, _BETWEEN))
        .where(
            WarningNote.person_id == Case.person_id,
            or_(WarningNote.ended_on.is_(None), WarningNote.ended_on > bindparam("today")),
        )
        .scalar_subquery()
    )


def _next_contact() -> ScalarSelect[datetime]:
    return (
        select(func.min(Intervention.starts_at))
        .where(
            Intervention.case_id == Case.id,
            Intervention.status == InterventionStatus.PLANNED,
            Intervention.starts_at >= bindparam("now"),
        )
        .scalar_subquery()
    )
