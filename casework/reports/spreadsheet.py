"""One-sheet workbooks in which nothing that people typed can run."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

Cell = str | int | float | None

_OPTIONS: dict[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# A fixed date in the file's properties: the report itself says as at when, and the bytes stay the same.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_NAME_LIMIT = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def workbook(name: str, rows: Sequence[Sequence[Cell]], *, headings: Sequence[int] = (), title: str = "") -> bytes:
    """Return an .xlsx of one sheet. `headings` are the positions of rows to show bold.

    Text is always written as text, so that `=1+1`, `+44…`, `@x` and addresses stay what they are; the same rows give
    the same bytes.
    """
    buffer = BytesIO()
    book = Workbook(buffer, _OPTIONS)
    book.set_properties({"title": title or name, "created": _CREATED})
    sheet = book.add_worksheet(name.translate(_NOT_IN_NAMES).strip()[:_NAME_LIMIT] or "Report")
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"text_wrap": True, "valign": "top", "bold": True})
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 9, 24)
    for row, cells in enumerate(rows):
        style = bold if row in headings else plain
        for column, value in enumerate(cells):
            if isinstance(value, str):
                sheet.write_string(row, column, value, style)
            elif value is not None:
                sheet.write_number(row, column, value, style)
    book.close()
    return buffer.getvalue()
