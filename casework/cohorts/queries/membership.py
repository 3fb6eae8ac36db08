"""Reading memberships: who is in a cohort, one of them, its history."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, or_, select
from sqlalchemy.orm import contains_eager

from casework.access.models import User
from casework.access.policy import level_of, require_level, visible_to
from casework.access.types import Level
from casework.cohorts.errors import StepNotAllowed
from casework.cohorts.models import Cohort, Membership, MembershipRole, MembershipStatusChange
from casework.cohorts.rules import WAITING
from casework.cohorts.types import MemberRole, MembershipStatus
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import NotFound
from casework.people.models import Person

PAGE = 50


@dataclass(frozen=True, slots=True)
class MembershipView:
    """A membership with its cohort and young person, and how much of them the reader may see."""

    membership: Membership
    person: Person
    level: Level


def membership_to_change(actor: Actor, membership_id: int) -> Membership:
    """Return a membership with its cohort, for the services that change it. Raises NotFound out of sight."""
    return _one_membership(actor, Membership.id == membership_id)


def membership(actor: Actor, ref: str) -> Membership:
    """Return a membership with its cohort. Raises NotFound unless the actor sees the young person and the cohort."""
    return _one_membership(actor, Membership.ref == ref)


def nominations(actor: Actor, *, cohort_id: int | None = None) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return who waits for a decision, longest first: (Membership, Person, cohort name)."""
    wanted = (
        select(Membership, Person, Cohort.name)
        .join(Person, Person.id == Membership.person_id)
        .join(Cohort, Cohort.id == Membership.cohort_id)
        .where(Membership.status.in_(WAITING), visible_to(actor, "person", Membership.person_id))
        .order_by(Membership.nominated_on, Membership.id)
        .limit(PAGE)
    )
    if cohort_id is not None:
        wanted = wanted.where(Membership.cohort_id == cohort_id)
    return db.session.execute(wanted).all()


def members(
    actor: Actor, cohort_id: int, *, status: MembershipStatus | None = None, after: tuple[str, str, int] | None = None
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return one page of those in a cohort whom the actor may see, by surname.

    Rows: membership ref, status, status_since, nominated_on, joined_on, ended_on, id, person ref, surname, forename,
    date_of_birth. `after` is (surname, forename, membership id) of the last one shown.
    """
    wanted = (
        select(
            Membership.ref,
            Membership.status,
            Membership.status_since,
            Membership.nominated_on,
            Membership.joined_on,
            Membership.ended_on,
            Membership.id,
            Person.ref.label("person_ref"),
            Person.surname,
            Person.forename,
            Person.date_of_birth,
        )
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.cohort_id == cohort_id, visible_to(actor, "person", Membership.person_id))
        .order_by(Person.surname, Person.forename, Membership.id)
        .limit(PAGE + 1)
    )
    if status is not None:
        wanted = wanted.where(Membership.status == status)
    if after is not None:
        wanted = _after(wanted, after)
    return db.session.execute(wanted).all()


def history(membership_id: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return a membership's steps, newest first, each with who took it: (MembershipStatusChange, name)."""
    return db.session.execute(
        select(MembershipStatusChange, User.name)
        .outerjoin(User, User.id == MembershipStatusChange.changed_by_id)
        .where(MembershipStatusChange.membership_id == membership_id)
        .order_by(MembershipStatusChange.changed_at.desc(), MembershipStatusChange.id.desc())
    ).all()


def roles(membership_id: int) -> Sequence[MembershipRole]:
    """Return in which parts somebody is or was known, present ones first."""
    return db.session.scalars(
        select(MembershipRole)
        .where(MembershipRole.membership_id == membership_id)
        .order_by(MembershipRole.until.is_not(None), MembershipRole.since.desc(), MembershipRole.id)
    ).all()


def role_names(membership_id: int) -> tuple[MemberRole, ...]:
    """Return the parts in which somebody is known now."""
    return tuple(held.role for held in roles(membership_id) if held.until is None)


def _one_membership(actor: Actor, which: Any) -> Membership:
    found = db.session.scalar(
        select(Membership)
        .join(Membership.cohort)
        .options(contains_eager(Membership.cohort))
        .where(which, visible_to(actor, "person", Membership.person_id))
    )
    if found is None:
        raise NotFound
    return found


def _after(wanted: Select[*tuple[Any, ...]], after: tuple[str, str, int]) -> Select[*tuple[Any, ...]]:
    surname, forename, key = after
    return wanted.where(
        or_(
            Person.surname > surname,
            (Person.surname == surname) & (Person.forename > forename),
            (Person.surname == surname) & (Person.forename == forename) & (Membership.id > key),
        )
    )


def membership_view(actor: Actor, ref: str, at_least: Level = Level.SUMMARY) -> MembershipView:
    """Return a membership for its page: the actor sees the young person and the cohort. Raises NotFound, NotAllowed."""
    row = db.session.execute(
        select(Membership, Person, level_of(actor, "person", Membership.person_id))
        .join(Membership.cohort)
        .join(Person, Person.id == Membership.person_id)
        .options(contains_eager(Membership.cohort))
        .where(Membership.ref == ref, visible_to(actor, "cohort", Membership.cohort_id))
    ).one_or_none()
    if row is None:
        raise NotFound
    require_level(row[2], at_least)
    return MembershipView(row[0], row[1], Level(row[2]))


def role_named(text: str) -> MemberRole:
    """Return the part an address names. Raises StepNotAllowed for none."""
    if text not in list(MemberRole):
        raise StepNotAllowed("This is not recorded", "role")
    return MemberRole(text)
