"""Looks gathered while a page is made, and written before it is given: no trail, no page."""

from dataclasses import dataclass

from flask import g

from casework.audit.services import record_look
from casework.core.actor import Actor
from casework.core.subjects import SubjectRef


@dataclass(frozen=True, slots=True)
class Look:
    """One thing a page shows."""

    verb: str
    subject: SubjectRef
    purpose: str
    refs: tuple[str, ...] = ()


def look(subject: SubjectRef, *, verb: str = "", purpose: str = "") -> None:
    """Note that the page being made shows a record (or gives a file of it: verb "minutes.downloaded")."""
    _gathered().append(Look(verb or f"{subject.kind}.viewed", subject, purpose))


def listed(kind: str, refs: list[str] | tuple[str, ...], *, purpose: str = "") -> None:
    """Note that the page being made lists records: one row, with the references shown."""
    if refs:
        _gathered().append(Look(f"{kind}.listed", SubjectRef(kind, 0), purpose, tuple(refs)))


def pending() -> bool:
    """Say whether the present page owes the trail anything."""
    return bool(g.get("looks"))


def write_pending(actor: Actor) -> None:
    """Write what was gathered, in the present transaction."""
    for seen in g.pop("looks", []):
        detail = {"refs": list(seen.refs)} if seen.refs else None
        record_look(actor, seen.verb, seen.subject, purpose=seen.purpose, detail=detail)


def _gathered() -> list[Look]:
    gathered: list[Look] = g.setdefault("looks", [])
    return gathered
