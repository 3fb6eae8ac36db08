"""Reads of young people, always within what the actor may see."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select, tuple_

from casework.access.models import Agency, Area
from casework.access.policy import level_of, require_level, visible_to
from casework.access.types import Level
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import NotFound
from casework.people.matching import (
    Candidate,
    Described,
    Match,
    close_birthdays,
    matches,
    name_similarity,
    name_tokens,
)
from casework.people.models import Identifier, NameToken, Person, WarningNote

PAGE = 50
MOST_CANDIDATES = 400
_NAME_LIKENESS = 0.7


@dataclass(frozen=True, slots=True)
class PersonView:
    """A young person, and how much of them the reader may see."""

    person: Person
    area: str
    level: Level


@dataclass(frozen=True, slots=True)
class Known:
    """A young person already known who may be the same, with the reasons."""

    person: Person
    match: Match


def find(actor: Actor, ref: str, at_least: Level = Level.SUMMARY) -> PersonView:
    """Return one young person. Raises NotFound out of sight, NotAllowed below the level."""
    row = db.session.execute(
        select(Person, Area.name, level_of(actor, "person", Person.id))
        .outerjoin(Area, Area.id == Person.area_id)
        .where(Person.ref == ref)
    ).one_or_none()
    if row is None:
        raise NotFound
    require_level(row[2], at_least)
    return PersonView(row[0], row[1] or "", Level(row[2]))


def people(
    actor: Actor, *, area_id: int | None = None, after: tuple[str, str, int] | None = None
) -> tuple[Sequence[Person], int]:
    """Return one page of the young people the actor may see, by surname, and how many there are."""
    where = [visible_to(actor, "person", Person.id)]
    if area_id is not None:
        where.append(Person.area_id == area_id)
    total = db.session.scalar(select(func.count(Person.id)).where(*where)) or 0
    page = select(Person).where(*where).order_by(Person.surname, Person.forename, Person.id).limit(PAGE)
    if after is not None:
        page = page.where(tuple_(Person.surname, Person.forename, Person.id) > tuple_(*after))
    return db.session.scalars(page).all(), total


def identifiers_of(person_id: int) -> Sequence[Any]:
    """Return what agencies know a young person by: (Identifier, name of the agency that said so)."""
    return db.session.execute(
        select(Identifier, Agency.name)
        .outerjoin(Agency, Agency.id == Identifier.source_agency_id)
        .where(Identifier.person_id == person_id)
        .order_by(Identifier.kind, Identifier.id)
    ).all()


def warnings_of(person_id: int) -> Sequence[WarningNote]:
    """Return the warnings that hold, latest first."""
    return db.session.scalars(
        select(WarningNote)
        .where(WarningNote.person_id == person_id, WarningNote.ended_on.is_(None))
        .order_by(WarningNote.id.desc())
    ).all()


def likely_matches(actor: Actor, described: Described, *, but: int | None = None) -> list[Known]:
    """Return young people within the actor's sight who may be the one described, the likeliest first."""
    found = [person for person in candidates(actor, described) if person.id != but]
    by_key = {person.ref: person for person in found}
    scored = matches(described, described_as(found))
    return [Known(by_key[match.key], match) for match in scored]


def candidates(actor: Actor, described: Described) -> Sequence[Person]:
    """Preselect who may be the one described: by number, by birthday (with its slips), by two shared name tokens."""
    wanted = [Person.id.in_(_by_number(described.identifiers))] if described.identifiers else []
    if described.date_of_birth is not None:
        wanted.append(Person.date_of_birth.in_(close_birthdays(described.date_of_birth)))
    tokens = name_tokens(described.surname, described.forename)
    if tokens:
        shares = _sharing(tokens)
        wanted.append(Person.id.in_(shares) if len(tokens) > 1 else Person.id.in_(_having(tokens)))
    if not wanted:
        return []
    return db.session.scalars(
        select(Person)
        .where(or_(*wanted), visible_to(actor, "person", Person.id, Level.EXISTS))
        .order_by(Person.id)
        .limit(MOST_CANDIDATES)
    ).all()


def described_as(people_found: Sequence[Person]) -> list[Candidate]:
    """Describe young people as matching wants them, under their references. One statement for their numbers."""
    numbers: dict[int, set[tuple[str, str]]] = defaultdict(set)
    rows = db.session.execute(
        select(Identifier.person_id, Identifier.kind, Identifier.value).where(
            Identifier.person_id.in_([person.id for person in people_found])
        )
    )
    for person_id, kind, value in rows:
        numbers[person_id].add((kind.value, value))
    return [Candidate(person.ref, _described(person, frozenset(numbers[person.id]))) for person in people_found]


def search_names(actor: Actor, text: str, *, limit: int = PAGE) -> list[Person]:
    """Return the young people whose name is, sounds like or begins like what was typed, the likeliest first."""
    tokens = name_tokens(text)
    if not tokens:
        return []
    rows = db.session.scalars(
        select(Person)
        .where(Person.id.in_(_most_shared(tokens)), visible_to(actor, "person", Person.id))
        .order_by(Person.id)
    ).all()
    likeness = {person.id: _likeness(text, person) for person in rows}
    found = [person for person in rows if likeness[person.id] >= _NAME_LIKENESS]
    return sorted(found, key=lambda person: (-likeness[person.id], person.id))[:limit]


def search_birthday(actor: Actor, day: date, *, limit: int = PAGE) -> Sequence[Person]:
    """Return the young people born on a day."""
    return _people_where(actor, Person.date_of_birth == day, limit)


def search_identifier(actor: Actor, numbers: Sequence[tuple[str, str]], *, limit: int = PAGE) -> Sequence[Person]:
    """Return the young people known by a number: pairs of kind and normal form."""
    return _people_where(actor, Person.id.in_(_by_number(frozenset(numbers))), limit)


def _people_where(actor: Actor, wanted: object, limit: int) -> Sequence[Person]:
    return db.session.scalars(
        select(Person)
        .where(wanted, visible_to(actor, "person", Person.id))  # type: ignore[arg-type]  # a column expression
        .order_by(Person.surname, Person.forename, Person.id)
        .limit(limit)
    ).all()


def _by_number(numbers: frozenset[tuple[str, str]]) -> Select[int]:
    same = [(Identifier.kind == kind) & (Identifier.value == value) for kind, value in sorted(numbers)]
    return select(Identifier.person_id).where(or_(*same))


def _having(tokens: frozenset[str]) -> Select[int]:
    return select(NameToken.person_id).where(NameToken.token.in_(sorted(tokens)))


def _sharing(tokens: frozenset[str], least: int = 2) -> Select[int]:
    return _having(tokens).group_by(NameToken.person_id).having(func.count() >= least)


def _most_shared(tokens: frozenset[str]) -> Select[int]:
    return (
        _having(tokens)
        .group_by(NameToken.person_id)
        .order_by(func.count().desc(), NameToken.person_id)
        .limit(MOST_CANDIDATES)
    )


def _likeness(text: str, person: Person) -> float:
    """Compare with each name alone, and with both together in either order."""
    names = [person.surname, person.forename, f"{person.forename} {person.surname}", person.also_known_as]
    both = f"{person.surname} {person.forename}"
    return max(name_similarity(text, name) for name in (*names, both))


def _described(person: Person, numbers: frozenset[tuple[str, str]]) -> Described:
    other = ((person.surname, person.also_known_as),) if person.also_known_as else ()
    return Described(person.surname, person.forename, person.date_of_birth, person.postcode, numbers, other)
