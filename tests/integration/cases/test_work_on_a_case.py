"""Goals, risk, status, the picture now, reviews, actions, allotment, closing: each by its page."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.actions.models import Action
from casework.cases.models import Case, Goal
from casework.cases.types import CaseStatus, GoalProgress, RiskLevel
from casework.cohorts.models import Membership
from casework.cohorts.types import AttritionStage, MembershipStatus
from casework.core import clock
from casework.core.db import db, read, transaction
from tests.cast import Cast, Member
from tests.factories.cases import make_case
from tests.web import post

MakeClient = Callable[[Member], FlaskClient]
PAGES = ("goals/new", "status", "risk", "now", "review", "close", "actions/new", "events/new", "interventions/plan")


@pytest.fixture
def ref(app: Flask, cast: Cast) -> str:
    with transaction():
        return make_case(cast).ref


def case_of(ref: str) -> Case:
    with read():
        case = db.session.scalars(select(Case).where(Case.ref == ref)).one()
        db.session.expunge_all()
        return case


@pytest.mark.parametrize("page", PAGES)
def test_who_may(cast: Cast, client_for: MakeClient, ref: str, page: str) -> None:
    url = f"/cases/{ref}/{page}"
    assert client_for(cast.caseworker).get(url).status_code == 200
    assert client_for(cast.coordinator).get(url).status_code == 200
    assert client_for(cast.outsider).get(url).status_code == 404
    assert client_for(cast.commissioner).get(url).status_code == 403
    assert client_for(cast.caseworker).get(f"/cases/0000-0000/{page}").status_code == 404
    assert client_for(cast.caseworker).delete(url).status_code == 405
    assert post(client_for(cast.caseworker), url, {}).status_code == 422


def test_a_goal_is_added_and_comes_nearer(cast: Cast, client_for: MakeClient, ref: str) -> None:
    browser = client_for(cast.caseworker)
    assert post(browser, f"/cases/{ref}/goals/new", {"text": "Box twice a week"}).status_code == 303
    with read():
        goal = db.session.scalars(select(Goal.ref)).one()
    answer = post(
        browser, f"/cases/{ref}/goals/{goal}", {"progress": "achieved", "next_step": "", "note": "Three weeks"}
    )
    assert answer.status_code == 303
    page = browser.get(f"/cases/{ref}").text
    assert "Achieved" in page
    assert "Three weeks" in page
    with read():
        assert db.session.scalars(select(Goal.progress)).one() is GoalProgress.ACHIEVED


def test_a_risk_needs_a_reason(cast: Cast, client_for: MakeClient, ref: str) -> None:
    browser = client_for(cast.caseworker)
    assert post(browser, f"/cases/{ref}/risk", {"level": "high", "reason": ""}).status_code == 422
    assert post(browser, f"/cases/{ref}/risk", {"level": "high", "reason": "Threat on Tuesday"}).status_code == 303
    assert case_of(ref).risk_level is RiskLevel.HIGH
    assert "Threat on Tuesday" in browser.get(f"/cases/{ref}").text


def test_on_hold_asks_until_when(cast: Cast, client_for: MakeClient, ref: str) -> None:
    browser = client_for(cast.caseworker)
    answers = {"status": "on_hold", "reason": "Away with family"}
    assert post(browser, f"/cases/{ref}/status", answers).status_code == 422
    until = clock.today() + timedelta(days=20)
    assert post(browser, f"/cases/{ref}/status", {**answers, "until": until.isoformat()}).status_code == 303
    assert case_of(ref).status is CaseStatus.ON_HOLD


def test_a_step_that_cannot_follow_is_refused(cast: Cast, client_for: MakeClient, ref: str) -> None:
    answer = post(client_for(cast.caseworker), f"/cases/{ref}/status", {"status": "closed", "reason": "Done"})
    assert answer.status_code == 422
    assert case_of(ref).status is CaseStatus.ACCEPTED


def test_a_clash_keeps_both_texts(cast: Cast, client_for: MakeClient, ref: str) -> None:
    browser = client_for(cast.caseworker)
    version = case_of(ref).version
    post(client_for(cast.coordinator), f"/cases/{ref}/now", {"text": "Safe at his aunt's", "version": version})
    answer = post(browser, f"/cases/{ref}/now", {"text": "Moved to the hostel", "version": version})
    assert answer.status_code == 422
    assert "Safe at his aunt" in answer.text
    assert "Moved to the hostel" in answer.text
    assert f'name="version" value="{version + 1}"' in answer.text


def test_a_review_sets_the_next(cast: Cast, client_for: MakeClient, ref: str) -> None:
    next_on = clock.today() + timedelta(days=42)
    answers = {"summary": "Going well", "next_on": next_on.isoformat()}
    assert post(client_for(cast.caseworker), f"/cases/{ref}/review", answers).status_code == 303
    assert case_of(ref).review_due_on == next_on


def test_an_action_is_promised_on_the_case(cast: Cast, client_for: MakeClient, ref: str) -> None:
    browser = client_for(cast.caseworker)
    answers = {
        "text": "Ring the college about a place",
        "owner": str(cast.caseworker.user_id),
        "due_on": (clock.today() + timedelta(days=7)).isoformat(),
    }
    assert post(browser, f"/cases/{ref}/actions/new", answers).status_code == 303
    assert "Ring the college about a place" in browser.get(f"/cases/{ref}").text
    with read():
        assert db.session.scalars(select(Action.case_id)).one() == case_of_id(ref)


def case_of_id(ref: str) -> int:
    return db.session.scalars(select(Case.id).where(Case.ref == ref)).one()


def test_the_coordinator_allots(cast: Cast, client_for: MakeClient, ref: str) -> None:
    url = f"/cases/{ref}/lead-worker"
    browser = client_for(cast.coordinator)
    page = browser.get(url)
    assert "1 open case, 0 of them high risk" in page.text
    assert cast.caseworker_b.name not in page.text
    assert post(browser, url, {"lead_worker": str(cast.caseworker_b.user_id)}).status_code == 422
    assert post(browser, url, {"lead_worker": "0"}).status_code == 303
    assert case_of(ref).lead_worker_id is None
    assert client_for(cast.caseworker).get(url).status_code == 403
    assert client_for(cast.caseworker).get(f"/cases/{ref}").status_code == 404
    assert client_for(cast.outsider).get(url).status_code == 404


def test_closing_ends_the_time_in_the_cohort(cast: Cast, client_for: MakeClient, ref: str) -> None:
    browser = client_for(cast.caseworker)
    answers = {"reason": "disengaged_after_attempts", "note": "Five attempts"}
    refused = post(browser, f"/cases/{ref}/close", answers)
    assert refused.status_code == 422
    assert 'href="#attrition_stage"' in refused.text
    assert (
        post(browser, f"/cases/{ref}/close", {**answers, "attrition_stage": "accepted_never_started"}).status_code
        == 303
    )
    with read():
        membership = db.session.scalars(select(Membership)).one()
        assert membership.status is MembershipStatus.DISENGAGED
        assert membership.attrition_stage is AttritionStage.ACCEPTED_NEVER_STARTED
        assert membership.ended_on == clock.today()
    page = browser.get(f"/cases/{ref}").text
    assert "Five attempts" in page
    assert "Log an intervention" not in page
