"""The verbs of young people's records: making one, changing it, its identifiers and its warnings."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import delete, select

from casework.access import services as access
from casework.audit.services import apply_changes, record
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.subjects import SubjectRef
from casework.people import identifiers
from casework.people.errors import AlreadyRecorded, ChangedMeanwhile, NobodyNamed, NotInPast, NotWellFormed
from casework.people.matching import name_tokens
from casework.people.models import Identifier, NameToken, Person, WarningNote
from casework.people.types import IDENTIFIER_LABELS, IdentifierKind, IdentifierStatus, WarningKind

LONGEST_TOKEN = 40
CHANGEABLE = frozenset(
    {
        *("forename", "surname", "also_known_as", "pronouns", "date_of_birth", "sex", "ethnicity", "ethnicity_source"),
        *("first_language", "postcode", "address", "phone", "safe_contact"),
    }
)


def create_person(actor: Actor, *, area_id: int | None, details: Mapping[str, Any]) -> Person:
    """Make a young person's record standing in an area, and index their names.

    `details` are columns of CHANGEABLE. Raises NobodyNamed, NotInPast.
    """
    person = Person(area_id=area_id, created_at=clock.now(), **_allowed(details))
    _check(person)
    db.session.add(person)
    # The tokens and places hang on the person's key.
    db.session.flush()
    _index_names(person)
    access.place(actor, "person", person.id, "person", person.id)
    if area_id is not None:
        access.place(actor, "person", person.id, "area", area_id)
    made = {name: (None, getattr(person, name)) for name in sorted(details) if getattr(person, name)}
    record(actor, "person.created", subject_of(person), changes=made)
    return person


def update_person(actor: Actor, *, person: Person, version: int, details: Mapping[str, Any]) -> Person:
    """Change a young person's record. Raises ChangedMeanwhile, NobodyNamed, NotInPast."""
    if version != person.version:
        raise ChangedMeanwhile
    changes = apply_changes(person, **_allowed(details))
    _check(person)
    if not changes:
        return person
    if changes.keys() & {"forename", "surname", "also_known_as"}:
        _index_names(person)
    record(actor, "person.changed", subject_of(person), changes=changes)
    return person


def add_identifier(
    actor: Actor,
    *,
    person: Person,
    kind: IdentifierKind,
    value: str,
    source_agency_id: int | None = None,
    unverified: bool = False,
) -> Identifier:
    """Record what an agency knows a young person by, in its normal form.

    `unverified` keeps one that does not check, as an agency sent it. Raises NotWellFormed, AlreadyRecorded.
    """
    normal = identifiers.NORMAL_FORMS[kind.value](value)
    if normal is None and not unverified:
        raise NotWellFormed(f"Enter a valid {IDENTIFIER_LABELS[kind]}: a letter or digit of this one is wrong", "value")
    kept = (normal or value.strip())[:LONGEST_TOKEN]
    if _has(person, kind, kept):
        raise AlreadyRecorded
    identifier = Identifier(
        person_id=person.id,
        kind=kind,
        value=kept,
        status=IdentifierStatus.WELL_FORMED if normal else IdentifierStatus.UNVERIFIED,
        source_agency_id=source_agency_id,
        recorded_at=clock.now(),
    )
    db.session.add(identifier)
    record(actor, "person.identifier_added", subject_of(person), changes={kind.value: (None, kept)})
    return identifier


def add_warning(
    actor: Actor, *, person: Person, kind: WarningKind, text: str, review_on: date | None = None
) -> WarningNote:
    """Put a warning first on the young person's page."""
    warning = WarningNote(
        person_id=person.id,
        kind=kind,
        text=text.strip(),
        review_on=review_on,
        recorded_by_id=actor.user_id,
        recorded_at=clock.now(),
    )
    db.session.add(warning)
    record(actor, "person.warning_added", subject_of(person), changes={kind.value: (None, text.strip())})
    return warning


def end_warning(actor: Actor, *, person: Person, warning: WarningNote, reason: str) -> None:
    """Take a warning off the page: it no longer holds. It is kept, with who ended it and why."""
    changes = apply_changes(warning, ended_on=clock.today())
    record(actor, "person.warning_ended", subject_of(person), changes=changes, note=reason)


def subject_of(person: Person) -> SubjectRef:
    """Return the record without its contents, for the trail."""
    return SubjectRef("person", person.id, person.ref, person.id)


def _allowed(details: Mapping[str, Any]) -> dict[str, Any]:
    unknown = details.keys() - CHANGEABLE
    if unknown:
        raise ValueError(f"not to be set on a person: {sorted(unknown)}")
    return dict(details)


def _check(person: Person) -> None:
    if not (person.forename or "").strip() and not (person.surname or "").strip():
        raise NobodyNamed
    if person.date_of_birth is not None and person.date_of_birth > clock.today():
        raise NotInPast


def _index_names(person: Person) -> None:
    """Keep the tokens under which the young person is found by any of their names."""
    db.session.execute(delete(NameToken).where(NameToken.person_id == person.id))
    tokens = name_tokens(person.forename or "", person.surname or "", person.also_known_as or "")
    kept = sorted({token[:LONGEST_TOKEN] for token in tokens})
    db.session.add_all(NameToken(person_id=person.id, token=token) for token in kept)


def _has(person: Person, kind: IdentifierKind, value: str) -> bool:
    same = select(Identifier.id).where(
        Identifier.person_id == person.id, Identifier.kind == kind, Identifier.value == value
    )
    return db.session.scalar(same) is not None
