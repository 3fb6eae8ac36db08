"""What the report says: truthful, in sentences, and never none where it is unknown."""

from collections.abc import Mapping
from datetime import date

import pytest

from casework.cohorts.models import Cohort
from casework.cohorts.types import CohortStatus, ProgrammeType
from casework.reports.figures import Picture, for_others, for_partners
from casework.reports.queries import Kept
from casework.reports.types import AgencyWork, Quarter, Work
from casework.reports.writing import Chapter, Report, card, write

NOBODY_CHECKED: dict[str, Mapping[str, int]] = {
    "journey": {"in_engaged": 20, "in_not_engaged": 10, "completed": 10, "stopped_engaged": 6, "waiting": 7},
    "contacts": {"attended": 80, "missed": 40},
    "violence": {"unchecked": 46},
    "events": {},
    "year_over": {"people": 0},
    "ete": {"unknown": 46},
}
WORK = Work((AgencyWork("Avonmarsh Police", 3, 1, 6),), 2, {"helped": 3, "not_said": 1}, 4, 20, 15)


def kept(picture: Picture | None, *, is_exact: bool = False, **given: object) -> Kept:
    cohort = Cohort(
        ref="K7QF4M2P",
        name="Navigators",
        programme_type=ProgrammeType.HOSPITAL_NAVIGATOR,
        status=CohortStatus.OPEN,
        purpose="",
        capacity=40,
    )
    for name, value in given.items():
        setattr(cohort, name, value)
    as_at = date(2026, 9, 30) if picture else None
    return Kept(cohort, "Northvale", is_exact, picture, WORK, as_at, None if is_exact else Quarter(2026, 3))


def report(counts: Mapping[str, Mapping[str, int]], *, is_exact: bool = False, **given: object) -> Report:
    made = write(kept((for_partners if is_exact else for_others)(counts), is_exact=is_exact, **given))
    assert made is not None
    return made


def chapter(made: Report, key: str) -> Chapter:
    return next(part for part in made.chapters if part.key == key)


def test_where_nobody_looked_it_is_unknown_and_not_none() -> None:
    made = report(NOBODY_CHECKED, is_exact=True)
    violence, ete = chapter(made, "violence"), chapter(made, "ete")
    assert violence.finding == "Nobody has been checked in both years yet: what changed is unknown."
    assert {line.cells[0] for line in violence.lines[1:]} == {"unknown"}
    assert ete.finding == "Nobody’s education or work is known at both points yet: what changed is unknown."
    assert {line.cells[0] for line in ete.lines[1:]} == {"unknown"}


def test_checks_are_asked_for_only_when_a_year_is_over() -> None:
    asked = "Ask the agencies that hold the records for the outcome checks that are missing."
    assert asked not in dict(report(NOBODY_CHECKED, is_exact=True).summary)["What next"]
    over = {**NOBODY_CHECKED, "year_over": {"people": 46}}
    assert asked in dict(report(over, is_exact=True).summary)["What next"]


def test_what_cannot_be_shown_is_said_so() -> None:
    made = report(NOBODY_CHECKED)
    violence = chapter(made, "violence")
    assert violence.columns[0] == "Number"
    assert {line.cells[0] for line in violence.lines} == {"not shown"}
    assert "without pointing at people" in violence.finding
    assert violence.chart is None


@pytest.mark.parametrize(("target", "said"), [(20, "is met"), (40, "is not met")])
def test_work_is_held_against_its_target(target: int, said: str) -> None:
    made = report(NOBODY_CHECKED, target_actions_in_time_percent=target)
    note = chapter(made, "promises").note
    assert f"The target of {target}% by the first deadline {said}." in note
    assert "Of 4 done: it helped (3), nobody said (1)." in note
    assert "4 meetings held; agencies were present 15 times of 20 asked." in note


def test_an_agency_that_does_not_keep_its_promises_is_named() -> None:
    assert "Avonmarsh Police" in dict(report(NOBODY_CHECKED).summary)["What next"]


def test_one_person_is_one() -> None:
    counts = {**NOBODY_CHECKED, "journey": {"in_engaged": 3, "completed": 1}, "violence": {"unchecked": 4}}
    counts["ete"] = {"unknown": 4}
    assert report(counts, is_exact=True).headline == "Of 4 young people who joined, 4 took part and 1 has completed."


def test_every_figure_has_its_definition_beside_it() -> None:
    for part in report(NOBODY_CHECKED).chapters:
        assert part.definitions, f"{part.key} does not say how it was worked out"


def test_a_verdict_on_people_needs_a_number_that_may_be_shown() -> None:
    small = {**NOBODY_CHECKED, "journey": {"in_engaged": 12, "completed": 3}, "violence": {"unchecked": 15}}
    small["ete"] = {"unknown": 15}
    note = chapter(report(small, target_started=15, target_completed=10), "journey").note
    assert note == "Planned: places at a time: 40, to start: 15, to complete: 10."
    exact = chapter(report(small, is_exact=True, target_started=15, target_completed=10), "journey").note
    assert "The target to start is met." in exact
    assert "The target to complete is not met yet." in exact


def test_a_card_has_three_figures_and_fewer_where_there_are_too_few_people() -> None:
    assert len(card(kept(for_others(NOBODY_CHECKED))).figures) == 3
    tiny = {**NOBODY_CHECKED, "journey": {"in_engaged": 4}, "violence": {"unchecked": 4}, "ete": {"unknown": 4}}
    assert [words for _, words in card(kept(for_others(tiny))).figures] == [
        "actions done by the first deadline; 3 of 4 done helped, at least in part"
    ]
    assert card(kept(None)).headline == "The first figures come after the end of this quarter."


@pytest.mark.parametrize(
    ("today", "code", "last_day", "said"),
    [
        (date(2026, 11, 20), "2026-Q3", date(2026, 9, 30), "July to September 2026"),
        (date(2027, 1, 1), "2026-Q4", date(2026, 12, 31), "October to December 2026"),
        (date(2026, 3, 31), "2025-Q4", date(2025, 12, 31), "October to December 2025"),
    ],
)
def test_the_last_complete_quarter(today: date, code: str, last_day: date, said: str) -> None:
    quarter = Quarter.last_complete(today)
    assert (quarter.code, quarter.last_day, quarter.words) == (code, last_day, said)
    assert Quarter.parse(code) == quarter
    assert quarter.last_day < today <= quarter.next().last_day
