"""A bulk load: as many rows as promised, and everything where the services would have placed it."""

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from casework.access.models import Placement, User
from casework.access.policy import visible_to
from casework.access.sessions import actor_for
from casework.actions.models import Action
from casework.cases.models import Case, Intervention
from casework.core.actor import SYSTEM, Actor
from casework.core.db import db, read, transaction
from casework.core.installation import is_demo
from casework.demo.bulk.load import load_bulk
from casework.people import services as people
from casework.people.models import Person

PEOPLE = 120


def actor(name: str) -> Actor:
    wanted = select(User).where(User.email == f"{name}@demo.example")
    return actor_for(db.session.scalars(wanted.options(joinedload(User.agency), joinedload(User.roles))).unique().one())


def count(statement: object) -> int:
    return db.session.scalar(statement) or 0  # type: ignore[call-overload]


def test_it_holds_what_was_promised_and_everybody_sees_their_own(empty: Flask) -> None:
    assert load_bulk(PEOPLE)
    with read():
        assert is_demo()
        assert count(select(func.count(Person.id))) == PEOPLE
        entries = select(func.count()).select_from(Intervention).group_by(Intervention.case_id)
        assert sorted(set(db.session.scalars(entries))) == [10, 200]
        assert count(select(func.count(Action.id))) == 5 * PEOPLE
        assert count(select(func.count(func.distinct(Case.ref)))) == PEOPLE
        everywhere = count(select(func.count(Placement.id)).where(Placement.subject_kind == "case"))
        assert everywhere == 4 * PEOPLE, sorted(
            db.session.scalars(select(Placement.scope_kind).where(Placement.subject_kind == "case").distinct())
        )

        coordinator, worker = actor("coordinator"), actor("caseworker")
        seen = select(func.count(Case.id))
        assert count(seen.where(visible_to(coordinator, "case", Case.id))) == PEOPLE
        assert count(seen.where(visible_to(actor("commissioner"), "case", Case.id))) == 0
        own = count(seen.where(Case.lead_worker_id == worker.user_id))
        assert 0 < own == count(seen.where(visible_to(worker, "case", Case.id)))


def test_new_rows_follow_after_those_put_in(empty: Flask) -> None:
    load_bulk(3)
    with transaction():
        made = people.create_person(SYSTEM, area_id=None, details={"forename": "Nia", "surname": "Bebb"})
    assert made.id == 4
