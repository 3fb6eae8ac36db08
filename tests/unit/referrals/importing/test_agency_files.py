"""The files agencies have sent answer row by row what `expected.json` says."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casework.referrals.importing.answer import answer
from casework.referrals.importing.reading import read_file
from casework.referrals.importing.rules import check_file
from casework.referrals.importing.types import FileRefused

FILES = Path(__file__).parents[3] / "data" / "agency_files"
EXPECTED: dict[str, Any] = json.loads((FILES / "expected.json").read_text("utf-8"))
AS_AT = date.fromisoformat(EXPECTED["as_at"])


def answered(name: str) -> dict[str, Any]:
    """Read and check a file as a dry run does."""
    return answer(name, check_file(read_file((FILES / name).read_bytes()), as_at=AS_AT))


@pytest.mark.parametrize("name", EXPECTED["summary"])
def test_each_row_ends_as_expected(name: str) -> None:
    """Row numbers, outcomes, codes and fields are those listed, and no row is missing or added."""
    got = answered(name)
    keys = ("row", "outcome", "code", "field", "duplicate_of")
    assert [{key: row[key] for key in keys} for row in got["rows"]] == [
        {key: row.get(key) for key in keys} for row in EXPECTED["rows"][name]
    ]
    assert got["summary"] == EXPECTED["summary"][name]


@pytest.mark.parametrize("name", EXPECTED["summary"])
def test_every_refusal_says_why(name: str) -> None:
    """Whoever must put a row right is told what is wrong with it, the deciding problem first."""
    for row in answered(name)["rows"]:
        assert bool(row["problems"]) == (row["outcome"] != "accepted")
        if row["problems"]:
            first = row["problems"][0]
            assert (first["code"], first["field"], first["message"]) == (row["code"], row["field"], row["message"])


@pytest.mark.parametrize("name", EXPECTED["refused_whole"])
def test_files_refused_whole(name: str) -> None:
    """What is no table of referrals is refused in one sentence."""
    with pytest.raises(FileRefused) as caught:
        read_file((FILES / name).read_bytes())
    code = {"empty.csv": "empty", "headers-only.csv": "no_rows", "no-known-columns.csv": "no_known_column"}
    assert caught.value.code == code.get(name, "not_a_table")
    assert caught.value.message.endswith(".")
