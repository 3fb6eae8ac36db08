"""One introduction per kind of record.

What cuts across all domains (audit labels, who can see this, search, rights, reminders) knows records only through
here. Each domain introduces its kinds once, in its `subjects.py`; `casework.schema` imports them all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class SubjectRef:
    """A record without its contents: enough for the trail, a message or a link."""

    kind: str
    id: int
    ref: str | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to remind: a user, or a bare address (an agency's contact without an account)."""

    user_id: int | None
    address: str
    since: date


@dataclass(frozen=True, slots=True)
class Due:
    """One record with a clock, as its domain answers a sweep.

    `ladder` names the rungs that apply; `recipients` maps a rung's audience ("owner", "agency_contact",
    "chair_or_coordinator", "coordinator", "lead_worker" …) to people; `since` is when the record came to be, so that
    a rung from before is never due; `urgent` goes at once, past digest and quiet hours.
    """

    subject: SubjectRef
    due_on: date
    since: date
    ladder: str
    recipients: dict[str, tuple[Recipient, ...]]
    label: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """How one kind of record introduces itself.

    `person_columns` and `user_columns` account for every foreign key of its tables to a person or a user, as
    "table.column"; a test finds one that nobody accounts for. `due` yields what has a clock, as of a London day.
    """

    kind: str
    model: type[Any]
    label: str
    endpoint: str | None = None
    tables: tuple[str, ...] = ()
    due: Callable[[date], Iterable[Due]] | None = None
    repoint: tuple[str, ...] = field(default_factory=tuple)
    erase: tuple[str, ...] = field(default_factory=tuple)


_registry: dict[str, Subject] = {}


def register(subject: Subject) -> Subject:
    """Introduce a kind of record. Raises ValueError when the kind is taken by another model."""
    known = _registry.get(subject.kind)
    if known is not None and known.model is not subject.model:
        raise ValueError(f"the subject {subject.kind!r} is introduced twice")
    _registry[subject.kind] = subject
    return subject


def subject(kind: str) -> Subject:
    """Return the introduction of a kind. Raises KeyError when nobody introduced it."""
    return _registry[kind]


def subjects() -> tuple[Subject, ...]:
    """Return every kind introduced, in the order of their names."""
    return tuple(_registry[kind] for kind in sorted(_registry))
