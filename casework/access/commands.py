"""Bodies of the commands about users."""

import re
from urllib.parse import urljoin

from sqlalchemy import select

from casework.access.admin_services import UserDetails, invite_user
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

    `agency_code` may also be the agency's name; where there is no agency yet, one of that name is made. Raises DomainError, in plain words, for what is not there.
    """
    if not EMAIL.fullmatch(email.strip()):
        raise DomainError(f"{email} is not an email address")
    with transaction():
        made = invite_user(
            actor,
            details=UserDetails(name=" ".join(name.split()), email=email, agency_id=_agency_id(actor, agency_code)),
            role=_role(role),
            area_id=_area_id(area_code) if area_code else None,
            mailed=False,
        )
    return urljoin(settings().base_url + "/", made.path.lstrip("/"))


def _role(text: str) -> Role:
    try:
        return Role(text.strip().lower().replace("-", "_"))
    except ValueError:
        known = ", ".join(role.value for role in Role)
        raise DomainError(f"There is no role {text!r}. Roles are {known}") from None


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
