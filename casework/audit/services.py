"""Writing to the trail, in the transaction of what it records."""

from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import Table, insert, inspect, select

from casework.audit import keys
from casework.audit.models import Act, AuditRecord, AuditValue
from casework.core import clock, request_id
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.subjects import SubjectRef

Changes = Mapping[str, tuple[Any, Any]]

_LOOK = insert(cast(Table, AuditRecord.__table__))


def record(
    actor: Actor,
    verb: str,
    subject: SubjectRef,
    *,
    changes: Changes | None = None,
    note: str = "",
    detail: Mapping[str, Any] | None = None,
    act: Act = Act.CHANGE,
) -> AuditRecord:
    """Record that the actor did something to a record.

    `changes` maps each field to its old and new value; values, and `note` (free text), are kept encrypted under the
    young person's key. `detail` is kept in clear and must hold no personal data: references and counts.
    """
    values: dict[str, Any] = {name: list(pair) for name, pair in (changes or {}).items()}
    if note:
        values["note"] = [None, note]
    sealed = keys.seal_values(values, subject.person_id) if values else None
    row = _row(actor, act, verb, subject)
    row.fields = sorted(values)
    row.detail = dict(detail or {})
    row.values_digest = sealed.digest if sealed else None
    db.session.add(row)
    # The values hang on the record's key.
    db.session.flush()
    if sealed:
        db.session.add(
            AuditValue(
                record_id=row.id,
                person_id=subject.person_id,
                wrapped_key=sealed.wrapped_key,
                sealed_values=sealed.sealed,
            )
        )
    return row


def record_look(
    actor: Actor, verb: str, subject: SubjectRef, *, purpose: str = "", detail: Mapping[str, Any] | None = None
) -> None:
    """Record that the actor looked at a record, a file of it, or a list (with the references it showed)."""
    # Every page of everybody ends here: one row of a table, without the work of an object.
    said = {**_said(actor, Act.LOOK, verb, subject), "purpose": purpose, "fields": [], "detail": dict(detail or {})}
    db.session.execute(_LOOK, said)


def changes_of(model: Any, **new: Any) -> dict[str, tuple[Any, Any]]:
    """Return what would change if these attributes were set: {name: (old, new)} for those that differ."""
    state = inspect(model)
    old = {name: state.attrs[name].value for name in new}
    return {name: (old[name], value) for name, value in new.items() if old[name] != value}


def apply_changes(model: Any, **new: Any) -> dict[str, tuple[Any, Any]]:
    """Set attributes and return what changed, ready for `record`."""
    changed = changes_of(model, **new)
    for name, (_old, value) in changed.items():
        setattr(model, name, value)
    return changed


def rewrap_values(subject: SubjectRef, person_id: int) -> None:
    """Give what the trail holds about one record to another young person (a note logged on the wrong one)."""
    rows = db.session.scalars(
        select(AuditValue)
        .join(AuditRecord, AuditRecord.id == AuditValue.record_id)
        .where(AuditRecord.subject_kind == subject.kind, AuditRecord.subject_id == subject.id)
    )
    for row in rows:
        keys.rewrap(row, person_id)


def _row(actor: Actor, act: Act, verb: str, subject: SubjectRef) -> AuditRecord:
    return AuditRecord(**_said(actor, act, verb, subject))


def _said(actor: Actor, act: Act, verb: str, subject: SubjectRef) -> dict[str, Any]:
    return {
        "at": clock.now(),
        "act": act,
        "verb": verb,
        "actor_user_id": actor.user_id,
        "actor_agency_id": actor.agency_id,
        "session_id": actor.session_id,
        "request_id": request_id.current(),
        "subject_kind": subject.kind,
        "subject_id": subject.id,
        "subject_ref": subject.ref,
        "person_id": subject.person_id,
    }
