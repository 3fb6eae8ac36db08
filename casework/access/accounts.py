"""What somebody does with their own account: choosing a password with a link, changing it, ending sessions."""

import secrets
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from casework.access import known_devices, notices, passwords, sessions, throttle
from casework.access.errors import LinkSpent, WrongPassword
from casework.access.models import SetUpLink, User
from casework.access.sign_in import From, SignedIn, begin_session
from casework.audit.models import Act
from casework.audit.services import record
from casework.core import clock
from casework.core.actor import Actor
from casework.core.config import settings
from casework.core.db import db, read, transaction
from casework.core.errors import NotFound
from casework.core.subjects import SubjectRef
from casework.messages.services import send

LINK_LASTS = timedelta(days=notices.INVITATION_DAYS)
_TOKEN_BYTES = 32


def make_link(actor: Actor, *, user: User) -> str:
    """Make a user's one-time set-up link in place of any earlier one; return its token, which is kept nowhere."""
    now = clock.now()
    spend_links(user.id)
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    db.session.add(
        SetUpLink(token_hash=sessions.hash_token(token), user_id=user.id, created_at=now, expires_at=now + LINK_LASTS)
    )
    record(actor, "user.link_made", _ref(user), act=Act.SECURITY)
    return token


def user_of_link(token: str) -> User:
    """Return whose link a token is. Raises LinkSpent when it does not work (any more)."""
    user = db.session.scalar(
        select(User)
        .join(SetUpLink, SetUpLink.user_id == User.id)
        .where(
            SetUpLink.token_hash == sessions.hash_token(token),
            SetUpLink.used_at.is_(None),
            SetUpLink.expires_at > clock.now(),
            User.disabled_at.is_(None),
        )
        .options(joinedload(User.agency))
    )
    if user is None:
        raise LinkSpent
    return user


def set_up(token: str, new_password: str, *, source: From) -> SignedIn:
    """Choose a password with a link, which works no more afterwards, and sign in. Runs its own transactions.

    Raises LinkSpent and WeakPassword.
    """
    with read():
        user = user_of_link(token)
        own_words = _own_words(user)
    passwords.check_strength(new_password, own_words=own_words)
    hashed = passwords.hash_password(new_password)
    with transaction():
        user = user_of_link(token)
        _take_link(token)
        spend_links(user.id)
        _set_password(user, hashed)
        sessions.end_all(user.id)
        known_devices.forget_all(user.id)
        record(Actor(user_id=user.id, agency_id=user.agency_id), "user.password_set", _ref(user), act=Act.SECURITY)
        return begin_session(user, source=source)


def change_password(actor: Actor, *, present: str, new: str) -> None:
    """Change one's own password; every other session ends. Runs its own transactions.

    Raises WrongPassword, WeakPassword and TooManyTries.
    """
    counters = throttle.counters_for_change(settings().secret_key, user_id=actor.user_id or 0)
    with transaction():
        throttle.claim(counters)
        user = _self(actor)
        kept, own_words = user.password_hash, _own_words(user)
    if not passwords.matches(kept, present):
        raise WrongPassword
    passwords.check_strength(new, own_words=own_words)
    hashed = passwords.hash_password(new)
    with transaction():
        user = _self(actor)
        if user.password_hash != kept:
            raise WrongPassword
        throttle.forgive(counters)
        _set_password(user, hashed)
        spend_links(user.id)
        sessions.end_all(user.id, but=actor.session_id)
        record(actor, "user.password_changed", _ref(user), act=Act.SECURITY)
        send(to_user_id=user.id, address=user.email, notice=notices.password_changed("/account"), subject=_ref(user))


def end_session(actor: Actor, *, session_id: int) -> None:
    """End one of one's own sessions. Raises NotFound for anybody else's."""
    if actor.user_id is None or not sessions.end(actor.user_id, session_id):
        raise NotFound
    record(actor, "session.ended", SubjectRef("user", actor.user_id, actor.ref), act=Act.SECURITY)


def end_other_sessions(actor: Actor) -> int:
    """End all of one's own sessions but this one; return how many."""
    if actor.user_id is None:
        raise NotFound
    ended = sessions.end_all(actor.user_id, but=actor.session_id)
    record(
        actor,
        "session.others_ended",
        SubjectRef("user", actor.user_id, actor.ref),
        detail={"count": ended},
        act=Act.SECURITY,
    )
    return ended


def spend_links(user_id: int) -> None:
    """Make every link of a user useless."""
    db.session.execute(
        update(SetUpLink)
        .where(SetUpLink.user_id == user_id, SetUpLink.used_at.is_(None))
        .values(used_at=clock.now())
        .execution_options(synchronize_session=False)
    )


def _self(actor: Actor) -> User:
    user = db.session.scalar(select(User).where(User.id == actor.user_id).options(joinedload(User.agency)))
    if user is None:
        raise NotFound
    return user


def _set_password(user: User, hashed: str) -> None:
    values = {"password_hash": hashed, "password_changed_at": clock.now()}
    # Not through the object, so that an administrator's open form about this user does not become stale.
    db.session.execute(
        update(User).where(User.id == user.id).values(**values).execution_options(synchronize_session=False)
    )


def _take_link(token: str) -> None:
    """Use the link up: of two people who use it at once, one wins."""
    taken = db.session.execute(
        update(SetUpLink)
        .where(SetUpLink.token_hash == sessions.hash_token(token), SetUpLink.used_at.is_(None))
        .values(used_at=clock.now())
        .execution_options(synchronize_session=False)
    )
    if getattr(taken, "rowcount", 0) != 1:
        raise LinkSpent


def _own_words(user: User) -> tuple[str, ...]:
    return (user.name, user.email.partition("@")[0], user.agency.name)


def _ref(user: User) -> SubjectRef:
    return SubjectRef("user", user.id, user.ref)
