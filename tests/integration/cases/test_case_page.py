"""The page of one case: who may see what of it, and at what cost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from casework.cases import queries, services
from casework.cases.models import Case
from casework.cases.types import Attendance, ContactNote, InterventionKind
from casework.core import clock
from casework.core.actor import SYSTEM
from casework.core.db import db, transaction
from casework.core.refs import show_ref
from casework.events.types import EventBasis, EventDetails, EventKind, ParticipantRole
from tests.cast import Cast, Member
from tests.factories.cases import make_case, make_person

MakeClient = Callable[[Member], FlaskClient]


@pytest.fixture
def ref(app: Flask, cast: Cast) -> str:
    with transaction():
        return make_case(cast, person=make_person(cast.northvale, forename="Siân", surname="Prŷs")).ref


def log_many(cast: Cast, ref: str, number: int) -> None:
    with transaction():
        case = db.session.query(Case).filter_by(ref=ref).one()
        for days in range(number):
            note = ContactNote(
                InterventionKind.CALL,
                clock.now() - timedelta(days=days),
                Attendance.ATTENDED,
                f"Talk number {days}",
                voice="I want to box again",
            )
            services.log(cast.caseworker.actor, case=case, note=note)


def test_it_works_for_the_lead_worker(cast: Cast, client_for: MakeClient, ref: str) -> None:
    log_many(cast, ref, 1)
    page = client_for(cast.caseworker).get(f"/cases/{show_ref(ref)}")
    assert page.status_code == 200
    for words in (
        "Siân Prŷs",
        "Talk number 0",
        "I want to box again",
        "lead worker of the case",
        "Log an intervention",
    ):
        assert words in page.text


def test_an_outsider_gets_404(cast: Cast, client_for: MakeClient, ref: str) -> None:
    assert client_for(cast.outsider).get(f"/cases/{ref}").status_code == 404
    assert client_for(cast.caseworker_b).get(f"/cases/{ref}").status_code == 404


def test_the_wrong_role_gets_403(cast: Cast, client_for: MakeClient, ref: str) -> None:
    for member in (cast.commissioner, cast.administrator, cast.governance):
        assert client_for(member).get(f"/cases/{ref}").status_code == 403


def test_a_bad_reference_gets_404(cast: Cast, client_for: MakeClient) -> None:
    assert client_for(cast.caseworker).get("/cases/0000-0000").status_code == 404
    assert client_for(cast.caseworker).get("/cases/nonsense-reference").status_code == 404


def test_the_wrong_method_gets_405(cast: Cast, client_for: MakeClient, ref: str) -> None:
    assert client_for(cast.caseworker).delete(f"/cases/{ref}").status_code == 405


def test_a_chair_sees_that_there_is_work_and_not_the_work(cast: Cast, client_for: MakeClient, ref: str) -> None:
    log_many(cast, ref, 1)
    page = client_for(cast.chair).get(f"/cases/{ref}")
    assert page.status_code == 200
    assert "Talk number 0" not in page.text
    assert "Log an intervention" not in page.text


@pytest.mark.parametrize("number", [2, 200])
def test_its_statements_do_not_grow(
    cast: Cast, client_for: MakeClient, ref: str, number: int, count_statements: Any
) -> None:
    log_many(cast, ref, number)
    browser = client_for(cast.caseworker)
    browser.get(f"/cases/{ref}")
    with count_statements() as statements:
        page = browser.get(f"/cases/{ref}")
    assert page.status_code == 200
    # Session, roles, unread messages; head, timeline, goals, actions, who can see; the look.
    assert len(statements) <= 9, "\n".join(statements)
    assert len(page.data) < 60_000 or number == 200
    assert page.text.count("moj-timeline__item") == min(number + 2, 50)


def test_earlier_entries_are_a_page_away(cast: Cast, client_for: MakeClient, ref: str) -> None:
    log_many(cast, ref, 60)
    browser = client_for(cast.caseworker)
    first = browser.get(f"/cases/{ref}?show=contacts")
    assert "Talk number 49" in first.text
    assert "Talk number 50" not in first.text
    older = first.text.split("Earlier entries")[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    second = browser.get(older)
    assert "Talk number 50" in second.text
    assert "Talk number 49" not in second.text


@pytest.mark.parametrize(
    ("show", "seen", "unseen"),
    [
        ("contacts", "Talk number 0", "Case opened in"),
        ("changes", "Case opened in", "Talk number 0"),
        ("events", "Chased from the park", "Talk number 0"),
        ("nonsense", "Talk number 0", "There is nothing"),
    ],
)
def test_one_kind_at_a_time(cast: Cast, client_for: MakeClient, ref: str, show: str, seen: str, unseen: str) -> None:
    log_many(cast, ref, 1)
    with transaction():
        case = queries.load(SYSTEM, ref)
        details = EventDetails(EventKind.VICTIMISATION, EventBasis.REPORTED, clock.today(), "Chased from the park")
        services.record_event(cast.caseworker.actor, case=case, details=details, role=ParticipantRole.VICTIM)
    browser = client_for(cast.caseworker)
    page = browser.get(f"/cases/{ref}?show={show}")
    assert page.status_code == 200
    assert seen in page.text
    assert unseen not in page.text
    moment = (clock.now() - timedelta(days=900)).isoformat()
    older = browser.get(f"/cases/{ref}", query_string={"show": show, "after": f"{moment}_3_1"})
    assert "Nothing is recorded here yet" in older.text


@pytest.mark.parametrize("cursor", ["", "x", "2026-01-01T00:00:00+00:00_9", "2026-01-01_1_1", "'\"_1_1"])
def test_a_bent_cursor_shows_the_newest(cast: Cast, client_for: MakeClient, ref: str, cursor: str) -> None:
    page = client_for(cast.caseworker).get(f"/cases/{ref}", query_string={"after": cursor})
    assert page.status_code == 200
