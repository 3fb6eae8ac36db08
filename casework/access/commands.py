"""Bodies of the commands about users."""

import re
from urllib.parse import urljoin

from sqlalchemy import select

from casework.access.admin_services import NEEDS_A_PLACE, UserDetails, give_role, invite_user
from casework.access.agency_services import AgencyDetails, add_agency
from casework.access.forms import EMAIL
from casework.access.models import Agency, Area
from casework.access.types import AgencyType, Regime, Role
from casework.core.actor import Actor
from casework.core.config import settings
from casework.core.db import db, transaction
from casework.core.errors import DomainError


def add_user(actor: Actor, *, email: str, name: str, agency_code: str, role: str, area_code: str = "") -> str:
    """Add a user and return the address of their one-time set-up link. Runs its own transaction.

    `agency_code` may also be the agency's name; where there is no agency yet, one of that name is made. A role that
    needs a place is given in every area unless `area_code` names one. Raises DomainError, in plain words, for what is not there.
    """
    if not EMAIL.fullmatch(email.strip()):
        raise DomainError(f"{email} is not an email address")
    wanted = _role(role)
    with transaction():
        made = invite_user(
            actor,
            details=UserDetails(name=" ".join(name.split()), email=email, agency_id=_agency_id(actor, agency_code)),
            mailed=False,
        )
        for area_id in _places(wanted, area_code):
            give_role(actor, user_ref=made.user.ref, role=wanted, area_id=area_id)
    return urljoin(settings().base_url + "/", made.path.lstrip("/"))


def _role(text: str) -> Role:
    try:
        return Role(text.strip().lower().replace("-", "_"))
    except ValueError:
        known = ", ".join(role.value for role in Role)
        raise DomainError(f"There is no role {text!r}. Roles are {known}") from None


def _places(role: Role, area_code: str) -> list[int | None]:
    if area_code:
        return [_area_id(area_code)]
    if role not in NEEDS_A_PLACE:
        return [None]
    areas = list(db.session.scalars(select(Area.id).order_by(Area.id)))
    if not areas:
        raise DomainError(f"There is no area yet in which to be {role.value}. Add an administrator first")
    return list(areas)


def _agency_id(actor: Actor, text: str) -> int:
    found = db.session.scalar(select(Agency.id).where((Agency.code == text) | (Agency.name == text)))
    if found is None and db.session.scalar(select(Agency.id).limit(1)) is None:
        return _first_agency(actor, text)
    if found is None:
        codes = ", ".join(db.session.scalars(select(Agency.code).order_by(Agency.code))) or "none yet"
        raise DomainError(f"There is no agency {text!r}. Agencies are: {codes}")
    return found


def _first_agency(actor: Actor, text: str) -> int:
    """Add the agency of an installation's first user: without it there would be nobody to add agencies."""
    code = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "first"
    details = AgencyDetails(name=text, code=code[:40], type=AgencyType.OTHER, regime=Regime.UK_GDPR)
    return add_agency(actor, details=details).id


def _area_id(text: str) -> int:
    found = db.session.scalar(select(Area.id).where((Area.code == text) | (Area.name == text)))
    if found is None:
        codes = ", ".join(db.session.scalars(select(Area.code).order_by(Area.code))) or "none yet"
        raise DomainError(f"There is no area {text!r}. Areas are: {codes}")
    return found
