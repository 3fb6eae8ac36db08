"""Signed-in browsers: rows whose token only the browser has. The database keeps a hash of it."""

import hashlib
import secrets
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Response
from sqlalchemy import ColumnElement, bindparam, delete, exists, select, true, update

from casework.access.models import Agency, Denial, RoleGrant, User, UserSession
from casework.access.types import HOME_ORDER, ROLE_PERMISSIONS, Role
from casework.core import clock
from casework.core.actor import Actor
from casework.core.config import Settings
from casework.core.db import db

SEEN_AT_MOST_EVERY = timedelta(minutes=1)
KEPT_FOR = timedelta(days=90)
_TOKEN_BYTES = 32
_BROWSER_LENGTH = 200


_LIVE = (
    select(
        UserSession.id,
        UserSession.created_at,
        UserSession.last_seen_at,
        User.id,
        User.ref,
        User.name,
        User.email,
        User.agency_id,
        Agency.name,
        exists().where(Denial.user_id == User.id).label("may_be_denied"),
        RoleGrant.role.label("role"),
    )
    .join(User, User.id == UserSession.user_id)
    .join(Agency, Agency.id == User.agency_id)
    .outerjoin(RoleGrant, RoleGrant.user_id == User.id)
    .where(
        UserSession.token_hash == bindparam("token_hash"), UserSession.ended_at.is_(None), User.disabled_at.is_(None)
    )
)


@dataclass(frozen=True, slots=True)
class FoundSession:
    """Whose session a token names. `expired` when it was idle too long or is older than a working day."""

    session_id: int
    actor: Actor
    expired: bool
    needs_touch: bool


def cookie_name(settings: Settings) -> str:
    """Return the session cookie's name: one that only https and this host can set, where there is https."""
    return "__Host-casework" if settings.over_https else "casework"


def start(user: User, *, browser: str, network: str) -> str:
    """Add a session for a user who has just proved who they are; return its token, which is kept nowhere."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    now = clock.now()
    db.session.add(
        UserSession(
            token_hash=hash_token(token),
            user_id=user.id,
            created_at=now,
            last_seen_at=now,
            browser=browser[:_BROWSER_LENGTH],
            network=network,
        )
    )
    return token


def find(token: str, *, idle: timedelta, longest: timedelta) -> FoundSession | None:
    """Return whose session a token names, expired ones included; None when it was never given out or was ended.

    One statement, a row for each role, and no objects: every request pays for it.
    """
    rows = db.session.execute(_LIVE, {"token_hash": hash_token(token)}).all()
    if not rows:
        return None
    session_id, created_at, last_seen_at, *somebody, may_be_denied, _role = rows[0]
    now = clock.now()
    unseen = now - last_seen_at
    return FoundSession(
        session_id=session_id,
        actor=_actor(
            *somebody,
            held={row.role for row in rows},
            session_id=session_id,
            may_be_denied=bool(may_be_denied),
        ),
        expired=unseen >= idle or now - created_at >= longest,
        needs_touch=unseen >= SEEN_AT_MOST_EVERY,
    )


def actor_for(user: User, *, session_id: int | None = None) -> Actor:
    """Return a user, loaded with agency and roles, as an actor with what their roles let them do."""
    return _actor(
        user.id,
        user.ref,
        user.name,
        user.email,
        user.agency_id,
        user.agency.name,
        held={granted.role for granted in user.roles},
        session_id=session_id,
    )


def _actor(
    user_id: int,
    ref: str,
    name: str,
    email: str,
    agency_id: int,
    agency_name: str,
    *,
    held: Set[Role | None],
    session_id: int | None,
    may_be_denied: bool = True,
) -> Actor:
    roles = [role for role in HOME_ORDER if role in held]
    return Actor(
        user_id=user_id,
        ref=ref,
        name=name,
        email=email,
        agency_id=agency_id,
        agency_name=agency_name,
        roles=tuple(role.value for role in roles),
        permissions=frozenset(permission.value for role in roles for permission in ROLE_PERMISSIONS[role]),
        session_id=session_id,
        may_be_denied=may_be_denied,
    )


def touch(session_id: int) -> None:
    """Write down that a session is in use."""
    _update(UserSession.id == session_id, last_seen_at=clock.now())


def live_of(user_id: int, settings: Settings) -> Sequence[UserSession]:
    """Return a user's live sessions, the one used last first."""
    now = clock.now()
    found = select(UserSession).where(
        UserSession.user_id == user_id,
        UserSession.ended_at.is_(None),
        UserSession.last_seen_at > now - timedelta(minutes=settings.session_idle_minutes),
        UserSession.created_at > now - timedelta(hours=settings.session_hours),
    )
    return db.session.scalars(found.order_by(UserSession.last_seen_at.desc(), UserSession.id.desc())).all()


def end(user_id: int, session_id: int) -> bool:
    """End one session of a user; say whether there was one to end."""
    return _update(UserSession.user_id == user_id, UserSession.id == session_id, ended_at=clock.now()) == 1


def end_all(user_id: int, *, but: int | None = None) -> int:
    """End a user's sessions, all but one if told; return how many."""
    others = UserSession.id != but if but is not None else true()
    return _update(UserSession.user_id == user_id, others, ended_at=clock.now())


def purge() -> int:
    """Forget sessions that ended or were last used 90 days ago; return how many."""
    gone = db.session.execute(delete(UserSession).where(UserSession.last_seen_at < clock.now() - KEPT_FOR))
    return int(getattr(gone, "rowcount", 0))


def set_cookie(response: Response, token: str, settings: Settings) -> None:
    """Give the browser its token, for as long as it is open."""
    response.set_cookie(
        cookie_name(settings), token, secure=settings.over_https, httponly=True, samesite="Lax", path="/"
    )


def clear_cookie(response: Response, settings: Settings) -> None:
    """Take the token back from the browser."""
    response.delete_cookie(cookie_name(settings), secure=settings.over_https, httponly=True, samesite="Lax", path="/")


def hash_token(token: str) -> str:
    """Return what is kept of a random token: it has 256 bits, so a plain hash tells nobody anything."""
    return hashlib.sha256(token.encode()).hexdigest()


def _update(*which: ColumnElement[bool], **values: datetime) -> int:
    changed = db.session.execute(
        update(UserSession)
        .where(UserSession.ended_at.is_(None), *which)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    return int(getattr(changed, "rowcount", 0))
