"""What may follow what in a cohort."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.cohorts import rules
from casework.cohorts.types import AttritionStage, ExitReason, MembershipStatus, ProgrammeType

S = MembershipStatus


@pytest.mark.parametrize("programme", [p for p in ProgrammeType if p.needs_panel])
def test_panel_programmes_begin_with_a_nomination(programme: ProgrammeType) -> None:
    assert rules.first_status(programme) is S.NOMINATED


def test_contextual_safeguarding_begins_active() -> None:
    assert rules.first_status(ProgrammeType.CONTEXTUAL_SAFEGUARDING) is S.ACTIVE


@pytest.mark.parametrize("status", [s for s in S if s not in rules.FINAL])
def test_a_death_or_a_move_may_end_any_open_membership(status: MembershipStatus) -> None:
    assert {S.TRANSFERRED, S.WITHDRAWN, S.DECEASED} <= set(rules.next_statuses(status))


@pytest.mark.parametrize("status", sorted(rules.FINAL))
def test_nothing_follows_an_end(status: MembershipStatus) -> None:
    assert rules.next_statuses(status) == ()


def test_a_nomination_never_becomes_engaged_at_once() -> None:
    assert not rules.may_follow(S.NOMINATED, S.ENGAGED)


def test_a_decision_may_be_put_off_again() -> None:
    assert rules.may_follow(S.DEFERRED, S.DEFERRED)


def test_declining_support_can_be_taken_back() -> None:
    assert rules.may_follow(S.DECLINED, S.SUPPORT_OFFERED)


@given(st.lists(st.sampled_from(list(S)), max_size=12))
def test_selection_comes_only_from_waiting(path: list[MembershipStatus]) -> None:
    present = S.NOMINATED
    for wanted in path:
        if rules.may_follow(present, wanted):
            if wanted is S.SELECTED:
                assert present in rules.WAITING
            present = wanted


@pytest.mark.parametrize("reason", list(ExitReason))
def test_every_exit_leaves_a_status(reason: ExitReason) -> None:
    assert rules.status_on_exit(reason, S.ENGAGED) in S


def test_who_was_never_met_did_not_disengage() -> None:
    assert rules.status_on_exit(ExitReason.DISENGAGED, S.NOTIFIED) is S.UNABLE_TO_CONTACT
    assert rules.status_on_exit(ExitReason.DISENGAGED, S.ENGAGED) is S.DISENGAGED


def test_nobody_completes_before_starting() -> None:
    assert not rules.may_complete(S.NOTIFIED)
    assert rules.may_complete(S.ENGAGED)


def test_leaving_early_names_a_stage() -> None:
    assert rules.needs_attrition_stage(ExitReason.DECLINED)
    assert not rules.needs_attrition_stage(ExitReason.OUTCOMES_ACHIEVED)
    assert rules.stages_for(S.ENGAGED) == (AttritionStage.STARTED_DROPPED_OUT,)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2012, 3, 4), date(2026, 3, 3), 13),
        (date(2012, 3, 4), date(2026, 3, 4), 14),
        (date(2012, 2, 29), date(2026, 2, 28), 13),
        (date(2012, 2, 29), date(2026, 3, 1), 14),
    ],
)
def test_age_counts_completed_years(born: date, day: date, age: int) -> None:
    assert rules.age_on(born, day) == age
    assert rules.is_old_enough(born, day, 14) is (age >= 14)


@given(st.dates(date(2000, 1, 1), date(2015, 1, 1)), st.integers(0, 9000))
def test_age_never_falls(born: date, days: int) -> None:
    day = born + timedelta(days=days)
    assert 0 <= rules.age_on(born, day) <= rules.age_on(born, day + timedelta(days=1))


def test_an_unknown_birthday_is_not_old_enough_where_an_age_is_asked() -> None:
    assert not rules.is_old_enough(None, date(2026, 1, 1), 14)
    assert rules.is_old_enough(None, date(2026, 1, 1), None)
