"""What an administrator reads: users, agencies, areas, and whether everybody can work. No records."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select, tuple_
from sqlalchemy.orm import aliased, joinedload, selectinload

from casework.access.models import Agency, Area, RoleGrant, SetUpLink, User
from casework.access.types import Role
from casework.core import clock
from casework.core.db import db
from casework.core.errors import NotFound
from casework.core.refs import parse_ref

PAGE = 50
MOST_CHOICES = 2_000


@dataclass(frozen=True, slots=True)
class UserFilter:
    """What the list of users is narrowed to."""

    text: str = ""
    agency_id: int | None = None
    role: Role | None = None
    state: str = ""  # "", "able", "invited" or "disabled"


@dataclass(frozen=True, slots=True)
class UserLine:
    """One user in a list."""

    id: int
    ref: str
    name: str
    email: str
    agency: str
    state: str
    last_signed_in_at: datetime | None
    roles: tuple[str, ...] = field(default=())


def users(wanted: UserFilter, *, after: tuple[str, int] | None = None) -> tuple[list[UserLine], int]:
    """Return a page of users by name from after a (name, id), and how many there are in all (3 statements)."""
    where = _where(wanted)
    total = db.session.scalar(select(func.count(User.id)).where(*where)) or 0
    page = select(User, Agency.name).join(Agency, Agency.id == User.agency_id).where(*where)
    if after is not None:
        page = page.where(tuple_(func.lower(User.name), User.id) > tuple_(after[0], after[1]))
    rows = db.session.execute(page.order_by(func.lower(User.name), User.id).limit(PAGE)).all()
    roles = _roles_of([user.id for user, _agency in rows])
    lines = [
        UserLine(
            user.id,
            user.ref,
            user.name,
            user.email,
            agency,
            state_of(user),
            user.last_signed_in_at,
            tuple(sorted(roles.get(user.id, ()))),
        )
        for user, agency in rows
    ]
    return lines, total


def state_of(user: User) -> str:
    """Say whether a user can sign in ("able"), has still to choose a password ("invited") or is "disabled"."""
    if user.disabled_at is not None:
        return "disabled"
    return "able" if user.password_hash else "invited"


def user(ref: str) -> User:
    """Return a user with agency and roles. Raises NotFound."""
    found = db.session.scalars(
        select(User).where(User.ref == ref).options(joinedload(User.agency), selectinload(User.roles))
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


def name_of(user_id: int | None) -> str:
    """Return a user's name, or nothing for nobody."""
    if user_id is None:
        return ""
    return db.session.scalar(select(User.name).where(User.id == user_id)) or ""


def latest_link(user_id: int) -> SetUpLink | None:
    """Return a user's set-up link that still works, if there is one."""
    return db.session.scalars(
        select(SetUpLink)
        .where(SetUpLink.user_id == user_id, SetUpLink.used_at.is_(None), SetUpLink.expires_at > clock.now())
        .order_by(SetUpLink.id.desc())
        .limit(1)
    ).first()


def user_choices(*, agency_id: int | None = None, but: int | None = None) -> list[tuple[int, str]]:
    """Return users who can be chosen, as (id, "name, agency")."""
    statement = select(User.id, User.name, Agency.name).join(Agency, Agency.id == User.agency_id)
    statement = statement.where(User.disabled_at.is_(None))
    if agency_id is not None:
        statement = statement.where(User.agency_id == agency_id)
    if but is not None:
        statement = statement.where(User.id != but)
    rows = db.session.execute(statement.order_by(func.lower(User.name), User.id).limit(MOST_CHOICES))
    return [(user_id, f"{name}, {agency}") for user_id, name, agency in rows]


def agency_choices(*, and_id: int | None = None) -> list[tuple[int, str]]:
    """Return agencies in use, and one more if it must stay chosen."""
    wanted = or_(Agency.active, Agency.id == and_id) if and_id is not None else Agency.active
    rows = db.session.execute(select(Agency.id, Agency.name).where(wanted).order_by(Agency.name, Agency.id))
    return [(agency_id, name) for agency_id, name in rows]


def area_choices() -> list[tuple[int, str]]:
    """Return areas as (id, name)."""
    rows = db.session.execute(select(Area.id, Area.name).order_by(Area.name, Area.id))
    return [(area_id, name) for area_id, name in rows]


