"""Chapter: who came, who took part, who left and why."""

from casework.cohorts.models import Cohort
from casework.reports import charts
from casework.reports.charts import Chart
from casework.reports.disclosure import Exact, Figures, Size, say
from casework.reports.writing.types import TOO_FEW, Chapter, Wanted, people_table

_STEPS = (("Put forward", "referred"), ("Joined", "joined"), ("Took part", "engaged"), ("Completed", "completed"))

DEFINITIONS = (
    (
        "Put forward",
        "Everybody referred or nominated to this cohort, whatever was decided. Those opened by mistake or twice are left out.",
    ),
    (
        "Joined",
        "Selected by the panel, or accepted where the programme needs none. Their joining date is the day of that decision.",
    ),
    ("Took part", "Attended at least one contact, or completed."),
    ("Completed", "Left because what we set out to do was done, or they stepped down to lighter help."),
    ("Went to other help", "Left because their needs are met elsewhere, or they stepped up to child protection."),
    (
        "Stopped or declined",
        "Left because they stopped taking part after attempts to reach them, withdrew, or did not want the offer.",
    ),
    (
        "Circumstances",
        "Left because they moved, went into custody, became too old or died, or because no reason was recorded.",
    ),
)


def chapter(figures: Figures, cohort: Cohort) -> Chapter:
    """Return the chapter; targets are planned numbers and always stand."""
    columns, lines = people_table(figures, _wanted(cohort))
    return Chapter(
        key="journey",
        heading="Who joined, who took part, who left",
        finding=finding(figures),
        columns=columns,
        lines=lines,
        definitions=DEFINITIONS,
        chart=chart(figures),
        note=_against_plan(figures, cohort),
    )


def finding(figures: Figures) -> str:
    """Return the one sentence of this chapter."""
    engaged, completed = figures.rate("engaged"), figures.rate("completed")
    if not isinstance(figures["joined"], Exact):
        if figures.size is Size.TOO_FEW:
            return TOO_FEW
        return f"{engaged.text.capitalize()} of those who joined took part, and {completed.text} have completed."
    joined = say(figures["joined"])
    said = []
    if engaged.percent is not None:
        said.append(f"{say(engaged.count)} took part")
    if completed.percent is not None:
        said.append(f"{say(completed.count)} {'has' if completed.count == Exact(1) else 'have'} completed")
    return (
        f"Of {joined} young people who joined, {' and '.join(said)}." if said else f"{joined} young people have joined."
    )


def chart(figures: Figures) -> Chart | None:
    """Return the funnel of those steps that may be drawn; one bar alone is no picture."""
    steps = [(label, number[0]) for label, name in _STEPS if (number := figures.plot(name)) is not None]
    return charts.funnel(finding(figures), steps) if len(steps) > 1 else None


def _wanted(cohort: Cohort) -> list[Wanted]:
    return [
        Wanted("Put forward", "referred", rate=False),
        Wanted("Waiting for a decision, of those put forward", "waiting"),
        Wanted("Not accepted, of those put forward", "not_accepted"),
        Wanted("Joined", "joined", rate=False, target=_planned(cohort.target_started)),
        Wanted("Took part, of those who joined", "engaged"),
        Wanted("Completed, of those who joined", "completed", target=_planned(cohort.target_completed)),
        Wanted("Still with us, of those who joined", "still_in"),
        Wanted("Left: went to other help", "other_help"),
        Wanted("Left: stopped or declined", "stopped"),
        Wanted("Left: circumstances", "circumstances"),
    ]


def _planned(target: int | None) -> str:
    return "" if target is None else str(target)


def _against_plan(figures: Figures, cohort: Cohort) -> str:
    """Return what was planned, and beside it what came of it where that may be said."""
    planned = [
        f"{words}: {number}"
        for words, number in (
            ("places at a time", cohort.capacity),
            ("to start", cohort.target_started),
            ("to complete", cohort.target_completed),
        )
        if number is not None
    ]
    said = f"Planned: {', '.join(planned)}." if planned else "No targets were set for this cohort."
    places = figures.plot("still_in")
    if places is not None and cohort.capacity:
        said += f" {places[0]} of {cohort.capacity} places are taken."
    for name, words, target in (
        ("joined", "start", cohort.target_started),
        ("completed", "complete", cohort.target_completed),
    ):
        number = figures.plot(name)
        if number is not None and target:
            said += f" The target to {words} is {'met' if number[0] >= target else 'not met yet'}."
    return said
