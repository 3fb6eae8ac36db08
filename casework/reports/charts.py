"""Charts: one drawing each, the same on the page and in the PDF.

A chart's title says the finding, every bar carries its number, and colour is never the only cue. `drawing()` makes
the reportlab drawing; `svg()` writes it for a page without any inline style, which a strict Content-Security-Policy
would drop. Numbers come from `disclosure.Figures.plot` or are counts of work.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from markupsafe import Markup, escape
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from casework.core.pdf import INK, REGULAR, WIDTH, load_fonts

Anchor = Literal["start", "middle"]

FILLS: tuple[tuple[Color, Color], ...] = (
    (HexColor("#003078"), HexColor("#ffffff")),
    (HexColor("#8ebae5"), INK),
    (HexColor("#ffffff"), INK),
)
"""Fill and lettering of the first, second and third series: dark, light and outlined, so that they differ in grey."""

ON_PAGE = 16.0
"""Size of letters on a page, in the drawing's 451 units: 12 pixels when a phone shows it 330 pixels wide, 19 at 540."""
IN_PDF = 9.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of (series, value) pieces; `text` stands at its end."""

    pieces: tuple[tuple[int, int], ...]
    text: str = ""

    @property
    def total(self) -> int:
        return sum(value for _, value in self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its bars."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart says, without how large: `finding` is its title, `description` says the same to who cannot see it."""

    finding: str
    description: str
    rows: tuple[Row, ...]
    legend: tuple[str, ...] = ()
    out_of: int | None = None


def funnel(finding: str, steps: Sequence[tuple[str, int]]) -> Chart:
    """Return a chart of steps, each a part of the one before it."""
    first = max((count for _, count in steps), default=0)
    rows = tuple(Row(label, (Bar(((0, count),), str(count)),)) for label, count in steps)
    return Chart(finding, _sentence((label, str(count)) for label, count in steps), rows, (), first)


def before_and_after(finding: str, pairs: Sequence[tuple[str, int, int]], base: int) -> Chart:
    """Return a chart of pairs (label, before, after) among the same `base` people."""
    rows = tuple(
        Row(label, (Bar(((1, before),), f"{before} of {base} before"), Bar(((0, after),), f"{after} of {base} after")))
        for label, before, after in pairs
    )
    said = _sentence((label, f"{before} before and {after} after, of {base}") for label, before, after in pairs)
    return Chart(finding, said, rows, (), base)


def stacked(finding: str, series: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]]) -> Chart:
    """Return a chart of rows divided into up to three series, such as actions of each agency kept, late and open."""
    if len(series) > len(FILLS):
        raise ValueError(f"at most {len(FILLS)} series can be told apart")
    drawn = tuple(Row(label, (Bar(tuple(enumerate(values)), str(sum(values))),)) for label, values in rows)
    said = _sentence(
        (label, ", ".join(f"{value} {name.lower()}" for name, value in zip(series, values, strict=True)))
        for label, values in rows
    )
    return Chart(finding, said, drawn, tuple(series))


def drawing(chart: Chart, *, size: float = IN_PDF, width: float = WIDTH) -> Drawing:
    """Return the drawing with letters of `size` points; labels stand above bars, so that long ones fit a phone."""
    load_fonts()
    line, thick, gap = size * 1.5, size * 1.6, size * 0.35
    legend = _legend_lines(chart.legend, size, width)
    height = (
        len(legend) * line
        + (gap if legend else 0)
        + sum(line + len(row.bars) * (thick + gap) + gap for row in chart.rows)
    )
    made = Drawing(width, height)
    top = height
    for entries in legend:
        _draw_legend(made, entries, top - line, size)
        top -= line
    top -= gap if legend else 0
    scale = _scale(chart, size, width)
    for row in chart.rows:
        made.add(String(0, top - size, row.label, fontName=REGULAR, fontSize=size, fillColor=INK))
        top -= line
        for bar in row.bars:
            _draw_bar(made, bar, top - thick, scale, size)
            top -= thick + gap
        top -= gap
    return made


