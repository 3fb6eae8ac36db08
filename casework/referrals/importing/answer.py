"""What an import answers to a machine: the JSON of `casework import referrals --json`."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from casework.referrals.importing.types import CheckedRow, FileRefused, Outcome, Problem

NONE: Mapping[int, Any] = MappingProxyType({})


def answer(
    file: str,
    rows: Iterable[CheckedRow],
    *,
    batch: str | None = None,
    referrals: Mapping[int, str] = NONE,
    matches: Mapping[int, Sequence[str]] = NONE,
) -> dict[str, Any]:
    """Tell how every row ended; `referrals` and `matches` are references by row number."""
    kept = tuple(rows)
    return {
        "file": file,
        "batch": batch,
        "summary": summary(kept),
        "rows": [_row(each, referrals.get(each.row), matches.get(each.row, ())) for each in kept],
    }


def summary(rows: Iterable[CheckedRow]) -> dict[str, int]:
    """Count the rows by how they ended, none left out."""
    counts = Counter(each.outcome for each in rows)
    return {outcome.value: counts[outcome] for outcome in Outcome}


def refused(file: str, error: FileRefused) -> dict[str, Any]:
    """Tell why a file was refused whole."""
    return {"file": file, "error": {"code": error.code.value, "message": error.message}}


def _row(checked: CheckedRow, referral: str | None, matches: Sequence[str]) -> dict[str, Any]:
    return {
        "row": checked.row,
        "outcome": checked.outcome.value,
        "code": checked.code.value if checked.code else None,
        "field": checked.field,
        "message": checked.message,
        "problems": [problem(each) for each in checked.problems],
        "duplicate_of": checked.duplicate_of,
        "referral": referral,
        "matches": list(matches),
    }


def problem(found: Problem) -> dict[str, str | None]:
    """Write one problem as a machine reads it."""
    return {"code": found.code.value, "field": found.field, "message": found.message}
