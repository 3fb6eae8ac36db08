"""Texts say in words why they came; they carry a reference and a link, and nothing else."""

from datetime import date

import pytest

from casework.reminders.notices import Line, rung_in_words, why
from casework.reminders.rules import DEFAULT_RUNGS

TODAY = date(2026, 11, 20)


def line(due_on: date, *, ladder: str = "action", audience: str = "owner") -> Line:
    return Line(ladder, 0, audience, "action", "K7QF4M2P", due_on)


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        (date(2026, 11, 21), "You are the owner of an action that is due tomorrow."),
        (date(2026, 11, 20), "You are the owner of an action that is due today."),
        (date(2026, 11, 19), "You are the owner of an action that was due yesterday."),
        (date(2026, 11, 25), "You are the owner of an action that is due on Wednesday, 25 November."),
        (date(2026, 11, 27), "You are the owner of an action that is due on 27 November 2026."),
        (date(2026, 11, 13), "You are the owner of an action that was due on 13 November 2026."),
    ],
)
def test_it_says_why_and_when(due_on: date, said: str) -> None:
    assert why(line(due_on), TODAY) == said


def test_each_ladder_and_part_reads_as_a_sentence() -> None:
    said = why(line(TODAY, ladder="case_review", audience="lead_worker"), TODAY)
    assert said == "You are the lead worker for a case whose review is due today."
    assert why(line(TODAY, ladder="new one", audience="new part"), TODAY) == (
        "You are concerned with something that is due today."
    )


@pytest.mark.parametrize(("ladder", "audience"), sorted({(ladder, to) for ladder, _offset, to in DEFAULT_RUNGS}))
def test_every_default_rung_has_its_words(ladder: str, audience: str) -> None:
    said = why(line(TODAY, ladder=ladder, audience=audience), TODAY)
    assert "something" not in said
    assert "concerned" not in said


@pytest.mark.parametrize(
    ("offset", "audience", "said"),
    [
        (-5, "owner", "5 working days before, to the owner"),
        (0, "owner", "on the day, to the owner"),
        (1, "lead_worker", "1 working day after, to the lead worker"),
        (5, "chair_or_coordinator", "5 working days after, to the chair or the cohort's coordinator"),
    ],
)
def test_a_rung_is_put_in_words(offset: int, audience: str, said: str) -> None:
    assert rung_in_words(offset, audience) == said
