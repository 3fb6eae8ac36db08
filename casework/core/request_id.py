"""One identifier per request or job, in the log, the trail and on error pages."""

import secrets
from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("request_id", default="")


def begin(known: str | None = None) -> str:
    """Start a request or a job, under a known identifier or a new one, and return it."""
    made = known or secrets.token_hex(8)
    _current.set(made)
    return made


def current() -> str:
    """Return the identifier of what is running, or an empty string outside a request or a job."""
    return _current.get()
