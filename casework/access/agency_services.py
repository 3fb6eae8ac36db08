"""What an administrator does to agencies and areas."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, true
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import selectinload
from sqlalchemy.orm.attributes import flag_modified

from casework.access.errors import Taken
from casework.access.models import Agency, AgencyStanding, Area, User
from casework.access.sign_in import normal_email
from casework.access.types import AgencyType, Gateway, Regime, Standing
from casework.audit.services import apply_changes, record
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import Clash, DomainError, NotFound
from casework.core.subjects import SubjectRef


@dataclass(frozen=True, slots=True)
class AgencyDetails:
    """What is kept about an agency. Standings are recorded, never inferred from the type (PRACTICE §2.14)."""

    name: str
    code: str
    type: AgencyType
    regime: Regime
    standings: frozenset[Standing] = frozenset()
    default_gateway: Gateway | None = None
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    contact_user_id: int | None = None


def add_agency(actor: Actor, *, details: AgencyDetails) -> Agency:
    """Add an agency. Raises Taken for a name or code in use, DomainError for a contact who is not there."""
    values = _checked(details, agency_id=None)
    agency = Agency(**values, standings=[])
    db.session.add(agency)
    _flush()
    _set_standings(agency, details.standings)
    changes = {name: (None, value) for name, value in values.items() if value not in (None, "")}
    record(actor, "agency.added", _ref(agency), changes={**changes, "standings": (None, sorted(details.standings))})
    return agency


def update_agency(actor: Actor, *, agency_ref: str, version: int, details: AgencyDetails) -> Agency:
    """Correct what is kept about an agency. Raises Clash, Taken and DomainError as for users."""
    agency = db.session.scalar(select(Agency).where(Agency.ref == agency_ref).options(selectinload(Agency.standings)))
    if agency is None:
        raise NotFound
    if agency.version != version:
        raise Clash
    changes = apply_changes(agency, **_checked(details, agency_id=agency.id))
    before = {row.standing for row in agency.standings}
    if before != details.standings:
        changes["standings"] = (sorted(before), sorted(details.standings))
        _set_standings(agency, details.standings)
        # A change of standings alone must also make other open forms stale.
        flag_modified(agency, "name")
    if changes:
        record(actor, "agency.changed", _ref(agency), changes=changes)
        _flush()
    return agency


def add_area(actor: Actor, *, name: str, code: str) -> Area:
    """Add an area. Raises Taken for a name or code in use."""
    _check_area(name, code, None)
    area = Area(name=name, code=code)
    db.session.add(area)
    _flush()
    record(actor, "area.added", SubjectRef("area", area.id), changes={"name": (None, name), "code": (None, code)})
    return area


def update_area(actor: Actor, *, area_id: int, name: str, code: str) -> Area:
    """Correct an area's name or code. Raises Taken for one in use, NotFound."""
    area = db.session.get(Area, area_id)
    if area is None:
        raise NotFound
    _check_area(name, code, area_id)
    changes = apply_changes(area, name=name, code=code)
    if changes:
        record(actor, "area.changed", SubjectRef("area", area.id), changes=changes)
        _flush()
    return area


def _check_area(name: str, code: str, area_id: int | None) -> None:
    others = Area.id != area_id if area_id is not None else true()
    if db.session.scalar(select(Area.id).where(Area.name == name, others)) is not None:
        raise Taken("There is an area with this name already", field="name")
    if db.session.scalar(select(Area.id).where(Area.code == code, others)) is not None:
        raise Taken("There is an area with this code already", field="code")


def _checked(details: AgencyDetails, *, agency_id: int | None) -> dict[str, Any]:
    _refuse_taken(details, agency_id)
    contact = details.contact_user_id
    if contact is not None:
        own = select(User.id).where(User.id == contact, User.agency_id == agency_id, User.disabled_at.is_(None))
        if db.session.scalar(own) is None:
            raise DomainError("The contact must be a user of this agency", field="contact_user_id")
    return {
        "name": details.name,
        "code": details.code,
        "type": details.type,
        "regime": details.regime,
        "default_gateway": details.default_gateway,
        "contact_name": details.contact_name,
        "contact_email": normal_email(details.contact_email),
        "contact_phone": details.contact_phone,
        "contact_user_id": contact,
    }


def _set_standings(agency: Agency, standings: Collection[Standing]) -> None:
    kept = [row for row in agency.standings if row.standing in standings]
    known = {row.standing for row in kept}
    added = [
        AgencyStanding(agency_id=agency.id, standing=standing)
        for standing in sorted(standings)
        if standing not in known
    ]
    agency.standings = kept + added


def _refuse_taken(details: AgencyDetails, own_id: int | None) -> None:
    others = Agency.id != own_id if own_id is not None else true()
    if db.session.scalar(select(Agency.id).where(Agency.name == details.name, others)) is not None:
        raise Taken("There is an agency with this name already", field="name")
    if db.session.scalar(select(Agency.id).where(Agency.code == details.code, others)) is not None:
        raise Taken("There is an agency with this code already", field="code")


def _flush() -> None:
    # The database's own rule has the last word: of two at the same moment one is told that somebody was quicker.
    try:
        db.session.flush()
    except IntegrityError as error:
        raise Clash from error


def _ref(agency: Agency) -> SubjectRef:
    return SubjectRef("agency", agency.id, agency.ref)
