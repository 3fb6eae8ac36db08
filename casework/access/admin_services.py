"""What an administrator does to users: invite, correct, give and take roles, disable and enable.

Administrators manage who may sign in and see no records; all of it is in the trail.
"""

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select, true
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from casework.access import accounts, known_devices, notices, services, sessions
from casework.access.errors import LastAdministrator, Taken
from casework.access.hooks import run_on_disable
from casework.access.models import Agency, Area, RoleGrant, User
from casework.access.sign_in import normal_email
from casework.access.types import Role
from casework.audit.services import apply_changes, record
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import Clash, DomainError, NotFound
from casework.core.subjects import SubjectRef
from casework.messages.services import send

NEEDS_A_PLACE = frozenset({*services.ROLE_LEVELS, Role.CASEWORKER})
"""Roles that let nobody see or do anything until they are held in an area or for a cohort."""


@dataclass(frozen=True, slots=True)
class UserDetails:
    """What is kept about a user, apart from their roles."""

    name: str
    email: str
    agency_id: int
    manager_id: int | None = None
    job_title: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A user and the path of their one-time link, which is shown once and kept nowhere."""

    user: User
    path: str


def invite_user(
    actor: Actor,
    *,
    details: UserDetails,
    role: Role | None = None,
    area_id: int | None = None,
    mailed: bool = True,
) -> Invitation:
    """Add a user with a first role, and send them a one-time link with which to choose a password.

    Raises Taken when the address belongs to somebody already, DomainError for an agency or manager that is not there.
    """
    values = _checked(details, None)
    user = User(**values, created_at=clock.now())
    db.session.add(user)
    _flush()
    record(actor, "user.added", _ref(user), changes={name: (None, value) for name, value in values.items()})
    if role is not None:
        give_role(actor, user_ref=user.ref, role=role, area_id=area_id)
    return Invitation(user, _send_link(actor, user, mailed))


def renew_link(actor: Actor, *, user_ref: str) -> Invitation:
    """Send a user a new one-time link; an earlier one works no more. Raises DomainError for a disabled user."""
    user = _user(user_ref)
    if user.disabled_at is not None:
        raise DomainError("This account is disabled. Enable it first")
    return Invitation(user, _send_link(actor, user, mailed=True))


def update_user(actor: Actor, *, user_ref: str, version: int, details: UserDetails) -> User:
    """Correct what is kept about a user.

    Raises Clash when somebody else did so since `version`, Taken for another's address, DomainError for a manager
    who is the user.
    """
    user = _user(user_ref)
    if user.version != version:
        raise Clash
    if details.manager_id == user.id:
        raise DomainError("Nobody can be their own line manager", field="manager_id")
    changes = apply_changes(user, **_checked(details, user.id))
    if changes:
        record(actor, "user.changed", _ref(user), changes=changes)
        _flush()
    return user


def give_role(
    actor: Actor, *, user_ref: str, role: Role, area_id: int | None = None, cohort_id: int | None = None
) -> None:
    """Give a user a role in an area, for a cohort or everywhere.

    Raises Taken when they hold it there already, DomainError when the role means nothing without a place.
    """
    user = _user(user_ref)
    if role in NEEDS_A_PLACE and area_id is None and cohort_id is None:
        raise DomainError("Select the area in which they hold this role", field="area_id")
    # One at a time for each user: a unique constraint takes two empty areas for different ones.
    db.session.execute(select(User.id).where(User.id == user.id).with_for_update())
    if area_id is not None and db.session.get(Area, area_id) is None:
        raise DomainError("Select an area from the list", field="area_id")
    same = (
        RoleGrant.user_id == user.id,
        RoleGrant.role == role,
        RoleGrant.area_id.is_not_distinct_from(area_id),
        RoleGrant.cohort_id.is_not_distinct_from(cohort_id),
    )
    if db.session.scalar(select(RoleGrant.id).where(*same)) is not None:
        raise Taken("They hold this role there already", field="role")
    services.grant_role(actor, user=user, role=role, area_id=area_id, cohort_id=cohort_id)


def take_role(actor: Actor, *, user_ref: str, grant_id: int) -> None:
    """Take a role from a user. Raises LastAdministrator when nobody else could manage users then."""
    user = _user(user_ref)
    granted = db.session.scalar(select(RoleGrant).where(RoleGrant.id == grant_id, RoleGrant.user_id == user.id))
    if granted is None:
        raise NotFound
    if granted.role == Role.ADMINISTRATOR:
        _keep_one_administrator(user)
    services.revoke_role(actor, granted=granted, user=user)


def disable_user(actor: Actor, *, user_ref: str) -> User:
    """End a user's access: sessions and links end now, and what they owe falls to their agency's contact.

    Raises LastAdministrator when nobody else could manage users then.
    """
    user = _user(user_ref)
    if user.disabled_at is not None:
        return user
    _keep_one_administrator(user)
    user.disabled_at = clock.now()
    sessions.end_all(user.id)
    known_devices.forget_all(user.id)
    accounts.spend_links(user.id)
    record(actor, "user.disabled", _ref(user), changes={"disabled_at": (None, user.disabled_at)})
    run_on_disable(actor, user.id)
    return user


def enable_user(actor: Actor, *, user_ref: str) -> User:
    """Let a disabled user sign in again, with their password as it was."""
    user = _user(user_ref)
    if user.disabled_at is not None:
        record(actor, "user.enabled", _ref(user), changes={"disabled_at": (user.disabled_at, None)})
        user.disabled_at = None
    return user


def _keep_one_administrator(going: User) -> None:
    """Lock the administrators' rows, so that two who remove each other at once are looked at one after the other."""
    able = db.session.scalars(
        select(User.id)
        .join(RoleGrant, RoleGrant.user_id == User.id)
        .where(RoleGrant.role == Role.ADMINISTRATOR, User.disabled_at.is_(None), User.password_hash.is_not(None))
        .order_by(User.id)
        .with_for_update()
    )
    administrators = set(able)
    if going.id in administrators and len(administrators) == 1:
        raise LastAdministrator


def _send_link(actor: Actor, user: User, mailed: bool) -> str:
    path = f"/set-up/{accounts.make_link(actor, user=user)}"
    if mailed:
        send(to_user_id=None, address=user.email, notice=notices.set_up_link(path), subject=_ref(user))
    return path


def _checked(details: UserDetails, own_id: int | None) -> dict[str, Any]:
    email = normal_email(details.email)
    _refuse_taken(email, own_id)
    agency = db.session.get(Agency, details.agency_id)
    if agency is None or not agency.active:
        raise DomainError("Select an agency from the list", field="agency_id")
    if details.manager_id is not None and db.session.get(User, details.manager_id) is None:
        raise DomainError("Select a line manager from the list", field="manager_id")
    return {**asdict(details), "email": email}


def _refuse_taken(email: str, own_id: int | None) -> None:
    others = User.id != own_id if own_id is not None else true()
    if db.session.scalar(select(User.id).where(User.email == email, others)) is not None:
        raise Taken("Somebody with this email address is a user already", field="email")


def _flush() -> None:
    # The database's own rule has the last word: of two at the same moment one is told that somebody was quicker.
    try:
        db.session.flush()
    except IntegrityError as error:
        raise Clash from error


def _user(user_ref: str) -> User:
    user = db.session.scalar(
        select(User)
        .where(User.ref == user_ref)
        .options(joinedload(User.agency))
        .execution_options(populate_existing=True)
    )
    if user is None:
        raise NotFound
    return user


def _ref(user: User) -> SubjectRef:
    return SubjectRef("user", user.id, user.ref)
