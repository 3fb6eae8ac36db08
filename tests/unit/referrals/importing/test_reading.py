"""Files of the same kinds as agencies send, written by other programs."""

import io
import json
from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook

from casework.referrals.importing.reading import read_file
from casework.referrals.importing.rules import check_file
from casework.referrals.importing.types import FileCode, FileRefused, ReadFile

HEADER = ["Surname", "Forename", "DOB", "Reason", "Date referred"]
ROW = ["O’Neill", "Siôn", "05/06/2009", "Knife carrying", "01/10/26"]


def text_file(separator: str = ",", *, lines: list[list[str]] | None = None, end: str = "\r\n") -> str:
    """Write lines of cells as a program would that quotes nothing."""
    return "".join(separator.join(line) + end for line in lines or [HEADER, ROW])


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    """Write an Excel file with these sheets."""
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for title, lines in sheets:
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def surnames(file: ReadFile) -> list[str]:
    """List what stands in the column taken for the surname."""
    return [row.cells[file.mapping["surname"]] for row in file.rows]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_every_separator_and_line_end(separator: str, end: str) -> None:
    """Commas, semicolons, tabs, bars; Windows, Unix, old Mac."""
    file = read_file(text_file(separator, end=end).encode())
    assert file.columns == tuple(HEADER)
    assert [row.cells for row in file.rows] == [tuple(ROW)]
    assert file.rows[0].number == 2


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_every_common_encoding(encoding: str) -> None:
    """With and without a byte-order mark."""
    assert surnames(read_file(text_file().encode(encoding))) == ["O’Neill"]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("latin-1", "Ní Bhriain-Zoë"),
        ("cp1252", "Sinéad Šimon"),
        ("cp1250", "Łukasz Żak"),
        ("mac_roman", "Sinéad Siôn"),
        ("cp850", "Zoë Sinéad"),
    ],
)
def test_letters_of_one_byte(encoding: str, name: str) -> None:
    """The encoding in which names are words is the one it was."""
    lines = [HEADER, [name, "Rhys", *ROW[2:]]]
    assert surnames(read_file(text_file(lines=lines).encode(encoding))) == [name]


def test_line_for_excel_is_not_counted() -> None:
    """Excel hides a line `sep=;`, so row numbers leave it out too."""
    file = read_file(b"sep=;\r\n" + text_file(";").encode())
    assert (file.header_row, file.rows[0].number) == (1, 2)


def test_line_breaks_in_cells_do_not_shift_row_numbers() -> None:
    """A spreadsheet shows a quoted line break inside one row."""
    lines = [[*HEADER, "Notes"], [*ROW, '"first\nsecond, and ""third"""'], ROW]
    file = read_file(text_file(lines=lines).encode())
    assert [row.number for row in file.rows] == [2, 3]
    assert file.rows[0].cells[5] == 'first\nsecond, and "third"'


@pytest.mark.parametrize("stray", [['"said he'], ['"said he', '"and again']])
def test_stray_quotation_mark_loses_nobody(stray: list[str]) -> None:
    """An unclosed quotation mark must not swallow the young people after it, whether or not another closes it."""
    header = [*HEADER, "Notes"]
    rows = [[f"Name{number}", *ROW[1:], "ok"] for number in range(6)]
    for index, cell in enumerate(stray):
        rows[1 + 2 * index][5] = cell
    file = read_file(text_file(lines=[header, *rows]).encode())
    assert surnames(file) == [f"Name{number}" for number in range(6)]
    assert [row.number for row in file.rows] == list(range(2, 8))


@pytest.mark.parametrize("above", range(10))
def test_header_on_any_of_the_first_lines(above: int) -> None:
    """Title lines and empty lines above the header are counted in row numbers."""
    titles = [["Referrals, October 2026"] if number % 2 else [""] for number in range(above)]
    file = read_file(text_file(lines=[*titles, HEADER, ROW]).encode())
    assert file.header_row == above + 1
    assert file.rows[0].number == above + 2


def test_title_that_is_a_known_word_is_not_the_header() -> None:
    """The line with the most known columns is."""
    file = read_file(text_file(lines=[["Notes"], HEADER, ROW]).encode())
    assert file.header_row == 2


def test_blank_rows_are_counted_and_left_out() -> None:
    """Empty lines, lines of separators, of spaces and of no-break spaces."""
    blank = [[""] * 5, [" "] * 5, ["\u00a0", "", "", "", ""], [""]]
    file = read_file(text_file(lines=[HEADER, *blank, ROW, *blank]).encode())
    assert [row.number for row in file.rows] == [6]


def test_columns_twice_unknown_empty_and_missing_cells() -> None:
    """Every cell keeps a name of its own; the first of two like columns counts."""
    lines = [[*HEADER, "Surname", "Shoe size", "", ""], [*ROW, "Parent", "9"], ["Short"]]
    file = read_file(text_file(lines=lines).encode())
    assert file.columns == (*HEADER, "Surname (2)", "Shoe size", "Column H", "Column I")
    assert surnames(file) == ["O’Neill", "Short"]
    assert file.unused == ("Surname (2)", "Shoe size", "Column H", "Column I")
    assert file.guess["date_of_birth"] == "DOB"


