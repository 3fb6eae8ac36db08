"""Who sees what: involvement meets placement, and a denial stands above both."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from casework.access import services
from casework.access.models import Agency
from casework.access.policy import level_of, visible_to
from casework.access.types import Level
from casework.core import clock
from casework.core.actor import NOBODY, SYSTEM, Actor
from casework.core.db import db, read, transaction
from tests.cast import Cast

KIND = "agency"  # any kind of record does: the rule is the same for all


def place_record(cast: Cast) -> int:
    with transaction():
        services.place(SYSTEM, KIND, cast.school, KIND, cast.school)
        services.place(SYSTEM, KIND, cast.school, "area", cast.northvale)
    return cast.school


def sees(actor: Actor, at_least: Level = Level.SUMMARY) -> bool:
    with read():
        return bool(db.session.scalars(select(Agency.id).where(visible_to(actor, KIND, Agency.id, at_least))).all())


def level(actor: Actor, record: int) -> int | None:
    with read():
        return db.session.scalar(select(level_of(actor, KIND, Agency.id)).where(Agency.id == record))


def test_a_role_in_the_area_reaches_what_stands_there(app: Flask, cast: Cast) -> None:
    record = place_record(cast)
    assert sees(cast.coordinator.actor)
    assert level(cast.coordinator.actor, record) == Level.FULL


def test_the_same_role_elsewhere_does_not(app: Flask, cast: Cast) -> None:
    record = place_record(cast)
    assert not sees(cast.outsider.actor)
    assert level(cast.outsider.actor, record) == 0


def test_nobody_and_somebody_without_an_agency_see_nothing(app: Flask, cast: Cast) -> None:
    place_record(cast)
    with transaction():
        services.involve(
            SYSTEM, scope_kind=KIND, scope_id=cast.school, level=Level.FULL, basis="a test", agency_id=cast.charity
        )
    assert not sees(NOBODY)
    assert not sees(Actor(user_id=999_999))


def test_an_agency_involvement_reaches_each_of_its_users_and_no_other(app: Flask, cast: Cast) -> None:
    record = place_record(cast)
    with transaction():
        services.involve(
            SYSTEM, scope_kind=KIND, scope_id=record, level=Level.SUMMARY, basis="a test", agency_id=cast.charity
        )
    assert sees(cast.practitioner.actor)
    assert not sees(cast.practitioner.actor, Level.CONTRIBUTE)
    assert not sees(cast.analyst.actor)


def test_involvement_ends_when_its_time_is_up(app: Flask, cast: Cast) -> None:
    record = place_record(cast)
    with transaction():
        services.involve(
            SYSTEM,
            scope_kind=KIND,
            scope_id=record,
            level=Level.FULL,
            basis="cover",
            user_id=cast.analyst.user_id,
            until=clock.now() + timedelta(hours=8),
        )
    assert sees(cast.analyst.actor)
    with clock.frozen(clock.now() + timedelta(hours=9)):
        assert not sees(cast.analyst.actor)


def test_leaving_a_scope_takes_the_record_out_of_sight_and_back_again(app: Flask, cast: Cast) -> None:
    record = place_record(cast)
    with transaction():
        services.unplace(SYSTEM, KIND, record, "area", cast.northvale)
    assert not sees(cast.coordinator.actor)
    with transaction():
        services.place(SYSTEM, KIND, record, "area", cast.northvale)
    assert sees(cast.coordinator.actor)


def test_a_denial_stands_above_every_involvement(app: Flask, cast: Cast) -> None:
    record = place_record(cast)
    with transaction():
        services.deny(
            SYSTEM, subject_kind=KIND, subject_id=record, user_id=cast.coordinator.user_id, basis="knows them"
        )
    assert not sees(cast.coordinator.actor)
    assert level(cast.coordinator.actor, record) == 0
    assert sees(cast.chair.actor)


def test_a_denial_of_a_person_reaches_what_stands_in_them_even_after_it_left(app: Flask, cast: Cast) -> None:
    record = place_record(cast)
    with transaction():
        services.place(SYSTEM, KIND, record, "person", 41)
        services.unplace(SYSTEM, KIND, record, "person", 41)
        services.deny(SYSTEM, subject_kind="person", subject_id=41, user_id=cast.coordinator.user_id, basis="kin")
    assert not sees(cast.coordinator.actor)
