"""Who may be the same young person."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.people.matching import (
    LIKELY,
    Candidate,
    Described,
    Match,
    compare,
    matches,
    name_similarity,
    name_tokens,
)

BORN = date(2009, 2, 5)


def known(**changes: object) -> Described:
    """Describe Rhys Jones, but for what is changed."""
    usual: dict[str, object] = {"surname": "Jones", "forename": "Rhys", "date_of_birth": BORN, "postcode": "BS5 6XX"}
    return Described(**(usual | changes))  # type: ignore[arg-type]  # a test's own keywords


def compared(**changes: object) -> Match:
    """Compare Rhys Jones with somebody described otherwise."""
    return compare(known(), Candidate("k", known(**changes)))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"surname": "JONES", "forename": "RHYS"},
        {"surname": "Jone"},
        {"surname": "Joness"},
        {"surname": "Jonhes", "forename": "Reece"},
        {"surname": "Rhys", "forename": "Jones"},
        {"surname": ""},
        {"forename": ""},
        {"date_of_birth": date(2009, 5, 2)},
        {"date_of_birth": date(2009, 2, 6)},
        {"date_of_birth": date(2008, 2, 5)},
        {"date_of_birth": None},
        {"postcode": "TA1 3PF"},
        {"postcode": "", "surname": "Jone"},
        {"surname": "Smith"},
        {"surname": "Smith", "other_names": (("Jones", "Rhys"),)},
    ],
)
def test_likely(changes: dict[str, object]) -> None:
    """The slips people make do not hide that it may be the same person."""
    match = compared(**changes)
    assert match.score >= LIKELY
    assert match.reasons


@pytest.mark.parametrize(
    "changes",
    [
        {"date_of_birth": date(2012, 8, 26)},
        {"date_of_birth": date(2005, 4, 23), "postcode": "TA1 3PF"},
        {"surname": "Okonkwo", "forename": "Callum"},
        {"surname": "Okonkwo", "forename": "Callum", "postcode": "TA1 3PF"},
        {"surname": "Smith", "postcode": "TA1 3PF"},
        {"surname": "Smith", "date_of_birth": None},
    ],
)
def test_not_likely(changes: dict[str, object]) -> None:
    """A common name alone, a birthday alone or a street alone is nobody."""
    assert compared(**changes).score < LIKELY


@pytest.mark.parametrize("kind", ["nhs_number", "upn", "pnc_id", "cro"])
def test_same_identifier(kind: str) -> None:
    """Any strong identifier in common is enough, whatever the name."""
    numbers = frozenset({(kind, "123")})
    match = compare(
        known(identifiers=numbers), Candidate("k", Described("Quite", "Another", date(2000, 1, 1), "", numbers))
    )
    assert match.score >= 95
    assert match.reasons[0].startswith("same ")


def test_another_nhs_number_speaks_against() -> None:
    """Twins at one address have one each."""
    mine, theirs = frozenset({("nhs_number", "9992300485")}), frozenset({("nhs_number", "9998458501")})
    match = compare(known(identifiers=mine), Candidate("k", known(forename="Gwenllian", identifiers=theirs)))
    assert match.score < LIKELY
    assert "different NHS number" in match.reasons


def test_likeliest_first() -> None:
    """Order by score, then key, so that it is always the same."""
    found = matches(
        known(),
        [
            Candidate("c", known(surname="Jone")),
            Candidate("b", known()),
            Candidate("a", known()),
            Candidate("d", known(date_of_birth=date(2012, 1, 1))),
        ],
    )
    assert [match.key for match in found] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed", "Muhammad"),
        ("Bill", "William"),
        ("Shawn", "Sean"),
        ("Kate", "Catherine"),
        ("Siôn", "SION"),
        ("O'Neill", "ONeil"),
        ("Łukasz", "Luke"),
        ("Smith-Jones", "Jones"),
        ("MacDonnald", "McDonald"),
    ],
)
def test_similar_names(one: str, other: str) -> None:
    """Spelling, sound, nicknames, halves of double names."""
    assert name_similarity(one, other) >= 0.8
    assert name_tokens(one) & name_tokens(other)


@pytest.mark.parametrize(("one", "other"), [("Jones", "Okonkwo"), ("Rhys", "Paul"), ("Ali", "Oliver"), ("", "Rhys")])
def test_different_names(one: str, other: str) -> None:
    """Two names are two names."""
    assert name_similarity(one, other) < 0.72


def test_tokens_serve_either_order() -> None:
    """Surname and forename are tokens alike, so that a swap is found."""
    assert name_tokens("Rhys", "Jones") == name_tokens("Jones", "Rhys")
    assert name_tokens("") == frozenset()


@given(st.text(max_size=25), st.text(max_size=25))
def test_any_two_names_can_be_compared(one: str, other: str) -> None:
    """Every script is welcome; likeness is mutual and lies between 0 and 1."""
    likeness = name_similarity(one, other)
    assert 0 <= likeness <= 1
    assert abs(likeness - name_similarity(other, one)) < 1e-9
    assert all(len(token) <= 60 for token in name_tokens(one))
