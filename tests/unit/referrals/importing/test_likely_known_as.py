"""Young people whom two agencies spell differently are found, and few others."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from casework.people.matching import Candidate, Described, matches, name_tokens
from casework.referrals.importing.reading import read_file
from casework.referrals.importing.rules import check_file
from casework.referrals.importing.types import CheckedRow

FILES = Path(__file__).parents[3] / "data" / "agency_files"
EXPECTED: dict[str, Any] = json.loads((FILES / "expected.json").read_text("utf-8"))


def checked(name: str) -> tuple[CheckedRow, ...]:
    """Check a file as at its day."""
    as_at = date.fromisoformat(EXPECTED["as_at"])
    return check_file(read_file((FILES / name).read_bytes()), as_at=as_at)


def described(row: CheckedRow) -> Described:
    """Say of a row what matching wants to know."""
    text = {name: value for name, value in row.values.items() if isinstance(value, str)}
    born = row.values.get("date_of_birth")
    return Described(
        surname=text.get("surname", ""),
        forename=text.get("forename", ""),
        date_of_birth=born if isinstance(born, date) else None,
        postcode=text.get("postcode", ""),
    )


POLICE = {str(row.row): described(row) for row in checked("referrals-police.csv")}
HOSPITAL = {row.row: described(row) for row in checked("referrals-hospital.csv")}
LIKELY = {
    row["row"]: str(row["likely_known_as"]["row"])
    for row in EXPECTED["rows"]["referrals-hospital.csv"]
    if "likely_known_as" in row
}


def found(subject: Described) -> list[str]:
    """List the police rows that may be the same young person."""
    return [match.key for match in matches(subject, [Candidate(key, each) for key, each in POLICE.items()])]


def test_everybody_known_is_found() -> None:
    """Each likely row of the police file is the first of its candidates."""
    assert LIKELY
    for row, police_row in LIKELY.items():
        assert found(HOSPITAL[row])[:1] == [police_row], row


def test_held_rows_are_found_too() -> None:
    """A row refused for its missing surname or reason is still a young person: rows 3, 13, 14 and 20."""
    assert found(HOSPITAL[3]) == ["23"]
    assert found(HOSPITAL[13]) == ["33"]
    assert found(HOSPITAL[14]) == ["34"]


def test_few_others_are_shown() -> None:
    """Most people of the hospital file are in no other file, and have no candidate or one."""
    others = [found(subject) for row, subject in HOSPITAL.items() if row > 21]
    assert sum(1 for candidates in others if candidates) <= 3
    assert max(len(found(subject)) for subject in HOSPITAL.values()) <= 2


def test_tokens_find_them_before_they_are_scored() -> None:
    """The table of tokens, by which a database preselects, leaves none of them out."""
    for row, police_row in LIKELY.items():
        mine, theirs = HOSPITAL[row], POLICE[police_row]
        shared = name_tokens(mine.surname, mine.forename) & name_tokens(theirs.surname, theirs.forename)
        assert len(shared) >= 2, row
