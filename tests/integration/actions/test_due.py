"""What a sweep is told about actions."""

from datetime import timedelta

import pytest

from casework.access.models import Agency
from casework.actions import services
from casework.actions.due import due
from casework.actions.types import About, Effect, Owner, PromisedAt
from casework.cases.models import Case
from casework.cases.types import CaseStatus
from casework.core import clock
from casework.core.db import db, transaction
from casework.people.models import Person
from tests.cast import Cast
from tests.factories.cases import make_case
from tests.factories.meetings import make_action, make_meeting

pytestmark = pytest.mark.usefixtures("frozen")


def on_case(cast: Cast, case: Case, **given: object) -> About:
    return About(case_id=case.id, person_id=case.person_id)


def test_an_action_of_a_meeting_reminds_owner_contact_and_chair(cast: Cast) -> None:
    with transaction():
        db.session.get_one(Agency, cast.charity).contact_user_id = cast.analyst.user_id
        meeting = make_meeting(cast)
        action = make_action(
            cast, About(series_id=meeting.series_id), promised_at=PromisedAt(meeting.series_id, meeting.id)
        )
        (found,) = due(clock.today())
        assert (found.subject.id, found.ladder, found.due_on) == (action.id, "action", action.due_on)
        users = {audience: [one.user_id for one in people] for audience, people in found.recipients.items()}
        assert users == {
            "owner": [cast.practitioner.user_id],
            "agency_contact": [cast.analyst.user_id],
            "chair_or_coordinator": [cast.chair.user_id],
        }


def test_an_action_of_a_case_goes_up_to_the_cohorts_coordinator(cast: Cast) -> None:
    with transaction():
        make_action(cast, on_case(cast, make_case(cast)))
        (found,) = due(clock.today())
        assert [one.user_id for one in found.recipients["chair_or_coordinator"]] == [cast.coordinator.user_id]


def test_an_owner_without_an_account_is_reached_through_the_contacts_address(cast: Cast) -> None:
    with transaction():
        make_action(cast, on_case(cast, make_case(cast)), owner=Owner(cast.charity, name="Bronwen Tudor"))
        (found,) = due(clock.today())
        assert [(one.user_id, one.address) for one in found.recipients["owner"]] == [(None, "contact@charity.example")]


def test_what_is_far_off_done_closed_or_about_the_dead_is_not_due(cast: Cast) -> None:
    with transaction():
        make_action(cast, on_case(cast, make_case(cast)), due_in=60)
        done = make_action(cast, on_case(cast, make_case(cast)))
        services.complete(cast.practitioner.actor, action=done, what_was_done="Rang.", effect=Effect.HELPED)
        closed = make_case(cast)
        make_action(cast, on_case(cast, closed))
        closed.status, closed.closed_on = CaseStatus.CLOSED, clock.today()
        died = make_case(cast)
        make_action(cast, on_case(cast, died))
        db.session.get_one(Person, died.person_id).died_on = clock.today()
        db.session.flush()
        assert list(due(clock.today())) == []


def test_a_new_owner_is_owner_only_from_then_on(cast: Cast) -> None:
    with transaction():
        action = make_action(cast, on_case(cast, make_case(cast)), due_in=-1)
        services.reassign(
            cast.coordinator.actor, action=action, owner=Owner(cast.police, cast.analyst.user_id), reason="Left."
        )
        (found,) = due(clock.today())
        assert found.recipients["owner"][0].since == clock.today()
        assert found.since == clock.today() - timedelta(days=21)