@lru_cache(maxsize=512)
def svg(chart: Chart, key: str, *, size: float = ON_PAGE) -> Markup:
    """Return the drawing as inline SVG; `key` makes its ids unique on the page.

    Remembered by what the chart says (never by who asks): drawing was a third of a report's time, and figures
    change once a day at most.
    """
    made = drawing(chart, size=size)
    shapes = Markup("").join(_shape(shape, made.height) for shape in made.contents)
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="540" font-family="Arial, Helvetica, sans-serif" viewBox="0 0 {} {}" '
        'aria-labelledby="{}-title {}-description"><title id="{}-title">{}</title>'
        '<desc id="{}-description">{}</desc>{}</svg>'
    ).format(_n(made.width), _n(made.height), key, key, key, chart.finding, key, chart.description, shapes)


def _sentence(parts: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{label}: {said}" for label, said in parts) + "."


def _scale(chart: Chart, size: float, width: float) -> float:
    """Return points a unit, leaving room at the right for the longest text."""
    bars = [bar for row in chart.rows for bar in row.bars]
    room = max((stringWidth(bar.text, REGULAR, size) for bar in bars), default=0) + size
    longest = max([chart.out_of or 0, *(bar.total for bar in bars)])
    return (width - room) / longest if longest else 0


def _draw_bar(made: Drawing, bar: Bar, bottom: float, scale: float, size: float) -> None:
    left, thick = 0.0, size * 1.6
    several = len(bar.pieces) > 1
    for series, value in bar.pieces:
        fill, letters = FILLS[series]
        long = value * scale
        if value:
            made.add(_rect(left, bottom, long, thick, fill))
        if several and long > stringWidth(str(value), REGULAR, size) + size / 2:
            made.add(_text(left + long / 2, bottom, str(value), size, letters, "middle"))
        left += long
    made.add(_text(left + size / 2, bottom, bar.text, size, INK, "start"))


def _rect(left: float, bottom: float, width: float, height: float, fill: Color) -> Rect:
    box = Rect(left, bottom, width, height)
    box.fillColor, box.strokeColor, box.strokeWidth = fill, INK, 0.75
    return box


def _text(left: float, bottom: float, text: str, size: float, colour: Color, anchor: Anchor) -> String:
    return String(
        left, bottom + size * 0.45, text, fontName=REGULAR, fontSize=size, fillColor=colour, textAnchor=anchor
    )


def _legend_lines(names: Sequence[str], size: float, width: float) -> list[list[tuple[int, str, float]]]:
    """Return lines of (series, name, left), broken where the next name would not fit."""
    lines: list[list[tuple[int, str, float]]] = []
    left = width
    for series, name in enumerate(names):
        long = size * 2.4 + stringWidth(name, REGULAR, size)
        if left + long > width or not lines:
            lines.append([])
            left = 0.0
        lines[-1].append((series, name, left))
        left += long
    return lines


def _draw_legend(made: Drawing, entries: Sequence[tuple[int, str, float]], bottom: float, size: float) -> None:
    for series, name, left in entries:
        fill, _ = FILLS[series]
        made.add(_rect(left, bottom + size * 0.4, size, size, fill))
        made.add(_text(left + size * 1.4, bottom, name, size, INK, "start"))


def _shape(shape: object, height: float) -> Markup:
    """Return one shape as SVG, whose vertical axis points down."""
    if isinstance(shape, Rect):
        return Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}" stroke-width="{}"/>').format(
            _n(shape.x),
            _n(height - shape.y - shape.height),
            _n(shape.width),
            _n(shape.height),
            _hex(shape.fillColor),
            _hex(shape.strokeColor),
            _n(shape.strokeWidth),
        )
    if isinstance(shape, String):
        return Markup('<text x="{}" y="{}" font-size="{}" fill="{}" text-anchor="{}">{}</text>').format(
            _n(shape.x),
            _n(height - shape.y),
            _n(shape.fontSize),
            _hex(shape.fillColor),
            shape.textAnchor,
            escape(shape.text),
        )
    raise TypeError(f"{type(shape).__name__} is not drawn on pages: teach charts.svg about it")


def _hex(colour: Color | None) -> str:
    return "none" if colour is None else f"#{colour.hexval()[2:]}"


def _n(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
