"""What somebody typed is not lost to a quicker colleague, and odd numbers in forms and addresses break nothing."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from casework.actions.types import About, PromisedAt
from casework.core.db import db, transaction
from casework.people.models import Person
from tests.cast import Cast, Member
from tests.factories.cases import make_case
from tests.factories.meetings import make_action, make_meeting, published
from tests.web import post

pytestmark = pytest.mark.usefixtures("frozen")

ClientFor = Callable[[Member], FlaskClient]


def test_a_clash_keeps_what_was_typed_of_a_young_person(client_for: ClientFor, cast: Cast) -> None:
    with transaction():
        case = make_case(cast)
        page = f"/people/{db.session.get_one(Person, case.person_id).ref}/edit"
    browser = client_for(cast.caseworker)
    answers = {"forename": "Ceri", "surname": "Llew", "address": "12 Typed Terrace", "version": "0"}
    refused = post(browser, page, answers)
    assert refused.status_code == 409
    assert "12 Typed Terrace" in refused.text
    assert "Somebody else changed" in refused.text


def test_a_clash_keeps_what_was_typed_of_a_deadline(client_for: ClientFor, cast: Cast) -> None:
    with transaction():
        case = make_case(cast)
        meeting = published(cast, make_meeting(cast), f"case-{case.ref}")
        about = About(case_id=case.id, person_id=case.person_id)
        action = make_action(cast, about, promised_at=PromisedAt(meeting.series_id, meeting.id))
        page = f"/actions/{action.ref}/deadline"
    refused = post(
        client_for(cast.chair), page, {"working_days": "9", "reason": "Long reason typed on a phone", "version": "0"}
    )
    assert refused.status_code == 409
    assert "Long reason typed on a phone" in refused.text
    assert 'name="version" value="1"' in refused.text


@pytest.mark.parametrize("version", ["²", "9" * 5000, "-1", "1.5", "x"])
def test_a_version_that_is_none_of_ours_breaks_nothing(client_for: ClientFor, cast: Cast, version: str) -> None:
    with transaction():
        ref = make_case(cast).ref
    answer = post(client_for(cast.caseworker), f"/cases/{ref}/now", {"text": "Better", "version": version})
    assert answer.status_code in (303, 422)


@pytest.mark.parametrize(
    "after",
    ["9999-12-31T23:59:59-23:59_1_1", "0001-01-01T00:00:00+23:59_1_1", "x", "2026-11-19T10:00:00+00:00_9_" + "9" * 30],
)
def test_a_place_in_a_timeline_that_is_none_of_ours_breaks_nothing(
    client_for: ClientFor, cast: Cast, after: str
) -> None:
    with transaction():
        ref = make_case(cast).ref
    assert client_for(cast.caseworker).get(f"/cases/{ref}", query_string={"after": after}).status_code in (200, 404)
