"""Who may be the same young person: scored candidates with reasons, for a person to decide.

Exact on any strong identifier; else names as they sound, date of birth (with the slips people make) and postcode
(PRACTICE section 3, “Person matching”). Nothing here merges anybody.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import jellyfish
from rapidfuzz.distance import JaroWinkler, Levenshtein

from casework.core.text import squash, words
from casework.people.nicknames import full_names

LIKELY = 70
"""From this score on (of 100) a candidate is shown."""
MOST_SHOWN = 20
STRONG = ("nhs_number", "upn", "pnc_id", "cro")
_IDENTIFIER_NAMES = {"nhs_number": "NHS number", "upn": "UPN", "pnc_id": "PNC ID", "cro": "CRO number"}

_SURNAME, _FORENAME, _BORN, _POSTCODE = 30, 20, 40, 10
_UNKNOWN = 0.5  # What cannot be compared speaks neither for nor against.
_ALIKE = 0.72  # Below this two names are two names.


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of a young person: by a referral, a row, or our own record. Empty is unknown."""

    surname: str = ""
    forename: str = ""
    date_of_birth: date | None = None
    postcode: str = ""
    identifiers: frozenset[tuple[str, str]] = frozenset()
    other_names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody already known, under a key of the caller's."""

    key: str
    described: Described


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate who may be the same, how likely (0 to 100), and why, in plain words."""

    key: str
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    points: float
    reason: str = ""


def matches(subject: Described, candidates: Iterable[Candidate], *, least: int = LIKELY) -> tuple[Match, ...]:
    """Answer the candidates who may be the same young person, the likeliest first."""
    found = [match for each in candidates if (match := compare(subject, each)).score >= least]
    return tuple(sorted(found, key=lambda match: (-match.score, match.key))[:MOST_SHOWN])


def compare(subject: Described, candidate: Candidate) -> Match:
    """Score one candidate."""
    other = candidate.described
    shared = subject.identifiers & other.identifiers
    parts = [*_names(subject, other), _born(subject.date_of_birth, other.date_of_birth), _postcode(subject, other)]
    score = sum(part.points for part in parts)
    reasons = [part.reason for part in parts if part.reason]
    strong = [kind for kind in STRONG if kind in {kind for kind, _ in shared}]
    if strong:
        reasons = [f"same {_IDENTIFIER_NAMES[kind]}" for kind in strong] + reasons
        score = max(score, 95)
    elif other_number := _contradicts(subject, other):
        reasons.append(f"different {_IDENTIFIER_NAMES[other_number]}")
        score -= 20
    return Match(candidate.key, max(0, min(100, round(score))), tuple(reasons))


def name_tokens(*names: str) -> frozenset[str]:
    """Answer the short tokens under which a person is kept to be found by any name, however it is spelt.

    For each word: how it sounds (Metaphone and NYSIIS), its first and last three letters, and the full names it
    may be short for. Two spellings of one name nearly always share one.
    """
    return frozenset(token for name in names for word in words(name) for token in _tokens_of(word))


def name_similarity(one: str, other: str) -> float:
    """Say how alike two names are, 0 to 1: spelling, sound and nicknames."""
    first, second = squash(one), squash(other)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    likeness = max(JaroWinkler.similarity(first, second), Levenshtein.normalized_similarity(first, second))
    if _sound(first) & _sound(second):
        likeness = max(likeness, 0.9)
    if full_names(one) & full_names(other):
        likeness = max(likeness, 0.95)
    if len(set(words(one)) & set(words(other))) and len(words(one) + words(other)) > 2:
        likeness = max(likeness, 0.85)
    return likeness


def _tokens_of(word: str) -> Iterator[str]:
    yield from _sound(word)
    yield f"f:{word[:3]}"
    yield f"l:{word[-3:]}"
    for full in full_names(word):
        yield f"k:{full}"


def _sound(word: str) -> frozenset[str]:
    """Answer the sound keys of a folded word; letters of other scripts have none."""
    if not word.isascii() or not word.isalpha():
        return frozenset()
    keys = {f"m:{jellyfish.metaphone(word)}", f"n:{jellyfish.nysiis(word)}"}
    return frozenset(key for key in keys if len(key) > 2)


def _names(subject: Described, other: Described) -> tuple[_Part, ...]:
    """Compare under every pair of names the two are known by, and take the best."""
    mine = [(subject.surname, subject.forename), *subject.other_names]
    theirs = [(other.surname, other.forename), *other.other_names]
    pairs = [_name_pair(one, two) for one in mine for two in theirs]
    return max(pairs, key=lambda parts: sum(part.points for part in parts))


def _name_pair(one: tuple[str, str], two: tuple[str, str]) -> tuple[_Part, ...]:
    straight = (_name(one[0], two[0], _SURNAME, "surname"), _name(one[1], two[1], _FORENAME, "forename"))
    if not all((*one, *two)) or name_similarity(one[0], two[1]) < 0.9 or name_similarity(one[1], two[0]) < 0.9:
        return straight
    swapped = (_Part(_SURNAME * 0.95, "surname and forename swapped"), _Part(_FORENAME * 0.95))
    return max(straight, swapped, key=lambda parts: sum(part.points for part in parts))


def _name(one: str, other: str, weight: int, label: str) -> _Part:
    if not one or not other:
        return _Part(weight * _UNKNOWN, f"{label} missing")
    likeness = name_similarity(one, other)
    if likeness < _ALIKE:
        return _Part(0, f"different {label}")
    reason = f"same {label}" if likeness == 1 else f"similar {label}"
    return _Part(weight * likeness, reason)


def _born(one: date | None, other: date | None) -> _Part:
    if one is None or other is None:
        return _Part(_BORN * _UNKNOWN, "date of birth missing")
    if one == other:
        return _Part(_BORN, "same date of birth")
    if (one.day, one.month, one.year) == (other.month, other.day, other.year):
        return _Part(_BORN * 0.9, "day and month of birth swapped")
    slips = Levenshtein.distance(f"{one:%Y%m%d}", f"{other:%Y%m%d}")
    if slips == 1 or (slips == 2 and sorted(f"{one:%Y%m%d}") == sorted(f"{other:%Y%m%d}")):
        return _Part(_BORN * 0.6, "date of birth differs by a slip")
    return _Part(0, "different date of birth")


def _postcode(subject: Described, other: Described) -> _Part:
    one, two = squash(subject.postcode), squash(other.postcode)
    if not one or not two:
        return _Part(_POSTCODE * _UNKNOWN)
    if one == two:
        return _Part(_POSTCODE, "same postcode")
    near = len(one) > 4 and len(two) > 4 and one[:-2] == two[:-2]
    return _Part(_POSTCODE * _UNKNOWN, "near postcode") if near else _Part(0)


def _contradicts(subject: Described, other: Described) -> str | None:
    """Answer a kind of number both have, with different values; only the NHS and pupil numbers are one each."""
    for kind in ("nhs_number", "upn"):
        mine = {value for each, value in subject.identifiers if each == kind}
        theirs = {value for each, value in other.identifiers if each == kind}
        if mine and theirs:
            return kind
    return None


def close_birthdays(day: date) -> list[date]:
    """Return every day that differs from this one by a slip: one digit, day and month swapped, or neither."""
    text = f"{day:%Y%m%d}"
    spelt = {text, f"{day:%Y%d%m}"}
    spelt |= {text[:at] + digit + text[at + 1 :] for at in range(2, 8) for digit in "0123456789"}
    spelt |= {text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(2, 7)}
    return sorted(found for each in spelt if (found := _real_day(each)))


def _real_day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
