"""Governance reads the trail of any record and any user; its own look is in it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.access import services
from casework.access.types import Level
from casework.audit import queries
from casework.audit.models import AuditRecord
from casework.audit.seals import seal
from casework.audit.services import record, record_look
from casework.core import clock, jobs
from casework.core.actor import SYSTEM
from casework.core.db import db, read, transaction
from casework.core.subjects import SubjectRef
from tests.cast import Cast, Member
from tests.web import post

ClientFor = Callable[[Member], FlaskClient]

PERSON = SubjectRef("person", 41, "K7QF4M2P", person_id=41)
NOTE = SubjectRef("intervention", 7, "AAAA1111", person_id=41)
OTHER = SubjectRef("person", 42, "BBBB2222", person_id=42)


@pytest.fixture
def written(cast: Cast, frozen: datetime) -> Cast:
    with transaction():
        record(cast.caseworker.actor, "person.changed", PERSON, changes={"postcode": ("ZZ1 1AA", "ZZ2 2BB")})
        record(cast.caseworker.actor, "intervention.logged", NOTE, changes={"what_happened": (None, "We met.")})
        record(cast.chair.actor, "person.added", OTHER)
        record_look(cast.chair.actor, "person.viewed", OTHER)
        record_look(cast.chair.actor, "case.listed", SubjectRef("case", 0), detail={"refs": ["K7QF4M2P"]})
        record_look(cast.chair.actor, "minutes.downloaded", SubjectRef("meeting", 3, "CCCC3333"))
        record(cast.caseworker.actor, "case.note_moved_out", SubjectRef("case", 9, "DDDD4444", person_id=41))
    return cast


def verbs(page: str) -> list[str]:
    body = page.partition("<tbody")[2]
    return [cell.partition("<")[0] for cell in body.split('data-label="What">')[1:]]


@pytest.mark.parametrize("who", ["coordinator", "administrator", "caseworker", "commissioner"])
def test_it_is_for_governance(client_for: ClientFor, cast: Cast, who: str) -> None:
    browser = client_for(getattr(cast, who))
    assert browser.get("/audit").status_code == 403
    assert post(browser, "/audit/verify").status_code == 403


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("record=aaaa-1111", ["intervention: logged"]),
        ("record=K7QF-4M2P", ["case: note moved out", "intervention: logged", "person: changed"]),
        (
            "record=K7QF-4M2P&lists=y",
            ["case: note moved out", "case: listed", "intervention: logged", "person: changed"],
        ),
        ("record=BBBB2222&act=look", ["person: viewed"]),
        ("who=osei&act=change", ["person: added"]),
        ("who=nobody+at+all", []),
        ("verb=moved", ["case: note moved out"]),
        ("record=not-a-reference", []),
        ("record=BBBB2222&since=20/11/2026&until=20/11/2026", ["person: viewed", "person: added"]),
        ("record=BBBB2222&until=19/11/2026", []),
    ],
)
def test_it_is_narrowed_by_the_address(client_for: ClientFor, written: Cast, query: str, expected: list[str]) -> None:
    assert verbs(client_for(written.governance).get(f"/audit?{query}").text) == expected


def test_a_date_that_is_none_is_said(client_for: ClientFor, written: Cast) -> None:
    page = client_for(written.governance).get("/audit?since=31/2/2026")
    assert page.status_code == 422
    assert 'href="#since"' in page.text


def test_its_own_look_is_recorded(client_for: ClientFor, written: Cast) -> None:
    client_for(written.governance).get("/audit?record=K7QF-4M2P")
    with read():
        row = db.session.scalars(select(AuditRecord).order_by(AuditRecord.id.desc()).limit(1)).one()
        assert (row.verb, row.subject_ref, row.actor_user_id) == (
            "trail.viewed",
            "K7QF4M2P",
            written.governance.user_id,
        )


def test_fields_are_named_and_values_stay_closed(client_for: ClientFor, written: Cast) -> None:
    page = client_for(written.governance).get("/audit?record=K7QF-4M2P").text
    assert "postcode" in page
    assert "ZZ1 1AA" not in page
    assert "We met." not in page


def test_values_are_open_to_a_reader_who_is_involved(client_for: ClientFor, written: Cast) -> None:
    with transaction():
        services.place(SYSTEM, "person", 41, "person", 41)
        services.involve(
            SYSTEM,
            scope_kind="person",
            scope_id=41,
            level=Level.SUMMARY,
            basis="rights request",
            user_id=written.governance.user_id,
        )
    page = client_for(written.governance).get("/audit?record=K7QF-4M2P").text
    assert "ZZ1 1AA" in page
    assert "We met." in page


def test_it_pages_by_key_in_the_same_number_of_statements(
    client_for: ClientFor, written: Cast, count_statements: Callable[[], object]
) -> None:
    browser = client_for(written.governance)
    with count_statements() as few:
        browser.get("/audit?who=osei")
    with transaction():
        for number in range(120):
            record(written.chair.actor, "person.changed", SubjectRef("person", number, None))
    with count_statements() as many:
        page = browser.get("/audit?who=osei").text
    assert len(few) == len(many) <= 11, "\n".join(many)
    assert len(verbs(page)) == queries.PAGE
    before = page.partition("before=")[2].partition('"')[0]
    second = browser.get(f"/audit?who=osei&before={before}").text
    assert len(verbs(second)) == queries.PAGE
    assert (
        len(verbs(browser.get(f"/audit?who=osei&before={second.partition('before=')[2].partition(chr(34))[0]}").text))
        == 24
    )


def test_home_shows_what_moved_what_left_and_who_looks_at_night(
    client_for: ClientFor, written: Cast, frozen: datetime
) -> None:
    with clock.frozen(frozen - timedelta(hours=10)), transaction():
        record_look(written.analyst.actor, "person.viewed", PERSON)
    page = client_for(written.governance).get("/").text
    assert "Notes moved between young people, last 30 days (1)" in page
    assert "minutes: downloaded" in page
    night = page.partition("Looking between 8pm and 6am")[2].partition("<h2")[0]
    assert "Priya Nair" in night
    assert "Helen Osei" not in night
    assert "Not checked yet" in page


def test_the_trail_is_checked_on_request(client_for: ClientFor, written: Cast) -> None:
    browser = client_for(written.governance)
    with transaction():
        seal()
    assert post(browser, "/audit/verify").location == "/"
    assert "Waiting to be checked" in browser.get("/").text
    assert jobs.drain() == 1
    page = browser.get("/").text
    assert "Whole" in page
    assert "in 1 seal" in page
