"""Planning a contact, writing it up, calling it off."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.cases import services
from casework.cases.errors import AlreadyWrittenUp, CaseClosed
from casework.cases.models import Case, Intervention
from casework.cases.types import (
    Attendance,
    ClosureReason,
    ContactNote,
    ContactPlan,
    InterventionKind,
    InterventionStatus,
)
from casework.core import clock
from casework.core.db import db, read, transaction
from casework.core.errors import Clash
from tests.cast import Cast, Member
from tests.factories.cases import make_case
from tests.web import post

MakeClient = Callable[[Member], FlaskClient]
NOTE = {"attendance": "not_logistics", "what_happened": "The bus did not come", "kind": "visit"}


@pytest.fixture
def refs(app: Flask, cast: Cast, frozen: object) -> tuple[str, str]:
    """A case, and a visit planned for half past four today."""
    with transaction():
        case = make_case(cast)
        planned = ContactPlan(InterventionKind.VISIT, clock.now() + timedelta(hours=4, minutes=30), "Library")
        return case.ref, services.plan(cast.caseworker.actor, case=case, planned=planned).ref


def status_of(entry: str) -> tuple[InterventionStatus, Attendance | None]:
    with read():
        row = db.session.execute(
            select(Intervention.status, Intervention.attendance).where(Intervention.ref == entry)
        ).one()
        return row[0], row[1]


def test_a_visit_is_planned_by_page(cast: Cast, client_for: MakeClient, refs: tuple[str, str]) -> None:
    browser = client_for(cast.caseworker)
    answers = {"kind": "visit", "on": "25/11/26", "at": "16.30", "place": "Youth club"}
    answer = post(browser, f"/cases/{refs[0]}/interventions/plan", answers)
    assert answer.status_code == 303
    assert "Visit planned for Wednesday, in 5 days at 4:30pm" in browser.get(answer.location).text


def test_nothing_is_planned_for_the_past(cast: Cast, client_for: MakeClient, refs: tuple[str, str]) -> None:
    answers = {"kind": "visit", "on": "19/11/26", "at": "10:00"}
    answer = post(client_for(cast.caseworker), f"/cases/{refs[0]}/interventions/plan", answers)
    assert answer.status_code == 422
    assert "must be in the future" in answer.text


def test_it_stands_on_the_workers_day_until_written_up(
    cast: Cast, client_for: MakeClient, refs: tuple[str, str]
) -> None:
    ref, entry = refs
    assert "Library" in client_for(cast.caseworker).get("/").text
    with clock.frozen(clock.now() + timedelta(days=1)):
        browser = client_for(cast.caseworker)
        assert "Not written up" in browser.get("/").text
        answers = {**NOTE, "when": "earlier", "on": "20 November 2026", "at": "16:30"}
        answer = post(browser, f"/cases/{ref}/interventions/{entry}/write-up", answers)
        assert answer.status_code == 303
        assert "Not written up" not in browser.get("/").text
    assert status_of(entry) == (InterventionStatus.WRITTEN_UP, Attendance.LOGISTICS)


def test_the_form_begins_with_what_was_planned(cast: Cast, client_for: MakeClient, refs: tuple[str, str]) -> None:
    page = client_for(cast.caseworker).get(f"/cases/{refs[0]}/interventions/{refs[1]}/write-up")
    assert 'value="16:30"' in page.text
    assert 'value="Library"' in page.text


def test_it_is_written_up_once(cast: Cast, refs: tuple[str, str]) -> None:
    with transaction():
        case, entry = _loaded(refs)
        note = ContactNote(InterventionKind.VISIT, clock.now(), Attendance.ATTENDED, "We met")
        services.write_up(cast.caseworker.actor, case=case, entry=entry, version=entry.version, note=note)
        with pytest.raises(AlreadyWrittenUp):
            services.write_up(cast.caseworker.actor, case=case, entry=entry, version=entry.version, note=note)


def test_somebody_elses_change_is_not_overwritten(cast: Cast, refs: tuple[str, str]) -> None:
    with transaction():
        case, entry = _loaded(refs)
        note = ContactNote(InterventionKind.VISIT, clock.now(), Attendance.ATTENDED, "We met")
        with pytest.raises(Clash):
            services.write_up(cast.caseworker.actor, case=case, entry=entry, version=entry.version - 1, note=note)


def test_it_is_called_off_with_a_reason(cast: Cast, client_for: MakeClient, refs: tuple[str, str]) -> None:
    url = f"/cases/{refs[0]}/interventions/{refs[1]}/call-off"
    browser = client_for(cast.caseworker)
    assert post(browser, url, {"reason": ""}).status_code == 422
    assert post(browser, url, {"reason": "Exam that day"}).status_code == 303
    assert status_of(refs[1]) == (InterventionStatus.CALLED_OFF, None)
    assert "Exam that day" in browser.get(f"/cases/{refs[0]}").text
    assert browser.get(url).status_code == 404


def test_a_closed_case_takes_nothing(cast: Cast, refs: tuple[str, str]) -> None:
    with transaction():
        case, _ = _loaded(refs)
        services.close(
            cast.caseworker.actor,
            case=case,
            version=case.version,
            reason=ClosureReason.OUTCOMES_ACHIEVED,
            note="Back in school",
        )
    assert status_of(refs[1])[0] is InterventionStatus.CALLED_OFF
    with transaction() as unit:
        unit.abandon()
        case, _ = _loaded(refs)
        note = ContactNote(InterventionKind.CALL, clock.now(), Attendance.ATTENDED, "One more")
        with pytest.raises(CaseClosed):
            services.log(cast.caseworker.actor, case=case, note=note)


@pytest.mark.parametrize("verb", ["write-up", "call-off", "move"])
def test_who_may_not(cast: Cast, client_for: MakeClient, refs: tuple[str, str], verb: str) -> None:
    url = f"/cases/{refs[0]}/interventions/{refs[1]}/{verb}"
    assert client_for(cast.caseworker).get(url).status_code == 200
    assert client_for(cast.outsider).get(url).status_code == 404
    assert client_for(cast.commissioner).get(url).status_code == 403
    assert client_for(cast.caseworker).get(url.replace(refs[1], "0000-0000")).status_code == 404
    assert client_for(cast.caseworker).put(url).status_code == 405


def _loaded(refs: tuple[str, str]) -> tuple[Case, Intervention]:
    case = db.session.scalars(select(Case).where(Case.ref == refs[0])).one()
    return case, db.session.scalars(select(Intervention).where(Intervention.ref == refs[1])).one()