def test_what_an_agency_said_of_its_columns_before() -> None:
    """An agency's own mapping stands above the guess, and can say that a column means nothing."""
    content = text_file(lines=[["X1", "Forename", "DOB", "Reason"], ROW[:4]]).encode()
    file = read_file(content, known={"x1": "surname", "reason": ""})
    assert surnames(file) == ["O’Neill"]
    assert "reason" not in file.mapping


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", FileCode.EMPTY),
        (b" \r\n\r\n", FileCode.EMPTY),
        (b"\xef\xbb\xbf", FileCode.EMPTY),
        (b",,,\r\n,,,\r\n", FileCode.EMPTY),
        (text_file(lines=[HEADER]).encode(), FileCode.NO_ROWS),
        (text_file(lines=[["Title"], HEADER, [""] * 5]).encode(), FileCode.NO_ROWS),
        (text_file(lines=[["a", "b"], ["1", "2"]]).encode(), FileCode.NO_KNOWN_COLUMN),
        (b"Dear all, please find nobody attached.\r\nKind regards\r\n", FileCode.NO_KNOWN_COLUMN),
        (b"%PDF-1.7\n1 0 obj", FileCode.NOT_A_TABLE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, FileCode.NOT_A_TABLE),
        (b"PK\x03\x04 broken", FileCode.NOT_A_TABLE),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", FileCode.NOT_A_TABLE),
        (b"<html><table><tr><td>Surname</td></tr></table></html>", FileCode.NOT_A_TABLE),
        (json.dumps({"surname": "Jones"}).encode(), FileCode.NOT_A_TABLE),
        (b"Surname,Forename\r\n" + b"x" * 10_000_000, FileCode.NOT_A_TABLE),
        (bytes(range(256)) * 20, FileCode.NOT_A_TABLE),
        (workbook(("Sheet1", [])), FileCode.EMPTY),
        (workbook(("Sheet1", [[None, None]])), FileCode.EMPTY),
        (workbook(("Sheet1", [list(HEADER)])), FileCode.NO_ROWS),
        (workbook(("Sheet1", [["alpha"], [1]])), FileCode.NO_KNOWN_COLUMN),
    ],
)
def test_files_refused_whole(content: bytes, code: FileCode) -> None:
    """Each with its code and one sentence that says what to do or what is wrong."""
    with pytest.raises(FileRefused) as caught:
        read_file(content)
    assert caught.value.code is code
    assert caught.value.message


def test_too_many_rows() -> None:
    """A file that would hold up everybody else is refused before anything is stored."""
    with pytest.raises(FileRefused, match="more than 20,000 rows"):
        read_file(("Surname\n" + "Jones\n" * 20_001).encode())


def test_excel_cells_are_text() -> None:
    """Dates, moments, long numbers and formulas are what a person sees, and nothing is calculated."""
    moment = datetime.fromisoformat("2026-10-03 14:30")
    line = ["=1+1", "Rhys", date(2009, 6, 5), 9992300485.0, moment, True]
    file = read_file(workbook(("Any", [["Surname", "Forename", "DOB", "NHS", "Referred on", "Notes"], line])))
    assert file.rows[0].cells == ("=1+1", "Rhys", "2009-06-05", "9992300485", "2026-10-03 14:30:00", "TRUE")


def test_the_sheet_with_the_referrals_is_found_and_the_others_are_told() -> None:
    """A cover sheet comes first in many workbooks; a second table of referrals is never dropped in silence."""
    cover: list[list[object]] = [["Notes"], ["Please treat as confidential"]]
    table: list[list[object]] = [list(HEADER), list(ROW)]
    file = read_file(workbook(("Read me", cover), ("October", table), ("September", table), ("Old", [[None]])))
    assert surnames(file) == ["O’Neill"]
    assert file.notes == ("Only the sheet “October” was read. Send “September” in a file of its own.",)


def test_trailing_blank_columns_in_excel() -> None:
    """Formatted but empty cells to the right are no columns."""
    file = read_file(workbook(("A", [[*HEADER, None, None], [*ROW, None, ""]])))
    assert file.columns == tuple(HEADER)


@given(st.binary(max_size=400))
@example(b"sep=;")
@example(b"PK\x03\x04")
@example(b"\xff\xfe\x00")
def test_no_bytes_break_it(content: bytes) -> None:
    """Whatever is sent is read or refused in a sentence."""
    try:
        read_file(content)
    except FileRefused as refusal:
        assert refusal.message


@given(st.lists(st.lists(st.text(max_size=8), max_size=6), max_size=8), st.sampled_from(",;\t|"))
def test_no_cells_break_it(lines: list[list[str]], separator: str) -> None:
    """Whatever the cells hold, under a good header."""
    content = "\n".join(separator.join(line) for line in [HEADER, *lines]).encode("utf-8", "ignore")
    try:
        file = read_file(content)
    except FileRefused:
        return
    assert check_file(file, as_at=date(2026, 10, 30)) is not None
