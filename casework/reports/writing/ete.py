"""Chapter: education, employment or training at the start and now."""

from casework.reports import charts
from casework.reports.charts import Chart
from casework.reports.disclosure import Exact, Figures, Size, say
from casework.reports.writing.types import TOO_FEW, Chapter, Wanted, people_table

DEFINITIONS = (
    (
        "Education, employment or training",
        "Going, at least part time, on the day it was recorded (Youth Justice Board indicator 2).",
    ),
    ("Known", "Recorded both at joining and since. Where it was not, it is unknown, never none."),
)


def chapter(figures: Figures) -> Chapter:
    """Return the chapter."""
    columns, lines = people_table(
        figures,
        [
            Wanted("Known at both points, of those who joined", "known"),
            Wanted("At the start, of those known", "in_at_start"),
            Wanted("Now or at the end, of those known", "in_now"),
        ],
    )
    return Chapter(
        "ete", "Education, employment or training", finding(figures), columns, lines, DEFINITIONS, chart(figures)
    )


def finding(figures: Figures) -> str:
    """Return the one sentence of this chapter."""
    start, now = figures.rate("in_at_start"), figures.rate("in_now")
    if isinstance(figures["joined"], Exact):
        if figures["known"] == Exact(0):
            return "Nobody’s education or work is known at both points yet: what changed is unknown."
        if start.percent is None or now.percent is None:
            return "The change in education or work cannot be shown without pointing at people."
        return f"Of {say(figures['known'])} known at both points, {say(start.count)} were in education, employment or training at the start and {say(now.count)} now."
    if figures.size is Size.TOO_FEW:
        return TOO_FEW
    if "few" in now.text:
        return "Too few are known at both points to describe."
    return f"Of those known, {start.text} were in education, employment or training at the start and {now.text} now."


def chart(figures: Figures) -> Chart | None:
    """Return the pair, if it may be drawn."""
    numbers = figures.plot("known", "in_at_start", "in_now")
    if numbers is None or not numbers[0]:
        return None
    return charts.before_and_after(
        finding(figures), [("In education, employment or training", numbers[1], numbers[2])], numbers[0]
    )
