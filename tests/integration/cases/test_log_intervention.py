"""Logging an intervention: four answers, once, by those who do the work."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.actions.models import Action
from casework.audit.models import AuditRecord
from casework.cases.models import Intervention
from casework.cases.types import Attendance, InterventionStatus
from casework.core.db import db, read, transaction
from tests.cast import Cast, Member
from tests.factories.cases import make_case
from tests.web import csrf_token, post

MakeClient = Callable[[Member], FlaskClient]
ANSWERS = {"kind": "call", "when": "now", "attendance": "attended", "what_happened": "We spoke about the boxing club"}


@pytest.fixture
def ref(app: Flask, cast: Cast) -> str:
    with transaction():
        return make_case(cast).ref


def logged() -> list[Intervention]:
    with read():
        found = list(db.session.scalars(select(Intervention).order_by(Intervention.id)))
        db.session.expunge_all()
        return found


def test_four_answers_are_enough(cast: Cast, client_for: MakeClient, ref: str) -> None:
    browser = client_for(cast.caseworker)
    answer = post(browser, f"/cases/{ref}/interventions/new", ANSWERS)
    assert answer.status_code == 303
    (entry,) = logged()
    assert entry.attendance is Attendance.ATTENDED
    assert entry.worker_id == cast.caseworker.user_id
    assert "Nothing is planned next" in browser.get(answer.location).text
    with read():
        verbs = db.session.scalars(select(AuditRecord.verb).where(AuditRecord.subject_kind == "intervention")).all()
    assert verbs == ["intervention.logged"]


@pytest.mark.parametrize("missing", sorted(ANSWERS))
def test_each_of_the_four_is_asked_for(cast: Cast, client_for: MakeClient, ref: str, missing: str) -> None:
    answers = {name: value for name, value in ANSWERS.items() if name != missing} | {"voice": "I am scared of the bus"}
    answer = post(client_for(cast.caseworker), f"/cases/{ref}/interventions/new", answers)
    assert answer.status_code == 422
    assert f'href="#{missing}"' in answer.text
    assert "I am scared of the bus" in answer.text
    assert logged() == []


def test_sent_twice_it_is_logged_once(cast: Cast, client_for: MakeClient, ref: str) -> None:
    browser = client_for(cast.caseworker)
    url = f"/cases/{ref}/interventions/new"
    sent = {**ANSWERS, "csrf_token": csrf_token(browser), "_key": "one-and-the-same"}
    first, second = browser.post(url, data=sent), browser.post(url, data=sent)
    assert (first.status_code, first.location) == (second.status_code, second.location)
    assert len(logged()) == 1


def test_the_future_is_planned_and_not_logged(cast: Cast, client_for: MakeClient, ref: str, frozen: object) -> None:
    answer = post(
        client_for(cast.caseworker),
        f"/cases/{ref}/interventions/new",
        {**ANSWERS, "when": "today", "today_at": "23:55"},
    )
    assert answer.status_code == 422
    assert "must be in the past" in answer.text


def test_next_step_plans_and_promises_in_place(cast: Cast, client_for: MakeClient, ref: str, frozen: object) -> None:
    browser = client_for(cast.caseworker)
    more = {
        "next_kind": "visit",
        "next_on": "24/11/26",
        "next_at": "4pm",
        "action_text": "Ring the college about a place",
        "action_due_on": "27 November 2026",
    }
    answer = post(browser, f"/cases/{ref}/interventions/new", {**ANSWERS, **more})
    assert answer.status_code == 303
    assert [entry.status for entry in logged()] == [InterventionStatus.WRITTEN_UP, InterventionStatus.PLANNED]
    assert "The next contact is Tuesday, in 4 days at 4pm" in browser.get(answer.location).text
    with read():
        assert db.session.scalars(select(Action.owner_user_id)).one() == cast.caseworker.user_id


def test_a_next_step_that_cannot_be_saves_nothing(cast: Cast, client_for: MakeClient, ref: str, frozen: object) -> None:
    more = {"next_kind": "visit", "next_on": "20 November 2026", "next_at": "08:00"}
    answer = post(client_for(cast.caseworker), f"/cases/{ref}/interventions/new", {**ANSWERS, **more})
    assert answer.status_code == 422
    assert 'href="#next_on"' in answer.text
    assert logged() == []


def test_a_draft_is_kept_and_comes_back(cast: Cast, client_for: MakeClient, ref: str) -> None:
    browser, url = client_for(cast.caseworker), f"/cases/{ref}/interventions/new"
    answer = post(browser, url, {"what_happened": "Half a sentence", "save": "draft"})
    assert answer.status_code == 303
    assert "Half a sentence" in browser.get(url).text
    assert logged() == []
    post(browser, url, {**ANSWERS, "draft": "1"})
    assert "Half a sentence" not in browser.get(url).text


def test_who_may_not(cast: Cast, client_for: MakeClient, ref: str) -> None:
    url = f"/cases/{ref}/interventions/new"
    assert client_for(cast.outsider).get(url).status_code == 404
    assert client_for(cast.practitioner).get(url).status_code == 403
    assert client_for(cast.caseworker).get("/cases/0000-0000/interventions/new").status_code == 404
    assert client_for(cast.caseworker).put(url).status_code == 405
    assert post(client_for(cast.caseworker_b), url, ANSWERS).status_code == 404
    assert logged() == []


def test_its_statements(cast: Cast, client_for: MakeClient, ref: str, count_statements: Any) -> None:
    browser = client_for(cast.caseworker)
    token = csrf_token(browser)
    with count_statements() as statements:
        answer = browser.post(f"/cases/{ref}/interventions/new", data={**ANSWERS, "csrf_token": token, "_key": "k1"})
    assert answer.status_code == 303
    # Session 2, form key 2, case 1, contact 1, trail 3.
    assert len(statements) <= 9, "\n".join(statements)
