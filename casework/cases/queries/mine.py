"""A caseworker's own day: what is planned, what is not written up, and which young person worries most."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, bindparam, case, exists, func, select

from casework.access.policy import visible_to
from casework.access.types import Level
from casework.actions.models import Action
from casework.actions.types import ActionStatus
from casework.audit.models import Act, AuditRecord
from casework.cases import rules
from casework.cases.models import Case, CaseChange, Intervention
from casework.cases.queries.lists import last_contact
from casework.cases.types import InterventionKind, InterventionStatus, RiskLevel
from casework.cohorts.models import Cohort
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.events.models import Event, EventParticipant
from casework.people.models import Person, WarningNote
from casework.people.types import WarningKind

WEEK = timedelta(days=7)
RECENT = timedelta(days=14)
"""How long a violent event, or one of serious harm, moves a young person up the list."""
MOST = 100


@dataclass(frozen=True, slots=True)
class Contact:
    """A planned contact of mine."""

    ref: str
    kind: InterventionKind
    starts_at: datetime
    place: str
    purpose: str
    case_ref: str
    surname: str
    forename: str
    phone: str
    visitor_risk: bool


@dataclass(frozen=True, slots=True)
class MyCase:
    """A case of mine, with what makes it more or less worrying."""

    id: int
    ref: str
    surname: str
    forename: str
    risk_level: RiskLevel
    summary_now: str
    review_due_on: date | None
    opened_on: date
    rhythm_days: int | None
    last_contact_at: datetime | None
    next_contact_at: datetime | None
    late_actions: int
    serious_event: bool
    last_change_at: datetime | None
    last_look_at: datetime | None

    @property
    def changed(self) -> bool:
        """Say whether somebody else added something since I last looked. Never looked is not "since I looked"."""
        if self.last_change_at is None or self.last_look_at is None:
            return False
        return self.last_change_at > self.last_look_at

    @property
    def silent(self) -> bool:
        last = clock.london_day(self.last_contact_at) if self.last_contact_at else None
        return rules.is_silent(last, self.opened_on, self.rhythm_days, clock.today())

    @property
    def review_late(self) -> bool:
        return self.review_due_on is not None and self.review_due_on < clock.today()

    @property
    def worry(self) -> int:
        late = self.late_actions + int(self.review_late)
        return rules.worry(rules.Signs(self.risk_level, late, self.silent, self.serious_event))


def contacts_to_do(actor: Actor, today: date) -> list[Contact]:
    """Return my planned contacts, those not written up included, up to a week ahead, in time order. One statement."""
    visitor_risk = exists().where(
        WarningNote.person_id == Person.id,
        WarningNote.kind == WarningKind.RISK_TO_VISITORS,
        WarningNote.ended_on.is_(None),
    )
    rows = db.session.execute(
        select(
            Intervention.ref,
            Intervention.kind,
            Intervention.starts_at,
            Intervention.place,
            Intervention.purpose,
            Case.ref,
            Person.surname,
            Person.forename,
            Person.phone,
            visitor_risk,
        )
        .join(Case, Case.id == Intervention.case_id)
        .join(Person, Person.id == Case.person_id)
        .where(
            Intervention.worker_id == actor.user_id,
            Intervention.status == InterventionStatus.PLANNED,
            Intervention.starts_at <= clock.london_time(today + WEEK, time.max),
            visible_to(actor, "case", Case.id, Level.CONTRIBUTE),
        )
        .order_by(Intervention.starts_at, Intervention.id)
        .limit(MOST)
    )
    return [Contact(*tuple(row)) for row in rows]


def my_cases(actor: Actor) -> list[MyCase]:
    """Return the open cases the actor leads, most worrying first, then by name. One statement."""
    now, today = clock.now(), clock.today()
    rows = db.session.execute(
        _led().where(visible_to(actor, "case", Case.id, Level.CONTRIBUTE)),
        {"reader": actor.user_id, "now": now, "today": today, "lately": today - RECENT},
    )
    found = [MyCase(*tuple(row)) for row in rows]
    return sorted(found, key=lambda mine: (-mine.worry, mine.surname, mine.forename, mine.id))


@cache
def _led() -> Select[*tuple[Any, ...]]:
    """Build the statement once for all readers: building costs more than running it."""
    return (
        select(
            Case.id,
            Case.ref,
            Person.surname,
            Person.forename,
            Case.risk_level,
            Case.summary_now,
            Case.review_due_on,
            Case.opened_on,
            Cohort.contact_every_days,
            last_contact(),
            _next_contact(),
            _late_actions(),
            _serious_event(),
            _last_change(),
            _last_look(),
        )
        .join(Person, Person.id == Case.person_id)
        .join(Cohort, Cohort.id == Case.cohort_id)
        .where(Case.lead_worker_id == bindparam("reader"), Case.closed_on.is_(None))
        .order_by(Case.id)
        .limit(MOST)
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


def _late_actions() -> ScalarSelect[int]:
    return (
        select(func.count())
        .select_from(Action)
        .where(Action.case_id == Case.id, Action.status == ActionStatus.OPEN, Action.due_on < bindparam("today"))
        .scalar_subquery()
    )


def _serious_event() -> ColumnElement[bool]:
    return exists(
        select(EventParticipant.id)
        .join(Event, Event.id == EventParticipant.event_id)
        .where(
            EventParticipant.person_id == Case.person_id,
            Event.is_violent,
            Event.occurred_on >= bindparam("lately"),
        )
    )


def _last_change() -> ColumnElement[Any]:
    contact = (
        select(func.max(Intervention.recorded_at))
        .where(Intervention.case_id == Case.id, Intervention.recorded_by_id != bindparam("reader"))
        .correlate(Case)
        .scalar_subquery()
    )
    change = (
        select(func.max(CaseChange.changed_at))
        .where(CaseChange.case_id == Case.id, CaseChange.changed_by_id != bindparam("reader"))
        .correlate(Case)
        .scalar_subquery()
    )
    return _later(contact, change)


def _later(one: ScalarSelect[Any], other: ScalarSelect[Any]) -> ColumnElement[Any]:
    return case((one.is_(None), other), (other.is_(None), one), (one > other, one), else_=other)


def _last_look() -> ScalarSelect[datetime]:
    return (
        select(func.max(AuditRecord.at))
        .where(
            and_(AuditRecord.subject_kind == "case", AuditRecord.subject_id == Case.id),
            AuditRecord.actor_user_id == bindparam("reader"),
            AuditRecord.act == Act.LOOK,
        )
        .scalar_subquery()
    )
