"""What reading and checking a file answers."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FIELDS = (
    "surname",
    "forename",
    "date_of_birth",
    "sex",
    "postcode",
    "nhs_number",
    "upn",
    "pnc_id",
    "ethnicity",
    "reason",
    "referral_date",
    "notes",
)
"""Everything a file can say about a referral."""

NAME = "name"
"""A column that holds surname and forename together."""

REQUIRED = ("surname", "forename", "date_of_birth", "reason", "referral_date")
"""Without these a row is refused, tried in this order."""

LABELS: Mapping[str, str] = {
    "surname": "surname",
    "forename": "forename",
    "date_of_birth": "date of birth",
    "sex": "sex",
    "postcode": "postcode",
    "nhs_number": "NHS number",
    "upn": "unique pupil number (UPN)",
    "pnc_id": "PNC ID",
    "ethnicity": "ethnicity",
    "reason": "reason for referral",
    "referral_date": "date of referral",
    "notes": "notes",
    NAME: "name (surname, forename)",
}


class Outcome(StrEnum):
    """How a row ends."""

    ACCEPTED = "accepted"
    WARNING = "warning"
    REFUSED = "refused"


class Code(StrEnum):
    """What is wrong with a row, in the order in which the first decides."""

    REQUIRED = "required"
    DATE_INVALID = "date_invalid"
    DATE_IN_FUTURE = "date_in_future"
    AGE_OUT_OF_RANGE = "age_out_of_range"
    DUPLICATE_IN_FILE = "duplicate_in_file"
    PNC_INVALID = "pnc_invalid"
    UPN_INVALID = "upn_invalid"
    NHS_NUMBER_INVALID = "nhs_number_invalid"
    POSTCODE_INVALID = "postcode_invalid"


WARNINGS = frozenset({Code.PNC_INVALID, Code.UPN_INVALID, Code.NHS_NUMBER_INVALID, Code.POSTCODE_INVALID})
"""With these a row is imported all the same, the field marked unverified."""


class FileCode(StrEnum):
    """Why a file is refused whole."""

    NOT_A_TABLE = "not_a_table"
    EMPTY = "empty"
    NO_ROWS = "no_rows"
    NO_KNOWN_COLUMN = "no_known_column"
    ALREADY_IMPORTED = "already_imported"


class FileRefused(Exception):
    """The file is refused whole: `code` for machines, `message` for the person who sent it."""

    def __init__(self, code: FileCode, message: str) -> None:
        """Keep both."""
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of text as a spreadsheet shows it: the first entry of `lines` is row 1."""

    name: str
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row under the header that is not blank; `number` is the one a spreadsheet shows."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that could be read: its header, which field each column is taken for, and its rows."""

    header_row: int
    columns: tuple[str, ...]
    mapping: Mapping[str, int]
    rows: tuple[SourceRow, ...]
    notes: tuple[str, ...] = ()

    @property
    def guess(self) -> Mapping[str, str]:
        """Say which column (as headed in the file) each field was found in."""
        return {name: self.columns[index] for name, index in self.mapping.items()}

    @property
    def unused(self) -> tuple[str, ...]:
        """Name the columns that no field was found in; their cells are kept with the row all the same."""
        taken = set(self.mapping.values())
        return tuple(column for index, column in enumerate(self.columns) if index not in taken)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a row, in words for the person who can put it right."""

    code: Code
    field: str | None
    message: str


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """How one row ends: `values` are normal forms by field, `original` the whole row as it was sent."""

    row: int
    outcome: Outcome
    code: Code | None
    field: str | None
    message: str | None
    problems: tuple[Problem, ...]
    duplicate_of: int | None
    values: Mapping[str, str | date] = dataclasses.field(default_factory=dict)
    original: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def unverified(self) -> tuple[str, ...]:
        """Name the fields whose value was kept as sent though it does not check."""
        return tuple(each.field for each in self.problems if each.code in WARNINGS and each.field)
