"""How often somebody may try to sign in, so that nobody can guess and nobody can lock another out.

Three counters, each over the last 15 minutes, none with an address or network in clear:

- a *known device* (a browser with which this person signed in before): its own counter and no other, so that strangers
  who try the same account, from anywhere, cannot keep its owner out;
- *strangers* at one account: from one network, and from all networks together;
- one *network* over all accounts, for whoever tries one password on many. It is high: a school is one network.

A try is counted before the password is looked at, and forgiven when it was right: tries at the same time count too.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import delete, func, select

from casework.access.errors import TooManyTries
from casework.access.models import SignInAttempt
from casework.core import clock
from casework.core.db import db

WINDOW = timedelta(minutes=15)
KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Counter:
    """What is counted (a keyed digest), how many are let through in a window, and if success clears it."""

    key: str
    limit: int
    forgiven: bool


def counters_for(secret: str, *, email: str, network: str, device_id: int | None) -> tuple[Counter, ...]:
    """Return the counters one try adds to. `device_id` is the known device it comes from, if it is one."""
    if device_id is not None:
        return (Counter(_key(secret, "device", str(device_id)), limit=10, forgiven=True),)
    return (
        Counter(_key(secret, "account-network", email, network), limit=10, forgiven=True),
        Counter(_key(secret, "account", email), limit=50, forgiven=False),
        Counter(_key(secret, "network", network), limit=200, forgiven=False),
    )


def counters_for_change(secret: str, *, user_id: int) -> tuple[Counter, ...]:
    """Return the counter for tries at the present password before a change: a stolen session must not guess it."""
    return (Counter(_key(secret, "change", str(user_id)), limit=10, forgiven=True),)


def claim(counters: Sequence[Counter]) -> None:
    """Count one try against each counter, in the present transaction.

    Raises TooManyTries, having counted nothing, when one of them is full.
    """
    now = clock.now()
    waits = [wait for counter in counters if (wait := _wait(counter, now))]
    if waits:
        raise TooManyTries(max(1, ceil(max(waits) / timedelta(minutes=1))))
    db.session.add_all(SignInAttempt(key=counter.key, at=now) for counter in counters)


def forgive(counters: Sequence[Counter]) -> None:
    """Clear what a right password clears: the device's and this network's at this account, not the wider ones."""
    keys = [counter.key for counter in counters if counter.forgiven]
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.key.in_(keys)))


def purge() -> int:
    """Forget tries that count no more; return how many."""
    gone = db.session.execute(delete(SignInAttempt).where(SignInAttempt.at < clock.now() - KEPT_FOR))
    return int(getattr(gone, "rowcount", 0))


def _wait(counter: Counter, now: datetime) -> timedelta | None:
    tries = select(func.count(), func.min(SignInAttempt.at)).where(
        SignInAttempt.key == counter.key, SignInAttempt.at > now - WINDOW
    )
    count, oldest = db.session.execute(tries).one()
    return oldest + WINDOW - now if count >= counter.limit else None


def _key(secret: str, *parts: str) -> str:
    text = "\x00".join(parts)
    return hmac.new(secret.encode(), f"throttle\x00{text}".encode(), hashlib.sha256).hexdigest()
