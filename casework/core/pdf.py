"""One frame for every PDF: A4, the marking top and bottom, the reference, page numbers, letters for every name here.

PDFs made this way are untagged, so each has a page that says the same (docs/decisions). The same input gives the same
bytes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table, TableStyle

MARKING = "OFFICIAL-SENSITIVE"
REGULAR = "OpenSans"
BOLD = "OpenSans-Bold"
MARGIN = 72
WIDTH = A4[0] - 2 * MARGIN
"""Points between the margins (451): tables and charts are as wide as this."""

INK = HexColor("#0b0c0c")
QUIET = HexColor("#505a5f")
RULE = HexColor("#b1b4b6")


@dataclass(frozen=True, slots=True)
class Front:
    """What stands on every page, and in the file's own title."""

    title: str
    reference: str = ""
    partnership: str = ""
    marking: str = MARKING
    language: str = "en-GB"


@cache
def load_fonts() -> None:
    """Make Open Sans known to reportlab: it has the letters of Welsh, Polish, Vietnamese and Turkish names."""
    folder = files("ttf_opensans") / "ttf"
    for name, file in ((REGULAR, "OpenSans-Regular.ttf"), (BOLD, "OpenSans-Bold.ttf")):
        registerFont(TTFont(name, BytesIO((folder / file).read_bytes())))
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def _style(name: str, size: float, *, bold: bool = False, before: float = 0, after: float = 0) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=BOLD if bold else REGULAR,
        fontSize=size,
        leading=size * 1.4,
        textColor=INK,
        spaceBefore=before,
        spaceAfter=after,
        splitLongWords=1,
        keepWithNext=1 if name.startswith("heading") else 0,
    )


STYLES = {
    "title": _style("title", 20, bold=True, after=8),
    "heading": _style("heading", 14, bold=True, before=14, after=4),
    "heading-small": _style("heading-small", 11, bold=True, before=8, after=3),
    "lead": _style("lead", 12, after=8),
    "body": _style("body", 10, after=6),
    "small": _style("small", 8.5, after=4),
    "cell": _style("cell", 9),
    "cell-bold": _style("cell-bold", 9, bold=True),
    "cell-number": ParagraphStyle("cell-number", parent=_style("cell", 9), alignment=TA_RIGHT),
    "cell-bold-number": ParagraphStyle("cell-bold-number", parent=_style("cell", 9, bold=True), alignment=TA_RIGHT),
}


def paragraph(text: str, style: str = "body") -> Paragraph:
    """Return a paragraph of plain text: what people typed is never read as markup. Line breaks are kept."""
    load_fonts()
    return Paragraph(escape(text).replace("\n", "<br/>"), STYLES[style])


def table(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float] | None = None,
    *,
    numbers_from: int | None = None,
) -> Table:
    """Return a table the width of the page, its header repeated on each page.

    `widths` are shares of that width; columns from `numbers_from` on are set to the right.
    """
    shares = widths or [1] * len(header)
    right = len(header) if numbers_from is None else numbers_from
    cells = [
        [paragraph(text, style + ("-number" if column >= right else "")) for column, text in enumerate(row)]
        for row, style in [(header, "cell-bold"), *((row, "cell") for row in rows)]
    ]
    made = Table(cells, colWidths=[WIDTH * share / sum(shares) for share in shares], repeatRows=1, hAlign="LEFT")
    made.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, 0), 1, INK),
                ("LINEBELOW", (0, 1), (-1, -1), 0.5, RULE),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return made


def render(front: Front, story: Sequence[Flowable]) -> bytes:
    """Return the PDF of a story of flowables."""
    load_fonts()
    buffer = BytesIO()
    document = BaseDocTemplate(
        buffer,
        pagesize=A4,
        title=front.title,
        subject=front.reference,
        author=front.partnership,
        creator="Casework",
        lang=front.language,
        invariant=1,
        initialFontName=REGULAR,
    )
    body = Frame(MARGIN, MARGIN, WIDTH, A4[1] - 2 * MARGIN, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[body]))
    document.build(list(story), canvasmaker=_canvas_of(front))
    return buffer.getvalue()


def _canvas_of(front: Front) -> Callable[..., Canvas]:
    class NumberedCanvas(Canvas):
        """Holds pages back until their number is known, for 'Page 1 of 3'."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self.setViewerPreference("DisplayDocTitle", "true")
            self._held: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._held.append(dict(self.__dict__))
            self._startPage()  # type: ignore[attr-defined]  # reportlab's own recipe; its stubs leave it out

        def save(self) -> None:
            for number, page in enumerate(self._held, start=1):
                self.__dict__.update(page)
                _furnish(self, front, number, len(self._held))
                super().showPage()
            super().save()

    return NumberedCanvas


def _furnish(canvas: Canvas, front: Front, number: int, pages: int) -> None:
    width, height = A4
    canvas.saveState()
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 10)
    canvas.drawCentredString(width / 2, height - 36, front.marking)
    canvas.drawCentredString(width / 2, 28, front.marking)
    canvas.setFillColor(QUIET)
    canvas.setFont(REGULAR, 8)
    canvas.drawString(MARGIN, height - 52, front.partnership)
    canvas.drawRightString(width - MARGIN, height - 52, front.reference)
    canvas.drawString(MARGIN, 46, front.title[:80])
    canvas.drawRightString(width - MARGIN, 46, f"Page {number} of {pages}")
    canvas.restoreState()
