"""What may follow what in a case, and who worries most."""

from datetime import date

import pytest

from casework.cases import rules
from casework.cases.rules import Signs
from casework.cases.types import CaseStatus, RiskLevel

QUIET = Signs(risk=RiskLevel.LOW, late=0, silent=False, serious_event=False)


@pytest.mark.parametrize("status", sorted(rules.OPEN))
def test_closed_is_never_a_step_by_hand(status: CaseStatus) -> None:
    assert CaseStatus.CLOSED not in rules.next_statuses(status)
    assert rules.next_statuses(status)


def test_nothing_follows_closed() -> None:
    assert rules.next_statuses(CaseStatus.CLOSED) == ()


def test_a_serious_event_outweighs_a_high_risk() -> None:
    shaken = Signs(risk=RiskLevel.LOW, late=0, silent=False, serious_event=True)
    risky = Signs(risk=RiskLevel.HIGH, late=0, silent=False, serious_event=False)
    assert rules.worry(shaken) > rules.worry(risky) > rules.worry(QUIET)


def test_many_late_things_do_not_drown_a_very_high_risk() -> None:
    late = Signs(risk=RiskLevel.LOW, late=50, silent=False, serious_event=False)
    grave = Signs(risk=RiskLevel.VERY_HIGH, late=0, silent=False, serious_event=False)
    assert rules.worry(grave) > rules.worry(late)


def test_an_unknown_risk_worries_more_than_a_low_one() -> None:
    unknown = Signs(risk=RiskLevel.NOT_ASSESSED, late=0, silent=False, serious_event=False)
    assert rules.worry(unknown) > rules.worry(QUIET)


@pytest.mark.parametrize(
    ("last", "rhythm", "silent"),
    [
        (date(2026, 11, 13), 7, False),
        (date(2026, 11, 12), 7, True),
        (date(2026, 11, 12), None, False),
        (None, 7, True),
    ],
)
def test_silence_is_counted_against_the_rhythm(last: date | None, rhythm: int | None, silent: bool) -> None:
    assert rules.is_silent(last, date(2026, 10, 1), rhythm, date(2026, 11, 20)) is silent
