"""From the bytes of a file to its rows: which sheet, which line is the header, which column is what."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from casework.referrals.importing import columns, spreadsheet
from casework.referrals.importing.decoding import NotText, decode
from casework.referrals.importing.types import FileCode, FileRefused, ReadFile, Sheet, SourceRow

MAX_BYTES = 10_000_000
MAX_ROWS = 20_000
MAX_HEADER_ROW = 30
SEPARATORS = ",;\t|"
_EXCEL_HINT = re.compile(r'^"?sep=([,;|:^~\t])"?(?:\r\n|\r|\n|$)', re.IGNORECASE)
_NOTHING: Mapping[str, str] = MappingProxyType({})
_NOT_A_TABLE = "This is not a table. Send a CSV file or an Excel workbook (.xlsx)."

Lines = tuple[tuple[str, ...], ...]


def read_file(content: bytes, *, known: Mapping[str, str] = _NOTHING) -> ReadFile:
    """Read an agency's file, recognised by its content and never by its name.

    `known` says what an agency's own column headings mean (`columns.heading_key` to field, "" for none), from an
    earlier import of theirs.

    Raises:
        FileRefused: not a table, empty, without rows, or without a column that could be recognised.
    """
    if len(content) > MAX_BYTES:
        raise FileRefused(FileCode.NOT_A_TABLE, "This file is larger than 10 MB. Split it and send the parts.")
    if not content.strip():
        raise FileRefused(FileCode.EMPTY, "This file is empty.")
    if content.startswith(spreadsheet.OLD_EXCEL):
        raise FileRefused(
            FileCode.NOT_A_TABLE,
            "This Excel file has a password or is of the old kind (.xls). Save it as .xlsx without one.",
        )
    if content.startswith(spreadsheet.ZIP):
        return _best(spreadsheet.sheets(content), known)
    return _best(_text_tables(content, known), known)


def _best(tables: Iterable[Sheet], known: Mapping[str, str]) -> ReadFile:
    """Choose the sheet with rows whose header has the most columns we know; say which others look alike."""
    filled = [table for table in tables if any(_is_filled(line) for line in table.lines)]
    if not filled:
        raise FileRefused(FileCode.EMPTY, "This file is empty.")
    read = [(table.name, found) for table in filled if (found := _table(table.lines, known))]
    if not read:
        raise FileRefused(
            FileCode.NO_KNOWN_COLUMN,
            "No column in this file could be recognised. It needs a line of headings such as surname, forename, "
            "date of birth, reason and date of referral.",
        )
    with_rows = [each for each in read if each[1].rows]
    if not with_rows:
        raise FileRefused(FileCode.NO_ROWS, "This file has headings but no rows under them.")
    name, best = max(with_rows, key=lambda each: len(each[1].mapping))
    if len(best.rows) > MAX_ROWS:
        raise FileRefused(FileCode.NOT_A_TABLE, f"This file has more than {MAX_ROWS:,} rows. Split it.")
    others = [other for other, found in with_rows if other != name and len(found.mapping) >= 3]
    notes = tuple(f"Only the sheet “{name}” was read. Send “{other}” in a file of its own." for other in others)
    return ReadFile(best.header_row, best.columns, best.mapping, best.rows, notes)


def _table(lines: Lines, known: Mapping[str, str]) -> ReadFile | None:
    """Find the header among the first lines: the one with the most columns we know, the first of equals."""
    guesses = [
        (columns.guess(line, known), index) for index, line in enumerate(lines[:MAX_HEADER_ROW]) if _is_filled(line)
    ]
    mapping, index = max(guesses, key=lambda each: (len(each[0]), -each[1]), default=({}, 0))
    if not mapping:
        return None
    under = lines[index + 1 :]
    rows = tuple(SourceRow(number, line) for number, line in enumerate(under, start=index + 2) if _is_filled(line))
    width = max([len(lines[index]), *(len(row.cells) for row in rows)])
    return ReadFile(index + 1, columns.headings(lines[index], width), mapping, rows)


def _is_filled(line: Iterable[str]) -> bool:
    return any(cell.strip() for cell in line)


def _text_tables(content: bytes, known: Mapping[str, str]) -> list[Sheet]:
    """Part the text by the separator under which the most columns are known, then the most cells line up."""
    try:
        text = decode(content)
    except NotText:
        raise FileRefused(FileCode.NOT_A_TABLE, _NOT_A_TABLE) from None
    if text.lstrip().startswith(("<", "{", "%PDF", "{\\rtf")):
        raise FileRefused(FileCode.NOT_A_TABLE, _NOT_A_TABLE)
    separators = SEPARATORS
    if hint := _EXCEL_HINT.match(text):
        # Excel takes this line as an instruction and does not show it, so it is not counted.
        text, separators = text[hint.end() :], hint[1]
    readings = [_parted(text, separator) for separator in separators]
    return [Sheet("", max(readings, key=lambda lines: _fit(lines, known)))]


def _fit(lines: Lines, known: Mapping[str, str]) -> tuple[int, int]:
    found = _table(lines, known)
    return (len(found.mapping) if found else 0, max((len(line) for line in lines), default=0))


def _parted(text: str, separator: str) -> Lines:
    """Part the text into lines of cells; a quotation mark that is never closed must not swallow the rows after it."""
    source = io.StringIO(text, newline="")
    try:
        lines = tuple(tuple(line) for line in csv.reader(source, delimiter=separator))
        if _is_closed(text, separator) and not _has_swallowed(lines, separator):
            return lines
    except csv.Error:
        pass  # One cell of more than 128 KB: no quotation mark was meant to open it.
    source.seek(0)
    try:
        return tuple(tuple(next(csv.reader([line], delimiter=separator), [])) for line in source)
    except csv.Error:
        raise FileRefused(FileCode.NOT_A_TABLE, _NOT_A_TABLE) from None


def _is_closed(text: str, separator: str) -> bool:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for _ in reader:
            pass
    except csv.Error as error:
        return "unexpected end" not in str(error)
    return True


def _has_swallowed(lines: Lines, separator: str) -> bool:
    """Say whether a cell holds what looks like whole rows of the file, as after a stray quotation mark."""
    width = max((len(line) for line in lines), default=0)
    if width < 3:
        return False
    return any(
        inner.count(separator) >= width - 2
        for line in lines
        for cell in line
        if "\n" in cell or "\r" in cell
        for inner in re.split(r"[\r\n]+", cell)[1:]
    )
