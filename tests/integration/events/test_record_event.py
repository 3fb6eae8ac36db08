"""An event is told once; each reader sees the participants they may, and no sign of the others."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.cases import services as cases
from casework.cases.models import Case
from casework.core import clock
from casework.core.db import db, read, transaction
from casework.core.refs import show_ref
from casework.events.models import Event, EventParticipant
from casework.people.models import Person
from tests.cast import Cast, Member
from tests.factories.cases import make_case, make_person
from tests.web import post

MakeClient = Callable[[Member], FlaskClient]
ANSWERS = {
    "kind": "offence",
    "role": "suspected",
    "basis": "suspected",
    "what_happened": "A fight outside the school gate with Victoria",
    "is_violent": "y",
}


@pytest.fixture
def refs(app: Flask, cast: Cast) -> tuple[str, str]:
    """The case of somebody who caused harm, led by the caseworker; the case of the victim, led by nobody yet."""
    with transaction():
        harmer = make_case(cast, person=make_person(cast.northvale, surname="Harmer"))
        victim = make_case(cast, person=make_person(cast.northvale, surname="Victimson"), allotted=False)
        return harmer.ref, victim.ref


def person_ref(case_ref: str) -> str:
    with read():
        return db.session.scalars(
            select(Person.ref).join(Case, Case.person_id == Person.id).where(Case.ref == case_ref)
        ).one()


def answers(**more: str) -> dict[str, str]:
    return {**ANSWERS, "occurred_on": clock.today().isoformat(), **more}


def event_ref() -> str:
    with read():
        return db.session.scalars(select(Event.ref)).one()


def test_a_described_participant_is_read_by_those_who_reach_the_young_person(
    cast: Cast, client_for: MakeClient, refs: tuple[str, str]
) -> None:
    more = {"other_description": "A man known as Spence", "other_role": "witness"}
    browser = client_for(cast.caseworker)
    assert post(browser, f"/cases/{refs[0]}/events/new", answers(**more)).status_code == 303
    assert "A fight outside" in browser.get(f"/cases/{refs[0]}").text
    page = browser.get(f"/cases/{refs[0]}/events/{event_ref()}")
    assert "A man known as Spence" in page.text


def test_both_sides_are_kept_apart(cast: Cast, client_for: MakeClient, refs: tuple[str, str]) -> None:
    """The coordinator, who may see both, records it; each side's worker sees only their own."""
    victim_ref = person_ref(refs[1])
    more = {"other_ref": show_ref(victim_ref), "other_role": "victim"}
    assert post(client_for(cast.coordinator), f"/cases/{refs[0]}/events/new", answers(**more)).status_code == 303
    event = event_ref()
    # The harmer's worker may not see the victim: no name, no reference, no part.
    page = client_for(cast.caseworker).get(f"/cases/{refs[0]}/events/{event}").text
    assert "Another young person" in page
    assert "Victimson" not in page
    assert show_ref(victim_ref) not in page
    # On the victim's page the words written from the harmer's record do not appear, even to who may see both.
    victims = client_for(cast.coordinator).get(f"/cases/{refs[1]}").text
    assert "A fight outside" not in victims
    assert "Offence" in victims
    assert client_for(cast.caseworker).get(f"/cases/{refs[1]}/events/{event}").status_code == 404


def test_the_victims_worker_reads_no_words_about_the_harmer(
    cast: Cast, client_for: MakeClient, refs: tuple[str, str]
) -> None:
    more = {"other_ref": show_ref(person_ref(refs[1])), "other_role": "victim"}
    post(client_for(cast.coordinator), f"/cases/{refs[0]}/events/new", answers(**more))
    with transaction():
        harmer, victim = (db.session.scalars(select(Case).where(Case.ref == ref)).one() for ref in refs)
        cases.allot(cast.coordinator.actor, case=harmer, lead_worker_id=None)
        cases.allot(cast.coordinator.actor, case=victim, lead_worker_id=cast.caseworker.user_id)
    page = client_for(cast.caseworker).get(f"/cases/{refs[1]}/events/{event_ref()}").text
    assert "which you cannot read" in page
    assert "Victoria" not in page
    assert "Harmer" not in page
    assert "Another young person" in page


def test_nobody_is_linked_whom_the_recorder_may_not_see(
    cast: Cast, client_for: MakeClient, refs: tuple[str, str]
) -> None:
    more = {"other_ref": show_ref(person_ref(refs[1])), "other_role": "victim"}
    answer = post(client_for(cast.caseworker), f"/cases/{refs[0]}/events/new", answers(**more))
    assert answer.status_code == 422
    assert 'href="#other_ref"' in answer.text
    with read():
        assert db.session.scalars(select(EventParticipant)).all() == []


def test_nothing_happens_tomorrow(cast: Cast, client_for: MakeClient, refs: tuple[str, str], frozen: object) -> None:
    answer = post(client_for(cast.caseworker), f"/cases/{refs[0]}/events/new", answers(occurred_on="2026-11-21"))
    assert answer.status_code == 422


def test_who_may_not(cast: Cast, client_for: MakeClient, refs: tuple[str, str]) -> None:
    post(client_for(cast.caseworker), f"/cases/{refs[0]}/events/new", answers())
    url = f"/cases/{refs[0]}/events/{event_ref()}"
    assert client_for(cast.caseworker).get(url).status_code == 200
    assert client_for(cast.outsider).get(url).status_code == 404
    assert client_for(cast.chair).get(url).status_code == 403
    assert client_for(cast.commissioner).get(url).status_code == 403
    assert client_for(cast.caseworker).get(f"/cases/{refs[0]}/events/0000-0000").status_code == 404
    assert client_for(cast.caseworker).post(url).status_code in (400, 405)
