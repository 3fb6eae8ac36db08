"""Chapter: what the agencies promised, and whether it helped. Counts of work are never hidden (DESIGN §4)."""

from casework.actions.types import EFFECT_LABELS
from casework.cohorts.models import Cohort
from casework.reports import charts
from casework.reports.charts import Chart
from casework.reports.types import Work
from casework.reports.writing.types import Chapter, Line

SERIES = ("Done by the first deadline", "Done later", "Not done, or still open")

DEFINITIONS = (
    (
        "Promised",
        "Actions on this cohort, its cases and nominations, and those made at its meetings, that are done or whose first deadline has passed. Cancelled ones are left out.",
    ),
    ("Done by the first deadline", "Done on or before the deadline first agreed; deadlines moved later do not count."),
    ("Helped", "What the owner said when the action was done. “It helped” and “It helped in part” are told apart."),
    ("Present", "An agency or its deputy at a meeting, of the agencies whose attendance was taken."),
)


def chapter(work: Work, cohort: Cohort) -> Chapter:
    """Return the chapter: a line an agency, then the effects, then the meetings."""
    lines = [
        Line(
            agency.agency,
            (agency.due, agency.in_time, _percent(agency.in_time, agency.due), agency.later, agency.not_kept),
        )
        for agency in work.agencies
    ]
    lines.append(
        Line(
            "All agencies",
            (work.due, work.in_time, _percent(work.in_time, work.due), work.done - work.in_time, work.due - work.done),
        )
    )
    return Chapter(
        key="promises",
        heading="What agencies promised, and whether it helped",
        finding=finding(work),
        columns=("Promised", "In time", "Share in time", "Done later", "Not done or open"),
        lines=tuple(lines),
        definitions=DEFINITIONS,
        chart=chart(work),
        note=" ".join(part for part in (_verdict(work, cohort), effects(work), _meetings(work)) if part),
    )


def finding(work: Work) -> str:
    """Return the one sentence of this chapter."""
    if not work.due:
        return "No action has come due yet."
    share = _percent(work.in_time, work.due)
    return f"Agencies did {work.in_time} of {work.due} actions ({share}) by the first deadline."


def chart(work: Work) -> Chart | None:
    """Return the bars by agency; the eight with most actions, so that a phone can show it."""
    rows = [(agency.agency, (agency.in_time, agency.later, agency.not_kept)) for agency in work.agencies[:8]]
    return charts.stacked(finding(work), SERIES, rows) if rows else None


def effects(work: Work) -> str:
    """Return whether what was done helped."""
    if not work.done:
        return ""
    said = [
        f"{label.lower()} ({work.effects[effect.value]})"
        for effect, label in EFFECT_LABELS.items()
        if work.effects.get(effect.value)
    ]
    said += [f"nobody said ({work.effects['not_said']})"] if work.effects.get("not_said") else []
    return f"Of {work.done} done: {', '.join(said)}."


def _verdict(work: Work, cohort: Cohort) -> str:
    target = cohort.target_actions_in_time_percent
    if target is None or not work.due:
        return ""
    met = 100 * work.in_time >= target * work.due
    return f"The target of {target}% by the first deadline is {'met' if met else 'not met'}."


def _meetings(work: Work) -> str:
    if not work.meetings:
        return "No meeting of this cohort has been held."
    held = f"{work.meetings} meeting{'' if work.meetings == 1 else 's'} held"
    return f"{held}; agencies were present {work.seats_filled} times of {work.seats} asked."


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else ""
