"""A caseworker's home: today, and who worries most; the same cost for two and for many."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from casework.cases import queries, services
from casework.cases.types import Attendance, ContactNote, InterventionKind, RiskLevel
from casework.core import clock
from casework.core.actor import SYSTEM
from casework.core.db import transaction
from casework.events.types import EventBasis, EventDetails, EventKind, ParticipantRole
from tests.cast import Cast, Member
from tests.factories.cases import make_case, make_cohort, make_person

MakeClient = Callable[[Member], FlaskClient]


def test_most_worrying_first(app: Flask, cast: Cast, client_for: MakeClient) -> None:
    actor = cast.caseworker.actor
    with transaction():
        names = ("Aaquiet", "Bbrisky", "Ccshaken")
        quiet, risky, shaken = (make_case(cast, person=make_person(cast.northvale, surname=name)) for name in names)
        for case, level in ((quiet, RiskLevel.LOW), (risky, RiskLevel.HIGH), (shaken, RiskLevel.MEDIUM)):
            services.set_risk(actor, case=case, version=case.version, level=level, reason="Assessed")
            note = ContactNote(InterventionKind.VISIT, clock.now(), Attendance.ATTENDED, "Met at the library")
            services.log(actor, case=case, note=note)
        attack = EventDetails(
            EventKind.VICTIMISATION, EventBasis.REPORTED, clock.today(), "Hurt on the way home", is_violent=True
        )
        services.record_event(actor, case=shaken, details=attack, role=ParticipantRole.VICTIM)
    page = client_for(cast.caseworker).get("/").text
    positions = [page.index(name) for name in ("Ccshaken", "Bbrisky", "Aaquiet")]
    assert positions == sorted(positions)
    assert "Violence in the last 14 days" in page


def test_silence_past_the_rhythm_shows(app: Flask, cast: Cast, client_for: MakeClient, frozen: object) -> None:
    with clock.frozen(clock.now() - timedelta(days=20)), transaction():
        make_case(cast)
    assert "Longer than planned: </span>never" in client_for(cast.caseworker).get("/").text


def test_what_others_added_is_marked(app: Flask, cast: Cast, client_for: MakeClient, frozen: object) -> None:
    with transaction():
        case = make_case(cast)
        ref = case.ref
    browser = client_for(cast.caseworker)
    browser.get(f"/cases/{ref}")
    assert "Changed since you looked" not in browser.get("/").text
    with clock.frozen(clock.now() + timedelta(minutes=5)):
        with transaction():
            case = queries.load(SYSTEM, ref)
            note = ContactNote(InterventionKind.CALL, clock.now(), Attendance.ATTENDED, "Rang about school")
            services.log(cast.coordinator.actor, case=case, note=note)
        assert "Changed since you looked" in browser.get("/").text


@pytest.mark.parametrize("number", [2, 40])
def test_its_statements_do_not_grow(
    app: Flask, cast: Cast, client_for: MakeClient, number: int, count_statements: Any
) -> None:
    with transaction():
        cohort = make_cohort(cast)
        for _ in range(number):
            make_case(cast, cohort=cohort)
    browser = client_for(cast.caseworker)
    with count_statements() as statements:
        page = browser.get("/")
    assert page.status_code == 200
    assert page.text.count("app-ref") == number
    # Session, roles, unread messages; contacts, cases, actions; the look.
    assert len(statements) <= 7, "\n".join(statements)


def test_other_peoples_young_people_are_not_on_it(app: Flask, cast: Cast, client_for: MakeClient) -> None:
    with transaction():
        make_case(cast, person=make_person(cast.northvale, surname="Notmine"))
    assert "Notmine" not in client_for(cast.caseworker_b).get("/").text
    assert "Notmine" not in client_for(cast.caseworker_b).get("/cases/log").text
    assert "Notmine" in client_for(cast.caseworker).get("/cases/log").text
