"""A spreadsheet in which nothing runs."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from casework.reports.spreadsheet import workbook


@pytest.mark.parametrize(
    "typed",
    [
        "=1+1",
        '=HYPERLINK("http://bad.example")',
        "+44 7700 900000",
        "-1",
        "@SUM(A1)",
        "{=1}",
        "https://x.example",
        "007",
    ],
)
def test_what_people_typed_stays_text(typed: str) -> None:
    sheet = load_workbook(BytesIO(workbook("Report", [[typed]]))).worksheets[0]
    assert sheet["A1"].value == typed
    assert sheet["A1"].data_type == "s"
    assert sheet["A1"].hyperlink is None


def test_numbers_are_numbers_and_gaps_are_gaps() -> None:
    sheet = load_workbook(BytesIO(workbook("Report", [["Count", None, 31, 4.5]]))).worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["Count", None, 31, 4.5]


def test_one_sheet_with_a_name_that_excel_takes() -> None:
    book = load_workbook(BytesIO(workbook("Outcomes: North/South [2026] and a very long name", [["x"]])))
    assert len(book.sheetnames) == 1
    assert len(book.sheetnames[0]) <= 31


def test_headings_are_bold() -> None:
    sheet = load_workbook(BytesIO(workbook("Report", [["Title"], ["text"]], headings=[0]))).worksheets[0]
    assert sheet["A1"].font.bold
    assert not sheet["A2"].font.bold


def test_the_same_rows_give_the_same_bytes() -> None:
    assert workbook("Report", [["a", 1]]) == workbook("Report", [["a", 1]])
