"""Chapter: violence in equal windows before and after joining, from outcome checks."""

from casework.reports import charts
from casework.reports.charts import Chart
from casework.reports.disclosure import Exact, Protected, Size, say
from casework.reports.figures import Picture
from casework.reports.writing.types import TOO_FEW, UNKNOWN, Cell, Chapter, Line, Wanted, people_table

_PAIRS = (
    ("Charged or convicted", "harmed_others"),
    ("Victim", "harmed"),
)

DEFINITIONS = (
    (
        "Windows",
        "The 365 days before the joining date and the 365 days from it on: equal lengths. Days in custody are not taken out.",
    ),
    (
        "Checked",
        "Somebody searched a source to the last day of both windows. Where nobody did, it is unknown, never none.",
    ),
    ("Charged or convicted", "At least one violence event with a charge or conviction; mere suspicion does not count."),
    ("Victim", "At least one violence event in which they were harmed. One person can be both."),
    (
        "Several sources",
        "Where several were searched, the one that found most counts, so that nothing is counted twice.",
    ),
)


def chapter(picture: Picture) -> Chapter:
    """Return the chapter."""
    figures = picture.violence
    wanted = [Wanted("Checked, of those who joined", "checked")]
    for label, name in _PAIRS:
        wanted.append(Wanted(f"{label}: year before, of those checked", f"{name}_before"))
        wanted.append(Wanted(f"{label}: year after, of those checked", f"{name}_after"))
    columns, lines = people_table(figures, wanted)
    return Chapter(
        key="violence",
        heading="Violence before and after joining",
        finding=finding(picture),
        columns=columns,
        lines=lines + _events(picture, len(columns)),
        definitions=DEFINITIONS,
        chart=chart(picture),
        note="Fewer events after joining than before do not by themselves show that the programme was the cause: "
        "people join at their worst, and some improve without help.",
    )


def finding(picture: Picture) -> str:
    """Return the one sentence of this chapter."""
    figures = picture.violence
    before, after = figures.rate("harmed_others_before"), figures.rate("harmed_others_after")
    if isinstance(figures["joined"], Exact):
        if figures["checked"] == Exact(0):
            return "Nobody has been checked in both years yet: what changed is unknown."
        if before.percent is None or after.percent is None:
            return "What was found before and after joining cannot be shown side by side without pointing at people."
        checked = say(figures["checked"])
        return f"Of {checked} checked, {say(before.count)} were charged or convicted of violence in the year before joining and {say(after.count)} in the year after."
    if figures.size is Size.TOO_FEW:
        return TOO_FEW
    checked = figures.rate("checked").text.capitalize()
    if "few" in after.text:
        return f"{checked} of those who joined have been checked in both years: too few of them to describe."
    return (
        f"{checked} of those who joined have been checked. Of these, {before.text} were charged or convicted of "
        f"violence in the year before joining and {after.text} in the year after."
    )


def chart(picture: Picture) -> Chart | None:
    """Return the pairs that may be drawn."""
    base = picture.violence.plot("checked")
    if base is None or not base[0]:
        return None
    pairs = []
    for label, name in _PAIRS:
        numbers = picture.violence.plot(f"{name}_before", f"{name}_after")
        if numbers is not None:
            pairs.append((label, numbers[0], numbers[1]))
    return charts.before_and_after(finding(picture), pairs, base[0]) if pairs else None


def _events(picture: Picture, columns: int) -> tuple[Line, ...]:
    """Return the numbers of events, only where numbers stand at all."""
    if columns == 1:
        return ()
    lines = []
    for label, name in _PAIRS:
        for when in ("before", "after"):
            unknown = picture.violence["checked"] == Exact(0)
            value = picture.violence[f"{name}_{when}_events"]
            filler: tuple[Cell, ...] = ("",) * (columns - 1)
            lines.append(Line(f"{label}: events in the year {when}", (UNKNOWN if unknown else _cell(value), *filler)))
    return tuple(lines)


def _cell(value: Protected) -> Cell:
    return value.value if isinstance(value, Exact) else say(value)
