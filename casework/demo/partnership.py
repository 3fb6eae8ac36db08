"""Putting the partnership into the database: areas, agencies with their standings, users with their roles."""

from datetime import time, timedelta
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from casework.access import services as access
from casework.access.models import Agency, AgencyStanding, Area, User
from casework.access.sessions import actor_for
from casework.audit.services import record
from casework.core import clock
from casework.core.actor import SYSTEM
from casework.core.db import db
from casework.core.subjects import SubjectRef
from casework.demo.agencies import AGENCIES, AREAS, DemoAgency
from casework.demo.names import landline, mobile
from casework.demo.staff import USERS, DemoUser
from casework.demo.story import Story, World

FOUNDED_DAYS_AGO = 1_100
_ENDS_AT = time(0, 10)
_HOUSING_CONTACT = ("Neil Farthing", "neighbourhoods@calder-homes.example")
"""Calder Homes answers, if at all, through a mailbox."""


def found(seed: int, password_hash: str) -> World:
    """Make everybody who works here, as of the day the partnership began."""
    # The story ends as today begins, so that it is the same whatever the hour at which it is loaded.
    now = clock.london_time(clock.today(), _ENDS_AT)
    world = World(Random(seed), now, clock.today(), Story(now))
    with clock.frozen(now - timedelta(days=FOUNDED_DAYS_AGO)):
        _areas(world)
        for number, agency in enumerate(AGENCIES):
            _agency(world, number, agency)
        for number, user in enumerate(USERS):
            _user(world, number, user, password_hash)
        db.session.flush()
        _contacts_and_managers(world)
        db.session.flush()
    _actors(world)
    return world


def _areas(world: World) -> None:
    rows = [Area(code=code, name=name) for code, name in AREAS]
    db.session.add_all(rows)
    db.session.flush()
    world.areas = {row.code: row.id for row in rows}


def _agency(world: World, number: int, made: DemoAgency) -> None:
    agency = Agency(
        code=made.code,
        name=made.name,
        type=made.type,
        regime=made.regime,
        default_gateway=made.gateway,
        contact_phone=landline(100 + number),
        contact_email=f"partnership@{made.code}.example",
    )
    agency.standings = [AgencyStanding(standing=standing) for standing in made.standings]
    db.session.add(agency)
    db.session.flush()
    record(SYSTEM, "agency.added", SubjectRef("agency", agency.id, agency.ref), changes={"name": (None, made.name)})
    world.agencies[made.code] = agency


def _user(world: World, number: int, made: DemoUser, password_hash: str) -> None:
    user = User(
        email=made.email,
        name=made.name,
        job_title=made.title,
        phone=mobile(800 + number),
        agency_id=world.agencies[made.agency].id,
        password_hash=password_hash,
        password_changed_at=clock.now(),
        created_at=clock.now(),
    )
    db.session.add(user)
    db.session.flush()
    record(SYSTEM, "user.added", SubjectRef("user", user.id, user.ref), changes={"name": (None, made.name)})
    for role, areas in made.roles:
        for area in areas or (None,):
            access.grant_role(SYSTEM, user=user, role=role, area_id=world.areas[area] if area else None)
    world.users[made.key] = user


def _contacts_and_managers(world: World) -> None:
    for made in USERS:
        user = world.users[made.key]
        if made.manager:
            user.manager_id = world.users[made.manager].id
        if made.contact:
            agency = world.agencies[made.agency]
            agency.contact_user_id, agency.contact_name = user.id, user.name
            agency.contact_email = user.email
    housing = world.agencies["calder-homes"]
    housing.contact_name, housing.contact_email = _HOUSING_CONTACT


def _actors(world: World) -> None:
    with_roles = select(User).options(joinedload(User.agency), joinedload(User.roles))
    by_email = {
        user.email: user for user in db.session.scalars(with_roles.execution_options(populate_existing=True)).unique()
    }
    world.actors = {made.key: actor_for(by_email[made.email]) for made in USERS}
