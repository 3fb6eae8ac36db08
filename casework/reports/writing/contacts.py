"""Chapter: contacts offered and attended."""

from casework.cohorts.models import Cohort
from casework.reports.disclosure import Figures, Rate
from casework.reports.writing.types import Chapter, Wanted, people_table

DEFINITIONS = (
    (
        "Offered",
        "Visits, calls, messages and sessions written up with somebody who had joined. Those called off are left out.",
    ),
    ("Attended", "The young person was there, or answered."),
)


def chapter(figures: Figures, cohort: Cohort) -> Chapter:
    """Return the chapter."""
    target = cohort.target_attended_percent
    columns, lines = people_table(
        figures,
        [
            Wanted("Contacts offered", "offered", rate=False),
            Wanted("Contacts attended", "attended", target=f"{target}%" if target is not None else ""),
        ],
    )
    rate = figures.rate("attended")
    note = _verdict(rate, target)
    return Chapter(
        "contacts", "Contacts offered and attended", finding(figures), columns, lines, DEFINITIONS, note=note
    )


def finding(figures: Figures) -> str:
    """Return the one sentence of this chapter."""
    rate = figures.rate("attended")
    if rate.percent is not None:
        return f"{rate.percent:.0f}% of contacts offered were attended ({rate.text.partition(' (')[0]})."
    words = {
        "not shown": "How many contacts were attended is not shown.",
        "too few to describe": "Too few contacts to describe.",
    }
    return words.get(rate.text, f"{rate.text.capitalize()} of the contacts offered were attended.")


def _verdict(rate: Rate, target: int | None) -> str:
    if target is None:
        return ""
    if rate.percent is None:
        return f"Planned: {target}% attended."
    return f"The target of {target}% attended is {'met' if rate.percent >= target else 'not met'}."
