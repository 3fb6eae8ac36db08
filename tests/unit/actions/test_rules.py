"""What makes an action an action."""

from datetime import date

import pytest

from casework.actions import rules
from casework.actions.errors import ActionRefused
from casework.actions.types import About, Owner

TODAY = date(2026, 4, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Ring the school about Monday",
        "Refer to CAMHS",
        "Signpost his mother to the food bank",
        "  arrange   a home visit ",
        "Mediate between the two families",
        "Share the safety plan",
    ],
)
def test_an_action_may_begin_with_what_will_be_done(text: str) -> None:
    assert rules.check_text(text) == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Visit",
        "The school will ring",
        "Police to visit on Friday",
        "All to consider",
        "Mentoring sessions weekly",
        "Team to discuss",
        "Assessment of need",
        "14 days to visit",
    ],
)
def test_words_that_do_not_say_what_will_be_done_are_refused(text: str) -> None:
    with pytest.raises(ActionRefused) as refused:
        rules.check_text(text)
    assert refused.value.field == "text"


@pytest.mark.parametrize("name", ["", "all", "All", "Everyone", "The team", "Youth Justice Team", "Police", "TBC"])
def test_nobody_in_particular_owns_nothing(name: str) -> None:
    with pytest.raises(ActionRefused) as refused:
        rules.check_owner(Owner(agency_id=1, name=name))
    assert refused.value.field == "owner_name"


def test_a_named_person_without_an_account_owns() -> None:
    assert rules.check_owner(Owner(agency_id=1, name="  Siân   Achebe ")) == Owner(agency_id=1, name="Siân Achebe")


def test_a_user_owns_and_a_name_beside_them_is_dropped() -> None:
    assert rules.check_owner(Owner(agency_id=1, user_id=7, name="x")) == Owner(agency_id=1, user_id=7)


def test_one_working_day_from_the_thursday_before_easter_is_the_tuesday_after() -> None:
    assert rules.deadline_from(due_on=None, working_days=1, today=TODAY) == date(2026, 4, 7)


def test_a_deadline_may_be_a_day_and_may_be_today() -> None:
    assert rules.deadline_from(due_on=TODAY, working_days=None, today=TODAY) == TODAY


@pytest.mark.parametrize(
    ("due_on", "working_days", "field"),
    [
        (None, None, "due_on"),
        (date(2026, 4, 1), None, "due_on"),
        (date(2029, 1, 1), None, "due_on"),
        (None, -1, "working_days"),
        (None, 261, "working_days"),
        (date(2026, 4, 9), 3, "working_days"),
    ],
)
def test_a_deadline_that_cannot_be_meant_is_refused(due_on: date | None, working_days: int | None, field: str) -> None:
    with pytest.raises(ActionRefused) as refused:
        rules.deadline_from(due_on=due_on, working_days=working_days, today=TODAY)
    assert refused.value.field == field


def test_two_meetings_without_an_end_is_stuck() -> None:
    assert not rules.is_stuck(1)
    assert rules.is_stuck(2)


def test_an_action_hangs_on_exactly_one_thing() -> None:
    assert About(case_id=3, person_id=9).chosen() == ("case", 3)
    with pytest.raises(ValueError, match="exactly one"):
        About(case_id=3, cohort_id=1).chosen()
    with pytest.raises(ValueError, match="exactly one"):
        About(person_id=9).chosen()
