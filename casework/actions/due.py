"""What is due: open actions near or past their deadline, with who is reminded at which rung.

Higher floors' tables are read by name, like this floor's foreign keys to them: one statement for a whole sweep.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import FromClause, RowMapping, Select, column, func, or_, select, table
from sqlalchemy.orm import aliased

from casework.access.models import Agency, User
from casework.actions.models import Action
from casework.actions.types import ActionStatus
from casework.core.clock import london_day
from casework.core.db import db
from casework.core.subjects import Due, Recipient, SubjectRef
from casework.people.models import Person

AHEAD = timedelta(days=14)
"""The first rung is 5 working days before: at most 12 days, over Christmas and a weekend either side."""
BEHIND = timedelta(days=180)
"""The last rung is 5 working days after; a sweep that was stopped for half a year still catches up."""

_SERIES: FromClause = table("series", column("id"), column("chair_id"))
_CASES: FromClause = table("cases", column("id"), column("cohort_id"), column("status"))
_MEMBERSHIPS: FromClause = table("memberships", column("id"), column("cohort_id"))
_COHORTS: FromClause = table("cohorts", column("id"), column("coordinator_user_id"))


def due(today: date) -> Iterator[Due]:
    """Yield every open action with a rung that can be due by `today`, in the order of deadlines.

    Nothing about a young person who has died, and nothing of a closed case (R-MT-7, PRACTICE §2.14).
    """
    for row in db.session.execute(_statement(today)).yield_per(500).mappings():
        yield _due(row)


def _statement(today: date) -> Select[*tuple[Any, ...]]:
    owner, contact, overseer = aliased(User), aliased(User), aliased(User)
    cohort_id = func.coalesce(Action.cohort_id, _CASES.c.cohort_id, _MEMBERSHIPS.c.cohort_id)
    in_charge = func.coalesce(_SERIES.c.chair_id, _COHORTS.c.coordinator_user_id)
    return (
        select(
            Action.id,
            Action.ref,
            Action.person_id,
            Action.due_on,
            Action.created_at,
            Action.owned_since,
            Action.owner_user_id,
            owner.email.label("owner_email"),
            contact.id.label("contact_id"),
            func.coalesce(contact.email, Agency.contact_email).label("contact_email"),
            overseer.id.label("overseer_id"),
            overseer.email.label("overseer_email"),
        )
        .join(Agency, Agency.id == Action.owner_agency_id)
        .outerjoin(owner, (owner.id == Action.owner_user_id) & owner.disabled_at.is_(None))
        .outerjoin(contact, (contact.id == Agency.contact_user_id) & contact.disabled_at.is_(None))
        .outerjoin(Person, Person.id == Action.person_id)
        .outerjoin(_SERIES, _SERIES.c.id == Action.promised_series_id)
        .outerjoin(_CASES, _CASES.c.id == Action.case_id)
        .outerjoin(_MEMBERSHIPS, _MEMBERSHIPS.c.id == Action.membership_id)
        .outerjoin(_COHORTS, _COHORTS.c.id == cohort_id)
        .outerjoin(overseer, (overseer.id == in_charge) & overseer.disabled_at.is_(None))
        .where(
            Action.status == ActionStatus.OPEN,
            Action.due_on.between(today - BEHIND, today + AHEAD),
            Person.died_on.is_(None),
            or_(_CASES.c.id.is_(None), _CASES.c.status != "closed"),
        )
        .order_by(Action.due_on, Action.id)
    )


def _due(row: RowMapping) -> Due:
    since = london_day(row["created_at"])
    contact = _recipient(row["contact_id"], row["contact_email"], since)
    owned_since = london_day(row["owned_since"])
    if row["owner_user_id"] is None:
        owner = _recipient(row["contact_id"], row["contact_email"], owned_since)
    else:
        owner = _recipient(row["owner_user_id"], row["owner_email"], owned_since)
    return Due(
        subject=SubjectRef("action", row["id"], row["ref"], row["person_id"]),
        due_on=row["due_on"],
        since=since,
        ladder="action",
        recipients={
            "owner": owner,
            "agency_contact": contact,
            "chair_or_coordinator": _recipient(row["overseer_id"], row["overseer_email"], since),
        },
    )


def _recipient(user_id: int | None, address: str | None, since: date) -> tuple[Recipient, ...]:
    return (Recipient(user_id, address, since),) if address else ()
