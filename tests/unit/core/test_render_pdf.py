"""PDFs: marked, numbered, titled, in the letters of our names, the same bytes every time."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from casework.core.pdf import WIDTH, Front, paragraph, render, table

FRONT = Front("Minutes of the Thursday panel", "K7QF-4M2P", "Safer Example")
NAMES = (
    "Siân Llŵyd-Ŷnys",
    "Łucja Wiśniewska-Żak",
    "Nguyễn Thị Ánh Tuyết",
    "Zoë O’Brien",
    "Şebnem Yıldız",
    "Đặng Hữu Phước",
)


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_of_a_name_is_in_the_font(name: str) -> None:
    page = read(render(FRONT, [paragraph(name)])).pages[0]
    assert name in page.extract_text()


def test_every_page_is_marked_numbered_and_referenced() -> None:
    pages = read(render(FRONT, [paragraph(f"Item {number}", "heading") for number in range(80)])).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert text.count("OFFICIAL-SENSITIVE") == 2
        assert f"Page {number} of {len(pages)}" in text
        assert "K7QF-4M2P" in text


def test_the_file_has_a_title_and_a_language() -> None:
    reader = read(render(FRONT, [paragraph("Text")]))
    assert reader.metadata is not None
    assert reader.metadata.title == "Minutes of the Thursday panel"
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] is not None


def test_pages_are_a4() -> None:
    box = read(render(FRONT, [paragraph("Text")])).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    assert round(WIDTH) == 451


def test_the_same_story_gives_the_same_bytes() -> None:
    assert render(FRONT, [paragraph("Text")]) == render(FRONT, [paragraph("Text")])


def test_what_people_typed_is_not_markup() -> None:
    text = read(render(FRONT, [paragraph("<b>5 < 6 & 7</b>\nnext <img src='/etc/passwd'/>")])).pages[0].extract_text()
    assert "<b>5 < 6 & 7</b>" in text
    assert "<img src='/etc/passwd'/>" in text


def test_a_long_table_repeats_its_header() -> None:
    rows = [[f"Action {number}", "x" * 200] for number in range(60)]
    pages = read(render(FRONT, [table(["What", "Done when"], rows, [1, 2])])).pages
    assert len(pages) > 1
    assert all("Done when" in page.extract_text() for page in pages)
