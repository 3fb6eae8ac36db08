"""The whole report, and its card on the commissioner's home."""

from casework.cohorts.models import Cohort
from casework.cohorts.types import PROGRAMME_LABELS
from casework.core.web import show_date
from casework.reports.disclosure import Exact, Size, say
from casework.reports.figures import Picture
from casework.reports.queries import Kept
from casework.reports.writing import contacts, ete, journey, promises, violence
from casework.reports.writing.types import Card, Report

PROTECTED_NOTES = (
    (
        "Not shown: a number that could point at a person is left out, none and all included. Sometimes a second one is "
        "left out as well, so that the first cannot be worked out."
    ),
    "Figures are fixed for each quarter, so that two versions cannot be subtracted from each other.",
)
SMALL_NOTES = (
    (
        "This cohort is small, so what is about people is said in words: “a minority” is under 40%, none included; "
        "“about half” is 40% to 60%; “most” is over 60%, all included. Counts of work are exact."
    ),
    "The words are fixed for each quarter.",
)
EXACT_NOTES = (
    "Exact figures: not for sharing. Others see this cohort in protected figures, fixed for each quarter.",
    "An interval (Wilson, 95%) says how far a share as seen could lie from the one we would see in many such cohorts.",
)


def write(kept: Kept) -> Report | None:
    """Return the report of what was kept, None while nothing has been counted."""
    picture, cohort = kept.picture, kept.cohort
    if picture is None or kept.as_at is None:
        return None
    chapters = (
        journey.chapter(picture.journey, cohort),
        contacts.chapter(picture.contacts, cohort),
        promises.chapter(kept.work, cohort),
        violence.chapter(picture),
        ete.chapter(picture.ete),
    )
    return Report(
        ref=cohort.ref,
        title=f"Outcomes of {cohort.name}",
        about=_about(kept),
        period=_period(kept),
        headline=journey.finding(picture.journey),
        is_exact=kept.is_exact,
        summary=_summary(kept, picture),
        chapters=chapters,
        notes=_notes(picture),
        as_at=kept.as_at,
    )


def card(kept: Kept) -> Card:
    """Return a cohort's card: finding, three figures, one chart (the first that may be drawn)."""
    picture, cohort = kept.picture, kept.cohort
    if picture is None:
        return Card(cohort.ref, cohort.name, _about(kept), "", "The first figures come after the end of this quarter.")
    return Card(
        ref=cohort.ref,
        title=cohort.name,
        about=_about(kept),
        period=_period(kept),
        headline=journey.finding(picture.journey),
        figures=_three(kept, picture, cohort),
        chart=journey.chart(picture.journey) or promises.chart(kept.work),
    )


def _three(kept: Kept, picture: Picture, cohort: Cohort) -> tuple[tuple[str, str], ...]:
    started = say(picture.journey["joined"])
    target = f" of {cohort.target_started} planned" if cohort.target_started else ""
    in_time = f"{kept.work.in_time} of {kept.work.due}" if kept.work.due else "none due"
    helped = kept.work.effects.get("helped", 0) + kept.work.effects.get("partly", 0)
    people: tuple[tuple[str, str], ...] = (
        (started, f"joined{target}"),
        (picture.journey.rate("completed").text, "completed"),
    )
    if picture.size is Size.TOO_FEW and not picture.is_exact:
        people = ()
    return (
        *people,
        (in_time, f"actions done by the first deadline; {helped} of {kept.work.done} done helped, at least in part"),
    )


def _about(kept: Kept) -> str:
    return f"{PROGRAMME_LABELS[kept.cohort.programme_type]}, {kept.area}"


def _period(kept: Kept) -> str:
    """Return what the figures are as at: for a small cohort the quarter alone, because it shows no dates."""
    if kept.picture is None or kept.as_at is None:
        return ""
    if kept.quarter is not None and kept.picture.size is not Size.FULL:
        return f"As at the end of the quarter {kept.quarter.words}"
    return f"Data as at {show_date(kept.as_at)}"


def _notes(picture: Picture) -> tuple[str, ...]:
    if picture.is_exact:
        return EXACT_NOTES
    return PROTECTED_NOTES if picture.size is Size.FULL else SMALL_NOTES


def _summary(kept: Kept, picture: Picture) -> tuple[tuple[str, str], ...]:
    """Return the page a councillor can read: each question with its answer in a sentence or two."""
    cohort = kept.cohort
    done = f"{contacts.finding(picture.contacts)} {promises.finding(kept.work)} {promises.effects(kept.work)}"
    return (
        ("What we set out to do", cohort.purpose or "The purpose of this cohort has not been written down."),
        ("For whom", f"{_about(kept)}. {_joined(picture)}"),
        ("What was done", done.strip()),
        ("What changed", f"{violence.finding(picture)} {ete.finding(picture.ete)}"),
        ("How sure we are", _how_sure(picture)),
        ("What we do not know", _unknown(picture)),
        ("What next", _next(kept, picture)),
    )


def _joined(picture: Picture) -> str:
    if picture.size is Size.TOO_FEW and not picture.is_exact:
        return "Fewer than ten young people have joined."
    return f"{say(picture.journey['joined'])} young people have joined."


def _how_sure(picture: Picture) -> str:
    if picture.is_exact:
        return "Intervals stand beside each share. A small cohort’s are wide: read them before the percentage."
    if picture.size is Size.FULL:
        return "There is no comparison group. Where a share stands on thirty or more people, its interval stands beside it."
    return "The cohort is too small for percentages, and there is no comparison group: read this as a description, not as proof."


def _unknown(picture: Picture) -> str:
    over = picture.year_over
    checked, known = picture.violence.rate("checked"), picture.ete.rate("known")
    if picture.size is Size.TOO_FEW and not picture.is_exact:
        return "What is about people cannot be described while there are fewer than ten."
    year = f"The year after joining is over for {_of_those(say(over), isinstance(over, Exact), picture)}."
    return (
        f"{year} Checked for violence in both years: {_share(checked.text)}. Education or work known at both points: "
        f"{_share(known.text)}. The others are unknown, never “none”."
    )


def _of_those(text: str, is_count: bool, picture: Picture) -> str:
    return f"{text} of {say(picture.journey['joined'])} who joined" if is_count else f"{text} of those who joined"


def _share(text: str) -> str:
    return (
        text
        if any(letter.isdigit() for letter in text) or text.startswith(("not", "too"))
        else f"{text} of those who joined"
    )


def _next(kept: Kept, picture: Picture) -> str:
    steps = []
    late = [agency.agency for agency in kept.work.agencies if agency.due >= 5 and agency.in_time * 2 < agency.due]
    if late:
        steps.append(f"Ask why fewer than half of their actions were done in time: {', '.join(late[:3])}.")
    if _checks_are_missing(picture):
        steps.append("Ask the agencies that hold the records for the outcome checks that are missing.")
    steps.append(
        "The next figures come after the end of this quarter."
        if kept.quarter
        else "Figures are counted again each day."
    )
    return " ".join(steps)


def _checks_are_missing(picture: Picture) -> bool:
    """Say whether many have a whole year behind them that nobody has looked into."""
    over, checked = picture.year_over, picture.violence["checked"]
    if isinstance(over, Exact) and isinstance(checked, Exact):
        return checked.value < over.value
    percent = picture.violence.rate("checked").percent
    few = percent is not None and percent < 80
    return say(over) in ("about half", "most") and (few or say(checked) in ("a minority", "about half"))
