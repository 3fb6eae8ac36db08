"""Browsers with which somebody has signed in before.

The cookie holds one random secret per browser; a row holds its digest together with one person's key, so that several
people who share a computer each have their own row, and nothing in the table says that they share it.
"""

import hashlib
import hmac
import secrets
from datetime import timedelta

from flask import Request, Response
from sqlalchemy import delete, select

from casework.access.models import KnownDevice
from casework.core import clock
from casework.core.config import Settings
from casework.core.db import db

KNOWN_FOR = timedelta(days=365)
_SECRET_BYTES = 32
_LONGEST = 100


def cookie_name(settings: Settings) -> str:
    """Return the device cookie's name."""
    return "__Host-casework-device" if settings.over_https else "casework-device"


def read_cookie(request: Request, settings: Settings) -> str | None:
    """Return the secret of the browser a request comes from, if it has one."""
    secret = request.cookies.get(cookie_name(settings), "")
    return secret if 0 < len(secret) <= _LONGEST else None


def set_cookie(response: Response, secret: str, settings: Settings) -> None:
    """Give the browser its secret, for a year."""
    response.set_cookie(
        cookie_name(settings),
        secret,
        max_age=KNOWN_FOR,
        secure=settings.over_https,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def find(user_id: int, secret: str | None) -> int | None:
    """Return the id of the row that makes this browser known for this person, or None."""
    if secret is None:
        return None
    return db.session.scalar(
        select(KnownDevice.id).where(
            KnownDevice.token_hash == _digest(user_id, secret),
            KnownDevice.user_id == user_id,
            KnownDevice.last_used_at > clock.now() - KNOWN_FOR,
        )
    )


def remember(user_id: int, secret: str | None) -> str:
    """Make a browser known for a person who has just signed in with it; return the secret it must hold."""
    secret = secret or secrets.token_urlsafe(_SECRET_BYTES)
    digest = _digest(user_id, secret)
    row = db.session.scalar(select(KnownDevice).where(KnownDevice.token_hash == digest))
    if row is None:
        db.session.add(KnownDevice(token_hash=digest, user_id=user_id, last_used_at=clock.now()))
    else:
        row.last_used_at = clock.now()
    return secret


def forget_all(user_id: int) -> None:
    """Make every browser a stranger again for a person: their password was replaced by a link."""
    db.session.execute(delete(KnownDevice).where(KnownDevice.user_id == user_id))


def purge() -> int:
    """Forget browsers not used for a year; return how many."""
    gone = db.session.execute(delete(KnownDevice).where(KnownDevice.last_used_at < clock.now() - KNOWN_FOR))
    return int(getattr(gone, "rowcount", 0))


def _digest(user_id: int, secret: str) -> str:
    return hmac.new(secret.encode(), str(user_id).encode(), hashlib.sha256).hexdigest()
