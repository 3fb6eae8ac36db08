"""The cast: the same fictional people in every test.

Two areas, Northvale and Southmere. Everybody works in Northvale, except caseworker B and the outsider, who hold the
same permissions in Southmere: what they must never see is everything in Northvale.
"""

from dataclasses import dataclass, fields

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from casework.access import services
from casework.access.models import Agency, Area, User
from casework.access.sessions import actor_for
from casework.access.types import AgencyType, Regime, Role
from casework.core import clock
from casework.core.actor import SYSTEM, Actor
from casework.core.db import db, transaction


@dataclass(frozen=True)
class Member:
    """One of the cast, as the tests need them."""

    user_id: int
    ref: str
    name: str
    email: str
    agency_id: int
    actor: Actor


@dataclass(frozen=True)
class Cast:
    """Everybody, and where they work."""

    northvale: int
    southmere: int
    police: int
    council: int
    youth_justice_a: int
    youth_justice_b: int
    school: int
    charity: int
    analyst: Member
    coordinator: Member
    caseworker: Member
    caseworker_b: Member
    practitioner: Member
    referrer: Member
    chair: Member
    minute_taker: Member
    commissioner: Member
    governance: Member
    administrator: Member
    outsider: Member


_AGENCIES = {
    "police": ("Avonmarsh Police", AgencyType.POLICE, Regime.PART3_LE),
    "council": ("Northvale Council Community Safety", AgencyType.COMMUNITY_SAFETY, Regime.UK_GDPR),
    "youth_justice_a": ("Northvale Youth Justice Service", AgencyType.YOUTH_JUSTICE, Regime.UK_GDPR),
    "youth_justice_b": ("Southmere Youth Justice Service", AgencyType.YOUTH_JUSTICE, Regime.UK_GDPR),
    "school": ("Ashdown Academy", AgencyType.EDUCATION, Regime.UK_GDPR),
    "charity": ("Way Through", AgencyType.VOLUNTARY_PROVIDER, Regime.UK_GDPR),
}

_PEOPLE = {
    "analyst": ("Priya Nair", "police", "northvale", (Role.REFERRER, Role.PRACTITIONER)),
    "coordinator": ("Gwen Hughes", "council", "northvale", (Role.COORDINATOR,)),
    "caseworker": ("Dele Adeyemi", "youth_justice_a", "northvale", (Role.CASEWORKER,)),
    "caseworker_b": ("Sam Whitlock", "youth_justice_b", "southmere", (Role.CASEWORKER,)),
    "practitioner": ("Ruth Marsh", "charity", "northvale", (Role.PRACTITIONER,)),
    "referrer": ("Tom Ferris", "school", "northvale", (Role.REFERRER,)),
    "chair": ("Helen Osei", "council", "northvale", (Role.CHAIR,)),
    "minute_taker": ("Jo Bright", "council", "northvale", (Role.MINUTE_TAKER,)),
    "commissioner": ("Alan Price", "council", None, (Role.COMMISSIONER,)),
    "governance": ("Nadia Rahman", "council", "northvale", (Role.GOVERNANCE,)),
    "administrator": ("Kit Larsen", "council", None, (Role.ADMINISTRATOR,)),
    "outsider": ("Olu Outis", "youth_justice_b", "southmere", (Role.COORDINATOR, Role.CHAIR)),
}


def make_cast() -> Cast:
    """Put the cast into an empty database."""
    with transaction():
        areas = {code: Area(code=code, name=code.title()) for code in ("northvale", "southmere")}
        db.session.add_all(areas.values())
        agencies = {
            code: Agency(
                code=code,
                name=name,
                type=kind,
                regime=regime,
                contact_name=name,
                contact_email=f"contact@{code}.example",
            )
            for code, (name, kind, regime) in _AGENCIES.items()
        }
        db.session.add_all(agencies.values())
        db.session.flush()
        for key, (name, agency, area, roles) in _PEOPLE.items():
            user = User(email=f"{key}@tests.example", name=name, agency_id=agencies[agency].id, created_at=clock.now())
            db.session.add(user)
            db.session.flush()
            for role in roles:
                services.grant_role(SYSTEM, user=user, role=role, area_id=areas[area].id if area else None)
    return load_cast()


def load_cast() -> Cast:
    """Read the cast back."""
    with transaction() as unit:
        unit.abandon()
        areas = {area.code: area.id for area in db.session.scalars(select(Area))}
        agencies = {agency.code: agency.id for agency in db.session.scalars(select(Agency))}
        users = db.session.scalars(select(User).options(joinedload(User.agency), joinedload(User.roles))).unique()
        members = {
            user.email.partition("@")[0]: Member(
                user.id, user.ref, user.name, user.email, user.agency_id, actor_for(user)
            )
            for user in users
        }
    known = {**areas, **agencies, **members}
    return Cast(**{field.name: known[field.name] for field in fields(Cast)})