def agencies() -> Sequence[Row[Any]]:
    """Return every agency by name, its contact's account by name, and how many users it has (1 statement)."""
    contact = aliased(User)
    people = (
        select(func.count(User.id)).where(User.agency_id == Agency.id, User.disabled_at.is_(None)).scalar_subquery()
    )
    return db.session.execute(
        select(Agency, contact.name, people)
        .outerjoin(contact, contact.id == Agency.contact_user_id)
        .order_by(Agency.name, Agency.id)
    ).all()


def agency(ref: str) -> Agency:
    """Return an agency with its standings. Raises NotFound."""
    found = db.session.scalars(
        select(Agency).where(Agency.ref == ref).options(selectinload(Agency.standings))
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


def areas() -> Sequence[Row[tuple[Area, int]]]:
    """Return every area by name and how many roles are held there (1 statement)."""
    held = select(func.count(RoleGrant.id)).where(RoleGrant.area_id == Area.id).scalar_subquery()
    return db.session.execute(select(Area, held).order_by(Area.name, Area.id)).all()


def area(area_id: int) -> Area:
    """Return an area. Raises NotFound."""
    found = db.session.get(Area, area_id)
    if found is None:
        raise NotFound
    return found


def invited() -> Sequence[Any]:
    """Return who has not chosen a password yet, longest first, with agency and until when a link of theirs works."""
    until = (
        select(func.max(SetUpLink.expires_at))
        .where(SetUpLink.user_id == User.id, SetUpLink.used_at.is_(None))
        .scalar_subquery()
    )
    return db.session.execute(
        select(User, Agency.name, until)
        .join(Agency, Agency.id == User.agency_id)
        .where(User.password_hash.is_(None), User.disabled_at.is_(None))
        .order_by(User.created_at, User.id)
        .limit(PAGE)
    ).all()


def agencies_without_contact() -> Sequence[Agency]:
    """Return agencies in use whom nobody answers for: no address, and no account that can sign in."""
    able = aliased(User)
    return db.session.scalars(
        select(Agency)
        .outerjoin(able, (able.id == Agency.contact_user_id) & able.disabled_at.is_(None))
        .where(Agency.active, Agency.contact_email == "", able.id.is_(None))
        .order_by(Agency.name, Agency.id)
    ).all()


def users_without_role() -> Sequence[User]:
    """Return users who may sign in and can then do nothing."""
    held = select(RoleGrant.id).where(RoleGrant.user_id == User.id).exists()
    return db.session.scalars(
        select(User).where(User.disabled_at.is_(None), ~held).order_by(User.name, User.id).limit(PAGE)
    ).all()


def names_of(user_ids: Collection[int]) -> dict[int, str]:
    """Return the names of users by key."""
    rows = db.session.execute(select(User.id, User.name).where(User.id.in_(user_ids)))
    return {row.id: row.name for row in rows}


def matching_ids(text: str) -> tuple[int, ...]:
    """Return the keys of users whom a name, email address or reference could mean."""
    found = select(User.id).where(*_where(UserFilter(text=text))).order_by(User.id).limit(MOST_CHOICES)
    return tuple(db.session.scalars(found))


def _where(wanted: UserFilter) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if wanted.text:
        part = "%" + wanted.text.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        like = [func.lower(column).like(part, escape="\\") for column in (User.name, User.email)]
        where.append(or_(*like, User.ref == (parse_ref(wanted.text) or "-")))
    if wanted.agency_id is not None:
        where.append(User.agency_id == wanted.agency_id)
    if wanted.role is not None:
        where.append(select(RoleGrant.id).where(RoleGrant.user_id == User.id, RoleGrant.role == wanted.role).exists())
    if wanted.state == "disabled":
        where.append(User.disabled_at.is_not(None))
    elif wanted.state in ("able", "invited"):
        chosen = User.password_hash.is_not(None) if wanted.state == "able" else User.password_hash.is_(None)
        where += [User.disabled_at.is_(None), chosen]
    return where


def _roles_of(user_ids: list[int]) -> dict[int, set[str]]:
    roles: dict[int, set[str]] = {}
    for user_id, role in db.session.execute(
        select(RoleGrant.user_id, RoleGrant.role).where(RoleGrant.user_id.in_(user_ids))
    ):
        roles.setdefault(user_id, set()).add(role.value.replace("_", " "))
    return roles
