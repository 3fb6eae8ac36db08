"""The pages of actions: each works, is a 404 to an outsider, a 403 to the wrong role, and answers no other method."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.actions.models import Action
from casework.actions.types import About, ActionStatus, PromisedAt
from casework.core.db import db, read, transaction
from casework.core.refs import show_ref
from tests.cast import Cast, Member
from tests.factories.cases import make_case
from tests.factories.meetings import make_action, make_meeting, published
from tests.web import post

Browsers = Callable[[Member], FlaskClient]
Counter = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture
def action(cast: Cast) -> Action:
    with transaction():
        case = make_case(cast)
        meeting = published(cast, make_meeting(cast), f"case-{case.ref}")
        return make_action(
            cast,
            About(case_id=case.id, person_id=case.person_id),
            promised_at=PromisedAt(meeting.series_id, meeting.id),
        )


def url(action: Action, rest: str = "") -> str:
    return f"/actions/{show_ref(action.ref)}{rest}"


def kept(action: Action) -> Action:
    with read():
        found = db.session.scalars(select(Action).where(Action.id == action.id)).one()
        db.session.expunge(found)
        return found


@pytest.mark.parametrize("rest", ["", "/done", "/not-done", "/need-longer"])
def test_pages_of_the_owner(cast: Cast, action: Action, client_for: Browsers, rest: str) -> None:
    assert client_for(cast.practitioner).get(url(action, rest)).status_code == 200
    assert client_for(cast.outsider).get(url(action, rest)).status_code == 404
    assert client_for(cast.commissioner).get(url(action, rest)).status_code == 403
    assert client_for(cast.practitioner).get(f"/actions/ZZZZ-ZZZZ{rest}").status_code == 404
    assert client_for(cast.practitioner).delete(url(action, rest)).status_code == 405


@pytest.mark.parametrize("rest", ["/deadline", "/owner", "/cancel", "/deadline-stays"])
def test_pages_of_the_chair(cast: Cast, action: Action, client_for: Browsers, rest: str) -> None:
    assert client_for(cast.chair).get(url(action, rest)).status_code == 200
    assert client_for(cast.outsider).get(url(action, rest)).status_code == 404
    assert client_for(cast.practitioner).get(url(action, rest)).status_code == 403
    assert client_for(cast.chair).get(f"/actions/ZZZZ-ZZZZ{rest}").status_code == 404
    assert client_for(cast.chair).delete(url(action, rest)).status_code == 405


def test_somebody_at_the_table_sees_the_action_but_does_not_answer_it(
    cast: Cast, action: Action, client_for: Browsers
) -> None:
    browser = client_for(cast.analyst)
    assert browser.get(url(action)).status_code == 200
    assert browser.get(url(action, "/done")).status_code == 403


def test_the_page_of_an_owner_who_is_not_involved_names_nobody(cast: Cast, client_for: Browsers) -> None:
    with transaction():
        case = make_case(cast)
        action = make_action(cast, About(case_id=case.id, person_id=case.person_id))
    page = client_for(cast.practitioner).get(url(action)).text
    assert "Ring the school about mornings" in page
    assert "Llewelyn" not in page


def test_an_update_goes_into_the_thread(cast: Cast, action: Action, client_for: Browsers) -> None:
    browser = client_for(cast.practitioner)
    refused = post(browser, url(action, "/updates"), {"text": " "})
    assert refused.status_code == 422
    assert "There is a problem" in refused.text
    done = post(browser, url(action, "/updates"), {"text": "The head rings back on Monday."})
    assert done.status_code == 303
    assert "The head rings back on Monday." in browser.get(url(action)).text


def test_done(cast: Cast, action: Action, client_for: Browsers) -> None:
    browser = client_for(cast.practitioner)
    refused = post(browser, url(action, "/done"), {"what_was_done": "Rang."})
    assert refused.status_code == 422
    assert "Select whether it helped" in refused.text
    assert "Rang." in refused.text
    done = post(browser, url(action, "/done"), {"what_was_done": "Rang.", "effect": "helped"})
    assert done.status_code == 303
    assert kept(action).status is ActionStatus.DONE


def test_the_chair_moves_the_deadline_and_signs_off(cast: Cast, action: Action, client_for: Browsers) -> None:
    chair = client_for(cast.chair)
    answers = {"due_on": "", "working_days": "30", "reason": "School is closed.", "version": "1"}
    assert post(chair, url(action, "/deadline"), answers).status_code == 303
    assert kept(action).due_on > kept(action).first_due_on
    assert post(chair, url(action, "/deadline"), {**answers, "working_days": "31"}).status_code == 409
    post(client_for(cast.practitioner), url(action, "/done"), {"what_was_done": "Rang.", "effect": "helped"})
    assert post(chair, url(action, "/sign-off")).status_code == 303
    assert kept(action).signed_off_by_id == cast.chair.user_id


def test_lists(cast: Cast, action: Action, client_for: Browsers) -> None:
    browser = client_for(cast.practitioner)
    for address in ("/actions", "/actions/agency", "/"):
        page = browser.get(address)
        assert page.status_code == 200
        assert show_ref(action.ref) in page.text
    assert browser.get("/actions/board").status_code == 403
    assert browser.post("/actions").status_code in (400, 405)
    assert client_for(cast.commissioner).get("/actions").status_code == 403
    assert show_ref(action.ref) not in client_for(cast.outsider).get("/actions").text


def test_the_board_shows_what_is_in_the_readers_charge(cast: Cast, action: Action, client_for: Browsers) -> None:
    board = client_for(cast.chair).get("/actions/board?show=open")
    assert board.status_code == 200
    assert show_ref(action.ref) in board.text
    for show in ("late", "week", "stuck", "asked", "to-sign-off", "nonsense"):
        assert client_for(cast.chair).get(f"/actions/board?show={show}&after=x").status_code == 200
    assert show_ref(action.ref) not in client_for(cast.outsider).get("/actions/board").text
    assert client_for(cast.practitioner).get("/actions/board").status_code == 403


@pytest.mark.parametrize(
    ("member", "address", "ceiling"), [("practitioner", "/actions", 5), ("chair", "/actions/board", 12)]
)
def test_as_many_statements_for_two_rows_as_for_forty(
    cast: Cast, client_for: Browsers, count_statements: Counter, member: str, address: str, ceiling: int
) -> None:
    counts = []
    with transaction():
        meeting = make_meeting(cast)
        about, at = About(series_id=meeting.series_id), PromisedAt(meeting.series_id, meeting.id)
    browser = client_for(getattr(cast, member))
    browser.get(address)
    for more in (2, 38):
        with transaction():
            for _ in range(more):
                make_action(cast, about, promised_at=at)
        with count_statements() as statements:
            assert browser.get(address).status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1] <= ceiling
