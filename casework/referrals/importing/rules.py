"""How each row of a file ends: accepted, accepted with a warning, or refused and held.

The first problem in the order of `types.Code` decides; every problem is told.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from casework.core.dates import show_date
from casework.core.text import fold
from casework.people import identifiers
from casework.referrals.importing import values
from casework.referrals.importing.schema import RowSchema
from casework.referrals.importing.types import (
    LABELS,
    NAME,
    REQUIRED,
    WARNINGS,
    CheckedRow,
    Code,
    Outcome,
    Problem,
    ReadFile,
    SourceRow,
)

AGES = (8, 25)
_DATES = ("date_of_birth", "referral_date")

Identity = tuple[str, str, date]


def check_file(file: ReadFile, *, as_at: date, ages: tuple[int, int] = AGES) -> tuple[CheckedRow, ...]:
    """Check every row, in the order of the file; `ages` are completed years on the date of referral, both included."""
    schema = RowSchema(as_at)
    seen: dict[Identity, int] = {}
    checked = []
    for row in file.rows:
        found, problems = _problems(row_text(file, row), schema, ages)
        identity = _identity(found)
        earlier = seen.get(identity) if identity else None
        if earlier:
            problems = _in_order([*problems, _duplicate(earlier)])
        result = _ended(row.number, problems, earlier, _normal(found), _original(file, row))
        if identity and result.outcome is not Outcome.REFUSED:
            seen.setdefault(identity, row.number)
        checked.append(result)
    return tuple(checked)


def check_values(
    text: Mapping[str, str], *, as_at: date, ages: tuple[int, int] = AGES
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Check one row that a person has completed by hand: its normal forms and what is still wrong with it."""
    filled = {name: plain for name, cell in text.items() if (plain := values.plain(cell))}
    found, problems = _problems(filled, RowSchema(as_at), ages)
    return _normal(found), tuple(problems)


def age_on(born: date, day: date) -> int:
    """Completed years; somebody born on 29 February is a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def row_text(file: ReadFile, row: SourceRow) -> dict[str, str]:
    """Answer the text of a row by field, blank cells left out, a name in one column parted."""
    text = {name: values.plain(row.cells[index]) for name, index in file.mapping.items() if index < len(row.cells)}
    if NAME in text:
        surname, forename = values.parted_name(text.pop(NAME))
        text["surname"] = text.get("surname") or surname
        text["forename"] = text.get("forename") or forename
    for name in ("surname", "forename"):
        if not any(letter.isalnum() for letter in text.get(name, "")):
            text.pop(name, None)
    return {name: cell for name, cell in text.items() if cell}


def _problems(
    text: Mapping[str, str], schema: RowSchema, ages: tuple[int, int]
) -> tuple[dict[str, Any], list[Problem]]:
    found, wrong = schema.read(text)
    problems = [
        Problem(Code.DATE_INVALID if name in text else Code.REQUIRED, name, sentence)
        for name, sentence in wrong.items()
    ]
    problems += _future(found, schema.as_at)
    problems += _age(found, schema.as_at, ages)
    problems += _doubtful(found)
    return found, _in_order(problems)


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    codes = list(Code)
    names = list(REQUIRED)
    return sorted(
        problems,
        key=lambda each: (codes.index(each.code), names.index(each.field) if each.field in names else len(names)),
    )


def _future(found: Mapping[str, Any], as_at: date) -> Iterable[Problem]:
    for name in _DATES:
        day = found.get(name)
        if day and day > as_at:
            sentence = f"The {LABELS[name]} {show_date(day)} is in the future (after {show_date(as_at)})."
            yield Problem(Code.DATE_IN_FUTURE, name, sentence)


def _age(found: Mapping[str, Any], as_at: date, ages: tuple[int, int]) -> Iterable[Problem]:
    born, referred = found.get("date_of_birth"), found.get("referral_date")
    if not born or not referred or born > as_at:
        return
    age = age_on(born, referred)
    if not ages[0] <= age <= ages[1]:
        told = f"aged {age} on the date of referral" if age >= 0 else "not yet born on the date of referral"
        sentence = f"Born {show_date(born)}: {told}. Referrals are for ages {ages[0]} to {ages[1]}."
        yield Problem(Code.AGE_OUT_OF_RANGE, "date_of_birth", sentence)


def _doubtful(found: Mapping[str, Any]) -> Iterable[Problem]:
    for code, name, normal, sentence in _CHECKS:
        text = found.get(name)
        if text and not normal(text):
            half = code is Code.POSTCODE_INVALID and identifiers.is_postcode_district(text)
            yield Problem(code, name, f"{text} is only the first half of a postcode." if half else sentence)


def _duplicate(earlier: int) -> Problem:
    sentence = f"The same name and date of birth as row {earlier} of this file."
    return Problem(Code.DUPLICATE_IN_FILE, None, sentence)


def _identity(found: Mapping[str, Any]) -> Identity | None:
    if all(name in found for name in ("surname", "forename", "date_of_birth")):
        return fold(found["surname"]), fold(found["forename"]), found["date_of_birth"]
    return None


def _normal(found: Mapping[str, Any]) -> dict[str, Any]:
    """Keep normal forms; what does not check is kept as it was sent, to be put right by a person."""
    kept = dict(found) | values.coded({name: found[name] for name in ("sex", "ethnicity") if name in found})
    for _, name, normal, _ in _CHECKS:
        if name in kept:
            kept[name] = normal(kept[name]) or kept[name]
    return kept


def _original(file: ReadFile, row: SourceRow) -> dict[str, str]:
    return {column: row.cells[index] if index < len(row.cells) else "" for index, column in enumerate(file.columns)}


def _ended(
    number: int, problems: list[Problem], earlier: int | None, kept: dict[str, Any], original: dict[str, str]
) -> CheckedRow:
    first = problems[0] if problems else None
    outcome = Outcome.ACCEPTED
    if first:
        outcome = Outcome.WARNING if first.code in WARNINGS else Outcome.REFUSED
    return CheckedRow(
        row=number,
        outcome=outcome,
        code=first.code if first else None,
        field=first.field if first else None,
        message=first.message if first else None,
        problems=tuple(problems),
        duplicate_of=earlier if first and first.code is Code.DUPLICATE_IN_FILE else None,
        values=kept,
        original=original,
    )


_CHECKS: tuple[tuple[Code, str, Callable[[str], str | None], str], ...] = (
    (
        Code.PNC_INVALID,
        "pnc_id",
        identifiers.normal_pnc_id,
        "This PNC ID does not check: a digit or its letter is wrong. It is kept as unverified.",
    ),
    (
        Code.UPN_INVALID,
        "upn",
        identifiers.normal_upn,
        "This unique pupil number does not check: its letter or a digit is wrong. It is kept as unverified.",
    ),
    (
        Code.NHS_NUMBER_INVALID,
        "nhs_number",
        identifiers.normal_nhs_number,
        "This NHS number does not check: a digit is wrong or missing. It is kept as unverified.",
    ),
    (
        Code.POSTCODE_INVALID,
        "postcode",
        identifiers.normal_postcode,
        "This is not a whole postcode. It is kept as unverified.",
    ),
)
