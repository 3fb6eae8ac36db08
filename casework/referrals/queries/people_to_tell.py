"""Who hears of referrals, and where referrals can stand."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import aliased

from casework.access.models import Agency, Area, RoleGrant, User
from casework.access.types import Role
from casework.core.actor import Actor
from casework.core.db import db
from casework.referrals.models import Referral


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody to write to: a user, or a contact without an account."""

    user_id: int | None
    address: str


def area_ids() -> list[int]:
    """Return the keys of all areas."""
    return list(db.session.scalars(select(Area.id).order_by(Area.id)))


def areas_of(actor: Actor) -> list[tuple[int, str]]:
    """Return the areas in which the actor holds a role, by name; all of them for one who holds none in any."""
    own = (
        select(Area.id, Area.name)
        .join(RoleGrant, RoleGrant.area_id == Area.id)
        .where(RoleGrant.user_id == actor.user_id)
        .distinct()
        .order_by(Area.name, Area.id)
    )
    found = [(area_id, name) for area_id, name in db.session.execute(own)]
    if found:
        return found
    return [(area_id, name) for area_id, name in db.session.execute(select(Area.id, Area.name).order_by(Area.name))]


def coordinators_of(area_id: int | None) -> list[Addressee]:
    """Return the coordinators of an area, or of every area where a referral has none yet."""
    statement = (
        select(User.id, User.email)
        .join(RoleGrant, RoleGrant.user_id == User.id)
        .where(RoleGrant.role == Role.COORDINATOR, RoleGrant.area_id.is_not(None), User.disabled_at.is_(None))
        .distinct()
        .order_by(User.id)
    )
    if area_id is not None:
        statement = statement.where(RoleGrant.area_id == area_id)
    return [Addressee(user_id, address) for user_id, address in db.session.execute(statement)]


def user_to_tell(user_id: int | None) -> Addressee | None:
    """Return where to write to a user, None when they are gone."""
    if user_id is None:
        return None
    row = db.session.execute(select(User.email).where(User.id == user_id, User.disabled_at.is_(None))).first()
    return Addressee(user_id, row[0]) if row else None


def sender_of(referral: Referral) -> Addressee | None:
    """Return who hears what became of a referral: its referrer, else the contact of the agency that sent it."""
    referrer = user_to_tell(referral.referrer_user_id)
    return referrer or _contact_of(referral.source_agency_id)


def _contact_of(agency_id: int) -> Addressee | None:
    contact = aliased(User)
    row = db.session.execute(
        select(contact.id, contact.email, Agency.contact_email)
        .select_from(Agency)
        .outerjoin(contact, (contact.id == Agency.contact_user_id) & contact.disabled_at.is_(None))
        .where(Agency.id == agency_id)
    ).first()
    if row is None:
        return None
    address = row[1] or row[2]
    return Addressee(row[0], address) if address else None
