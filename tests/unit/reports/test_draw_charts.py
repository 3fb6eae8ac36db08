"""Charts say their finding, carry every number, fit the page and bring no inline style."""

from xml.etree import ElementTree

import pytest
from reportlab.graphics.shapes import Circle, Rect, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from casework.core.pdf import WIDTH, Front, render
from casework.reports import charts

NAME = {"svg": "http://www.w3.org/2000/svg"}

FUNNEL = charts.funnel(
    "Three in four of those who joined were engaged",
    [("Referred", 70), ("Joined", 40), ("Engaged", 30), ("Completed", 18)],
)
PAIRS = charts.before_and_after(
    "Fewer were hurt after joining", [("Hurt by violence", 22, 12), ("Harmed others", 15, 6)], 38
)
AGENCIES = charts.stacked(
    "Education <keeps> its promises & others do not",
    ("Done by the first deadline", "Done later", "Not done or still open"),
    [
        ("Example Police", (30, 10, 5)),
        ("Youth Justice Service", (1, 0, 0)),
        ("Example Council, community safety", (0, 0, 12)),
    ],
)
ALL = pytest.mark.parametrize("chart", [FUNNEL, PAIRS, AGENCIES])


@ALL
def test_the_finding_is_the_title_and_the_description_has_the_numbers(chart: charts.Chart) -> None:
    tree = ElementTree.fromstring(charts.svg(chart, "c1"))
    title, description = tree.find("svg:title", NAME), tree.find("svg:desc", NAME)
    assert title is not None
    assert description is not None
    assert title.text == chart.finding
    assert description.text == chart.description
    assert tree.get("role") == "img"
    assert tree.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


@ALL
def test_a_strict_policy_has_nothing_to_drop(chart: charts.Chart) -> None:
    text = charts.svg(chart, "c1")
    assert "style" not in text
    assert "<script" not in text
    assert len(text) < 6000


@ALL
@pytest.mark.parametrize("size", [charts.ON_PAGE, charts.IN_PDF])
def test_nothing_reaches_over_the_edge(chart: charts.Chart, size: float) -> None:
    made = charts.drawing(chart, size=size)
    assert made.width == WIDTH
    for shape in made.contents:
        if isinstance(shape, Rect):
            assert 0 <= shape.x <= shape.x + shape.width <= WIDTH
            assert 0 <= shape.y <= shape.y + shape.height <= made.height
        elif isinstance(shape, String) and shape.textAnchor == "start":
            assert shape.x + stringWidth(shape.text, shape.fontName, shape.fontSize) <= WIDTH
            assert 0 <= shape.y <= made.height


def test_every_bar_carries_its_number() -> None:
    words = [shape.text for shape in charts.drawing(FUNNEL).contents if isinstance(shape, String)]
    assert words == ["Referred", "70", "Joined", "40", "Engaged", "30", "Completed", "18"]


def test_bars_are_as_long_as_their_numbers() -> None:
    bars = [shape.width for shape in charts.drawing(FUNNEL).contents if isinstance(shape, Rect)]
    assert [round(40 * bar / bars[1]) for bar in bars] == [70, 40, 30, 18]


def test_a_chart_of_nothing_has_no_bars() -> None:
    empty = charts.funnel("Nobody yet", [("Referred", 0)])
    assert not [shape for shape in charts.drawing(empty).contents if isinstance(shape, Rect)]


def test_letters_are_readable_on_a_phone() -> None:
    assert charts.ON_PAGE * 360 / WIDTH >= 11.5


def test_more_series_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="told apart"):
        charts.stacked("x", ("a", "b", "c", "d"), [])


def test_an_unknown_shape_is_refused_rather_than_left_out() -> None:
    with pytest.raises(TypeError, match="Circle"):
        charts._shape(Circle(1, 1, 1), 10)


def test_the_same_drawing_goes_into_the_pdf() -> None:
    assert render(Front("Charts"), [charts.drawing(chart) for chart in (FUNNEL, PAIRS, AGENCIES)]).startswith(b"%PDF")
