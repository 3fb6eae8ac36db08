"""Proving who somebody is, in three steps so that no transaction is open while the password is hashed."""

import unicodedata
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from casework.access import known_devices, passwords, sessions, throttle
from casework.access.errors import SignInFailed
from casework.access.models import User
from casework.audit.models import Act
from casework.audit.services import record
from casework.core import clock
from casework.core.actor import SYSTEM, Actor
from casework.core.config import settings
from casework.core.db import db, transaction
from casework.core.logging import get_logger
from casework.core.subjects import SubjectRef

log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class From:
    """Where a try comes from: its network, the browser's description, and the browser's secret if it has one."""

    network: str
    browser: str = ""
    device_secret: str | None = None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What the browser is given: the session's token and the secret by which it will be known."""

    user_id: int
    token: str
    device_secret: str


@dataclass(frozen=True, slots=True)
class _Claimed:
    user_id: int | None
    password_hash: str | None
    counters: tuple[throttle.Counter, ...]


def normal_email(text: str) -> str:
    """Return an email address as it is kept and compared: composed, without spaces around it, in lower case."""
    return unicodedata.normalize("NFC", text).strip().casefold()


def sign_in(email: str, password: str, *, source: From) -> SignedIn:
    """Start a session for whoever has this address and password.

    Runs its own transactions: the try is counted and committed before the password is looked at. An address nobody
    has, a wrong password and a disabled account get the same answer after the same work.
    Raises SignInFailed and TooManyTries.
    """
    with transaction():
        claimed = _claim(normal_email(email), source)
    right = passwords.matches(claimed.password_hash, password[: passwords.MAX_LENGTH + 1])
    fresh = _rehashed(claimed.password_hash, password) if right else None
    with transaction():
        signed_in = _begin_session(claimed, source, fresh) if right and claimed.user_id is not None else None
        if signed_in is None:
            _record_failure(claimed.user_id)
    if signed_in is None:
        log.warning("sign_in.failed", known=claimed.user_id is not None)
        raise SignInFailed
    return signed_in


def begin_session(user: User, *, source: From) -> SignedIn:
    """Start a session for somebody who has proved who they are, in the present transaction."""
    token = sessions.start(user, browser=source.browser, network=source.network)
    device_secret = known_devices.remember(user.id, source.device_secret)
    _set(user.id, last_signed_in_at=clock.now())
    themselves = Actor(user_id=user.id, agency_id=user.agency_id)
    record(themselves, "session.started", SubjectRef("user", user.id, user.ref), act=Act.SECURITY)
    return SignedIn(user.id, token, device_secret)


def _claim(email: str, source: From) -> _Claimed:
    found = db.session.execute(
        select(User.id, User.password_hash).where(User.email == email, User.disabled_at.is_(None))
    ).one_or_none()
    user_id, password_hash = found if found else (None, None)
    device_id = known_devices.find(user_id or 0, source.device_secret)
    counters = throttle.counters_for(settings().secret_key, email=email, network=source.network, device_id=device_id)
    throttle.claim(counters)
    return _Claimed(user_id, password_hash, counters)


def _rehashed(password_hash: str | None, password: str) -> str | None:
    if password_hash is None or not passwords.needs_rehash(password_hash):
        return None
    return passwords.hash_password(password)


def _begin_session(claimed: _Claimed, source: From, fresh: str | None) -> SignedIn | None:
    """Look again: between the steps the account may have been disabled or given another password."""
    same = db.session.scalar(
        select(User).where(
            User.id == claimed.user_id, User.disabled_at.is_(None), User.password_hash == claimed.password_hash
        )
    )
    if same is None:
        return None
    throttle.forgive(claimed.counters)
    if fresh is not None:
        _set(same.id, password_hash=fresh)
    return begin_session(same, source=source)


def _set(user_id: int, **values: Any) -> None:
    # Not through the object: signing in must not make an administrator's open form about this user stale.
    db.session.execute(
        update(User).where(User.id == user_id).values(**values).execution_options(synchronize_session=False)
    )


def _record_failure(user_id: int | None) -> None:
    # Also for an address nobody has: as much is written, so that the time taken tells nothing.
    record(SYSTEM, "sign_in.failed", SubjectRef("user", user_id or 0), act=Act.SECURITY)
