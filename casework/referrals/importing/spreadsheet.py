"""From the bytes of an Excel file to tables of text. Nothing in it is ever calculated."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from casework.referrals.importing.types import FileCode, FileRefused, Sheet

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
MAX_UNPACKED_BYTES = 200_000_000
_WORKBOOK = "xl/workbook.xml"


def sheets(content: bytes) -> tuple[Sheet, ...]:
    """Read every worksheet as text, in order; a formula is the value Excel last saw, else its own text.

    Raises:
        FileRefused: when it is not a workbook that can be read.
    """
    _refuse_other_archives(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(content)
    except Exception as error:
        # A damaged workbook fails in as many ways as it has parts; whatever it was, the sender is told.
        raise FileRefused(FileCode.NOT_A_TABLE, "This Excel file is damaged and could not be opened.") from error


def _refuse_other_archives(content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except BadZipFile:
        raise FileRefused(FileCode.NOT_A_TABLE, "This file is damaged and could not be opened.") from None
    if _WORKBOOK not in names:
        raise FileRefused(FileCode.NOT_A_TABLE, "This is not a table. Send a CSV file or an Excel workbook (.xlsx).")
    if unpacked > MAX_UNPACKED_BYTES:
        raise FileRefused(FileCode.NOT_A_TABLE, "This workbook is too large to open. Split it and send the parts.")


def _read(content: bytes) -> tuple[Sheet, ...]:
    shown = load_workbook(BytesIO(content), read_only=True, data_only=True)
    written = load_workbook(BytesIO(content), read_only=True, data_only=False)
    try:
        pairs = zip(shown.worksheets, written.worksheets, strict=True)
        return tuple(Sheet(one.title, tuple(_lines(one, other))) for one, other in pairs if _is_shown(one))
    finally:
        shown.close()
        written.close()


def _is_shown(sheet: Any) -> bool:
    return bool(sheet.sheet_state == "visible")


def _lines(shown: Any, written: Any) -> Iterator[tuple[str, ...]]:
    for sheet in (shown, written):
        sheet.reset_dimensions()
    for values, formulas in zip(shown.iter_rows(values_only=True), written.iter_rows(values_only=True), strict=True):
        yield _trimmed(
            tuple(_text(formula if value is None else value) for value, formula in zip(values, formulas, strict=True))
        )


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    last = len(cells)
    while last and not cells[last - 1].strip():
        last -= 1
    return cells[:last]


def _text(value: object) -> str:
    """Write a cell as text: days as 2026-04-03, whole numbers without a point or an exponent."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
